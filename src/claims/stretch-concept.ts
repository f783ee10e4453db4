import { type Clause, findClause, firstSubject } from './clause.ts';
import { isConceptStop } from './concept-phrase.ts';
import { dimensionWords } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';

/** Tokens a phrase may have on the way left or right; longer ones are no concept but a clause. */
const phraseTokensMax = 16;

/**
 * The head words of what a figure measures, by the stretches of words around it and without a parse: what it belongs
 * to, then the subject of its clause.
 *
 * masked   tokens of numbers with their measures and of times; left out
 * returns  groups of words, none where nothing is said
 */
export function stretchConcept(passage: Passage, figure: Figure, masked: Uint8Array): string[][] {
  const clause = findClause(passage, figure.boundFirst, figure.boundLast);
  const subject = subjectWords(passage, clause, figure, masked);
  const owner = ownerWords(passage, figure, clause, masked);
  const groups: string[][] = [];
  if (owner !== null && owner.words.length > 0) groups.push([...owner.words]);
  if (figure.vague && figure.low === 1) return [];
  const wantsSubject = owner === null || owner.words.length === 0 || owner.withSubject;
  if (wantsSubject && subject.length > 0) groups.push(subject);
  return groups;
}

interface Owner {
  readonly words: readonly string[];
  /** the subject of the clause belongs to the concept too */
  readonly withSubject: boolean;
}

/** What the figure belongs to: the noun it modifies, the whole it is a part of, the noun with "of", the object. */
function ownerWords(passage: Passage, figure: Figure, clause: Clause, masked: Uint8Array): Owner | null {
  const after = lowerAt(passage, figure.last);
  const before = lowerAt(passage, figure.boundFirst - 1);
  const counted = figure.kind === 'count' && !figure.compound;
  if (figure.kind === 'fraction') return clause.figureLeads ? { words: [], withSubject: false } : null;
  if (counted && after === 'of' && figure.unitLast <= figure.last)
    return { words: phraseAfter(passage, figure.last + 1, masked), withSubject: false };
  if (!counted && isModified(passage, figure, masked)) {
    return { words: phraseAfter(passage, figure.last + (after === '-' ? 1 : 0), masked), withSubject: true };
  }
  if (!counted && after === 'of') {
    const own = /^(?:its|their|his|her|our|my)$/.test(lowerAt(passage, figure.last + 1));
    const share = figure.kind === 'percent';
    return { words: phraseAfter(passage, figure.last + 1, masked), withSubject: own || !share };
  }
  if (before === 'of' || before === 'with' || before === 'on') {
    const start = phraseStart(passage, figure.boundFirst - 1);
    const words = content(passage, start, figure.boundFirst - 1, masked);
    const plain = words.length === 1 && /^(?:record|number|combined)$/.test(words[0] ?? '');
    // the object of the verb belongs to its subject, the noun of a phrase stands for itself
    const object = passage.tags[start - 1] === 'verb' || passage.tags[start - 1] === 'aux';
    if (/^(?:close|high|low|record)$/.test(lowerAt(passage, figure.boundFirst - 2))) return null;
    const measuring = /^(?:average|close|equivalent|high|low|peak)$/.test(lowerAt(passage, figure.boundFirst - 2));
    if (words.length > 0 && !plain) return { words, withSubject: before !== 'with' && (object || measuring) };
  }
  if (counted || figure.kind === 'duration' || figure.kind === 'scale' || figure.unit === 'count') return null;
  return objectWords(passage, figure, clause, after, masked);
}

function isModified(passage: Passage, figure: Figure, masked: Uint8Array): boolean {
  const hyphen = lowerAt(passage, figure.last) === '-' ? 1 : 0;
  const at = figure.last + hyphen;
  const tag = passage.tags[at];
  if (masked[at] === 1 || dimensionWords.has(lowerAt(passage, at))) return false;
  return (tag === 'noun' || tag === 'either') && (figure.kind !== 'bare' || hyphen === 0);
}

function isObject(passage: Passage, clause: Clause, figure: Figure): boolean {
  return clause.verb >= 0 && lowerAt(passage, clause.verb).endsWith('ing') && clause.verb < figure.first;
}

/** The object between the verb and the figure ("grow sales by 35%"), or the phrase behind it ("off the price"). */
function objectWords(
  passage: Passage,
  figure: Figure,
  clause: Clause,
  after: string,
  masked: Uint8Array,
): Owner | null {
  if (clause.figureLeads || clause.verb < 0) return null;
  if (/^(?:off|from|to|for)$/.test(after) && figure.kind === 'money' && figure.trend === null) {
    const words = phraseAfter(passage, figure.last + 1, masked);
    if (words.length > 0) return { words, withSubject: !isObject(passage, clause, figure) };
  }
  const words = content(passage, clause.verb + 1, figure.boundFirst, masked).filter(
    (word) => !/^(?:total|record)$/.test(word),
  );
  if (words.length === 0 || passage.tags[clause.verb] === 'aux') return null;
  const joint = passage.tags[clause.verb + 1];
  if (joint === 'prep' || joint === 'adv' || joint === 'num') return null;
  return { words, withSubject: lowerAt(passage, figure.boundFirst - 1) === 'by' };
}

/** The subject of the clause of a figure, in words; none for a personal pronoun. */
export function stretchSubject(passage: Passage, figure: Figure, masked: Uint8Array): string[] {
  const clause = findClause(passage, figure.boundFirst, figure.boundLast);
  return clause.figureLeads && figure.kind === 'count' ? [] : subjectWords(passage, clause, figure, masked);
}

