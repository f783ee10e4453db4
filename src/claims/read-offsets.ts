import { addDays, addMonths, type CalendarDay, formatDay, pad, parseDay } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readDeictic } from './read-deictic.ts';
import { parseLoose, unitValue } from './read-relative-times.ts';
import { readWeekday } from './read-weekdays.ts';
import { timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch } from './time-match.ts';

/** A count of units that a point in time is away. */
export interface Distance {
  /** token at which its expression begins */
  readonly first: number;
  /** token of the unit */
  readonly unitAt: number;
  /** null for a vague count */
  readonly count: number | null;
}

/**
 * Reads the point in time that a distance leads to: "three years ago", "a year earlier", "two weeks from now",
 * "a week from Friday", "two years' time", "a week on Friday".
 *
 * returns  a DATE or TIME, or null where the distance is a mere length
 */
export function readOffset(passage: Passage, distance: Distance, context: TimeContext): TimeMatch | null {
  const unit = timeUnits.get(lowerAt(passage, distance.unitAt));
  if (unit === undefined) return null;
  return readBack(passage, distance, unit, context) ?? readAhead(passage, distance, unit, context);
}

function readBack(passage: Passage, distance: Distance, unit: string, context: TimeContext): TimeMatch | null {
  const { first, unitAt, count } = distance;
  const hyphen = lowerAt(passage, unitAt + 1) === '-' ? 1 : 0;
  const written = lowerAt(passage, unitAt + 1 + hyphen);
  const word = written === 'before' && endsComparison(passage, distance) ? 'earlier' : written;
  if (word !== 'ago' && word !== 'earlier') return null;
  if (word === 'earlier' && ((hyphen === 0 && count !== 1) || unit.startsWith('T'))) return null;
  const last = unitAt + 2 + hyphen;
  if (count === null) return dateMatch(first, last, 'PAST_REF');
  if (unit.startsWith('T')) return hoursAgo(first, last, unit, count, context.now);
  const quarter = /^(\d{4})-(Q\d)$/.exec(context.lastPeriod ?? '');
  if (unit === 'Y' && count === 1 && quarter !== null) {
    return dateMatch(first, yearAgoEnd(passage, last), `${pad(Number(quarter[1]) - 1, 4)}-${quarter[2]}`);
  }
  const anchor = word === 'earlier' ? (parseLoose(context.lastDate) ?? context.now) : context.now;
  return stepped(first, last, anchor, unit, -count * fortnights(passage, unitAt));
}

/** "up from 12 a year before", and not "a year before the war". */
function endsComparison(passage: Passage, { first, unitAt, count }: Distance): boolean {
  if (count !== 1) return false;
  const next = lowerAt(passage, unitAt + 2);
  const ended = next === '' || /^[.,;:)]$/.test(next);
  return ended || (/^(?:from|than)$/.test(lowerAt(passage, first - 1)) && /^(?:to|and|but|at)$/.test(next));
}

/** Hours lie on the day of publication or, when there are many, on an earlier one; the clock stays open. */
function hoursAgo(first: number, last: number, unit: string, count: number, now: CalendarDay | null): TimeMatch | null {
  const hours = unit === 'TH' ? count : unit === 'TM' ? count / 60 : count / 3600;
  const day = now === null ? 'XXXX-XX-XX' : formatDay(addDays(now, -Math.floor(Math.min(hours, 87_600) / 24)));
  return { first, last, type: 'TIME', value: `${day}TXX:XX`, mod: null };
}

function stepped(
  first: number,
  last: number,
  anchor: CalendarDay | null,
  unit: string,
  step: number,
): TimeMatch | null {
  if (anchor !== null && yearsOf(unit) * Math.abs(step) > (step < 0 ? anchor.year : 9999 - anchor.year)) {
    return dateMatch(first, last, step < 0 ? 'PAST_REF' : 'FUTURE_REF');
  }
  const value = unitValue(anchor, unit, Math.round(step));
  return value === null ? null : dateMatch(first, last, value);
}

function yearsOf(unit: string): number {
  return { D: 1 / 365, W: 1 / 52, WE: 1 / 52, M: 1 / 12, Q: 1 / 4, Y: 1, E: 10, C: 100, L: 1000 }[unit] ?? 1;
}

function fortnights(passage: Passage, unitAt: number): number {
  return /^fortnights?$/.test(lowerAt(passage, unitAt)) ? 2 : 1;
}

/** "the year-ago quarter" takes its noun in. */
function yearAgoEnd(passage: Passage, last: number): number {
  return /^(?:quarter|period)$/.test(lowerAt(passage, last)) ? last + 1 : last;
}

function readAhead(passage: Passage, distance: Distance, unit: string, context: TimeContext): TimeMatch | null {
  const { first, unitAt, count } = distance;
  if (count === null || unit.startsWith('T')) return null;
  const step = count * fortnights(passage, unitAt);
  const word = lowerAt(passage, unitAt + 1);
  const next = lowerAt(passage, unitAt + 2);
  if ((word === "'s" || word === "'" || word === '’') && next === 'time') {
    return stepped(first, unitAt + 3, context.now, unit, step);
  }
  if (word === 'hence') return stepped(first, unitAt + 2, context.now, unit, step);
  if (word !== 'from' && word !== 'on') return null;
  if (word === 'from' && next === 'now') return stepped(first, unitAt + 3, context.now, unit, step);
  if (word === 'on' && (unit !== 'W' || count > 2 || lowerAt(passage, first - 1) === 'for')) return null;
  const base = readWeekday(passage, unitAt + 2, { ...context }) ?? readNamedDay(passage, unitAt + 2, word, context);
  const day = base === null ? null : parseDay(base.value);
  if (base === null || base.type !== 'DATE' || day === null) return null;
  if (next === 'today') return stepped(first, base.last, context.now, unit, step);
  if (unit !== 'D' && unit !== 'W' && unit !== 'M' && unit !== 'Y') return null;
  const moved =
    unit === 'D'
      ? addDays(day, step)
      : unit === 'W'
        ? addDays(day, 7 * step)
        : addMonths(day, step * (unit === 'Y' ? 12 : 1));
  return moved.year > 9999 ? null : dateMatch(first, base.last, formatDay(moved));
}

function readNamedDay(passage: Passage, at: number, word: string, context: TimeContext): TimeMatch | null {
  if (word !== 'from' || !/^(?:today|tomorrow|yesterday)$/.test(lowerAt(passage, at))) return null;
  return readDeictic(passage, at, { ...context });
}

/** "years ago", "decades ago". */
export function readUnitsAgo(passage: Passage, at: number): TimeMatch | null {
  const unit = timeUnits.get(lowerAt(passage, at));
  if (unit === undefined || !lowerAt(passage, at).endsWith('s') || lowerAt(passage, at + 1) !== 'ago') return null;
  return dateMatch(at, at + 2, 'PAST_REF');
}
