import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CalendarDay,
  dayNumber,
  formatDay,
  fromDayNumber,
  monthEnd,
  weekdayOf,
} from '../../src/claims/calendar.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import { easterOf } from '../../src/claims/read-holidays.ts';
import type { TimeExpression } from '../../src/claims/reading.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const shortMonths = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const day = fc
  .tuple(fc.integer({ min: 1901, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, number]) => number <= monthEnd(year, month))
  .map(([year, month, number]): CalendarDay => ({ year, month, day: number }));

function times(text: string, date: string | null): readonly TimeExpression[] {
  return readClaims({ text, date, headlineLength: 0 }).times;
}

function ordinal(number: number): string {
  const teen = number > 10 && number < 14;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}

/** the ways in which a whole date is written */
const forms: readonly [name: string, write: (at: CalendarDay) => string][] = [
  ['March 5, 2026', ({ year, month, day: number }) => `${monthNames[month - 1]} ${number}, ${year}`],
  ['March 5th, 2026', ({ year, month, day: number }) => `${monthNames[month - 1]} ${ordinal(number)}, ${year}`],
  ['Sept. 5, 2026', ({ year, month, day: number }) => `${shortMonths[month - 1]} ${number}, ${year}`],
  ['5 March 2026', ({ year, month, day: number }) => `${number} ${monthNames[month - 1]} ${year}`],
  ['5th of March 2026', ({ year, month, day: number }) => `${ordinal(number)} of ${monthNames[month - 1]} ${year}`],
  ['5-Mar-2026', ({ year, month, day: number }) => `${number}-${monthNames[month - 1]?.slice(0, 3)}-${year}`],
  ['2026-03-05', (at) => formatDay(at)],
  ['2026/03/05', (at) => formatDay(at).replaceAll('-', '/')],
  ['03/05/2026', ({ year, month, day: number }) => `${month}/${number}/${year}`],
  ['5.3.2026', ({ year, month, day: number }) => `${number}.${month}.${year}`],
  [
    'Thursday, March 5, 2026',
    (at) => `${weekdayNames[weekdayOf(at)]}, ${monthNames[at.month - 1]} ${at.day}, ${at.year}`,
  ],
  ['Thursday 5 March 2026', (at) => `${weekdayNames[weekdayOf(at)]} ${at.day} ${monthNames[at.month - 1]} ${at.year}`],
];

describe('what holds of all times', () => {
  test.each(forms)('any day written as %j comes back as that day', (_, write) => {
    fc.assert(
      fc.property(day, (at) => {
        const written = write(at);
        const [found] = times(`The hall was opened on ${written} by the mayor.`, '2026-03-05');
        expect([found?.text, found?.type, found?.value]).toEqual([written, 'DATE', formatDay(at)]);
      }),
      { numRuns: 60 },
    );
  });

  test('a weekday behind a past verb is one of the last seven days, behind a future one of the next seven', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...weekdayNames), (now, name) => {
        const [past] = times(`The hall opened on ${name}.`, formatDay(now));
        const [ahead] = times(`The hall will open on ${name}.`, formatDay(now));
        const back = dayNumber(now) - dayNumber(dayOf(past?.value));
        const away = dayNumber(dayOf(ahead?.value)) - dayNumber(now);
        expect(back >= 0 && back < 7 && away >= 0 && away < 7).toBe(true);
        expect(weekdayNames[weekdayOf(dayOf(past?.value))]).toBe(name);
        expect(weekdayNames[weekdayOf(dayOf(ahead?.value))]).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  test('days counted from today are that many days away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 2, max: 4000 }), (now, count) => {
        const [ago] = times(`The hall opened ${count} days ago.`, formatDay(now));
        expect(ago?.value).toBe(formatDay(fromDayNumber(dayNumber(now) - count)));
      }),
      { numRuns: 60 },
    );
  });

  test('a day without its year lies within a year of publication', () => {
    fc.assert(
      fc.property(day, day, (now, at) => {
        const [found] = times(`The hall will open on ${monthNames[at.month - 1]} ${at.day}.`, formatDay(now));
        const value = found?.value ?? '';
        expect(value.slice(4)).toBe(formatDay(at).slice(4));
        expect(Math.abs(Number(value.slice(0, 4)) - now.year)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test('Easter is a Sunday from March 22 to April 25', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const easter = easterOf(year);
        expect(weekdayOf(easter)).toBe(0);
        expect(formatDay(easter).slice(5) >= '03-22' && formatDay(easter).slice(5) <= '04-25').toBe(true);
      }),
    );
  });

  const words = fc.array(
    fc.constantFrom(
      ...'the a last next this first second third two 12 2026 05 31 . , - / : ( ) of in on by until from to and May'.split(
        ' ',
      ),
      ...'March Sunday Monday night morning quarter half year years week weeks month day days hour ago earlier'.split(
        ' ',
      ),
      ...'later now end early late mid every other past decade century noon GMT p.m. Christmas Easter Q3 FY24'.split(
        ' ',
      ),
      ...'will was said before after fiscal weekend summer 1990s 9/11 24/7 o’clock half-year same time'.split(' '),
    ),
    { maxLength: 24 },
  );

  test('values are of the years 0 to 9999, spans are equal to their text and do not overlap', () => {
    fc.assert(
      fc.property(words, fc.option(day), (list, now) => {
        const text = list.join(' ');
        const found = times(text, now === null ? null : formatDay(now));
        let floor = 0;
        for (const { start, end, text: part, value, type } of found) {
          expect(text.slice(start, end)).toBe(part);
          expect(start >= floor && end > start && end <= text.length).toBe(true);
          expect(value).not.toMatch(/NaN|undefined|Infinity|\d{5}|^-/);
          if (type === 'DATE' || type === 'TIME') {
            expect(value).toMatch(/^(?:\d{4}|\d{3}X|\d\dXX|XXXX|BC\d{4})(?:-|T|$)|^(?:PAST|PRESENT|FUTURE)_REF$/);
          } else if (type === 'DURATION') expect(value).toMatch(/^P(?:[\dX.]+(?:[DWMYECLQ]|WE))*(?:T[\dX.HMS]+)?$/);
          floor = end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('the same text and day give the same times', () => {
    fc.assert(
      fc.property(words, day, (list, now) => {
        const text = list.join(' ');
        expect(times(text, formatDay(now))).toEqual(times(text, formatDay(now)));
      }),
      { numRuns: 200 },
    );
  });
});

function dayOf(value: string | undefined): CalendarDay {
  const [year, month, number] = (value ?? '').split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: number ?? 0 };
}