/** The subject phrase of the clause, back from its verb to a mark or a verb; a pronoun gives the main subject. */
function subjectWords(passage: Passage, clause: Clause, figure: Figure, masked: Uint8Array): string[] {
  if (clause.figureLeads) {
    const prep = passage.tags[figure.boundFirst - 1] === 'prep' || figure.kind === 'age' ? 1 : 0;
    return figure.kind === 'count' ? [] : phraseBefore(passage, figure.boundFirst - prep, masked);
  }
  if (clause.verb < 0) {
    const at = passage.tags[figure.boundFirst - 1] === 'prep' ? figure.boundFirst - 1 : figure.boundFirst;
    const words = phraseBefore(passage, at, masked);
    if (words.length > 0) return words;
  }
  const own = phraseWords(passage, clause.subjectFirst, clause.subjectLast, masked);
  if (own.length > 0) return own;
  const pronoun = lowerAt(passage, clause.subjectLast - 1);
  if (/^(?:i|we|you|he|she)$/.test(pronoun) && clause.subjectLast - clause.subjectFirst <= 2) return [];
  const main = firstSubject(passage);
  return main.subjectLast > figure.first ? [] : phraseWords(passage, main.subjectFirst, main.subjectLast, masked);
}

function phraseWords(passage: Passage, from: number, end: number, masked: Uint8Array): string[] {
  let last = end;
  while (last > from && (lowerAt(passage, last - 1) === ',' || masked[last - 1] === 1)) last--;
  let first = last;
  const passive = passage.tags[last] === 'aux';
  while (
    first > from &&
    last - first < phraseTokensMax &&
    (masked[first - 1] === 1 || holdsPhrase(passage, first - 1, passive))
  )
    first--;
  return content(passage, first, last, masked);
}

/** Whether a token may stand in a subject: names, nouns, their joints, and participles before an auxiliary. */
function holdsPhrase(passage: Passage, at: number, passive: boolean): boolean {
  const tag = passage.tags[at];
  const word = lowerAt(passage, at);
  if (tag === 'mark') return /^(?:-|'s|&|'|’|\/)$/.test(word);
  if (tag === 'verb') {
    const next = passage.tags[at + 1];
    return (
      passive &&
      (next === 'prep' || next === 'aux') &&
      /(?:ed|en|ing)$/.test(word) &&
      passage.tags[at - 1] === 'noun' &&
      !/^(?:said|reported)$/.test(word)
    );
  }
  if (tag === 'aux' || tag === 'pron' || tag === 'rel') return false;
  return tag !== 'conj' || word === 'and' || word === 'or';
}

/** The noun phrase that ends before token `at`: "net worth" of "a net worth of". */
function phraseBefore(passage: Passage, at: number, masked: Uint8Array): string[] {
  return content(passage, phraseStart(passage, at), at, masked);
}

function phraseStart(passage: Passage, at: number): number {
  let first = at;
  while (first > 0 && at - first < 8) {
    const tag = passage.tags[first - 1];
    const word = lowerAt(passage, first - 1);
    const inner = word === '-' || word === "'s" || word === '&' || (word === 'of' && first < at);
    const article = tag === 'det' && lowerAt(passage, first - 2) !== 'of';
    if (article) return first - 1;
    if (tag !== 'det' && tag !== 'noun' && tag !== 'either' && tag !== 'num' && !inner) break;
    first--;
  }
  return first;
}

/** The noun phrase that starts at token `at`, with one phrase of "of", "in" or "for" behind it. */
function phraseAfter(passage: Passage, from: number, masked: Uint8Array): string[] {
  let at = from;
  let joints = 0;
  while (at < passage.tokens.length && at - from < phraseTokensMax) {
    const tag = passage.tags[at];
    const word = lowerAt(passage, at);
    if (/^(?:of|in|for)$/.test(word) && at > from && joints < 2) {
      if (masked[at + 1] === 1) break;
      joints++;
    } else if (word === '-' || word === "'s" || word === '&') {
      if (at === from) break;
    } else if (tag === 'verb') {
      if (passage.tags[at + 1] === 'mark' || at + 1 >= passage.tokens.length || passage.tags[at + 1] === 'noun') break;
      if (!/^(?:aged|based|made|sold)$/.test(word)) break;
    } else if (tag !== 'noun' && tag !== 'either' && tag !== 'det' && tag !== 'num') break;
    else if (masked[at] === 1 && at > from && tag !== 'num') break;
    at++;
  }
  return content(passage, from, at, masked);
}

/** The words of a stretch without stop words; what hyphens join stays one word. */
function content(passage: Passage, first: number, last: number, masked: Uint8Array): string[] {
  const out: string[] = [];
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at];
    if (token === undefined || token.kind === 'mark' || masked[at] === 1 || isConceptStop(passage, at)) continue;
    if (token.lower.length > 4 && token.lower.endsWith('ly') && passage.tags[at] === 'noun' && !token.capital) continue;
    let end = at;
    while (
      passage.tokens[end + 1]?.text === '-' &&
      passage.tokens[end + 1]?.glued === true &&
      passage.tokens[end + 2]?.glued === true &&
      end + 2 < last
    ) {
      end += 2;
    }
    out.push(passage.text.slice(token.start, passage.tokens[end]?.end));
    at = end;
  }
  return out;
}
