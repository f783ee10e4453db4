import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffRevisions } from '../../src/audit/diff-revisions.ts';
import { exportKinds, exportRows } from '../../src/audit/export-rows.ts';
import { type ArticleHistory, findRevisionAt, readArticleHistory } from '../../src/audit/read-article-history.ts';
import { readCorrections } from '../../src/audit/read-corrections.ts';
import { readMarkedText } from '../../src/audit/read-marked-text.ts';
import { readSnapshot } from '../../src/audit/read-snapshot.ts';
import { type Trace, traceChange, traceClaim } from '../../src/audit/read-trace.ts';
import { readWhy } from '../../src/audit/read-why.ts';
import { parseVantage } from '../../src/audit/vantage.ts';
import { compareStored } from '../../src/pipeline/compare-stored.ts';
import { mergeByHand } from '../../src/pipeline/decide-articles.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { type KeptReader, openKeptReader } from '../../src/pipeline/open-kept-reader.ts';
import { makeZip } from '../support/made-packings.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { loanVersions, orchardVersions, quayVersions, toLines } from './trail-stories.ts';

const present = parseVantage({}, 'UTC');
const knownAt = (moment: string) => parseVantage({ knownAt: moment }, 'UTC');
const asOf = (moment: string) => parseVantage({ asOf: moment }, 'UTC');

const packed = makeZip([{ name: 'desk/quay.jsonl.gz', bytes: gzipSync(toLines(quayVersions.slice(1))) }]);

let context: TestContext;
let kept: KeptReader;
/** numbers of the two articles */
let quay: number;
let loan: number;

beforeAll(async () => {
  context = await openTestContext();
  kept = openKeptReader(context);
  context.setNow('2026-03-01T10:00:00Z');
  await takeThrough(context, 'quay-1.jsonl', toLines(quayVersions.slice(0, 1)));
  context.setNow('2026-03-03T10:00:00Z');
  await takeThrough(context, 'quay-2.jsonl', toLines(quayVersions.slice(1)));
  context.setNow('2026-03-06T10:00:00Z');
  await takeThrough(context, 'loan.jsonl', toLines(loanVersions));
  await issueDigestNow(context);
  context.setNow('2026-03-07T10:00:00Z');
  await takeThrough(context, 'quay.zip', packed);
  [quay, loan] = await Promise.all([articleOf('Quay'), articleOf('Brawl')]);
});
afterAll(async () => {
  await kept.close();
  await context.close();
});

async function articleOf(headline: string): Promise<number> {
  const [row] = (await context.db.execute(
    sql`select article_id from texts where headline like ${`${headline}%`} limit 1`,
  )) as unknown as { article_id: string }[];
  return Number(row?.article_id);
}

async function historyOf(article: number, vantage = present): Promise<ArticleHistory> {
  const history = await readSnapshot(context.db, (tx) => readArticleHistory(tx, article, vantage));
  if (history === undefined) throw new Error(`no article ${article}`);
  return history;
}

