import { downWords, upWords } from './bound-lexicon.ts';
import type { Passage } from './passage.ts';
import { type Amount, readAmount } from './read-amount.ts';
import { readCurrencyBefore } from './read-currency.ts';
import { tidy } from './read-digits.ts';

/**
 * Reads the second number of a range that starts with `amount`: "30–40", "$10 to $15 billion", "three or four".
 *
 * returns  the range as one amount with the scale and unit of its second number where the first has none, or null
 */
export function readRangeEnd(passage: Passage, amount: Amount, opened: 'between' | 'from' | null): Amount | null {
  if (amount.style === 'vague' || amount.kind === 'age') return null;
  const { tokens } = passage;
  const joint = tokens[amount.last];
  if (joint === undefined) return null;
  const dash = joint.text === '–' || joint.text === '-' || joint.text === '—' || joint.text === '−';
  let at = amount.last + 1;
  if (dash && joint.glued && tokens[at]?.lower === 'to' && tokens[at + 1]?.text === '-') at += 2;
  if (dash && !(tokens[at]?.glued ?? false) && !currencyFollows(passage, at)) return null;
  const word = dash ? '-' : joint.lower;
  if (word !== '-' && word !== 'to' && word !== 'or' && !(word === 'and' && opened === 'between')) return null;
  // "raised by 0.5 percent to 6.25 percent": an amount and a level
  if (word === 'to' && opened === null && movesBy(passage, amount.first)) return null;
  while (/^(?:about|around|roughly|some|nearly|almost|just|perhaps)$/.test(tokens[at]?.lower ?? '') && word !== '-')
    at++;
  while (isCurrencyPart(passage, at)) at++;
  const second = readAmount(passage, at);
  if (second === null || second.style === 'vague') return null;
  return joinRange(amount, second, word, opened);
}

function movesBy(passage: Passage, first: number): boolean {
  for (let near = first - 1; near >= Math.max(0, first - 3); near--) {
    const word = passage.tokens[near]?.lower ?? '';
    if (word === 'by' || upWords.has(word) || downWords.has(word)) return true;
    if (!/^(?:about|around|nearly|almost|some|roughly|another|a|an|just|only)$/.test(word)) return false;
  }
  return false;
}

function currencyFollows(passage: Passage, at: number): boolean {
  return passage.tokens[at]?.glued === true;
}

function isCurrencyPart(passage: Passage, at: number): boolean {
  for (let ahead = 0; ahead < 3; ahead++) {
    if (readCurrencyBefore(passage, at + ahead + 1) === null) continue;
    if (passage.tokens[at + ahead + 1]?.kind === 'number') return true;
  }
  return false;
}

function joinRange(amount: Amount, second: Amount, word: string, opened: 'between' | 'from' | null): Amount | null {
  const firstBare = amount.kind === 'bare';
  if (!firstBare && second.kind !== 'bare' && baseUnit(amount.unit) !== baseUnit(second.unit)) return null;
  if (!firstBare && second.kind === 'bare' && opened === null && amount.kind !== 'money') return null;
  let low = amount.low;
  if (firstBare || amount.kind === 'money') {
    if (amount.scale === 1 && second.scale > 1 && low < 1000 && low * second.scale <= second.high * 20)
      low = tidy(low * second.scale);
  }
  const falls = second.low <= low;
  if (word === 'or' && (amount.kind === 'money' || second.kind === 'money' || amount.scale > 1)) return null;
  if (word === 'or' && (falls || second.low > low * 3 || !Number.isInteger(low))) return null;
  if (word === '-' && (falls || (amount.style === 'fraction') !== (second.style === 'fraction'))) return null;
  if (word === 'to' && opened === null && falls && firstBare) return null;
  const unitOf = second.kind === 'bare' ? amount : second;
  return {
    first: amount.first,
    last: second.last,
    low,
    high: second.high,
    isRange: true,
    style: second.style,
    scale: second.scale,
    kind: unitOf.kind,
    unit: unitOf.unit,
    unitFirst: unitOf.unitFirst,
    unitLast: unitOf.unitLast,
    compound: unitOf.compound,
  };
}

function baseUnit(unit: string): string {
  const cut = unit.indexOf(' per ');
  return cut < 0 ? unit : unit.slice(0, cut);
}
