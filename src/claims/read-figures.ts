import type { Figure } from './figure.ts';
import { isLabel } from './judge-number.ts';
import type { Passage } from './passage.ts';
import { type Amount, readAmount, readRangeEnd } from './read-amount.ts';
import { readBoundAfter, readBoundBefore, readTrend } from './read-bounds.ts';
import { readNumeral } from './read-numeral.ts';
import { isJoinedByHyphen, readCountedNoun, readRate } from './read-unit.ts';
import { singular } from './word-forms.ts';

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
    const figure = blocked[at] === 1 || !mayStart(passage, at) ? null : readFigure(passage, at, figures);
    if (figure === null) {
      at = blocked[at] === 1 || !mayStart(passage, at) ? at + 1 : skipNumber(passage, at);
      continue;
    }
    figures.push(figure);
    at = Math.max(figure.last, at + 1);
  }
  fillUnits(passage, figures);
  return figures;
}

function mayStart(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  return token !== undefined && (token.kind !== 'mark' || token.text > '\u007f');
}

/** After a number that is none of ours the whole of it is passed over ("555-0140", "9:30", "3/4/2025"). */
function skipNumber(passage: Passage, at: number): number {
  const { tokens } = passage;
  if (tokens[at]?.kind !== 'number') return at + 1;
  let next = at + 1;
  while (
    tokens[next]?.glued === true &&
    (tokens[next]?.kind === 'number' || /^[-/:.–]$/.test(tokens[next]?.text ?? ''))
  )
    next++;
  return next;
}

