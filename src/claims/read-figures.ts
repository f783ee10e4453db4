import { addNoun } from './add-noun.ts';
import type { Figure } from './figure.ts';
import { fillUnits } from './fill-units.ts';
import { isAge } from './judge-age.ts';
import { codeEnd } from './judge-code.ts';
import { isLabel } from './judge-number.ts';
import { manifoldNouns } from './name-lexicon.ts';
import { fractionSigns, fractionWords, numberStarters, scales } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { type Amount, readAmount } from './read-amount.ts';
import { readBoundAfter, readBoundBefore } from './read-bounds.ts';
import { opensOneAndPart } from './read-numeral.ts';
import { readRangeEnd } from './read-range.ts';
import { readOneOf, readRatio } from './read-share.ts';
import { carryTrends, readTrend } from './read-trend.ts';
import { addApposition, addConversion, isMovement, mergeMovements } from './relate-figures.ts';

/**
 * Finds the figures of a sentence, left to right.
 *
 * blocked  tokens that belong to a date or a time of day; no figure starts there
 * returns  figures that do not overlap; names, scores, years and phone numbers are left out
 */
export function readFigures(passage: Passage, blocked: Uint8Array): Figure[] {
  const figures: Figure[] = [];
  let at = 0;
  while (at < passage.tokens.length) {
    if (blocked[at] === 1 || !mayStart(passage, at)) {
      at++;
      continue;
    }
    const figure = readFigure(passage, at, figures);
    if (figure === null) {
      at = skipNumber(passage, at);
      continue;
    }
    // "12 USD 40": a sign between two numbers is of the first
    figure.first = Math.max(figure.first, figures.at(-1)?.last ?? 0);
    figure.boundFirst = Math.max(figure.boundFirst, figures.at(-1)?.last ?? 0);
    figures.push(figure);
    at = Math.max(figure.last, at + 1);
  }
  fillUnits(passage, figures);
  carryTrends(passage, figures);
  // "aged 18 to 34" names a group, not a measure
  return mergeMovements(passage, figures).filter(
    (figure) =>
      figure.kind !== 'age' || !figure.isRange || figure.unitLast > figure.unitFirst || isBetween(passage, figure),
  );
}

function isBetween(passage: Passage, figure: Figure): boolean {
  return lowerAt(passage, figure.boundFirst - 1) === 'between';
}

function mayStart(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'number') return true;
  if (token.kind === 'mark') return fractionSigns.has(token.text);
  if (token.lower === 'a' || token.lower === 'an') {
    return takesArticle(passage.tokens[at + 1]?.lower ?? '') || opensOneAndPart(passage.tokens, at);
  }
  return numberStarters.has(token.lower);
}

/** "a million", "a third": the article counts only before these. */
function takesArticle(word: string): boolean {
  return scales.has(word) || fractionWords.has(word);
}

/** After a number that is none of ours the whole of it is passed over ("555-0140", "9:30", "3/4/2025"). */
function skipNumber(passage: Passage, at: number): number {
  return passage.tokens[at]?.kind === 'number' ? codeEnd(passage, at) : at + 1;
}

function readFigure(passage: Passage, at: number, before: readonly Figure[]): Figure | null {
  const share = readRatio(passage, at) ?? readOneOf(passage, at);
  if (share !== null) return share;
  const single = readAmount(passage, at);
  if (single === null || isLabel(passage, at, single)) return null;
  const opened = opener(passage, single.first);
  const range = readRangeEnd(passage, single, opened);
  const amount = range ?? single;
  return complete(passage, amount, opened, before);
}

function opener(passage: Passage, first: number): 'between' | 'from' | null {
  for (let near = first - 1; near >= Math.max(0, first - 3); near--) {
    const word = passage.tokens[near]?.lower ?? '';
    if (word === 'between' || word === 'from') return word;
    if (!/^(?:about|around|roughly|some|as|little|few|just|nearly|almost)$/.test(word)) return null;
  }
  return null;
}

