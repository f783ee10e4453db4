import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLogger } from '../../src/runtime/open-logger.ts';
import { attachPostgres } from '../../src/runtime/postgres/attach-postgres.ts';
import {
  drop,
  makePlace,
  type Place,
  type Running,
  removePlace,
  run,
  startService,
  stop,
  waitForReceipt,
} from '../cli/program.ts';
import { correction, dumps } from './ferry-story.ts';

/*
 * A story of five days is dropped out of order into a running service, which is stopped and started again in between.
 * Then everything that can be asked about it is asked, as a user does.
 */

let place: Place;
let service: Running & { readonly url: string };
/** when days 3 and 1 had been taken in, and nothing else */
let halfKnown = '';

beforeAll(async () => {
  place = makePlace();
  service = await startService(place);
  await take(3);
  await take(1);
  halfKnown = new Date().toISOString();
  expect((await stop(service)).code).toBe(0);
  // What is dropped while nothing runs is taken at the next start.
  drop(place, 'day-5.jsonl', dumps[5]);
  service = await startService(place);
  await waitForReceipt(place, /^done\/.*day-5\.jsonl/);
  await take(2);
  await take(4);
}, 120_000);

afterAll(async () => {
  await stop(service);
  removePlace(place);
});

/** Drops the dump of a day and waits until nothing is left to do. */
async function take(day: keyof typeof dumps): Promise<void> {
  drop(place, `day-${day}.jsonl`, dumps[day]);
  await waitForReceipt(place, new RegExp(`^done/.*day-${day}\\.jsonl`));
  await untilIdle();
}

