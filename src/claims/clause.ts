import { lowerAt, type Passage } from './passage.ts';
import { hasFiniteShape } from './word-forms.ts';

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
 * Finds the clause of the tokens [from, to) and its subject, by rule: no parse, one look in either direction.
 */
export function findClause(passage: Passage, from: number, to: number): Clause {
  const first = clauseStart(passage, from);
  const last = clauseEnd(passage, to);
  let verb = -1;
  for (let at = from - 1; at >= first; at--) {
    if (isVerbal(passage, at)) {
      verb = at;
      break;
    }
  }
  if (verb >= 0) {
    const subject = subjectOf(passage, first, verb);
    return { first, last, verb, ...subject, figureLeads: false };
  }
  for (let at = to; at < last; at++) {
    if (isVerbal(passage, at)) {
      verb = at;
      break;
    }
  }
  return { first, last, verb, subjectFirst: first, subjectLast: verb < 0 ? first : from, figureLeads: verb >= 0 };
}

function isVerbal(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return tag === 'verb' || tag === 'aux';
}

function clauseStart(passage: Passage, from: number): number {
  const { tokens, tags } = passage;
  for (let at = from - 1; at >= 0; at--) {
    const word = tokens[at]?.lower ?? '';
    if (word === ';' || word === ':' || word === '—' || word === '–' || word === '(' || word === '"' || word === '“') {
      if (!(word === '–' && tokens[at]?.glued === true)) return at + 1;
    }
    if (word === ',' && closesClause(passage, at, from)) return at + 1;
    if (tags[at] === 'rel' && at + 1 < from && verbSoon(passage, at + 1)) return at;
    if (
      (word === 'and' ||
        word === 'but' ||
        word === 'while' ||
        word === 'as' ||
        word === 'after' ||
        word === 'before' ||
        word === 'because') &&
      at + 1 < from
    ) {
      if (hasVerb(passage, at + 1, from) && hasVerb(passage, 0, at)) return at + 1;
    }
  }
  return 0;
}

/** A comma ends a clause when a verb stands on its left and on its right up to the figure or right behind it. */
function closesClause(passage: Passage, at: number, from: number): boolean {
  if (hasVerb(passage, at + 1, from)) return true;
  return false;
}

function hasVerb(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isVerbal(passage, at)) return true;
  return false;
}

function verbSoon(passage: Passage, from: number): boolean {
  for (let at = from; at < from + 4; at++) if (isVerbal(passage, at)) return true;
  return false;
}

function clauseEnd(passage: Passage, from: number): number {
  const { tokens, tags } = passage;
  for (let at = from; at < tokens.length; at++) {
    const word = tokens[at]?.lower ?? '';
    if (/^[,;:—()"“”.]$/.test(word)) return at;
    if (tags[at] === 'rel') return at;
    if (
      (word === 'and' || word === 'but' || word === 'while' || word === 'as') &&
      hasVerb(passage, at + 1, Math.min(tokens.length, at + 5))
    )
      return at;
  }
  return tokens.length;
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
  if (tags[begin] === 'rel') return antecedent(passage, begin);
  if (begin < start) return { subjectFirst: begin, subjectLast: start };
  const main = firstSubject(passage);
  if (main.subjectLast <= Math.min(start, tokens.length)) return main;
  return { subjectFirst: start, subjectLast: start };
}

/** The phrase that "who", "which" or "that" stands for: back to a mark, a verb or a preposition other than "of". */
function antecedent(passage: Passage, rel: number): { subjectFirst: number; subjectLast: number } {
  let last = rel;
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
  for (let at = first; at < tokens.length; at++) {
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
