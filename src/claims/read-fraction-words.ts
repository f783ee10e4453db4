import type { Token } from '../text/tokenize.ts';
import { currencyNames } from './currency-lexicon.ts';
import { fractionWords, scales, smallNumbers } from './number-lexicon.ts';
import { type Numeral, readScale, tidy } from './read-digits.ts';
import { units } from './unit-lexicon.ts';
import { singular } from './word-forms.ts';

/** "half", "a third", "two-thirds", "three quarters", and the parts of a scale or a unit: "half a million", "half an hour". */
export function readFraction(tokens: readonly Token[], at: number): Numeral | null {
  const named = readNamedPart(tokens, at);
  if (named === null) return null;
  const { share, next } = named;
  const scaled = readPartOfScale(tokens, next, share);
  if (scaled !== null) return scaled;
  const unit = unitOfPart(tokens, next, share);
  if (unit > 0) return { low: share, high: share, next: unit, style: 'words', scale: 1 };
  // "half-time", "half-hearted", "second-half goal"
  if (tokens[next]?.text === '-' && tokens[next]?.glued === true && tokens[next + 1]?.glued === true) return null;
  if (named.bare && share !== 0.5) return null;
  if (!named.bare && !isShare(tokens, at, named)) return null;
  return { low: share, high: share, next, style: 'fraction', scale: 1 };
}

interface NamedPart {
  readonly share: number;
  readonly next: number;
  /** a lone "half" or "quarter" without a numerator */
  readonly bare: boolean;
  readonly plural: boolean;
  readonly hyphen: boolean;
}

function readNamedPart(tokens: readonly Token[], at: number): NamedPart | null {
  const word = tokens[at]?.lower ?? '';
  if (word === 'half' || word === 'quarter') {
    if (
      word === 'half' &&
      /^(?:own|in)$/.test(tokens[at - 1]?.lower ?? '') &&
      !/^(?:an?|of|the)$/.test(tokens[at + 1]?.lower ?? '')
    )
      return null;
    // "second-half goal"
    if (tokens[at]?.glued === true && tokens[at - 1]?.text === '-') return null;
    const share = word === 'half' ? 0.5 : 0.25;
    return { share, next: at + 1, bare: true, plural: false, hyphen: false };
  }
  const numerator = word === 'a' || word === 'an' ? 1 : smallNumbers.get(word);
  if (numerator === undefined || numerator === 0) return null;
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const part = tokens[at + 1 + hyphen];
  const denominator = part?.kind === 'word' ? fractionWords.get(part.lower) : undefined;
  if (denominator === undefined || part === undefined || numerator >= denominator) return null;
  const plural = part.lower.endsWith('s');
  // "the first three quarters of the year"
  if (denominator === 4 && /^(?:first|last|past|next|previous|final|other)$/.test(tokens[at - 1]?.lower ?? ''))
    return null;
  // "one half" and "a quarter of", but "two quarters" only with "of", and "three fifth graders" are none
  if (numerator > 1 !== plural) return null;
  return { share: numerator / denominator, next: at + 2 + hyphen, bare: false, plural, hyphen: hyphen === 1 };
}

/** "half a million", "half-a-dozen", "quarter of a million", "half million". */
function readPartOfScale(tokens: readonly Token[], from: number, share: number): Numeral | null {
  let at = skipHyphen(tokens, from);
  if (tokens[at]?.lower === 'of' && /^an?$/.test(tokens[at + 1]?.lower ?? '')) at += 2;
  else if (/^an?$/.test(tokens[at]?.lower ?? '')) at = skipHyphen(tokens, at + 1);
  const word = tokens[at]?.lower ?? '';
  if (!scales.has(word) || word.endsWith('s') || word === 'score') return null;
  const scaled = readScale(tokens, at, false);
  const value = tidy(share * scaled.scale);
  return { low: value, high: value, next: scaled.next, style: 'words', scale: scaled.scale };
}

function skipHyphen(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '-' && tokens[at + 1]?.glued === true ? at + 1 : at;
}

/**
 * Where the unit stands of which there is a part: "half an hour", "half-mile", "quarter-point", "a quarter of an hour".
 *
 * returns  the token of the unit, or of the hyphen before it; 0 when there is none
 */
function unitOfPart(tokens: readonly Token[], from: number, share: number): number {
  const whole = wholeUnit(tokens, from);
  if (whole > 0) return whole;
  if (/^an?$/.test(tokens[from]?.lower ?? '')) return isUnitWord(tokens[from + 1]?.lower ?? '') ? from + 1 : 0;
  const hyphen = tokens[from]?.text === '-' && tokens[from]?.glued === true ? 1 : 0;
  const word = tokens[from + hyphen]?.lower ?? '';
  // "a quarter hour", "a half point"; "the quarter day" is none
  const fits =
    hyphen === 1 || share === 0.5 || /^(?:percentage|point|percent|mile|hour|century|inch|pound)$/.test(word);
  return fits && isUnitWord(word) ? from : 0;
}

/**
 * Where the unit stands behind "of a": "0.74 of a point", "a quarter of an hour".
 *
 * at       token right after the number
 * returns  the token of the unit, or 0
 */
export function wholeUnit(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.lower !== 'of' || !/^an?$/.test(tokens[at + 1]?.lower ?? '')) return 0;
  return isUnitWord(tokens[at + 2]?.lower ?? '') ? at + 2 : 0;
}

function isUnitWord(word: string): boolean {
  return (
    units.has(word) ||
    currencyNames.has(singular(word)) ||
    /^(?:percentage|percent|per|points?|pounds?|degrees?)$/.test(word)
  );
}

/** Whether the words around "a third", "three fifths" make it a share and no rank ("a third attack", "three fifth graders"). */
function isShare(tokens: readonly Token[], at: number, part: NamedPart): boolean {
  const after = tokens[part.next]?.lower ?? '';
  if (after === 'of' || (part.plural && part.hyphen) || part.share === 0.5) return true;
  const quarter = part.share === 0.25 || part.share === 0.75;
  if (!quarter && /^(?:more|less|fewer|the)$/.test(after)) return true;
  if (!quarter && part.plural)
    return part.share > 0.5 || /^(?:full|empty|as|smaller|larger|majority|vote)$/.test(after);
  // "one third" is no rank; "a third" may be
  const sure = tokens[at]?.lower === 'one' || openers.test(tokens[at - 1]?.lower ?? '');
  return sure && endsAmount(tokens, part.next);
}

/** Words before a fraction that show it to be an amount. */
const openers = /^(?:by|than|about|nearly|almost|least|around|roughly|over|under|to|only|just|between|and|or|up|down)$/;

/** Nothing behind the amount that it could be the rank of. */
function endsAmount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return token?.text !== '-' || !token.glued;
  return /^(?:in|from|since|compared|are|were|have|had|as|this|last|on|to|and|or|over|between|while|after|by)$/.test(
    token.lower,
  );
}
