import type { Clause } from './clause.ts';
import { emptyWords } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { stopWords } from './grammar-lexicon.ts';
import { isCounted } from './is-counted.ts';
import { foldedNames } from './name-fold-lexicon.ts';
import type { Passage } from './passage.ts';

const harmVerbs: ReadonlyMap<string, string> = new Map([
  ...pairs('killed', 'kill kills killing killed'),
  ...pairs('wounded', 'wound wounds wounding wounded'),
  ...pairs('injured', 'injure injures injuring injured'),
  ...pairs('hurt', 'hurt hurts hurting'),
]);

function pairs(form: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, form]);
}

/** Longest subject, in words; more blurs what it is about. */
const subjectWordsMax = 22;

/**
 * Gathers the words of the text that tell what a figure is about, for its key: the thing counted, what happens to it, in
 * what event and where, with all else that its clause names.
 *
 * masked   tokens that tell when or who says so, or that belong to other figures; left out
 */
export function findSubject(passage: Passage, figure: Figure, clause: Clause, masked: Uint8Array): string {
  const words = (first: number, last: number) => plainWords(passage, first, last, masked);
  const subject = words(clause.subjectFirst, clause.subjectLast);
  const behindFirst = Math.max(figure.boundLast, figure.unitLast);
  const behind = words(behindFirst, Math.max(clause.last, behindFirst));
  const verb = clause.figureLeads ? null : verbOf(passage, clause);
  const between = clause.figureLeads || clause.verb < 0 ? [] : words(clause.verb + 1, figure.boundFirst);
  const counted = isCounted(figure);
  const parts: string[] = counted ? countedWords(passage, figure) : [];
  const harm = verb === null ? undefined : harmVerbs.get(verb);
  if (clause.figureLeads) parts.push(...subject, ...behind);
  else if (counted && harm !== undefined)
    parts.push(harm, ...(subject.length > 0 ? ['in', ...subject] : []), ...behind);
  else if (counted) parts.push(...(verb === null ? [] : [verb]), ...subject, ...between, ...behind);
  else parts.push(...subject, ...(verb === null ? [] : [verb]), ...between, ...behind);
  const said = trimmed(parts);
  return said === '' ? trimmed(countedWords(passage, figure)) : said;
}

/** The noun of a counted figure in the words of the text; the unit where the noun is unsaid. */
export function countedWords(passage: Passage, figure: Figure): string[] {
  const out: string[] = [];
  for (let at = figure.unitFirst; at < figure.unitLast; at++) {
    const token = passage.tokens[at];
    if (token?.kind !== 'word') continue;
    const word = token.capital && at > 0 ? token.text : token.lower;
    const hyphen = passage.tokens[at - 1];
    const isJoined = hyphen?.text === '-' && hyphen.glued && token.glued && out.length > 0;
    if (isJoined) out.push(`${out.pop() ?? ''}-${word}`);
    else if (word !== 'persons') out.push(word);
  }
  if (figure.unit === 'people' && out[0] !== 'people') out.unshift('people');
  if (out.length > 0) return out;
  return figure.unit === '% -' ? ['share'] : figure.unit.replace(/^% /, '').split(' ');
}

function verbOf(passage: Passage, clause: Clause): string | null {
  const token = passage.tokens[clause.verb];
  if (token === undefined || passage.tags[clause.verb] === 'aux' || stopWords.has(token.lower)) return null;
  return token.lower;
}

function plainWords(passage: Passage, first: number, last: number, masked: Uint8Array): string[] {
  const out: string[] = [];
  for (let at = Math.max(0, first); at < last && out.length < subjectWordsMax; at++) {
    const token = passage.tokens[at];
    if (token === undefined || token.kind !== 'word' || masked[at] === 1 || passage.tags[at] === 'aux') continue;
    if (emptyWords.has(token.lower) && !(token.lower === 'up' && passage.tags[at - 1] === 'verb')) continue;
    out.push(token.capital && (at > 0 || foldedNames.has(token.lower)) ? token.text : token.lower);
  }
  return out;
}

const danglers = new Set(
  'of in on at by for from with to and or as after since until but into between during per their its his'.split(' '),
);

/** Takes joints off both ends and from before one another. */
function trimmed(parts: readonly string[]): string {
  const out: string[] = [];
  for (const part of parts.slice(0, subjectWordsMax)) {
    const last = out.at(-1);
    if (last !== undefined && danglers.has(last) && danglers.has(part)) out.pop();
    if (last === part) continue;
    out.push(part);
  }
  while (out.length > 0 && danglers.has(out.at(-1) ?? '')) out.pop();
  while (out.length > 0 && danglers.has(out[0] ?? '')) out.shift();
  return out.join(' ');
}
