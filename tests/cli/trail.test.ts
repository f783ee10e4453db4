import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loanVersions, quayVersions, toLines } from '../audit/trail-stories.ts';
import { makePlace, type Place, removePlace, run } from './program.ts';

let place: Place;
/** number of the article on the quay wall */
let quay: string;

beforeAll(async () => {
  place = makePlace();
  writeFileSync(join(place.home, 'quay.jsonl'), toLines(quayVersions));
  writeFileSync(join(place.home, 'loan.jsonl'), toLines(loanVersions));
  await run(place, ['ingest', 'quay.jsonl', 'loan.jsonl']);
  const rows = (await run(place, ['export', 'articles'])).stdout.trimEnd().split('\n');
  const first = rows.map((row) => JSON.parse(row)).find(({ title }) => title.startsWith('Quay'));
  quay = first.articleId;
});
afterAll(() => removePlace(place));

async function tell(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(place, words);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe('article', () => {
  test('names the article and its revisions, and a change in a line each', async () => {
    const told = await tell('article', quay);
    expect(told.split('\n')[0]).toBe(`Article ${quay}: Quay wall falls at Almwick port, seven killed (3 revisions)`);
    expect(told).toContain('Harbour Courier · published 2026-03-01 14:30Z · seen ');
    expect(told).toMatch(/workers killed: 9 → 7 \(-2\) · correction, declared by "Correction: .*\[change \d+\]/);
    expect(told).not.toContain('\u001b');
  });

  test('compares any two revisions, in words or in lines', async () => {
    const words = await tell('article', quay, '--diff', '1..3', '--words', '--context', '0');
    expect(words.split('\n')[0]).toMatch(/revision 1 to 3: \d claims changed/);
    expect(words).toContain('~ [-At least four-]{+Seven+} workers were killed');
    expect(words).toMatch(/… 3 sentences as before/);
    const lines = await tell('article', quay, '--diff', '3..1');
    expect(lines).toContain('- [-Seven-] workers were killed');
    expect(lines).toContain('+ {+At least four+} workers were killed');
  });

  test('marks the claims of a text, under the names that trace takes', async () => {
    const told = await tell('article', quay, '--revision', '2');
    const [, no] = /\[Nine workers\]\{(\d+)\}/.exec(told) ?? [];
    expect(told).toContain(`\n${quay}.2.${no}  9 | unit: worker`);
    const [claim] = JSON.parse(await tell('trace', `${quay}.2.${no}`, '--json')).sides;
    expect(claim.words.text).toBe('Nine workers');
  });

  test.each([
    [['99'], 1, 'there is no article 99'],
    [['1', '--revision', '9'], 1, 'has no revision 9; it has 1, 2'],
    [['1', '--as-of', '2020'], 1, 'has no revision published by 2020-12-31'],
    [['one'], 2, 'no whole number'],
    [['1', '--diff', '1'], 2, 'names no two revisions'],
    [['1', '--as-of', 'soon'], 2, '--as-of must be a day'],
  ])('%j is refused, and why is said', async (words, code, reason) => {
    const ended = await run(place, ['article', ...words]);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(reason);
  });
});

test('trace leads from a change in an export to the bytes of the file that was dropped', async () => {
  const changes = (await tell('export', 'changes'))
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row));
  const { change, claimAfter } = changes.find(({ label, kind }) => label === 'correction' && kind === 'figure-changed');
  const told = await tell('trace', String(change));
  expect(told.split('\n')[0]).toMatch(new RegExp(`^Change ${change}: `));
  expect(told).toContain(`claim ${claimAfter}`);
  const [, file = '', start, end] =
    /Seen in (\S+): [\s\S]*in it the words: (\d+) to (\d+)/.exec(told.split('After: ')[1] ?? '') ?? [];
  const bytes = readFileSync(join(place.home, file)).subarray(Number(start), Number(end)).toString();
  expect(told).toContain(`[${bytes}]`);
  expect((await run(place, ['trace', '9999'])).stderr).toContain('there is no change 9999');
  expect((await run(place, ['trace', '1.2'])).code).toBe(2);
  expect((await run(place, ['why', '1.2.3'])).stderr).toContain('claimtrail trace 1.2.3');
});

test('corrections are counted by outlet, and listed with how long the error had stood', async () => {
  const told = await tell('corrections');
  expect(told.split('\n')[0]).toMatch(/^2 corrections and retractions: 1 declared, 1 silent; half of the 2 /);
  expect(told).toMatch(/^Harbour Courier +1 +0 +0 +0 +18 h 30 min +0$/m);
  expect(told).toContain('stood in revision 2; mended after 18 h 30 min');
  const { corrections, inAll } = JSON.parse(await tell('corrections', '--outlet', 'lowland', '--limit', '0', '--json'));
  expect([corrections, inAll]).toMatchObject([[], { declared: 0, silent: 1 }]);
});

describe('an export of everything', () => {
  const kinds = [
    'articles',
    'claims',
    'changes',
    'series',
    'points',
    'findings',
    'digests',
    'dumps',
    'arrivals',
    'decisions',
  ];

  test('is a folder whose manifest has the sums of its files, in both formats with the same rows', async () => {
    const manifest = JSON.parse(await tell('export', 'all', '--to', 'everything', '--format', 'both', '--json'));
    const folder = join(place.home, 'everything');
    const names = manifest.files.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(kinds.flatMap((kind) => [`${kind}.jsonl`, `${kind}.csv`])));
    expect(readdirSync(folder).sort()).toEqual([...names, 'manifest.json'].sort());
    expect(readdirSync(place.home).filter((name) => name.startsWith('.tmp'))).toEqual([]);
    for (const { name, rows } of manifest.files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const count = name.endsWith('.csv') ? parse(text, { columns: true }).length : text.split('\n').length - 1;
      expect([name, count]).toEqual([name, rows]);
    }
    expect(await tell('export', 'check', 'everything')).toMatch(/as the manifest of .* says/);
  });

  test('is not written over anything, and what was altered in one is named', async () => {
    const again = await run(place, ['export', 'all', '--to', 'everything']);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('is not empty');
    const folder = join(place.home, 'everything');
    const claims = readFileSync(join(folder, 'claims.jsonl'), 'utf8');
    writeFileSync(
      join(folder, 'claims.jsonl'),
      claims.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
    );
    appendFileSync(join(folder, 'changes.csv'), 'x');
    rmSync(join(folder, 'dumps.csv'));
    writeFileSync(join(folder, 'notes.txt'), 'x');
    const { code, stderr } = await run(place, ['export', 'check', 'everything']);
    expect(code).toBe(1);
    const problems = stderr.trimEnd().split('\n').slice(1);
    expect(problems.map((problem) => problem.trim().split(':')[0])).toEqual([
      'claims.jsonl',
      'changes.csv',
      'dumps.csv',
      'notes.txt',
    ]);
    expect((await run(place, ['export', 'check', '.'])).stderr).toContain('manifest.json cannot be read');
  });

  test('takes an empty folder, and one kind alone', async () => {
    mkdirSync(join(place.home, 'one'));
    expect(await tell('export', 'changes', '--to', 'one', '--as-of', '2026-03-01')).toMatch(
      /^1 file with \d+ rows written/,
    );
    expect(readdirSync(join(place.home, 'one')).sort()).toEqual(['changes.jsonl', 'manifest.json']);
  });

  test.each([[['all']], [['claims', '--format', 'both']], [['check']], [['claims', 'here']]])(
    '%j is called wrongly',
    async (words) => {
      expect((await run(place, ['export', ...words])).code).toBe(2);
    },
  );
});
