import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateOrder, parseStatedDate } from '../../src/articles/parse-stated-date.ts';
import { toDay, toInstant } from '../../src/base/instant.ts';

test.each([
  ['2021-03-04', '2021-03-04'],
  ['2021/3/4', '2021-03-04'],
  ['20210304', '2021-03-04'],
  ['March 4, 2021', '2021-03-04'],
  ['Mar. 4 2021', '2021-03-04'],
  ['4 March 2021', '2021-03-04'],
  ['4th of March, 2021', '2021-03-04'],
  ['Thu, 04 Mar 2021 10:00:00 GMT', '2021-03-04T10:00:00.000Z'],
  ['2021-03-04T10:00:00+01:00', '2021-03-04T09:00:00.000Z'],
  ['2021-03-04T10:00:00.123Z', '2021-03-04T10:00:00.000Z'],
  ['2021-03-04 10:00:00', '2021-03-04'],
  ['March 4, 2021 6:30 p.m. EST', '2021-03-04T23:30:00.000Z'],
  ['10:30 GMT, 4 March 2021', '2021-03-04T10:30:00.000Z'],
  ['10:30 AM ET, Thu March 4, 2021', '2021-03-04'],
  ['4 March 2021 10:30 EAT', '2021-03-04'],
  ['25/12/2021', '2021-12-25'],
  ['12/25/2021', '2021-12-25'],
  ['04.03.2021', '2021-03-04'],
  ['1614852000', '2021-03-04T10:00:00.000Z'],
  ['1614852000000', '2021-03-04T10:00:00.000Z'],
  ['2021-03-04T10:00:00.123456+0530', '2021-03-04T04:30:00.000Z'],
  ['2021-03-04 10:00:00 UTC', '2021-03-04T10:00:00.000Z'],
  ['2021-03-04 10:00:00 +00:00', '2021-03-04T10:00:00.000Z'],
  ['20210304T100000Z', '2021-03-04T10:00:00.000Z'],
  ['20210304100000', '2021-03-04'],
  ['Thu, 4 Mar 2021 10:00:00 +0000 (UTC)', '2021-03-04T10:00:00.000Z'],
  ['Thu, 4 Mar 2021 10:00:00 -0500 (Eastern Standard Time)', '2021-03-04T15:00:00.000Z'],
  ['Thursday, 04-Mar-21 10:00:00 GMT', '2021-03-04T10:00:00.000Z'],
  ['Thu Mar 4 10:00:00 2021', '2021-03-04'],
  ['Thu Mar  4 10:00:00 UTC 2021', '2021-03-04T10:00:00.000Z'],
  ['Thu Mar 04 10:00:00 +0100 2021', '2021-03-04T09:00:00.000Z'],
  ['Mar. 4, 2021, at 6:30 p.m. EST', '2021-03-04T23:30:00.000Z'],
  ['March 4, 2021 6 p.m. EST', '2021-03-04T23:00:00.000Z'],
  ['4 Sept. 2021', '2021-09-04'],
  ['Sept. 4, 2021', '2021-09-04'],
  ['Thurs., Mar. 4, 2021', '2021-03-04'],
  ['the 4th of March, 2021', '2021-03-04'],
  ['4-Mar-2021', '2021-03-04'],
  ['04-MAR-21', '2021-03-04'],
  ['4.Mar.2021', '2021-03-04'],
  ['04Mar2021', '2021-03-04'],
  ['2021-Mar-04', '2021-03-04'],
  ['March 4, 2021 Thursday', '2021-03-04'],
  ['March 4, 2021 (Thursday)', '2021-03-04'],
  ['4. März 2021', '2021-03-04'],
  ['Donnerstag, 4. März 2021', '2021-03-04'],
  ['4 mars 2021', '2021-03-04'],
  ['1er mars 2021', '2021-03-01'],
  ['4 de marzo de 2021', '2021-03-04'],
  ['giovedì 4 marzo 2021', '2021-03-04'],
  ['4 maart 2021', '2021-03-04'],
  ['4 de março de 2021', '2021-03-04'],
  ['2021年3月4日', '2021-03-04'],
  ['4 March 2021 10:30 IST', '2021-03-04'],
  ['4 March 2021 22:30 CEST', '2021-03-04T20:30:00.000Z'],
  ['4 March 2021 10:30 JST', '2021-03-04T01:30:00.000Z'],
  ['March 4, 1865', '1865-03-04'],
  ['2024-02-29', '2024-02-29'],
])('"%s" is %s', (text, value) => expect(parseStatedDate(text)).toBe(value));

test.each([
  '',
  '03/04/2021',
  '2021-02-30',
  'March 2021',
  'in March 4, 2021',
  'March 4',
  '2021',
  '1234567',
  'last Monday',
  '2023-02-29',
  '30 February 2024',
  'April 31, 2021',
  '2021-13-04',
  '2021-00-10',
  '13/13/2021',
  'March 4, 1492',
  '2160-01-01',
  'March 4, 21',
  '4 Smarch 2021',
  '1234567890123456',
  'By Ann Lee',
  'one hundred and four',
])('"%s" is no date that we could be sure of', (text) => expect(parseStatedDate(text)).toBeNull());

test.each<[string, DateOrder, string | null]>([
  ['03/04/2021', 'day-first', '2021-04-03'],
  ['03/04/2021', 'month-first', '2021-03-04'],
  ['03-04-2021 10:00 GMT', 'day-first', '2021-04-03T10:00:00.000Z'],
  ['10:00, 03/04/2021', 'day-first', '2021-04-03'],
  ['25/12/2021', 'month-first', '2021-12-25'],
  ['12/25/2021', 'day-first', '2021-12-25'],
  ['03.04.2021', 'month-first', '2021-04-03'],
  ['2021/03/04', 'day-first', '2021-03-04'],
  ['31/04/2021', 'day-first', null],
])('"%s" in a dump that is %s reads %s', (text, order, value) => expect(parseStatedDate(text, order)).toBe(value));

const instant = fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

test('an instant is read back from every way in which programs write it', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const second = toInstant(Math.floor(at.getTime() / 1000) * 1000);
      expect(parseStatedDate(at.toISOString().replace(/\.\d+/, ''))).toBe(second);
      expect(parseStatedDate(at.toUTCString())).toBe(second);
      expect(parseStatedDate(at.toUTCString().replace('GMT', '+0000'))).toBe(second);
    }),
  );
});

test('what is read is a real day or instant, or null, and reading never throws', () => {
  const parts = fc.constantFrom(
    '25',
    '31',
    '02',
    'Jan',
    'März',
    '2023',
    '1066',
    '/',
    '-',
    ' ',
    ',',
    'EST',
    '10:30',
    'at',
    '.',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom<DateOrder | null>('day-first', 'month-first', null), (written, order) => {
      const read = parseStatedDate(written, order);
      if (read === null) return;
      expect(read.length === 10 ? toDay(read) : toInstant(read)).toBe(read);
    }),
    { numRuns: 2000 },
  );
});
