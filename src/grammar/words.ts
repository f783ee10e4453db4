import type { Token } from '../text/tokenize.ts';

/** What features are made of, one cell a token; two more cells stand for the root and for no token. */
export interface Words {
  length: number;
  /** hash of the word in lower case, or of the kind of number */
  word: Int32Array;
  /** hashes of its last one to four letters */
  ending1: Int32Array;
  ending2: Int32Array;
  ending3: Int32Array;
  ending4: Int32Array;
  /** hash of its first three letters */
  opening: Int32Array;
  /** capitals, digits and signs, with how the whole sentence uses capitals */
  shape: Int32Array;
  /** class of the tag set */
  tag: Int32Array;
  /** hash of word and tag */
  both: Int32Array;
}

const shapes = { lower: 0, capital: 1, capitals: 2, mixed: 3, number: 4, mark: 5 } as const;

/** How a sentence uses capitals: as in running text, at each word of weight, throughout, or not at all. */
const manners = { running: 0, title: 1, capitals: 2, lower: 3 } as const;

/** Room for so many tokens; `fillWords` makes more where needed. */
export function makeWords(size: number): Words {
  return {
    length: 0,
    word: new Int32Array(size + 2),
    ending1: new Int32Array(size + 2),
    ending2: new Int32Array(size + 2),
    ending3: new Int32Array(size + 2),
    ending4: new Int32Array(size + 2),
    opening: new Int32Array(size + 2),
    shape: new Int32Array(size + 2),
    tag: new Int32Array(size + 2),
    both: new Int32Array(size + 2),
  };
}

/**
 * Writes what features are made of, for each token.
 *
 * words    is written over; must have room for the tokens
 * fails    never; linear in the length of the tokens
 */
export function fillWords(words: Words, tokens: readonly Token[]): void {
  const manner = mannerOf(tokens);
  words.length = tokens.length;
  tokens.forEach((token, at) => {
    const text = token.lower;
    const length = text.length;
    words.word[at] = token.kind === 'number' ? numberHash(text) : hashOf(text, 0, length, 7);
    words.ending1[at] = hashOf(text, length - 1, length, 11);
    words.ending2[at] = hashOf(text, length - 2, length, 13);
    words.ending3[at] = hashOf(text, length - 3, length, 17);
    words.ending4[at] = hashOf(text, length - 4, length, 19);
    words.opening[at] = hashOf(text, 0, 3, 23);
    words.shape[at] = shapeOf(token) + 6 * (at === 0 ? 1 : 0) + 12 * manner;
  });
  for (const [at, hash] of [
    [tokens.length, 0x51ed27],
    [tokens.length + 1, 0x2b0ef3],
  ] as const) {
    for (const list of [words.word, words.ending1, words.ending2, words.ending3, words.ending4, words.opening])
      list[at] = hash;
    words.shape[at] = 49 + at - tokens.length;
    words.tag[at] = 24 + at - tokens.length;
    words.both[at] = hash;
  }
}

function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = seed;
  const end = Math.min(to, text.length);
  for (let at = Math.max(from, 0); at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Numbers are told apart by what they may be: a year, a day of the month, a decimal, or any other. */
function numberHash(text: string): number {
  if (/[.,'’]/.test(text)) return text.includes('.') ? 101 : 102;
  if (text.length === 4 && (text.startsWith('19') || text.startsWith('20'))) return 103;
  if (text.length <= 2) return Number(text) <= 31 ? 104 : 105;
  return text.length > 4 ? 106 : 107;
}

function shapeOf(token: Token): number {
  if (token.kind === 'number') return shapes.number;
  if (token.kind === 'mark') return shapes.mark;
  const { text } = token;
  if (text === token.lower) return shapes.lower;
  const lowered = text.toLowerCase();
  if (text === lowered) return shapes.lower;
  if (text.slice(1) === lowered.slice(1)) return shapes.capital;
  return text === text.toUpperCase() ? shapes.capitals : shapes.mixed;
}

/** Headlines write each word, or all letters, with capitals; some scraped text has none: there they say nothing. */
function mannerOf(tokens: readonly Token[]): number {
  let long = 0;
  let capital = 0;
  let capitals = 0;
  for (const { kind, text, lower, capital: first } of tokens) {
    if (kind !== 'word' || text.length < 4) continue;
    long++;
    if (first) capital++;
    if (first && text.slice(1) !== lower.slice(1) && text === text.toUpperCase()) capitals++;
  }
  if (long < 3) return manners.running;
  if (capitals >= 0.8 * long) return manners.capitals;
  if (capital >= 0.75 * long) return manners.title;
  return capital === 0 ? manners.lower : manners.running;
}
