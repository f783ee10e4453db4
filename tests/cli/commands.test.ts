import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCsvRow } from '../../src/cli/render-csv.ts';
import { drop, makePlace, type Place, readReceipts, removePlace, run } from './program.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => removePlace(place));

const line = (title: string, date: string, text: string) => `${JSON.stringify({ title, date, text })}\n`;
const monday = line(
  '=Flood on the Marn',
  '2026-03-01',
  'At least 34 people died in the flood at Oststadt, "the office" said.',
);
const tuesday = line(
  '=Flood on the Marn',
  '2026-03-02',
  'At least 38 people died in the flood at Oststadt, "the office" said.',
);

describe('the command line', () => {
  test('helps with --help and ends with 0', async () => {
    const { code, stdout, stderr } = await run(place, ['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of [
      'start',
      'ingest',
      'digest',
      'export',
      'extract',
      'compare',
      'status',
      'retry',
      'reprocess',
      'verify',
      'config',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
  });

  const wrong: string[][] = [
    [],
    ['unheard-of'],
    ['ingest'],
    ['ingest', '--loud'],
    ['ingest', '--format', 'word', 'file.txt'],
    ['ingest', '--inbox', 'here', 'file.txt', 'other.txt'],
    ['export', 'everything'],
    ['export', 'claims', '--format', 'xml'],
    ['compare', 'one.txt'],
    ['digest', 'show'],
  ];
  test.each(wrong.map((words) => [words.join(' ') || '(nothing)', words] as const))(
    'called as "%s" ends with 2 and says why',
    async (_, words) => {
      const { code, stderr } = await run(place, words);
      expect(code).toBe(2);
      expect(stderr).toContain('--help');
    },
  );

  test('prints every setting with its source, secrets masked', async () => {
    const environment = { DATABASE_URL: 'postgres://trail:geheim@db.example:5432/claims', DATABASE_PASSWORD: '' };
    const { code, stdout } = await run({ ...place, environment }, ['config', '--json']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('geheim');
    const rows = JSON.parse(stdout) as { variable: string; value: string; from: string }[];
    expect(rows.find(({ variable }) => variable === 'DATABASE_URL')).toMatchObject({ from: 'environment' });
    expect(rows.find(({ variable }) => variable === 'CLAIMTRAIL_DIGEST_TIME')).toMatchObject({ from: 'default' });
    expect((await run(place, ['config', '--port', '9000'])).stdout).toMatch(/CLAIMTRAIL_PORT +9000 +\[flag\]/);
  });

  test('warns of a setting that does not exist', async () => {
    const environment = { ...place.environment, CLAIMTRAIL_DIGEST_TIEM: '08:00' };
    const { stderr } = await run({ ...place, environment }, ['healthcheck', '--port', '1']);
    expect(stderr).toContain('CLAIMTRAIL_DIGEST_TIEM');
  });
});

describe('extract', () => {
  test('prints one line for each line, in order, with quantities, times and claims', async () => {
    const input = [
      { id: 'b', text: 'At least 24 people died on Sunday.', date: '2026-03-02' },
      { id: 'a', text: '' },
      { id: 7, text: 'Nothing is counted here.' },
    ];
    const text = `${input.map((one) => JSON.stringify(one)).join('\n')}\n\n`;
    const { code, stdout } = await run(place, ['extract'], text);
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(lines.map(({ id }) => id)).toEqual(['b', 'a', 7]);
    expect(Object.keys(lines[0])).toEqual(['id', 'quantities', 'times', 'claims']);
    expect(lines[0].quantities[0]).toMatchObject({ value: 24, bound: '>' });
    expect(lines[0].times[0]).toMatchObject({ value: '2026-03-01' });
    expect(lines[1]).toEqual({ id: 'a', quantities: [], times: [], claims: [] });
    expect(existsSync(place.data)).toBe(false);
  });

  test('names the line that is wrong, and ends with 1 after the lines before it', async () => {
    const { code, stdout, stderr } = await run(place, ['extract'], '{"id":"1","text":"Two."}\nnonsense\n');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ id: '1' });
    expect(stderr).toContain('line 2');
  });
});

describe('compare', () => {
  test('reads stories a line each and prints every neighbouring pair in order', async () => {
    const story = (id: string, ...texts: string[]) =>
      JSON.stringify({ id, revisions: texts.map((text, i) => ({ date: `2026-03-0${i + 1}`, outlet: null, text })) });
    const flood = (toll: number) => `Flood\n\nAt least ${toll} people died in the flood at Oststadt.`;
    const input = `${story('s2', flood(34), flood(38), flood(38))}\n${story('s1', flood(1))}\n${story('s3', flood(5), flood(4))}\n`;
    const { code, stdout } = await run(place, ['compare', '--jsonl'], input);
    expect(code).toBe(0);
    const pairs = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(pairs.map(({ story: id, from, to }) => [id, from, to])).toEqual([
      ['s2', 1, 2],
      ['s2', 2, 3],
      ['s3', 1, 2],
    ]);
    expect(pairs[0].changes[0]).toMatchObject({ kind: 'figure-changed', before: { value: 34 }, after: { value: 38 } });
    expect(pairs[1].changes).toEqual([]);
  });

  test('tells what two files say otherwise', async () => {
    for (const [name, toll] of [
      ['monday.txt', 34],
      ['tuesday.txt', 38],
    ] as const) {
      writeFileSync(join(place.home, name), `Flood\n\nAt least ${toll} people died in the flood at Oststadt.\n`);
    }
    const { code, stdout } = await run(place, ['compare', 'monday.txt', 'tuesday.txt']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/34.*38/);
    expect((await run(place, ['compare', 'monday.txt', 'gone.txt'])).code).toBe(1);
  });
});

describe('ingest, retry and export without a service', () => {
  test('take files in, leave them where they are, and print receipts', async () => {
    writeFileSync(join(place.home, 'monday.jsonl'), monday);
    writeFileSync(join(place.home, 'broken.gz'), gzipSync(monday).subarray(0, 40));
    const { code, stdout, stderr } = await run(place, [
      'ingest',
      'monday.jsonl',
      'broken.gz',
      'monday.jsonl',
      '--json',
    ]);
    expect([code, stderr]).toEqual([1, '']);
    const { receipts } = JSON.parse(stdout);
    expect(receipts.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['done', 'failed', 'duplicate']);
    expect(existsSync(join(place.home, 'monday.jsonl'))).toBe(true);
  });

  test('take what lies in the drop folder', async () => {
    drop(place, 'tuesday.jsonl', tuesday);
    const { code, stdout } = await run(place, ['ingest', '--inbox']);
    expect(code).toBe(0);
    expect(stdout).toContain('tuesday.jsonl: 0 new, 1 revised');
    expect(readdirSync(place.inbox)).toEqual([]);
  });

  test('refuse a file that is not there, before any other is taken in', async () => {
    const { code, stderr } = await run(place, ['ingest', 'monday.jsonl', 'gone.jsonl']);
    expect(code).toBe(1);
    expect(stderr).toContain('gone.jsonl');
    expect(readReceipts(place).filter(({ path }) => path.startsWith('duplicate/'))).toHaveLength(1);
  });

  test('read a failed file again by its name', async () => {
    const { code, stdout } = await run(place, ['retry', 'broken.gz', '--json']);
    expect([code, JSON.parse(stdout)]).toEqual([0, { files: ['broken.gz'], steps: [] }]);
    expect(readReceipts(place).filter(({ path }) => path.startsWith('failed/'))).toHaveLength(1);
  });

  test('print CSV with a header, quoted where needed, and no formula for a spreadsheet', async () => {
    const { code, stdout } = await run(place, ['export', 'articles', '--format', 'csv']);
    expect(code).toBe(0);
    const records = stdout.split('\r\n');
    expect(records[0]).toMatch(/^articleId,revision,title,text,/);
    expect(records).toHaveLength(4);
    expect(records[1]).toContain("'=Flood on the Marn");
    expect(records[1]).toContain('""the office"" said.');
    const changes = await run(place, ['export', 'changes', '--format', 'csv']);
    expect(changes.stdout.split('\r\n')[1]).toContain('figure-changed');
    const claims = (await run(place, ['export', 'claims'])).stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(claims.map(({ value }) => value)).toEqual(expect.arrayContaining([34, 38]));
  });

  test('end with 1 for a digest that was never issued', async () => {
    const { code, stderr } = await run(place, ['digest', 'show', '99']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no digest 99')]);
  });
});

test('a CSV field is quoted, guarded against formulas, or left alone', () => {
  expect(renderCsvRow(['a', 'b,c', 'd"e', 'f\ng', null, -3, 2.5, true, '-3 percent', '@home', { k: 1 }])).toBe(
    `a,"b,c","d""e","f\ng",,-3,2.5,true,'-3 percent,'@home,"{""k"":1}"\r\n`,
  );
});

describe('ingest of files that somebody says something of', () => {
  test('read a file in the format that is named, or that a claimtrail.json beside it names', async () => {
    const named = makePlace();
    const folder = join(named.home, 'named');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'stories.txt'),
      'Bridge closed\n\nRust was found.\n\nEND\n\nFerry opens\n\nFour boats came.\n',
    );
    writeFileSync(join(folder, 'claimtrail.json'), '{"separator": "END"}');
    const { code, stdout } = await run(named, ['ingest', 'named/claimtrail.json', 'named/stories.txt', '--json']);
    expect([code, JSON.parse(stdout).receipts]).toMatchObject([
      0,
      [{ format: { name: 'separator-lines' }, counts: { found: 2 } }],
    ]);
    const forced = await run(named, ['ingest', '--format', 'scraped-pages', 'named/stories.txt']);
    expect(forced.code).toBe(0);
    expect(forced.stdout).toContain('stories.txt: ');
    writeFileSync(join(folder, 'claimtrail.json'), '{"format": "word"}');
    const broken = await run(named, ['ingest', 'named/stories.txt']);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('claimtrail.json: format must be one of');
    rmSync(join(folder, 'claimtrail.json'));
    expect((await run(named, ['retry', 'stories.txt'])).code).toBe(0);
    removePlace(named);
  });
});
