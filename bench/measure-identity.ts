import postgres from 'postgres';
import type { Article } from '../src/articles/article.ts';
import { contentHash } from '../src/articles/content-hash.ts';
import { toInstant } from '../src/base/instant.ts';
import { invariant } from '../src/base/invariant.ts';
import type { Tx } from '../src/db/open-database.ts';
import { findTextsByHash, findTextsByKey, lockIdentity } from '../src/db/queries/texts.ts';
import { decideLinks } from '../src/identity/decide-links.ts';
import { readSignature } from '../src/identity/read-signature.ts';
import { type DecidedLinks, linkTexts, type NewText } from '../src/pipeline/link-texts.ts';
import { placeTexts } from '../src/pipeline/place-texts.ts';
import type { RevisionText } from '../src/text/revision-text.ts';
import { mixSeeds, Random } from '../tests/support/random.ts';
import { growStore, makeReport, reviseReport } from './grow-store.ts';
import { openService } from './open-service.ts';

/** Times of a batch in milliseconds: the median and the 95th percentile of all batches. */
export interface BatchTimes {
  readonly p50: number;
  readonly p95: number;
}

export interface IdentityFigures {
  /** texts stored, one revision each */
  readonly stored: number;
  /** looking up which of 200 texts are known, by hash */
  readonly hashes: BatchTimes;
  /** looking up who holds the keys of 160 texts */
  readonly keys: BatchTimes;
  /** before the lock is had: finding the candidates of 160 texts and comparing them */
  readonly compare: BatchTimes;
  /** under the lock: placing them, with a look at what came since, and writing the texts, their keys and links */
  readonly place: BatchTimes;
  readonly revised: number;
}

const storeSeed = 21;
const batches = 40;
const warmUpBatches = 5;
/** Of 200 texts, so many are stored already, and so many are later versions of stored ones; the rest is new. */
const mix = { all: 200, known: 40, revised: 60 } as const;

/**
 * Fills a store with made-up texts, step by step, and measures at each size what it takes to place batches of 200.
 * Each batch is taken back, so that the size stays.
 */
export async function measureIdentity(
  sizes: readonly number[],
  tell: (text: string) => void,
): Promise<IdentityFigures[]> {
  const service = await openService();
  const loader = postgres(service.runtime.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const out: IdentityFigures[] = [];
    let held = 0;
    for (const size of sizes) {
      tell(`filling the store up to ${size} texts`);
      await growStore(loader, storeSeed, held, size);
      held = size;
      out.push(await measureAt(service.context.db, size));
    }
    return out;
  } finally {
    await loader.end();
    await service.close();
  }
}

async function measureAt(db: Tx, stored: number): Promise<IdentityFigures> {
  const times = { hashes: [] as number[], keys: [] as number[], compare: [] as number[], place: [] as number[] };
  let revised = 0;
  for (let batch = 0; batch < warmUpBatches + batches; batch++) {
    const { hashes, fresh } = makeBatch(stored, batch);
    const ofBatch = { hashes: 0, keys: 0, compare: 0, place: 0 };
    const beforehand: DecidedLinks = new Map();
    ofBatch.hashes = await timed(() => findTextsByHash(db, hashes));
    ofBatch.keys = await timed(() => findTextsByKey(db, [...new Set(fresh.flatMap(({ keys }) => keys))]));
    ofBatch.compare = await timed(() => linkTexts(db, fresh, beforehand, decideLinks));
    revised += await placeAndTakeBack(db, { fresh, beforehand }, ofBatch);
    if (batch < warmUpBatches) continue;
    times.hashes.push(ofBatch.hashes);
    times.keys.push(ofBatch.keys);
    times.compare.push(ofBatch.compare);
    times.place.push(ofBatch.place);
  }
  const wanted = mix.revised * (warmUpBatches + batches);
  invariant(revised >= wanted * 0.95, `only ${revised} of ${wanted} later versions were found`);
  const ofAll = { hashes: summary(times.hashes), keys: summary(times.keys) };
  return { stored, ...ofAll, compare: summary(times.compare), place: summary(times.place), revised };
}

async function placeAndTakeBack(
  db: Tx,
  { fresh, beforehand }: { fresh: readonly NewText[]; beforehand: DecidedLinks },
  ofBatch: { place: number },
): Promise<number> {
  const at = toInstant(Date.now());
  invariant(at !== null, 'the clock is outside the years 1 to 9999');
  const takeBack = new Error('taken back');
  let revised = 0;
  try {
    await db.transaction(async (tx) => {
      await lockIdentity(tx);
      ofBatch.place = await timed(async () => {
        const placed = await placeTexts(tx, fresh, beforehand, at);
        revised = [...placed.newTexts.values()].filter((what) => what === 'revised').length;
      });
      throw takeBack;
    });
  } catch (error) {
    if (error !== takeBack) throw error;
  }
  return revised;
}

function makeBatch(stored: number, batch: number): { hashes: string[]; fresh: NewText[] } {
  const random = new Random(mixSeeds(stored, batch));
  const known = Array.from({ length: mix.known }, () => makeReport(storeSeed, random.between(1, stored)));
  const reports: RevisionText[] = [];
  for (let i = 0; i < mix.all - mix.known; i++) {
    const isRevised = i < mix.revised;
    if (isRevised) reports.push(reviseReport(makeReport(storeSeed, random.between(1, stored)), mixSeeds(batch, i)));
    else reports.push(makeReport(mixSeeds(storeSeed, 1), stored * 7 + batch * mix.all + i));
  }
  const fresh = reports.map((report) => ({ article: toArticle(report), keys: readSignature(report).keys }));
  return { hashes: [...known.map(contentHash), ...fresh.map(({ article }) => article.contentHash)], fresh };
}

function toArticle(report: RevisionText): Article {
  const none = { published: null, observed: null, outlet: null, byline: null, url: null, section: null };
  return { ...report, ...none, furniture: [], notices: [], contentHash: contentHash(report) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function summary(times: readonly number[]): BatchTimes {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
