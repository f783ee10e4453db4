import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { generateDump, generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';
import {
  drop,
  makePlace,
  type Place,
  type Running,
  readReceipts,
  removePlace,
  run,
  startService,
  stop,
  waitForReceipt,
} from './program.ts';

const articles = inOrderOfPublication(
  generateStories({ seed: 31, stories: 3, revisionsMin: 2, revisionsMax: 2, bytesPerArticle: 900 }),
);
const week = renderDump(articles, 'json-lines');

describe('a running service', () => {
  let place: Place;
  let service: Running & { readonly url: string };
  beforeAll(async () => {
    place = makePlace();
    service = await startService(place);
  });
  afterAll(async () => {
    await stop(service);
    removePlace(place);
  });

  test('says where to drop files, and is ready', async () => {
    expect(service.output().stdout).toContain('Drop text dumps into ./inbox');
    await vi.waitFor(async () => expect((await fetch(`${service.url}/readyz`)).status).toBe(200), 20_000);
    expect(await (await fetch(`${service.url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  test('takes a file from the drop folder and leaves it with its receipt under done', async () => {
    drop(place, 'week.jsonl', week);
    const receipt = await waitForReceipt(place, /^done\/\d{4}\/\d\d\/\d\d\/week\.jsonl\.receipt\.json$/);
    expect(receipt.counts.articles).toEqual({ new: 3, revised: 3, known: 0, rejected: 0 });
    expect(readFileSync(join(place.data, receipt.path.replace('.receipt.json', '')))).toEqual(week);
  });

  test('calls the same bytes under another name a duplicate', async () => {
    drop(place, 'again.jsonl', week);
    const receipt = await waitForReceipt(place, /^duplicate\/again\.jsonl/);
    expect(receipt.duplicateOf?.name).toBe('week.jsonl');
  });

  test('fails a gzip file that is cut short, with the place in its receipt', async () => {
    drop(place, 'broken.jsonl.gz', gzipSync(week).subarray(0, 500));
    const receipt = await waitForReceipt(place, /^failed\/broken\.jsonl\.gz/);
    expect(receipt.reasons[0]).toMatchObject({ code: 'compression-damaged', byte: expect.any(Number) });
  });

  test('fails nothing but the record that is no JSON, and names its line', async () => {
    drop(
      place,
      'torn.jsonl',
      `${JSON.stringify({ title: 'A dam', text: 'The dam at Oststadt holds.' })}\n{"title": "A d\n`,
    );
    const receipt = await waitForReceipt(place, /^done\/.*torn\.jsonl/);
    expect(receipt.counts.articles).toMatchObject({ new: 1, rejected: 1 });
    expect(receipt.reasons[0]).toMatchObject({ code: 'record-not-json', line: 2 });
  });

  test('lets commands join it: status, digest run, digest list, export, healthcheck', async () => {
    const status = await run(place, ['status', '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ stored: { articles: 4, revisions: 7 }, failedFiles: [{}] });
    expect(JSON.parse(status.stdout).running.join(' ')).toMatch(/watch.*worker|worker.*watch/);
    const digest = await run(place, ['digest', 'run']);
    expect([digest.code, digest.stderr]).toEqual([0, '']);
    expect(digest.stdout).toContain('broken.jsonl.gz');
    const list = await run(place, ['digest', 'list', '--json']);
    const [{ windowKey, changes }] = JSON.parse(list.stdout);
    expect(changes).toBeGreaterThan(0);
    const written = join(place.data, 'digests', `daily-${windowKey.replaceAll(':', '-')}.md`);
    expect(readFileSync(written, 'utf8')).toBe(digest.stdout);
    const rows = await run(place, ['export', 'articles']);
    expect(rows.stdout.trimEnd().split('\n')).toHaveLength(7);
    const health = await run({ ...place, environment: { CLAIMTRAIL_PORT: new URL(service.url).port } }, [
      'healthcheck',
    ]);
    expect(health.code).toBe(0);
  });

  test('counts its work in /metrics', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/claimtrail_steps_total\{job="record-articles",end="done"\} \d/);
    expect(metrics).toMatch(/claimtrail_watcher_heartbeat_age_seconds [\d.]+/);
  });

  test('is the only one on its data folder: a second start names it and ends with 1', async () => {
    const second = await run(place, ['start', '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`process ${service.child.pid} `);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });

  test('opens everything again when its database server is killed, and goes on', async () => {
    const pid = Number(readPostmasterPid(place));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(readPostmasterPid(place)).not.toBe(String(pid)), { timeout: 40_000, interval: 200 });
    drop(
      place,
      'after.jsonl',
      `${JSON.stringify({ title: 'A pier', text: 'The pier at Oststadt cost 3 million crowns.' })}\n`,
    );
    await waitForReceipt(place, /^done\/.*after\.jsonl/);
    expect(service.child.exitCode).toBe(null);
  });

  test('stops within ten seconds of SIGTERM with 0, and leaves no database server behind', async () => {
    const pid = Number(readPostmasterPid(place));
    const before = Date.now();
    expect((await stop(service)).code).toBe(0);
    expect(Date.now() - before).toBeLessThan(10_000);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 3000);
    expect(readReceipts(place)).toHaveLength(5);
  });
});

/** A process that ended and that nobody has waited for yet counts as gone. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The embedded server notes its process in the first line of postmaster.pid; `location` says where, if elsewhere. */
function readPostmasterPid(place: Place): string {
  const home = join(place.data, 'postgres');
  const elsewhere = join(home, 'location');
  const room = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : home;
  return readFileSync(join(room, 'cluster/postmaster.pid'), 'utf8').split('\n')[0] ?? '';
}

describe('a service that is stopped in the middle of its work', () => {
  const place = makePlace({ CLAIMTRAIL_CONCURRENCY: '2' });
  afterAll(() => removePlace(place));

  test('ends within ten seconds with 0, and the next one finishes what it left', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of generateDump({ seed: 8, bytes: 8_000_000, shape: 'json-lines' })) chunks.push(chunk);
    const dump = Buffer.concat(chunks);
    const found = dump.toString('utf8').trimEnd().split('\n').length;
    const first = await startService(place);
    drop(place, 'large.jsonl', dump);
    await vi.waitFor(
      async () => {
        const { owed } = (await (await fetch(`${first.url}/readyz`)).json()) as { owed: { ranges: number } };
        expect(owed.ranges).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 50 },
    );
    const before = Date.now();
    expect((await stop(first)).code).toBe(0);
    expect(Date.now() - before).toBeLessThan(10_000);
    expect(readReceipts(place)).toEqual([]);
    const second = await startService(place);
    const { counts } = await waitForReceipt(place, /^done\/.*large\.jsonl/);
    const { new: opened = 0, revised = 0, known = 0 } = counts.articles;
    expect(opened + revised + known).toBe(found);
    expect((await stop(second)).code).toBe(0);
  });
});

describe('the start is refused', () => {
  const place = makePlace();
  afterAll(() => removePlace(place));

  const cases: [string, string[], Record<string, string>, string][] = [
    ['by a wrong setting, naming it', ['start'], { CLAIMTRAIL_DIGEST_TIME: '25:00' }, 'CLAIMTRAIL_DIGEST_TIME'],
    ['by a wrong flag, naming it', ['start', '--port', 'seven'], {}, '--port'],
    [
      'by a time zone that does not exist',
      ['status'],
      { CLAIMTRAIL_TIME_ZONE: 'Europe/Oststadt' },
      'CLAIMTRAIL_TIME_ZONE',
    ],
  ];
  test.each(cases)('%s', async (_, words, environment, named) => {
    const ended = await run({ ...place, environment }, words);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(named);
    expect(ended.stderr).not.toContain('    at ');
  });

  test('when the database cannot be reached, without its password in the message', async () => {
    const environment = { DATABASE_URL: 'postgres://trail:geheim@127.0.0.1:1/claimtrail' };
    const ended = await run({ ...place, environment }, ['start', '--port', '0']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('127.0.0.1:1');
    expect(ended.stderr).not.toContain('geheim');
  });
});