async function untilIdle(): Promise<void> {
  await vi.waitFor(
    async () => {
      const answer = await fetch(`${service.url}/readyz`);
      const { owed, queue } = (await answer.json()) as Record<'owed' | 'queue', Record<string, number> | null>;
      const { wait = 0, prioritized = 0, active = 0 } = queue ?? { wait: 1 };
      const left = Object.values(owed ?? { unknown: 1 }).reduce(
        (sum, count) => sum + count,
        wait + prioritized + active,
      );
      if (left > 0) throw new Error(`still to do: ${JSON.stringify({ owed, queue })}`);
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** Runs a command and reads its answer. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is read as a user reads it, field by field
async function ask(...words: string[]): Promise<any> {
  const { code, stdout, stderr } = await run(place, [...words, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

interface Point {
  readonly outlet: string;
  readonly revision: string;
  readonly said: string;
  readonly repeats: readonly { readonly outlet: string }[];
}

type Sides = Readonly<Record<'before' | 'after', { readonly value: unknown } | null>>;

const said = ({ points }: { points: readonly Point[] }) => points.map((point) => `${point.outlet}: ${point.said}`);

describe('a story that goes on for five days in three outlets', () => {
  let toll = 0;

  test('is one article with four revisions, in the order in which it was published', async () => {
    const [article, history] = await Promise.all([ask('article', '1'), ask('history', 'ferry', 'killed')]);
    expect(article.revisions.map(({ published }: { published: string }) => published.slice(0, 10))).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
    const found = history.series.find(({ name }: { name: string }) => /killed/.test(name));
    expect(found).toMatchObject({ kind: 'figure', unit: 'people' });
    toll = found.seriesId;
  });

  test('gives one series of the dead, as it was published, as it was known, and as it is', async () => {
    const id = String(toll);
    const [now, published, known] = await Promise.all([
      ask('history', id, '--all'),
      ask('history', id, '--all', '--as-of', '2026-03-03'),
      ask('history', id, '--all', '--known-at', halfKnown),
    ]);
    const current = said(now);
    expect(current.slice(0, 4)).toEqual([
      'Harbour Courier: at least 12',
      'Lowland Reader: 15',
      'Harbour Courier: 19',
      'Harbour Courier: 27',
    ]);
    expect(current.slice(4)).toEqual(
      expect.arrayContaining(['Harbour Courier: 24', 'Orrin Valley News: 24', 'Lowland Reader: 26']),
    );
    expect(said(published)).toEqual(['Harbour Courier: at least 12', 'Lowland Reader: 15', 'Harbour Courier: 19']);
    // Days 3 and 1 had come; the revision of day 2 between them was not known.
    expect(said(known)).toEqual(['Harbour Courier: at least 12', 'Lowland Reader: 15', 'Harbour Courier: 27']);
  });

  test('shows how the deadline slipped, and who contradicts whom', async () => {
    const [timeline, conflicts] = await Promise.all([ask('timeline', 'inquiry'), ask('conflicts')]);
    const slipped = timeline.timelines.find(({ due }: { due: Point }) => due.said === 'by 2026-09-15');
    expect(slipped).toMatchObject({ kind: 'date', slipped: { days: 77 } });
    expect(slipped.steps.map(({ point }: { point: Point }) => point.said)).toEqual(['by 2026-06-30', 'by 2026-09-15']);
    const between = conflicts.outlets.map(({ first, second }: Record<'first' | 'second', Point>) =>
      [first, second].map(({ outlet, said: value }) => `${outlet}: ${value}`).join(' against '),
    );
    expect(
      between.filter((pair: string) => /: 24\b.*\bLowland Reader: 26|Lowland Reader: 26.*: 24\b/.test(pair)),
    ).not.toEqual([]);
    expect(between).toContain('Harbour Courier: by 2026-06-30 against Orrin Valley News: by 2026-09-15');
  });

  test('has its correction told, compared and traced to the bytes that came', async () => {
    const [corrections, diff] = await Promise.all([ask('corrections'), ask('article', '1', '--diff', '1..4')]);
    expect(corrections.inAll).toMatchObject({ declared: 1, silent: 0, medianMs: 86_400_000 });
    const [mended] = corrections.corrections;
    expect(mended).toMatchObject({
      ...{ fromPosition: 3, toPosition: 4, isDeclared: true },
      change: { label: 'correction', before: { value: 27 }, after: { value: 24 }, declaredBy: correction },
    });
    const moves: string[] = diff.changes.map(
      ({ change }: { change: Sides }) => `${change.before?.value} to ${change.after?.value}`,
    );
    expect(moves).toEqual(expect.arrayContaining(['12 to 24', '40 to 25']));
    const trace = await ask('trace', String(mended.change.changeId));
    const whole = JSON.stringify(trace);
    for (const name of ['day-3.jsonl', 'day-4.jsonl']) expect(whole).toContain(name);
    for (const [day, text] of [
      [3, 'killed 27 people'],
      [4, 'killed 24 people'],
    ] as const) {
      expect(dumps[day]).toContain(text);
      expect(whole).toContain(text);
    }
  });

  test('is told in one digest, the figures first', async () => {
    const { code, stdout } = await run(place, ['digest', 'run']);
    expect(code).toBe(0);
    for (const change of ['at least 12 → 19 (+7)', '19 → 27 (+8)', '27 → 24 (-3)', '40 → 33 (-7)']) {
      expect(stdout).toContain(change);
    }
    expect(stdout.split('\n')[0]).toMatch(/people killed|ferry Alma/i);
    expect(readdirSync(join(place.data, 'digests'))).toHaveLength(2);
  });
});

describe('verify', () => {
  const verify = async () => {
    const { code, stdout } = await run(place, ['verify', '--json']);
    return { code, ...JSON.parse(stdout) };
  };

  test('finds all well, beside the running service', async () => {
    await untilIdle();
    const { code, ok, checked, kept } = await verify();
    expect(kept).toEqual([]);
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    expect(checked).toMatchObject({ files: 5, chainEntries: 5, appearances: 8, texts: 8, revisions: 8, digests: 1 });
  });

  test('fails when a byte of a kept dump is altered, and names the dump, the bytes and the revision', async () => {
    const path = keptPath(dumps[3]);
    const bytes = readFileSync(path);
    const at = bytes.indexOf('27 people');
    const altered = Buffer.from(bytes);
    altered[at] = '3'.charCodeAt(0);
    writeFileSync(path, altered);
    try {
      const { code, ok, kept } = await verify();
      expect({ code, ok }).toEqual({ code: 1, ok: false });
      const [file] = kept.filter(({ kind }: { kind: string }) => kind === 'kept-file-altered');
      expect(file.where.dump).toBe('day-3.jsonl');
      const [article] = kept.filter(({ kind }: { kind: string }) => kind === 'appearance-altered');
      expect(article).toMatchObject({ where: { dump: 'day-3.jsonl', revision: '1.3', byte: 0 } });
      expect(article.expected).toContain('37 people');
      expect(article.found).toContain('27 people');
    } finally {
      writeFileSync(path, bytes);
    }
  });

  test('fails when a stored text is altered, and names the revision and the claims', async () => {
    await rewrite('killed 19 people', 'killed 91 people');
    const { code, ok, kept, faults } = await verify();
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(Object.keys(faults)).toEqual(expect.arrayContaining(['text-altered', 'claim-altered']));
    const [text] = kept.filter(({ kind }: { kind: string }) => kind === 'text-altered');
    expect(text).toMatchObject({ where: { dump: 'day-2.jsonl', revision: '1.2' } });
  });
});

/** Where the kept bytes of a dump lie. */
function keptPath(content: string): string {
  const files = readdirSync(join(place.data, 'raw'), { recursive: true, withFileTypes: true });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.find((path) => readFileSync(path, 'utf8') === content) ?? '';
}

/** Alters stored texts behind the back of the program. */
async function rewrite(from: string, to: string): Promise<void> {
  const server = await attachPostgres({ dataFolder: place.data, log: openLogger({ level: 'warn', format: 'json' }) });
  const client = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    const rows =
      await client`update texts set body = replace(body, ${from}, ${to}) where body like ${`%${from}%`} returning id`;
    expect(rows).toHaveLength(1);
  } finally {
    await client.end();
    await server.leave();
  }
}
