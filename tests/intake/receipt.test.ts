import { expect, test } from 'vitest';
import { type Receipt, renderReceipt } from '../../src/intake/receipt.ts';
import { receiptOf } from './receipts.ts';

const claimed = { key: 'k', relativePath: 'desk/a.txt', name: 'a.txt', path: '/x', sizeBytes: 9, modifiedAtMs: 1 };

const full = receiptOf(claimed, {
  format: { name: 'json-lines', evidence: ['1 of 1 lines is a JSON object'] },
  bytes: { bytes: 9, articles: 8, furniture: 0, separators: 1, leftovers: 0 },
  duplicateOf: { dump: 3, name: 'b.txt', receivedAt: '2026-11-19T08:00:00.000Z' },
  reasons: [{ code: 'record-not-json', message: 'line 2 is no JSON object', record: 2, line: 2, byte: 40 }],
  durationsMs: { 'record-articles': 7, 'split-dump': 5, total: 12 },
});

test('a receipt is all its fields, as JSON that people can read', () => {
  expect(renderReceipt(full)).toBe(`${JSON.stringify(full, null, 2)}\n`);
});

test('the order in which its fields came does not show', () => {
  expect(renderReceipt(reversed(full) as Receipt)).toBe(renderReceipt(full));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, held]) => [name, reversed(held)]));
}