function complete(
  passage: Passage,
  amount: Amount,
  opened: 'between' | 'from' | null,
  before: readonly Figure[],
): Figure | null {
  const { text, tokens } = passage;
  const figure: Figure = {
    kind: amount.kind,
    first: amount.first,
    last: amount.last,
    boundFirst: amount.first,
    boundLast: amount.last,
    low: amount.low,
    high: amount.high,
    isRange: amount.isRange,
    vague: amount.style === 'vague',
    words: amount.style === 'words' || amount.style === 'fraction',
    bound: amount.bound ?? '=',
    trend: null,
    unit: amount.unit,
    unitText: '',
    unitFirst: amount.unitFirst,
    unitLast: amount.unitLast,
    conversion: false,
    movement: false,
    compound: amount.compound,
  };
  addBounds(passage, figure);
  if (figure.kind === 'bare' && isAge(passage, figure)) {
    figure.kind = 'age';
    figure.unit = 'year of age';
  } else if (figure.kind === 'bare') addNoun(passage, figure, amount);
  if (figure.compound && figure.kind === 'count' && manifoldNouns.has(lowerAt(passage, figure.unitLast - 1)))
    return null;
  if (figure.kind === 'fraction' && isManner(passage, figure)) return null;
  if (figure.kind === 'bare' && !mayStandBare(passage, figure)) return null;
  addBoundBehind(passage, figure);
  figure.trend = trendOf(passage, figure);
  if (opened === 'from' && figure.isRange && !figure.vague)
    figure.movement = figure.low > figure.high || isMovement(passage, figure);
  const previous = before.at(-1);
  if (previous !== undefined) {
    addConversion(passage, figure, previous);
    addApposition(passage, figure, previous);
  }
  if (figure.unitLast > figure.unitFirst) {
    figure.unitText = text.slice(tokens[figure.unitFirst]?.start, tokens[figure.unitLast - 1]?.end);
  }
  return figure;
}

function addBounds(passage: Passage, figure: Figure): void {
  const bound = readBoundBefore(passage, figure.first);
  if (bound === null) return;
  figure.bound = bound.bound;
  figure.boundFirst = bound.first;
}

function addBoundBehind(passage: Passage, figure: Figure): void {
  figure.boundLast = figure.last;
  const behind = readBoundAfter(passage, figure.last);
  if (behind === null) return;
  if (figure.bound === '=' || figure.bound === '~') figure.bound = behind.bound;
  figure.boundLast = behind.last;
}

/** A bound tells more than a direction: "climbed more than 3%" and "up about 15 percent" are bounded. */
function trendOf(passage: Passage, figure: Figure): 'up' | 'down' | null {
  const trend = readTrend(passage, figure);
  if (trend === null || figure.bound === '=') return trend;
  if (figure.bound === '>' || figure.bound === '<') return null;
  return /^(?:up|down)$/.test(passage.tokens[figure.boundFirst - 1]?.lower ?? '') ? null : trend;
}

/** "half buried", "the first day and a half": a half that is a share of nothing. */
function isManner(passage: Passage, figure: Figure): boolean {
  if (figure.unit !== '% -' || lowerAt(passage, figure.last - 1) !== 'half') return false;
  const after = lowerAt(passage, figure.last);
  if (passage.tags[figure.last] === 'verb' && after.endsWith('ed') && passage.tags[figure.first - 1] === 'aux')
    return true;
  return lowerAt(passage, figure.first - 1) === 'and' && lowerAt(passage, figure.first) === 'a';
}

/** Small numbers in words without a noun are mostly idiom ("one of them", "the three", "two were hurt" is kept). */
function mayStandBare(passage: Passage, figure: Figure): boolean {
  const { tokens, tags } = passage;
  const after = tokens[figure.last]?.lower ?? '';
  if (figure.words && figure.high === 1) {
    const tag = tags[figure.last];
    // "including one published in spring" stands for the report
    if (tags[figure.first - 1] === 'prep' && /(?:ed|en)$/.test(after)) return false;
    return tag === 'aux' || tag === 'verb' ? tags[figure.first - 1] !== 'det' : false;
  }
  return after !== 'st' && after !== 'nd' && after !== 'rd' && after !== 'th';
}
