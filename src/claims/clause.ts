import { lowerAt, type Passage } from './passage.ts';
import { hasFiniteShape } from './word-forms.ts';

/** Tokens looked at to either side of a figure: longer clauses are lists, and the bound keeps the time linear. */
const lookMax = 60;

/** Where the words around a figure stand in its sentence, in tokens. */
export interface Clause {
  /** bounds of the clause */
  readonly first: number;
  readonly last: number;
  /** the verb group that governs the figure; -1 when there is none */
  readonly verb: number;
  /** the subject phrase of that verb, [subjectFirst, subjectLast); empty when unsaid */
  readonly subjectFirst: number;
  readonly subjectLast: number;
  /** the figure stands before its verb */
  readonly figureLeads: boolean;
}

/**
 * Finds the clause of the tokens [from, to) and its subject, by rule: no parse, a look in either direction.
 *
 * from, to  the figure with its bound words and its noun
 */
export function findClause(passage: Passage, from: number, to: number): Clause {
  const last = clauseEnd(passage, to);
  const own = predicateAt(passage, from, to, last);
  const floor = bodyStart(passage);
  if (own >= 0) {
    const first = Math.max(floor, phraseOpening(passage, from));
    return { first, last, verb: own, subjectFirst: first, subjectLast: from, figureLeads: true };
  }
  const first = Math.max(floor, clauseStart(passage, from));
  for (let at = from - 1; at >= first; at--) {
    if (isVerbal(passage, at)) return { first, last, verb: at, ...subjectOf(passage, first, at), figureLeads: false };
  }
  let verb = -1;
  for (let at = to; at < last && verb < 0; at++) if (isVerbal(passage, at)) verb = at;
  return { first, last, verb, subjectFirst: first, subjectLast: verb < 0 ? first : from, figureLeads: verb >= 0 };
}

/**
 * The auxiliary whose subject the figure is ("12 homes [in the valley] were destroyed"), or -1: it stands behind the
 * noun with at most a short phrase between.
 */
function predicateAt(passage: Passage, from: number, to: number, last: number): number {
  const { tags } = passage;
  // "when 1,200 people died", "; four drowned": right after a joint the next finite verb is the figure's own
  const before = lowerAt(passage, from - 1);
  const opensAfterJoint = from === 0 || joints.has(before) || /^(?:;|:|that|where|said|says|say)$/.test(before);
  for (let at = to; at < Math.min(last, to + 7); at++) {
    const tag = tags[at];
    if (tag === 'aux') return at;
    if (tag === 'verb' && at === to && opensAfterJoint && hasFiniteShape(lowerAt(passage, at))) return at;
    if (tag === 'verb' || tag === 'conj' || tag === 'pron' || tag === 'num') return -1;
  }
  return -1;
}

/** Back from a figure that leads its clause to the mark or joint before it. */
function phraseOpening(passage: Passage, from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - lookMax); at--) {
    const tag = passage.tags[at];
    const hyphen = lowerAt(passage, at) === '-' || lowerAt(passage, at) === "'s";
    if ((tag === 'mark' && !hyphen) || tag === 'rel' || (tag === 'conj' && at < from)) return at + 1;
    if (openers.has(lowerAt(passage, at)) || tag === 'verb') return at + 1;
  }
  return Math.max(0, from - lookMax);
}

const openers = new Set('after before since because that while when as until said'.split(' '));

function isVerbal(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return tag === 'verb' || tag === 'aux';
}

const joints = new Set('and but while as after before because when since although though'.split(' '));

const openingMarks = new Set(';:—("“–');
const closingMarks = new Set(',;:—()"“”.');
const parting = new Set('and but while as'.split(' '));

function clauseStart(passage: Passage, from: number): number {
  const { tokens, tags } = passage;
  // verbs seen between here and the figure; a joint parts clauses only when a verb stands on either side
  let verbs = 0;
  const { firstVerb } = passage;
  for (let at = from - 1; at >= Math.max(0, from - lookMax); at--) {
    const word = tokens[at]?.lower ?? '';
    if (tags[at] === 'mark' && openingMarks.has(word) && !(word === '–' && tokens[at]?.glued === true)) return at + 1;
    if (word === ',' && verbs > 0) return at + 1;
    if (tags[at] === 'rel' && at + 1 < from && verbSoon(passage, at + 1)) return at;
    if (joints.has(word) && verbs > 0 && firstVerb >= 0 && firstVerb < at) return at + 1;
    if (isVerbal(passage, at)) verbs++;
  }
  return Math.max(0, from - lookMax);
}

