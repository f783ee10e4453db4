import { inflectedVerbs, irregularPlurals, nounsLikeVerbs } from './grammar-lexicon.ts';
import { fusedModifiers, superlativeBases, unitFillers, wordsLikeSuperlatives } from './noun-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isPlural, singular } from './word-forms.ts';

/**
 * The lemma of a counted noun phrase: fillers dropped, names with their capitals, heads in the singular, hyphens kept.
 *
 * first, last  tokens [first, last) of the phrase
 * returns      "commercial fisherman", "ISIS detainee", "long-term observer"; '' when nothing but fillers stands there
 */
export function unitName(passage: Passage, first: number, last: number): string {
  const { tokens } = passage;
  const words: string[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token === undefined || unitFillers.has(token.lower)) continue;
    const joined = tokens[at - 1]?.text === '-' && token.glued && at - 1 > first;
    if (token.kind === 'mark' || token.lower === "'s") continue;
    const word = unitWord(passage, at, first, last);
    if (word === '') continue;
    if (joined && words.length > 0) words.push(`${words.pop() ?? ''}-${word}`);
    else words.push(word);
  }
  return words.join(' ');
}

function unitWord(passage: Passage, at: number, first: number, last: number): string {
  const token = passage.tokens[at];
  if (token === undefined) return '';
  const head = at === last - 1 || isJoint(lowerAt(passage, at + 1), passage, at + 2, last);
  const glued = passage.tokens[at - 1]?.text === '-' || passage.tokens[at + 1]?.text === '-';
  if (!head && !glued && !token.capital && (fusedModifiers.has(token.lower) || isGerund(token.lower))) return '';
  if (token.capital && !(head && at > first && !isNationality(token.text)) && !(head && at === first))
    return token.text;
  if (token.capital && at === first) return head && isTitled(passage, at) ? singular(token.lower) : token.text;
  return superlativeBase(token.lower) ?? (head ? singular(token.lower) : token.lower);
}

/** "Kills 8 Children": a common plural that a headline gives a capital. */
function isTitled(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  if (token === undefined || isNationality(singular(token.lower)) || !isPlural(token.lower)) return false;
  return passage.part === 'headline' || irregularPlurals.has(token.lower);
}

/** Whether the word before a joint is a head of its own: "men and women", not "digital and physical sales". */
function isJoint(word: string, passage: Passage, next: number, last: number): boolean {
  if (word !== 'and' && word !== 'or' && word !== '&') return false;
  return next < last && isPlural(lowerAt(passage, next - 2));
}

/** The form of a name of a people or of the adjective of a country. */
export function isNationality(word: string): boolean {
  return /(?:ans|is|ians|ese|ish)$/.test(word);
}

/** "proudest" to "proud", "earliest" to "early"; null for other words. */
export function superlativeBase(word: string): string | null {
  const known = superlativeBases.get(word);
  if (known !== undefined) return known;
  if (!word.endsWith('est') || word.length < 6 || wordsLikeSuperlatives.has(word)) return null;
  if (word.endsWith('iest')) return `${word.slice(0, -4)}y`;
  return /(?:largest|latest)$/.test(word) ? word.slice(0, -2) : word.slice(0, -3);
}

/** "charging stations": what the thing does is no part of the lemma, unless it is a noun of its own ("shipping"). */
function isGerund(word: string): boolean {
  return word.endsWith('ing') && !nounsLikeVerbs.has(word) && inflectedVerbs.has(word);
}