describe('the history of an article', () => {
  test('has each revision with its times, its claims and what it says otherwise', async () => {
    const { revisions, mergedFrom } = await historyOf(quay);
    expect(mergedFrom).toBeNull();
    expect(revisions.map(({ position, published, outlet }) => [position, published, outlet])).toEqual(
      quayVersions.map(({ date, source }, i) => [i + 1, date.replace('Z', '.000Z'), source]),
    );
    expect(revisions.map(({ receivedAt }) => receivedAt.slice(0, 10))).toEqual([
      '2026-03-01',
      '2026-03-03',
      '2026-03-03',
    ]);
    expect(revisions.every(({ claims }) => claims > 0)).toBe(true);
    expect(revisions[0]).toMatchObject({ previous: null, changes: [] });
    const lines = revisions.map(({ changes }) => changes.map(({ line }) => line).join('\n'));
    expect(lines[1]).toContain('at least 4 → 9 (+5) · update, silent');
    expect(lines[2]).toMatch(/9 → 7 \(-2\) · correction, declared by "Correction: /);
    expect(revisions[2]?.notices).toMatchObject([{ kind: 'correction' }]);
  });

  test('shows only what had been published, or received, by a moment', async () => {
    const published = await historyOf(quay, asOf('2026-03-01T12:00Z'));
    expect(published.revisions.map(({ position }) => position)).toEqual([1]);
    const received = await historyOf(quay, knownAt('2026-03-02'));
    expect(received.revisions.map(({ position }) => position)).toEqual([1]);
    expect((await historyOf(loan, knownAt('2026-03-02'))).revisions).toEqual([]);
  });

  test('is not there for a number that no article has', async () => {
    expect(await readSnapshot(context.db, (tx) => readArticleHistory(tx, 999, present))).toBeUndefined();
  });

  test('of an article that was merged into another leads on to that', async () => {
    const other = await openTestContext();
    try {
      await takeThrough(other, 'both.jsonl', toLines([...quayVersions.slice(0, 1), ...loanVersions.slice(0, 1)]));
      await mergeByHand(other, 1, 2, { by: 'somebody', note: null });
      const histories = [await read(1), await read(2)];
      expect(histories.map(({ articleId }) => articleId)).toEqual([1, 1]);
      expect(histories.map(({ mergedFrom, merged }) => [mergedFrom, merged])).toEqual([
        [null, [2]],
        [2, [2]],
      ]);
      expect(histories[1]?.revisions).toHaveLength(2);
    } finally {
      await other.close();
    }
    async function read(article: number): Promise<ArticleHistory> {
      return (await readArticleHistory(other.db, article, present)) as ArticleHistory;
    }
  });
});

describe('any two revisions', () => {
  async function diff(from: number, to: number) {
    const history = await historyOf(quay);
    const sides = [findRevisionAt(history, from), findRevisionAt(history, to)];
    const [older, newer] = sides;
    if (older === undefined || newer === undefined) throw new Error('no such revision');
    return diffRevisions(context.db, history, [older, newer], compareStored);
  }

  test('that are no neighbours are compared claim by claim', async () => {
    const { changes } = await diff(1, 3);
    const [toll] = changes.filter(({ change }) => change.kind === 'figure-changed');
    expect(toll?.change).toMatchObject({ before: { value: 4, bound: '>' }, after: { value: 7 } });
  });

  test('are compared against the direction of time too', async () => {
    const { changes, from, to } = await diff(3, 1);
    expect([from.position, to.position]).toEqual([3, 1]);
    const [toll] = changes.filter(({ change }) => change.kind === 'figure-changed');
    expect(toll?.change).toMatchObject({ before: { value: 7 }, after: { value: 4, bound: '>' } });
  });

  test('that are the same one say nothing otherwise', async () => {
    const { changes, pieces } = await diff(2, 2);
    expect(changes).toEqual([]);
    expect(new Set(pieces.map(({ kind }) => kind))).toEqual(new Set(['kept']));
  });

  test('are told in pieces that are literal parts of both texts, their words adding up', async () => {
    const { pieces } = await diff(1, 2);
    const texts = await Promise.all([1, 2].map((position) => textOf(quay, position)));
    for (const { before, after, beforeStart, afterStart, words } of pieces) {
      expect(texts[0]?.slice(beforeStart, beforeStart + before.length)).toBe(before);
      expect(texts[1]?.slice(afterStart, afterStart + after.length)).toBe(after);
      if (words.length === 0) continue;
      expect(words.map((word) => word.before).join('')).toBe(before);
      expect(words.map((word) => word.after).join('')).toBe(after);
    }
    const replaced = pieces.flatMap(({ words }) => words).filter(({ kind }) => kind !== 'same');
    expect(replaced.map(({ after }) => after.trim())).toContain('Nine');
  });
});

async function textOf(article: number, position: number): Promise<string> {
  const history = await historyOf(article);
  const revision = findRevisionAt(history, position);
  return revision === undefined ? '' : (await readMarkedText(context.db, history, revision, present)).text;
}

test('the claims of a text stand where its words say so', async () => {
  const history = await historyOf(quay);
  for (const revision of history.revisions) {
    const { text, claims, headlineLength } = await readMarkedText(context.db, history, revision, present);
    expect(claims).toHaveLength(revision.claims);
    for (const { claim } of claims) {
      const value = claim.kind === 'figure' ? claim.quantity : claim.time;
      expect(text.slice(value.start, value.end)).toBe(value.text);
      expect(text.startsWith(claim.sentence, claim.sentenceStart)).toBe(true);
      expect(claim.part).toBe(claim.start < headlineLength ? 'headline' : 'body');
    }
  }
});

describe('a trace', () => {
  const correction = async () => {
    const { revisions } = await historyOf(quay);
    return revisions[2]?.changes.find(({ kind }) => kind === 'figure-changed')?.changeId ?? 0;
  };
  const trace = async (vantage = present): Promise<Trace> => {
    const id = await correction();
    return (await readSnapshot(context.db, (tx) => traceChange(tx, kept, id, vantage))) as Trace;
  };

  test('of a change leads to both claims, their sentences and the digest that told it', async () => {
    const { change, sides, digests } = await trace();
    expect(change).toMatchObject({ isVisible: true, label: 'correction', supersededAt: null });
    expect(sides.map(({ side, words }) => [side, words.text])).toEqual([
      ['before', 'Nine workers'],
      ['after', 'Seven workers'],
    ]);
    expect(sides[0]?.sentence.text).toBe(quayVersions[1]?.text.split('\n')[0]);
    expect(sides.map(({ claimName }) => claimName?.replace(/\.\d+$/, ''))).toEqual([`${quay}.2`, `${quay}.3`]);
    expect(digests).toMatchObject([{ role: 'told' }]);
  });

  test('names every dump that the text was seen in, down to the bytes of the words', async () => {
    const { sides } = await trace();
    const lines = Buffer.from(toLines(quayVersions.slice(1)));
    for (const [i, { appearances, words }] of sides.entries()) {
      expect(appearances.map(({ dump, entry }) => [dump, entry?.name ?? null])).toEqual([
        ['quay-2.jsonl', null],
        ['quay.zip', 'desk/quay.jsonl.gz'],
      ]);
      for (const { original, startByte, endByte, ordinal, sha256, keptAs, arrivals } of appearances) {
        expect(ordinal).toBe(i + 1);
        if ('missing' in original || original.inner === null) throw new Error('not found in the bytes');
        expect(lines.subarray(original.inner.start, original.inner.end).toString()).toBe(words.text);
        expect(lines.subarray(original.start, original.end).toString()).toBe(original.text);
        expect([original.start > startByte, original.end < endByte]).toEqual([true, true]);
        const bytes = readFileSync(join(context.dataFolder, keptAs));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
        expect(arrivals).toMatchObject([{ outcome: 'done' }]);
      }
    }
  });

  test('leaves no unfolded copy in the data folder', async () => {
    await trace();
    const names = readdirSync(context.dataFolder, { recursive: true }).map(String);
    expect(names.filter((name) => name.startsWith('spool/'))).toEqual([]);
  });

  test('of what was known earlier has only the dumps of then', async () => {
    const { sides, change, digests } = await trace(knownAt('2026-03-04'));
    expect(change?.isVisible).toBe(true);
    expect(digests).toEqual([]);
    expect(sides.flatMap(({ appearances }) => appearances.map(({ dump }) => dump))).toEqual([
      'quay-2.jsonl',
      'quay-2.jsonl',
    ]);
    expect((await trace(knownAt('2026-03-02'))).change?.isVisible).toBe(false);
  });

  test('of a claim names the changes that it was judged in', async () => {
    const name = (await trace()).sides[0]?.claimName ?? '';
    const [article = 0, position = 0, no = 0] = name.split('.').map(Number);
    const which = { article, position, no };
    const found = await traceClaim(context.db, kept, which, present);
    expect(found?.sides).toMatchObject([{ side: 'claim', claimName: name }]);
    expect(found?.changes).toHaveLength(2);
    expect(await traceClaim(context.db, kept, { ...which, no: 99 }, present)).toBeUndefined();
    expect(await traceClaim(context.db, kept, which, asOf('2026-02-01'))).toBeUndefined();
  });

  test('says so where the kept bytes are gone', async () => {
    const without = openKeptReader({ ...context, dataFolder: join(context.dataFolder, 'elsewhere') });
    const id = await correction();
    const found = await traceChange(context.db, without, id, present);
    await without.close();
    expect(found?.sides[0]?.appearances[0]?.original).toMatchObject({ missing: expect.stringContaining('not there') });
  });
});

describe('corrections', () => {
  const scope = { vantage: present, outlet: null, since: null, until: null };

  test('are declared by their notice or silent, each with how long the error had stood', async () => {
    const { corrections, inAll, outlets } = await readSnapshot(context.db, (tx) => readCorrections(tx, scope));
    const counted = corrections.filter(({ isInHeadlineToo }) => !isInHeadlineToo);
    expect(
      counted.map(({ outlet, isDeclared, erredPosition, toPosition, latency }) => ({
        outlet,
        isDeclared,
        stood: [erredPosition, toPosition],
        hours: (latency.leastMs ?? 0) / 3_600_000,
        precision: latency.precision,
      })),
    ).toEqual([
      { outlet: 'Lowland Reader', isDeclared: false, stood: [1, 2], hours: 48, precision: 'day' },
      { outlet: 'Harbour Courier', isDeclared: true, stood: [2, 3], hours: 18.5, precision: 'instant' },
    ]);
    expect(inAll).toMatchObject({ declared: 1, silent: 1, stated: 2, unknown: 0 });
    expect(outlets.map(({ outlet, declared, silent }) => [outlet, declared, silent])).toEqual([
      ['Harbour Courier', 1, 0],
      ['Lowland Reader', 0, 1],
    ]);
  });

  test('leave no notice of a correction untold, whether or not a change answers to it', async () => {
    const other = await openTestContext();
    try {
      await takeThrough(other, 'all.jsonl', toLines([...orchardVersions, ...quayVersions]));
      const { looseNotices } = await readCorrections(other.db, scope);
      expect(looseNotices.find(({ headline }) => headline?.startsWith('Frost'))).toMatchObject({
        kind: 'correction',
        isFirst: true,
        changes: 0,
        notice: expect.stringContaining('misspelled'),
      });
      expect(looseNotices.filter(({ headline }) => headline?.includes('seven killed'))).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('are those of an outlet, of a time, and of what was known', async () => {
    const count = async (asked: object) => {
      const { inAll } = await readCorrections(context.db, { ...scope, ...asked });
      return inAll.declared + inAll.silent;
    };
    expect(await count({ outlet: 'harbour' })).toBe(1);
    expect(await count({ outlet: 'nobody' })).toBe(0);
    expect(await count({ since: '2026-03-03T00:00:00.000Z' })).toBe(1);
    expect(await count({ until: '2026-03-03T00:00:00.000Z' })).toBe(1);
    expect(await count({ vantage: knownAt('2026-03-02') })).toBe(0);
    expect(await count({ vantage: knownAt('2026-03-04') })).toBe(1);
  });
});

test('why a text is a revision is told with what was known then', async () => {
  const why = await readWhy(context.db, quay, 2);
  expect(why?.appearances.map(({ dump }) => dump)).toEqual(['quay-2.jsonl', 'quay.zip']);
  expect([why?.outcome, why?.links.length]).toEqual(['same text again', 2]);
  const then = await readWhy(context.db, quay, 2, knownAt('2026-03-04'));
  expect(then?.appearances.map(({ dump }) => dump)).toEqual(['quay-2.jsonl']);
  expect([then?.outcome, then?.revisionsInAll]).toEqual(['revision', 3]);
  expect(await readWhy(context.db, quay, 2, knownAt('2026-03-02'))).toBeUndefined();
  const first = await readWhy(context.db, quay, null, asOf('2026-03-01T12:00Z'));
  expect([first?.position, first?.revisionsInAll, first?.links]).toEqual([1, 1, []]);
});

test('a text of another article at the same address is told, with what speaks for and against', async () => {
  const other = await openTestContext();
  try {
    const [first] = quayVersions;
    const rewritten = {
      ...first,
      title: 'Harbour master resigns',
      date: '2026-03-01T11:00:00Z',
      text: 'The harbour master of Almwick has resigned. Nobody would say why on Sunday, and the mayor was at sea with the pilots.',
    };
    await takeThrough(other, 'both.jsonl', `${JSON.stringify(first)}\n${JSON.stringify(rewritten)}\n`);
    const why = await readWhy(other.db, 1, null);
    expect(why?.links).toEqual([]);
    expect(why?.nearMisses).toMatchObject([
      { articleId: 2, isOverlooked: false, evidence: { sameUrl: true, needed: 40 } },
    ]);
    expect((await readWhy(context.db, quay, 1))?.nearMisses).toEqual([]);
  } finally {
    await other.close();
  }
});

test('an export as known at a moment holds what had come by then, and no more', async () => {
  const count = async (kind: (typeof exportKinds)[number], vantage = present) => {
    let rows = 0;
    for await (const _ of exportRows(context.db, kind, vantage)) rows++;
    return rows;
  };
  const then = knownAt('2026-03-04');
  expect([await count('articles', then), await count('articles')]).toEqual([3, 5]);
  expect([await count('dumps', then), await count('dumps')]).toEqual([2, 4]);
  expect([await count('arrivals', then), await count('arrivals')]).toEqual([2, 4]);
  expect([await count('digests', then), await count('digests')]).toEqual([0, 1]);
  expect(await count('changes', then)).toBeLessThan(await count('changes'));
  expect(await count('claims', asOf('2026-03-01'))).toBeLessThan(await count('claims'));
});

test('all rows of an export are of one moment, whatever is taken in meanwhile', async () => {
  const other = await openTestContext();
  try {
    await takeThrough(other, 'quay.jsonl', toLines(quayVersions.slice(0, 2)));
    const counts = await readSnapshot(other.db, async (tx) => {
      const found: [string, number][] = [];
      for (const kind of exportKinds) {
        // Each kind is read while more has come in since the first one was.
        if (kind === 'claims') await takeThrough(other, 'more.jsonl', toLines([...quayVersions, ...loanVersions]));
        let rows = 0;
        for await (const _ of exportRows(tx, kind)) rows++;
        found.push([kind, rows]);
      }
      return Object.fromEntries(found);
    });
    expect(counts).toMatchObject({ articles: 2, dumps: 1, arrivals: 1 });
    const claims =
      (await readArticleHistory(other.db, 1, present))?.revisions.slice(0, 2).map((one) => one.claims) ?? [];
    expect(counts.claims).toBe(claims.reduce((sum, one) => sum + one, 0));
    expect(counts.points).toBeGreaterThan(0);
    expect(counts.points).toBeLessThanOrEqual(Number(counts.claims));
  } finally {
    await other.close();
  }
});

test('looking changes no row of any table', async () => {
  const before = await readEverything();
  const history = await historyOf(quay);
  const [first, last] = [history.revisions[0], history.revisions[2]];
  if (first === undefined || last === undefined) throw new Error('no revisions');
  await readSnapshot(context.db, async (tx) => {
    await diffRevisions(tx, history, [first, last], compareStored);
    await readMarkedText(tx, history, last, present);
    await traceChange(tx, kept, last.changes[0]?.changeId ?? 0, present);
    await traceClaim(tx, kept, { article: quay, position: 1, no: 0 }, asOf('2026-03-02'));
    await readWhy(tx, quay, 2, knownAt('2026-03-04'));
    await readCorrections(tx, { vantage: present, outlet: null, since: null, until: null });
    for (const kind of exportKinds) for await (const _ of exportRows(tx, kind));
  });
  expect(await readEverything()).toEqual(before);
});

test('a snapshot refuses whatever would write', async () => {
  const write = readSnapshot(context.db, (tx) => tx.execute(sql`update articles set merged_into = null`));
  await expect(write).rejects.toThrow();
});

/** All rows of all tables, as text. */
async function readEverything(): Promise<Record<string, unknown>> {
  const tables = (await context.db.execute(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  )) as unknown as { name: string }[];
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    rows[name] = await context.db.execute(
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum, count(*) as count, max(xmin::text::bigint) as last
        from ${sql.identifier(name)} t`,
    );
  }
  return rows;
}
