/** What somebody looks for in subjects and headlines. */
export interface Search {
  /** each must be found, whole or as the beginning of a word */
  readonly words: readonly string[];
  /** each must be found as it stands, in one subject, name or headline */
  readonly phrases: readonly string[];
  /** none may be found */
  readonly without: readonly string[];
  /** each must be the value of a point */
  readonly numbers: readonly number[];
  /** each must begin the date of a point: `2026`, `2026-12` */
  readonly dates: readonly string[];
}

const scales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
  ['lakh', 1e5],
  ['crore', 1e7],
]);

/**
 * Takes apart what somebody looks for: words, "words in quotes", words to leave out (-word), numbers in any of the ways
 * in which they are written (2,500, 2.5m, $1.2 billion, 7%), and dates (2026, 2026-12, 2026-12-31).
 *
 * fails    never; an empty text looks for nothing
 */
export function parseSearch(text: string): Search {
  const search = {
    words: [] as string[],
    phrases: [] as string[],
    without: [] as string[],
    numbers: [] as number[],
    dates: [] as string[],
  };
  const parts = [...text.replace(/[“”„]/g, '"').matchAll(/"([^"]*)"?|(\S+)/g)];
  for (let at = 0; at < parts.length; at++) {
    const [, quoted, word = ''] = parts[at] ?? [];
    if (quoted !== undefined) {
      const phrase = quoted.replace(/\s+/g, ' ').trim();
      if (phrase !== '') search.phrases.push(phrase);
      continue;
    }
    const next = parts[at + 1]?.[2]?.toLowerCase().replace(/[^a-z]+$/, '') ?? '';
    const number = toNumber(word);
    if (/^\d{4}(?:-\d\d){0,2}$/.test(word) && (word.length > 4 || /^(?:19|20)/.test(word))) search.dates.push(word);
    else if (number !== null) {
      const scale = scales.get(next);
      search.numbers.push(Number((number * (scale ?? 1)).toPrecision(12)));
      if (scale !== undefined) at++;
    } else if (/^-\p{L}/u.test(word)) search.without.push(...wordsOf(word));
    else search.words.push(...wordsOf(word));
  }
  return search;
}

/** `2,500`, `2.5m`, `$1.2bn`, `7%`, `-3`; null for what is no number. */
function toNumber(word: string): number | null {
  const match = /^([-−+]?)[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|mn?|bn?|tn)?%?[.,;:!?]*$/i.exec(word);
  if (match === null) return null;
  const [, sign, whole = '', part = '', scale = ''] = match;
  const size = Number(`${whole.replaceAll(',', '')}${part}`) * (scales.get(scale.toLowerCase()) ?? 1);
  const value = Number(size.toPrecision(12));
  return sign === '' || sign === '+' ? value : -value;
}

function wordsOf(word: string): string[] {
  return word
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}