function readFigure(passage: Passage, at: number, before: readonly Figure[]): Figure | null {
  const ratio = readRatio(passage, at);
  if (ratio !== null) return ratio;
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
    bound: '=',
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
  if (figure.kind === 'bare') addNoun(passage, figure, amount);
  if (figure.kind === 'bare' && !mayStandBare(passage, figure)) return null;
  addBoundBehind(passage, figure);
  figure.trend = readTrend(passage, figure.first, figure.boundLast);
  if (opened === 'from' && figure.isRange && !figure.vague) figure.movement = isMovement(passage, figure);
  const previous = before.at(-1);
  if (previous !== undefined) addConversion(passage, figure, previous);
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

/** The noun that is counted, a fraction's whole ("a third of homes"), or the scale noun before ("magnitude 6.1"). */
function addNoun(passage: Passage, figure: Figure, amount: Amount): void {
  const { tokens } = passage;
  const behind = readBoundAfter(passage, figure.last);
  let from =
    behind !== null && amount.kind === 'bare' && tokens[behind.last]?.kind === 'word' ? behind.last : figure.last;
  if (behind !== null && from === behind.last) {
    figure.bound = behind.bound;
  }
  if (amount.style === 'fraction') {
    addWhole(passage, figure);
    return;
  }
  const scale = tokens[figure.boundFirst - 1];
  if (/^(?:magnitude|category|level|grade|stage)$/.test(scale?.lower ?? '') && !(scale?.capital ?? true)) {
    figure.kind = 'scale';
    figure.unit = scale?.lower ?? '';
    figure.unitFirst = figure.boundFirst - 1;
    figure.unitLast = figure.boundFirst;
    return;
  }
  if (amount.style === 'vague' || amount.style === 'words') {
    if (tokens[from]?.lower === 'of' && amount.style === 'vague') from++;
  }
  while (/^(?:more|other|additional|further|such|new|extra|different|separate)$/.test(tokens[from]?.lower ?? '')) {
    if (passage.tags[from + 1] !== 'noun' && passage.tags[from + 1] !== 'either') break;
    from++;
  }
  const noun = readCountedNoun(passage, from, amount.high !== 1 || amount.isRange);
  if (noun === null) return;
  const rate = noun.compound ? null : readRate(passage, noun.last);
  figure.kind = 'count';
  figure.unit = rate === null ? noun.unit : `${noun.unit} per ${rate.per}`;
  figure.unitFirst = noun.first;
  figure.unitLast = rate?.last ?? noun.last;
  figure.last = figure.unitLast;
  figure.compound = noun.compound;
}

/** "a third of those screened", "half the condos", "two-thirds of homes": the unit is "% " and the whole. */
function addWhole(passage: Passage, figure: Figure): void {
  const { tokens } = passage;
  figure.kind = 'fraction';
  figure.unit = '% -';
  let at = figure.last;
  if (tokens[at]?.lower === 'of') at++;
  while (/^(?:the|a|an|its|his|her|their|our|all|those|these|this|that)$/.test(tokens[at]?.lower ?? '')) at++;
  const noun = readCountedNoun(passage, at, true);
  if (noun === null) return;
  figure.unit = `% ${noun.unit}`;
  figure.unitFirst = noun.first;
  figure.unitLast = noun.last;
  figure.last = noun.last;
}

/** "one in four", "three out of five", "one of four concepts": a share. */
function readRatio(passage: Passage, at: number): Figure | null {
  const upper = readNumeral(passage.tokens, at, false);
  if (upper === null || upper.low !== upper.high || upper.style === 'fraction' || upper.low > 20) return null;
  const { tokens } = passage;
  let next = upper.next;
  const word = tokens[next]?.lower;
  if (word === 'in' || word === 'of') next++;
  else if (word === 'out' && tokens[next + 1]?.lower === 'of') next += 2;
  else return null;
  if (tokens[next]?.lower === 'every') next++;
  const lower = readNumeral(tokens, next, false);
  if (lower === null || lower.style === 'vague' || lower.low !== lower.high || lower.low <= upper.low) return null;
  if (word === 'in' && (upper.style !== 'words' || lower.low > 1000 || readAmount(passage, next)?.kind !== 'bare'))
    return null;
  if (word === 'of' && (upper.style !== 'words' || lower.style !== 'words' || upper.low > 1)) return null;
  const value = upper.low / lower.low;
  const noun = readCountedNoun(passage, lower.next, true);
  const bound = readBoundBefore(passage, at);
  const last = noun?.last ?? lower.next;
  return {
    kind: 'fraction',
    first: at,
    last,
    boundFirst: bound?.first ?? at,
    boundLast: last,
    low: value,
    high: value,
    isRange: false,
    vague: false,
    words: true,
    bound: bound?.bound ?? '=',
    trend: null,
    unit: noun === null ? '% -' : `% ${noun.unit}`,
    unitText: noun === null ? '' : passage.text.slice(tokens[noun.first]?.start, tokens[noun.last - 1]?.end),
    unitFirst: noun?.first ?? last,
    unitLast: last,
    conversion: false,
    movement: false,
    compound: false,
  };
}

/** Small numbers in words without a noun are mostly idiom ("one of them", "the three", "two were hurt" is kept). */
function mayStandBare(passage: Passage, figure: Figure): boolean {
  const { tokens, tags } = passage;
  const after = tokens[figure.last]?.lower ?? '';
  if (figure.words && figure.high === 1) {
    const tag = tags[figure.last];
    return tag === 'aux' || tag === 'verb' ? tags[figure.first - 1] !== 'det' : false;
  }
  return after !== 'st' && after !== 'nd' && after !== 'rd' && after !== 'th';
}

function isMovement(passage: Passage, figure: Figure): boolean {
  for (let near = figure.boundFirst - 1; near >= Math.max(0, figure.boundFirst - 12); near--) {
    const word = passage.tokens[near]?.lower ?? '';
    if (movementVerb.test(word)) return true;
    if (passage.tokens[near]?.text === ';') return false;
  }
  return false;
}

const movementVerb =
  /^(?:rais|rose|ris|grew|grow|climb|increas|jump|surg|soar|f[ae]ll|drop|declin|slid|sank|plung|plummet|tumbl|cut|reduc|lower|shr[aiu]nk|revis|chang|mov|extend|shorten|expand|widen|narrow|upgrad|downgrad|lift|hik|slash|decreas|swell|went|goes|go|gone|bring|brought|improv|doubl|tripl|eas|edg|ris|up|down|correct|updat)/;

function addConversion(passage: Passage, figure: Figure, previous: Figure): void {
  const { tokens } = passage;
  const measurable = figure.kind === 'money' || figure.kind === 'measure';
  if (!measurable) return;
  const opens = tokens[figure.boundFirst - 1]?.text;
  const slash = opens === '/' && previous.conversion;
  if (!slash && (opens !== '(' || figure.boundFirst - 1 - previous.boundLast > 0)) return;
  if (previous.kind !== figure.kind || previous.unit === figure.unit) return;
  figure.conversion = true;
  if (figure.bound === '=') figure.bound = previous.bound;
}

/** Fills the unit of a bare number from the figure before it where the two run parallel ("to 27 from 31 people"). */
function fillUnits(passage: Passage, figures: readonly Figure[]): void {
  figures.forEach((figure, index) => {
    if (figure.kind !== 'bare') return;
    const joint = passage.tokens[figure.boundFirst - 1]?.lower ?? '';
    const next = figures[index + 1];
    if (next !== undefined && next.kind === 'money' && passage.tokens[figure.last]?.lower === 'or')
      figure.unit = next.unit;
    if (figure.unit === '' && (joint === 'from' || joint === 'to') && index > 0) {
      const previous = figures[index - 1];
      if (previous !== undefined && previous.trend === null && previous.kind === 'count') figure.unit = previous.unit;
    }
  });
}

/** The head of a counted noun phrase: "fisherman" of "commercial fisherman". */
export function headOf(unit: string): string {
  const words = (unit.split(' per ')[0] ?? '').split(' ');
  return singular((words.at(-1) ?? '').toLowerCase());
}

/** Whether the figure is joined to what follows by a hyphen. */
export function isHyphenated(passage: Passage, figure: Figure): boolean {
  return figure.compound || isJoinedByHyphen(passage, figure.last);
}
