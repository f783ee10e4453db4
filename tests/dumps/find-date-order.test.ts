import { expect, test } from 'vitest';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import { findDateOrder } from '../../src/dumps/find-date-order.ts';

test.each<[string, 'day-first' | 'month-first' | null]>([
  ['03/04/2021 and 25/04/2021', 'day-first'],
  ['03/04/2021 and 04/25/2021', 'month-first'],
  ['03-04-2021\n25-04-2021', 'day-first'],
  ['03/04/2021', null],
  ['25/04/2021 and 04/25/2021', null],
  ['45/04/2021', null],
  ['2021/04/25 and 25.04.2021', null],
  ['https://paper.example/25/04/2021/a', null],
  ['', null],
])('"%s" is written %s', (text, order) => expect(findDateOrder(text)?.order ?? null).toBe(order));

test('a dump whose dates settle the order is read in it, and its evidence says why', () => {
  const lines = ['03/04/2021', '25/04/2021'].map((date) => JSON.stringify({ title: 'Ferry', date, text: 'It sails.' }));
  const detection = detectDump(Buffer.from(lines.join('\n')), 'ferry.jsonl', true);
  expect(detection.dateOrder).toBe('day-first');
  expect(detection.evidence).toContain('dates are written day first: 25/04/2021');
});
