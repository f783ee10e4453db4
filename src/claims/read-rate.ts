import type { Token } from '../text/tokenize.ts';
import type { Passage } from './passage.ts';
import { digitsValue } from './read-digits.ts';
import { caseUnits, squareWords, units } from './unit-lexicon.ts';
import { singular } from './word-forms.ts';

/** What a price, a speed or a frequency is reckoned by behind "a", "an", "each" and "every". */
const rateNouns = new Set(
  `barrel share ounce tonne ton gallon litre liter kilo kilogram kg pound head person unit night day week month year hour
  minute second century decade annum capita mile kilometre kilometer km metre meter square bushel season game trip piece
  dollar euro child household family student vehicle word page acre hectare bottle ticket dose seat bag box pack packet
  can case plate pint cup glass loaf dozen lb yard foot inch gram carat pupil patient worker employee passenger customer
  user subscriber room animal cow bird sheep tree order delivery visit shift term quarter fortnight weekend issue copy
  episode download stream click session class lesson meal cigarette tablet pill litre megawatt kilowatt`.split(/\s+/),
);

/**
 * Reads a rate that starts at token `at`, right after a unit: "per hour", "a barrel", "/year", "an hour", "per 100,000
 * people".
 *
 * returns  the words after "per" in normal form and the token after them, or null
 */
export function readRate(passage: Passage, at: number): { per: string; last: number } | null {
  const { tokens } = passage;
  const token = tokens[at];
  const word = tokens[at + 1];
  if (token === undefined || word === undefined) return null;
  if (token.lower === 'per' || (token.text === '/' && word.glued)) {
    const many = word.kind === 'number' ? readRateOfMany(tokens, at + 1) : null;
    if (many !== null) return many;
  }
  if (word.kind !== 'word') return null;
  if (token.text === '-' && (word.lower === 'a' || word.lower === 'per') && tokens[at + 2]?.text === '-') {
    const per = tokens[at + 3]?.lower ?? '';
    return rateNouns.has(per) ? { per: units.get(per) ?? per, last: at + 4 } : null;
  }
  const article = /^(?:a|an|each|every)$/.test(token.lower);
  const opens = token.lower === 'per' || token.text === '/' || (article && rateNouns.has(word.lower));
  if (!opens || word.lower === 'cent' || word.lower === 'se') return null;
  if (token.text === '/' && !word.glued) return null;
  const power = squareWords.get(word.lower);
  if (power !== undefined) {
    const base = units.get(tokens[at + 2]?.lower ?? '');
    if (base !== undefined) return { per: `${power} ${base}`, last: at + 3 };
  }
  // "three years later", "a year ago" are times, not rates
  if (/^(?:ago|earlier|later|before|after|old)$/.test(tokens[at + 2]?.lower ?? '')) return null;
  return { per: unitOrNoun(word), last: at + 2 };
}

/** "per 100 km", "per 100,000 people", "per 1,000 live births". */
function readRateOfMany(tokens: readonly Token[], at: number): { per: string; last: number } | null {
  const number = digitsValue(tokens[at]?.text ?? '');
  const noun = tokens[at + 1];
  if (number === null || noun?.kind !== 'word') return null;
  if (noun.lower === 'live' && /^births?$/.test(tokens[at + 2]?.lower ?? '')) {
    return { per: `${number} live birth`, last: at + 3 };
  }
  return { per: `${number} ${unitOrNoun(noun)}`, last: at + 2 };
}

function unitOrNoun(word: Token): string {
  return units.get(word.lower) ?? caseUnits.get(word.text) ?? singular(word.lower);
}
