import type { FigureClaim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import type { Token } from '../text/tokenize.ts';

const planned =
  /^(?:will|would|shall|'ll|plan|plans|planned|planning|expect|expects|expected|forecast|forecasts|predict|predicts|predicted|projected|sees|aim|aims|aimed|target|targets|targeted|propose|proposes|proposed|intend|intends|hope|hopes|hoped|due|could|want|wants|pledge|pledged|pledges|promise|promised|promises|scheduled|goal)$/;
const forecasts =
  /^(?:expect|expects|expected|forecast|forecasts|predict|predicts|predicted|projected|sees|target|targets|aim|aims|guidance|outlook|could|by|until)$/;

/** What is left or set is a level, announced or not: "2,000 will remain", "to be cut to 900". */
const stays = /^(?:remain|remains|stay|stays|keep|keeps|charge|leave)$/;

/** Verbs that set a level where "to" stands before it. */
const settles = /^(?:cut|cuts|reduce|halve|lower|raise|lift|increase|bring|trim|shrink|raises|push|slash)$/;

/**
 * Whether a figure is planned or forecast, or has come about, by the words of its clause.
 *
 * tokens   of its sentence
 * from,to  offsets of its clause in the text
 */
export function readStatus(
  claim: FigureClaim,
  tokens: readonly Token[],
  from: number,
  to: number,
): 'plan' | 'done' | null {
  const clause = tokens.filter(({ start, end }) => start >= from && end <= to);
  const isPlanned = clause.some(
    ({ lower, start }) => planned.test(lower) && (start < claim.start || start >= claim.end),
  );
  if (isPlanned || isAim(claim) || /\bto be \p{L}+(?:ed|n|t)\b/u.test(claim.subject)) {
    const isForecast = clause.some(({ lower }) => forecasts.test(lower));
    const isTo = clause.findLast(({ end }) => end <= claim.start)?.lower === 'to';
    const isSettled = clause.some(({ lower }) => stays.test(lower) || (isTo && settles.test(lower)));
    return isSettled && !isForecast ? null : 'plan';
  }
  const isDone = clause.some(({ lower }) => plainTag(lower) === 'verb' || /^(?:has|have|had|was|were)$/.test(lower));
  return isDone ? 'done' : null;
}

/** "A campaign [to vaccinate] 3.2 million children": an infinitive right before the figure is an aim. */
function isAim({ sentence, sentenceStart, start }: FigureClaim): boolean {
  const before = sentence.slice(0, start - sentenceStart);
  const verb = /\bto (\p{Ll}+)\s+(?:\p{Ll}+\s+){0,1}$/u.exec(before)?.[1];
  return (
    verb !== undefined &&
    plainTag(verb) === 'either' &&
    !/\b(?:continue|began|begun|started|managed|able|helped)\s+to\b/.test(before)
  );
}

/** Whether a figure is a movement by so much, or something added to a level. */
export function isChange(claim: FigureClaim, family: string, before: string): boolean {
  if (family === 'ratio point') return true;
  if (claim.quantity.trend !== null || isAddition(claim)) return true;
  if (/^\S+ (?:more|additional|extra|further|another) \p{L}/u.test(claim.quantity.text)) return true;
  return /\bby(?: (?:about|around|some|nearly|almost|at least|more than|up to))?\s*$/i.test(before);
}

/** "Burned [400 acres] more": on top of what there was. */
function isAddition({ quantity, sentence, sentenceStart, end }: FigureClaim): boolean {
  const isCounted = quantity.unitText !== '' && quantity.text.endsWith(quantity.unitText);
  const after = sentence.slice(end - sentenceStart);
  return /^\s+(?:fewer|less|higher|lower)\b/.test(after) || (isCounted && /^\s+more\b(?! than)/.test(after));
}

const periods: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:quarterly|(?:first|second|third|fourth|latest|last|this|next)[ -]quarter|quarter to|the quarter|Q[1-4])\b/i,
    'quarter',
  ],
  [/\b(?:first|second|last)[ -]half\b|\bhalf[ -]year\b|\bsix months (?:to|ended)\b/i, 'half'],
  [/\b(?:full[ -]year|annual|yearly|for the year|fiscal year|financial year)\b/i, 'year'],
  [/\b(?:monthly|month[ -]on[ -]month|on the month|from (?:a|the) month (?:earlier|before))\b/i, 'month'],
  [/\b(?:daily|per day|each day|in 24 hours|past 24 hours)\b/i, 'day'],
  [/\b(?:weekly|per week|each week)\b/i, 'week'],
];

/** The stretch of time that a sum is of: of the quarter, of the year; null where nothing tells. */
export function readPeriod(clause: string): string | null {
  return periods.find(([pattern]) => pattern.test(clause))?.[1] ?? null;
}
