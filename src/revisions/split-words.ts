import type { Span } from '../base/span.ts';

/** A word, a number or a single sign, with the form in which it is compared. */
export interface Word extends Span {
  readonly key: string;
}

// A number is one token with its currency sign, separators and whatever is tied to it ("$1.2bn", "24,000", "7:30",
// "6.1-magnitude", "2-1"), so that no diff can cut one in two. Groups may be parted by no-break or thin spaces.
const wordPattern = new RegExp(
  [
    "(?:\\p{L}{0,3}\\p{Sc})?\\d(?:(?:[\\p{L}\\p{N}.,:/'’%°‐‑–-]|[\\u00a0\\u2009\\u202f](?=\\d{3}(?!\\d)))*[\\p{L}\\p{N}%°])?",
    "[\\p{L}\\p{M}]+(?:['’.‐‑-][\\p{L}\\p{N}]+)*",
    '[^\\s]',
  ].join('|'),
  'gu',
);

/**
 * Cuts a text into words, numbers and signs, in order; white space is left out.
 *
 * text     any string
 * returns  spans of `text` counted from `offset`, with the key for comparison: NFKC, quotes and dashes folded
 * fails    never; linear
 */
export function splitWords(text: string, offset = 0): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const start = offset + match.index;
    words.push({ start, end: start + match[0].length, key: foldWord(match[0]) });
  }
  return words;
}

/** Brings a stretch of text into the form in which texts are compared: NFKC, quotes, dashes and white space folded. */
export function foldText(text: string): string {
  if (plainLine.test(text)) return text;
  return foldWord(text)
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
}

const plainAscii = /^[\x20-\x7e]*$/;

/** Most sentences are plain ASCII with single spaces, which nothing folds. */
const plainLine = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

function foldWord(word: string): string {
  if (plainAscii.test(word)) return word;
  return word
    .normalize('NFKC')
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/(\d)[\u00a0\u2009\u202f ](?=\d{3}(?!\d))/gu, '$1,')
    .replace(/\u00ad/gu, '');
}
