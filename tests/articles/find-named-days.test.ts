import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNamedDays } from '../../src/articles/find-named-days.ts';

test.each<[string, string[]]>([
  ['The ferry sank on January 5, 2024, the port said.', ['2024-01-05']],
  ['The ferry sank on Jan. 5, 2024.', ['2024-01-05']],
  ['The ferry sank on 5 January 2024.', ['2024-01-05']],
  ['The ferry sank on Friday, January 5.', ['--01-05']],
  ['The ferry sank on the 5th of May.', ['--05-05']],
  ['In a report of 2024-01-05 it was praised.', ['2024-01-05']],
  ['People wait at the pier, Sept. 30, 2025 (Agency)', ['2025-09-30']],
  ['It was built in 1998 and sank in 2004.', ['1998-01-01', '2004-01-01']],
  ['The pier fell in March 2019.', ['2019-03-01']],
  ['The line has been idle since 2011.', ['2011-01-01']],
  ['A Feb. 29 statement denied it.', ['--02-29']],
])('"%s" speaks of %j as past', (text, days) => {
  expect(findNamedDays(text).map(({ day }) => day)).toEqual(days);
});

test.each([
  'The ferry will sail again on January 5, 2027.',
  'Repairs have to be done by January 5, 2027.',
  'The pier stays closed until January 5, 2027.',
  'The hearing is scheduled for January 5, 2027.',
  'Service is expected to resume on January 5, 2027.',
  'Withdrawal by the end of September 2026 was agreed.',
  'A pavilion for the fair in 2027 was shown.',
  'The new council that convenes in early January 2027 was elected.',
  'From March 1, 2027, tickets cost more.',
  'The port authority set a January 5, 2027, deadline.',
  'February 30, 2024',
  'Room 2024 was locked.',
  'In 2024 boats counted, the port said.',
  'He may march 5 kilometres.',
  'The price was 12.5 March futures.',
])('"%s" names no past day', (text) => expect(findNamedDays(text)).toEqual([]));

test('a plan in one sentence says nothing of the next one', () => {
  const text = 'It will reopen on May 5, 2027. It was closed on May 4, 2026. It closes by June 1, 2028.';
  expect(findNamedDays(text).map(({ day }) => day)).toEqual(['2026-05-04']);
});

test('a weekday beside a day is kept', () => {
  expect(findNamedDays('On Wednesday, Jan. 25, it sank.')).toMatchObject([{ day: '--01-25', weekday: 3 }]);
});

test('any text is read without an error, and what is found stands in it', () => {
  const words = fc.constantFrom(
    'Jan.',
    'May',
    '5',
    '2024',
    ',',
    'on',
    'will',
    'Friday',
    '.',
    '\n',
    'in',
    'was',
    '31',
    '-',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(text, (written) => {
      for (const { text: found, day } of findNamedDays(written)) {
        expect(written.replace(/\s+/g, ' ')).toContain(found);
        expect(day).toMatch(/^(?:\d{4}|-)-\d\d-\d\d$/);
      }
    }),
    { numRuns: 500 },
  );
});
