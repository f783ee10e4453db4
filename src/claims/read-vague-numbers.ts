import type { Token } from '../text/tokenize.ts';
import { scales, vagueNumbers } from './number-lexicon.ts';
import { type Numeral, readScale } from './read-digits.ts';

/** "dozens", "tens of thousands", "several hundred": an order of magnitude. */
export function readVague(tokens: readonly Token[], at: number): Numeral | null {
  const word = tokens[at]?.lower ?? '';
  const multiple = multiples.get(word);
  if (multiple !== undefined) {
    const scale = tokens[at + 1]?.lower === 'of' ? vagueNumbers.get(tokens[at + 2]?.lower ?? '') : undefined;
    if (scale !== undefined) return vague(scale[0] * multiple, scale[1] * multiple, at + 3);
  }
  const known = vagueNumbers.get(word);
  if (known !== undefined) {
    // "hundreds and hundreds", "thousands upon thousands"
    const joint = tokens[at + 1]?.lower;
    const again = (joint === 'and' || joint === 'upon') && tokens[at + 2]?.lower === word;
    return vague(known[0], known[1], again ? at + 3 : at + 1);
  }
  if (word !== 'several' && word !== 'few') return null;
  const scaled = readScale(tokens, at + 1, false);
  return scaled.scale === 1 || scaled.scale === 20
    ? null
    : { ...vague(scaled.scale, scaled.scale * 10, scaled.next), scale: scaled.scale };
}

const multiples: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
]);

function vague(low: number, high: number, next: number): Numeral {
  return { low, high, next, style: 'vague', scale: 1 };
}

/** "a couple of hundred", "couple dozen": two of them, about; a plain "couple" is none. */
export function readCouple(tokens: readonly Token[], at: number): Numeral | null {
  if (tokens[at]?.lower !== 'couple') return null;
  const from = tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1;
  if (!scales.has(tokens[from]?.lower ?? '') || tokens[from]?.lower === 'score') return null;
  const scaled = readScale(tokens, from, false);
  if (scaled.scale === 1) return null;
  const value = scaled.scale * 2;
  return { low: value, high: value, next: scaled.next, style: 'words', scale: scaled.scale, bound: '~' };
}