function hasVerb(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isVerbal(passage, at)) return true;
  return false;
}

function verbSoon(passage: Passage, from: number): boolean {
  return hasVerb(passage, from, from + 4);
}

function clauseEnd(passage: Passage, from: number): number {
  const { tokens, tags } = passage;
  const end = Math.min(tokens.length, from + lookMax);
  for (let at = from; at < end; at++) {
    const word = tokens[at]?.lower ?? '';
    if ((tags[at] === 'mark' && closingMarks.has(word)) || tags[at] === 'rel') return at;
    if (parting.has(word) && hasVerb(passage, at + 1, Math.min(tokens.length, at + 5))) return at;
  }
  return end;
}

/** The noun phrase before a verb group; a participle or a verb without one borrows the sentence's first subject. */
function subjectOf(passage: Passage, first: number, verb: number): { subjectFirst: number; subjectLast: number } {
  const { tags, tokens } = passage;
  let start = verb;
  while (
    start > first &&
    (isVerbal(passage, start - 1) || tags[start - 1] === 'adv' || lowerAt(passage, start - 1) === 'to')
  )
    start--;
  let begin = first;
  while (begin < start && (tags[begin] === 'conj' || tags[begin] === 'adv' || tags[begin] === 'mark')) begin++;
  if (tags[begin] === 'rel' && begin + 1 < start) return { subjectFirst: begin + 1, subjectLast: start };
  if (tags[begin] === 'rel') return antecedent(passage, begin);
  if (begin < start) return { subjectFirst: begin, subjectLast: start };
  const main = firstSubject(passage);
  if (main.subjectLast <= Math.min(start, tokens.length)) return main;
  return { subjectFirst: start, subjectLast: start };
}

/** The phrase that "who", "which" or "that" stands for: back to a mark, a verb or a preposition other than "of". */
function antecedent(passage: Passage, rel: number): { subjectFirst: number; subjectLast: number } {
  let last = rel;
  if (lowerAt(passage, last - 1) === ')') {
    for (let at = last - 2; at > Math.max(0, last - 8); at--) if (lowerAt(passage, at) === '(') last = at;
  }
  while (last > 0 && passage.tags[last - 1] === 'mark') last--;
  let first = last;
  while (first > 0 && last - first < 8) {
    const tag = passage.tags[first - 1];
    if (
      tag === 'mark' ||
      tag === 'verb' ||
      tag === 'aux' ||
      tag === 'conj' ||
      (tag === 'prep' && lowerAt(passage, first - 1) !== 'of')
    )
      break;
    first--;
  }
  return { subjectFirst: first, subjectLast: last };
}

/** The subject of the sentence: from behind the dateline to the first finite verb. */
export function firstSubject(passage: Passage): { subjectFirst: number; subjectLast: number } {
  const { tags, tokens } = passage;
  let first = bodyStart(passage);
  while (first < tokens.length && (tags[first] === 'mark' || tags[first] === 'conj' || tags[first] === 'adv')) first++;
  // an opening phrase ("In the province, …") is passed over
  if (tags[first] === 'prep') {
    for (let at = first; at < Math.min(tokens.length, first + 14); at++) {
      if (lowerAt(passage, at) === ',') {
        first = at + 1;
        break;
      }
    }
  }
  for (let at = first; at < Math.min(tokens.length, first + lookMax); at++) {
    // "The coalition, which …, now expects": the subject ends before its relative clause
    if (tags[at] === 'rel' && at > first)
      return { subjectFirst: first, subjectLast: lowerAt(passage, at - 1) === ',' ? at - 1 : at };
    if ((tags[at] === 'verb' || tags[at] === 'aux') && hasFiniteShape(lowerAt(passage, at)))
      return { subjectFirst: first, subjectLast: at };
  }
  return { subjectFirst: first, subjectLast: first };
}

/** The token after a dateline ("SAHR, March 1 (Agency) -"), 0 when there is none. */
export function bodyStart(passage: Passage): number {
  const { tokens } = passage;
  for (let at = 1; at < Math.min(tokens.length, 16); at++) {
    const word = tokens[at]?.text ?? '';
    if (
      (word === '-' || word === '–' || word === '—') &&
      !(tokens[at]?.glued ?? false) &&
      !(tokens[at + 1]?.glued ?? false)
    ) {
      if (tokens[0]?.text === tokens[0]?.text.toUpperCase() && (tokens[0]?.text.length ?? 0) > 2) return at + 1;
    }
  }
  return 0;
}
