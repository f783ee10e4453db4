import { pad } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readWhoseYear } from './read-years.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** "the same period last year", "the same quarter a year earlier", "the same month of 2024": the like period of a year. */
export function readSamePeriod(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (lowerAt(passage, at) !== 'same') return null;
  const noun = lowerAt(passage, at + 1);
  if (!/^(?:period|quarter|month|half|season|time|week|stage|point)$/.test(noun)) return null;
  const whose = readWhoseYear(passage, at + 2, context) ?? readYearBefore(passage, at + 2, context);
  if (whose === null || lowerAt(passage, at + 2) === ',') return null;
  const year = whose.year === null ? 'XXXX' : pad(whose.year, 4);
  const part = partOf(noun, context);
  return dateMatch(withArticle(passage, at), whose.last, part === null ? year : `${year}-${part}`);
}

/** "a year earlier", "the year before": the year before the one under report. */
function readYearBefore(
  passage: Passage,
  at: number,
  context: TimeContext,
): { year: number | null; last: number } | null {
  const from = /^(?:in|of)$/.test(lowerAt(passage, at)) ? at + 1 : at;
  const phrase = [0, 1, 2].map((step) => lowerAt(passage, from + step)).join(' ');
  if (!/^(?:a year (?:earlier|ago|before)|the year before|one year (?:earlier|ago))$/.test(phrase)) return null;
  const base = Number(/^\d{4}/.exec(context.lastPeriod ?? '')?.[0] ?? context.now?.year ?? Number.NaN);
  return { year: Number.isNaN(base) ? null : base - 1, last: from + 3 };
}

/** The quarter, half or month that "same" leans on. */
function partOf(noun: string, context: TimeContext): string | null {
  const { now } = context;
  const named = /^(?:\d{4}|XXXX)-([QH]\d)$/.exec(context.lastPeriod ?? '')?.[1] ?? null;
  if (noun === 'month') {
    const month = /^(?:\d{4}|XXXX)-(\d\d)/.exec(context.lastDate ?? '')?.[1];
    return month ?? (now === null ? 'XX' : pad(now.month, 2));
  }
  if (noun === 'quarter') return named ?? (now === null ? 'QX' : `Q${Math.ceil(now.month / 3)}`);
  return noun === 'period' || noun === 'half' ? named : null;
}
