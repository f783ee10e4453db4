import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import { toGivenText } from '../../src/cli/read-given-text.ts';
import { renderClaims } from '../../src/cli/render-claims.ts';
import { makePlace, type Place, removePlace, run } from './program.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => removePlace(place));

const write = (name: string, bytes: string | Uint8Array) => writeFileSync(join(place.home, name), bytes);

const harbour = `Ferry fire kills 12 off Norhaven

At least 12 deckhands died on Friday, harbour police said. Nobody knows the cause.

The ferry reportedly carried 40 cars. Salvage ends by the end of 2026.
`;

test('a plain file is shown sentence by sentence, claims in brackets and one line each below', async () => {
  write('harbour.txt', harbour);
  const { code, stdout, stderr } = await run(place, ['extract', 'harbour.txt', '--date', '2026-03-02']);
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('Ferry fire kills [12] off Norhaven (headline)');
  expect(lines).toContain('[At least 12 deckhands] died on Friday, harbour police said.');
  expect(stdout).toMatch(/^ {4}at least 12 \| unit: deckhand \| about: .*\| source: harbour police/m);
  expect(stdout).toMatch(/^ {4}40 \| unit: car \| .*\| hedge: reportedly/m);
  expect(stdout).toMatch(/^ {4}by 2026 \(end\) \| about: /m);
  expect(stdout).not.toContain('Nobody knows');
});

test('several files have headings; one that cannot be read is named, and the others are read', async () => {
  write('harbour.txt', harbour);
  write('latin.txt', Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x31]));
  write('packed.txt.gz', gzipSync(harbour));
  write('zero.bin', 'a\0b');
  write('quiet.txt', 'Nothing is counted here.\n');
  const { code, stdout, stderr } = await run(place, [
    'extract',
    ...['gone.txt', 'latin.txt', 'harbour.txt', 'zero.bin', 'packed.txt.gz', '.', 'quiet.txt'],
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('==> harbour.txt <==\nFerry fire kills [12]');
  expect(stdout).toContain('==> quiet.txt <==\nno claim\n');
  const told = stderr.trimEnd().split('\n');
  expect(told).toEqual([
    'claimtrail: gone.txt: there is no such file',
    'claimtrail: latin.txt: not UTF-8 (from byte 3 on)',
    expect.stringContaining('claimtrail: zero.bin: no plain text'),
    expect.stringContaining('claimtrail: packed.txt.gz: '),
    'claimtrail: .: is a folder',
  ]);
});

test('a file of JSON Lines gives what standard input gives, and names the line that is wrong', async () => {
  const lines = `{"id":"b","text":"Police counted 7 boats on Sunday."}\n\n{"id":4,"text":""}\n`;
  write('texts.json', lines);
  const asFile = await run(place, ['extract', 'texts.json', '--date', '2026-03-02']);
  const asInput = await run(place, ['extract', '--date', '2026-03-02'], lines);
  expect(asFile.stdout).toBe(asInput.stdout);
  const [first] = asFile.stdout.split('\n').map((line) => JSON.parse(line || 'null'));
  expect(first).toMatchObject({ id: 'b', times: [{ value: '2026-03-01' }], claims: [{ quantity: { value: 7 } }] });
  write('wrong.jsonl', '{"id":1,"text":"Two boats."}\nnonsense\n');
  const wrong = await run(place, ['extract', 'wrong.jsonl', 'texts.json']);
  expect([wrong.code, wrong.stdout.trimEnd().split('\n').length]).toEqual([1, 3]);
  expect(wrong.stderr).toContain('wrong.jsonl, line 2: not JSON');
});

test('plain text comes by standard input with --text, and as JSON with --json', async () => {
  const shown = await run(place, ['extract', '--text'], harbour);
  expect(shown.stdout).toContain('[At least 12 deckhands] died');
  write('harbour.txt', `\uFEFF${harbour}`);
  const { stdout } = await run(place, ['extract', '--json', 'harbour.txt']);
  const row = JSON.parse(stdout);
  expect(Object.keys(row)).toEqual(['id', 'quantities', 'times', 'claims']);
  expect(row.id).toBe('harbour.txt');
  for (const { start, end, text } of row.quantities) expect(harbour.slice(start, end)).toBe(text);
  expect(row.claims[0]).toMatchObject({ part: 'headline', start: expect.any(Number) });
  write('rows.jsonl', '{"id":1,"text":"Nine boats sank."}\n');
  expect((await run(place, ['extract', '--text', 'rows.jsonl'])).stdout).not.toMatch(/^\{"id":1,"quantities"/);
});

test('a date that is none ends with 2', async () => {
  for (const date of ['soon', '2026-02-30', '2026']) {
    const { code, stderr } = await run(place, ['extract', '--date', date, 'harbour.txt']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('2026-03-02')]);
  }
});

test.each<[string, number]>([
  ['Head\n\nBody of it.', 4],
  ['\n\nHead\r\n  \r\nBody of it.', 6],
  ['Head\nBody of it.', 0],
  ['Head\n\n', 0],
  ['', 0],
])('the first line is the headline where a blank line and a text follow: %j', (text, length) => {
  expect(toGivenText(text).headlineLength).toBe(length);
});

test('claims are coloured for a terminal, and signs that would steer it are left out', () => {
  const text = 'The blast killed 12\u001b[31m miners, and 3 of 40 \u202eshafts fell in.';
  const { claims } = readClaims({ text, date: null, headlineLength: 0 });
  const shown = renderClaims(text, claims, 'colour');
  expect(shown).toContain('\u001b[4;33m12');
  expect(shown.replaceAll('\u001b[4;33m', '').replaceAll('\u001b[0m', '')).not.toMatch(/[\u001b\u202e]/);
});
