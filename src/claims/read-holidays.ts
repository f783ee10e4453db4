import { formatDay, monthEnd, pad, weekdayOf } from './calendar.ts';
import { nearYear } from './guess-year.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readYearNumber } from './read-dates.ts';
import { fixedHolidays, movingHolidays } from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';

/** "Christmas", "Thanksgiving Day", "Election Day". */
export function readHoliday(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token?.capital !== true) return null;
  for (const width of [3, 2, 1]) {
    const words: string[] = [];
    for (let near = at; near < at + width; near++) words.push(lowerAt(passage, near));
    const name = words.join(' ').replace(" 's", "'s");
    const fixed = fixedHolidays.get(name);
    const moving = movingHolidays.get(name);
    if (fixed === undefined && moving === undefined) continue;
    const written =
      readYearNumber(passage, at + width) ??
      (lowerAt(passage, at + width) === ',' ? readYearNumber(passage, at + width + 1) : null);
    const month = fixed?.[0] ?? moving?.[0] ?? 1;
    const year = written ?? nearYear(passage, at, context, month, fixed?.[1] ?? 15);
    if (year === null) return { first: at, last: at + width, type: 'DATE', value: `XXXX-${pad(month, 2)}`, mod: null };
    const day = fixed?.[1] ?? nthWeekday(year, month, moving?.[1] ?? 0, moving?.[2] ?? 1);
    return { first: at, last: at + width, type: 'DATE', value: formatDay({ year, month, day }), mod: null };
  }
  return null;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = weekdayOf({ year, month, day: 1 });
  const day = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
  // Election Day is the Tuesday after the first Monday
  if (month === 11 && weekday === 2 && day === 1) return 8;
  return day > monthEnd(year, month) ? day - 7 : day;
}
