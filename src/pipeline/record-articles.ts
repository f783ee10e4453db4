import type { EstimatedDate } from '../articles/estimate-published.ts';
import type { Failure } from '../base/failure.ts';
import type { ArticleId, RangeId, Sha256 } from '../base/ids.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import { renderReceipts } from '../db/chain-seal.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Tx } from '../db/open-database.ts';
import { appendToChain } from '../db/queries/chain.ts';
import { insertClaims } from '../db/queries/claims.ts';
import { completeDump, findRange, markRangeRecorded, type RangeRow } from '../db/queries/dumps.ts';
import { findArticlesOfDump, findTextsByHash, lockIdentity } from '../db/queries/texts.ts';
import { appearances } from '../db/schema/texts.ts';
import { addressKeys } from '../identity/read-signature.ts';
import type { Job, StepResult } from '../jobs/job.ts';
import { arrangeArticles, type NewRevision } from './arrange-articles.ts';
import type { FoundArticle, ReadPiece, TextReading } from './compute.ts';
import { findRangeFiles } from './find-range-files.ts';
import { owedJobs } from './follow-ups.ts';
import { type DecidedLinks, linkTexts, type NewText } from './link-texts.ts';
import { openDump } from './open-dump.ts';
import { placeTexts } from './place-texts.ts';
import { toCuts } from './range-file.ts';
import { insertContradictions } from './settle-findings.ts';
import type { StepContext } from './step-context.ts';

/**
 * Records one range of a dump: its texts, where they appear, which article each is a revision of, their claims.
 *
 * All that is slow is computed first; under the identity lock only look-ups and bulk writes run, in one transaction.
 *
 * returns  done, with the comparisons and the shelving that follow; the same again when the range was recorded before
 */
export async function recordArticles(context: StepContext, { rangeId }: { rangeId: RangeId }): Promise<StepResult> {
  const range = await findRange(context.db, rangeId);
  if (range === undefined) return { kind: 'done', followUps: [] };
  if (range.recordedAt !== null) return { kind: 'done', followUps: await followUpsAgain(context.db, range) };
  const { pieces, found } = await readRangePieces(context, range);
  const readings = await readNewTexts(context, found);
  const decided = await linkBeforehand(context, found, readings);
  context.boundary('record-articles:computed');
  const result = await context.db.transaction(async (tx) => {
    await lockIdentity(tx);
    // Another process may have recorded the range while this one read it.
    const now = await findRange(tx, rangeId);
    if (now === undefined || now.recordedAt !== null) return now === undefined ? [] : followUpsAgain(tx, now);
    const written = await writeRange(context, tx, range, { pieces, found, readings, decided });
    context.boundary('record-articles:written');
    return written;
  });
  context.boundary('record-articles:committed');
  return { kind: 'done', followUps: result };
}

async function readRangePieces(
  context: StepContext,
  range: RangeRow,
): Promise<{ pieces: ReadPiece[]; found: FoundArticle[] }> {
  const { sha256, detection } = range.dump;
  if (detection === null) throw new Error(`range ${range.id} of a dump that was not split`);
  const kept = await openDump(context, sha256 as Sha256);
  const cuts = toCuts(range.cuts);
  const files = await findRangeFiles(context.db, range.dump, cuts);
  const pieces = await context.compute.readArticles({ path: kept.path, detection, cuts, files });
  return { pieces, found: pieces.filter((piece) => 'article' in piece) };
}

/** Reads the texts that are not stored yet, each once. What is stored already costs a look-up and nothing more. */
async function readNewTexts(context: StepContext, found: readonly FoundArticle[]): Promise<Map<string, TextReading>> {
  const hashes = [...new Set(found.map(({ article }) => article.contentHash as string))];
  const known = await findTextsByHash(context.db, hashes);
  const fresh = new Map<string, FoundArticle>();
  for (const one of found) {
    const hash = one.article.contentHash;
    if (!known.has(hash) && !fresh.has(hash)) fresh.set(hash, one);
  }
  const list = [...fresh.values()];
  const texts = list.map(({ article: { headline, body, published }, estimate }) => ({
    ...{ headline, body, date: published?.value ?? null },
    between: estimate === null ? null : { from: estimate.from, to: estimate.to },
  }));
  const readings = texts.length === 0 ? [] : await context.compute.readTexts({ texts });
  return new Map(list.map(({ article }, i) => [article.contentHash, readings[i] as TextReading]));
}

/**
 * Compares the new texts with stored ones before the lock is had: under it, one range at a time runs in the whole
 * service, and only texts that came since are left to compare.
 */
async function linkBeforehand(
  context: StepContext,
  found: readonly FoundArticle[],
  readings: ReadonlyMap<string, TextReading>,
): Promise<DecidedLinks> {
  const decided: DecidedLinks = new Map();
  const fresh = [...listNew(found, readings, new Map()).values()];
  await linkTexts(context.db, fresh, decided, context.compute.decidePairs);
  return decided;
}

/** The texts that were read and are not known, each as it was found first. */
function listNew(
  found: readonly FoundArticle[],
  readings: ReadonlyMap<string, TextReading>,
  known: ReadonlyMap<string, unknown>,
): Map<string, NewText> {
  const fresh = new Map<string, NewText>();
  for (const { article } of found) {
    const reading = readings.get(article.contentHash);
    if (known.has(article.contentHash) || fresh.has(article.contentHash) || reading === undefined) continue;
    fresh.set(article.contentHash, { article, keys: [...reading.keys, ...addressKeys(article.url)] });
  }
  return fresh;
}

interface RangeContent {
  readonly pieces: readonly ReadPiece[];
  readonly found: readonly FoundArticle[];
  readonly readings: ReadonlyMap<string, TextReading>;
  readonly decided: DecidedLinks;
}

async function writeRange(context: StepContext, tx: Tx, range: RangeRow, content: RangeContent): Promise<Job[]> {
  const at = context.now();
  const { found, readings, decided } = content;
  const known = await findTextsByHash(tx, [...new Set(found.map(({ article }) => article.contentHash as string))]);
  const fresh = listNew(found, readings, known);
  const estimates = new Map<string, EstimatedDate | null>();
  for (const { article, estimate } of found)
    if (!estimates.has(article.contentHash)) estimates.set(article.contentHash, estimate);
  const placed = await placeTexts(tx, [...fresh.values()], decided, at);
  const textOf = new Map([...known].map(([hash, text]) => [hash, text.textId]));
  for (const [hash, text] of placed.texts) textOf.set(hash, text.textId);
  await insertAppearances(tx, range, found, textOf);
  await sealRange(tx, range, content, fresh);
  const touched = new Set<ArticleId>(placed.touched);
  for (const text of known.values()) touched.add(placed.mergedTo.get(text.articleId) ?? text.articleId);
  const readingOf = (revision: NewRevision): TextReading | undefined => {
    const hash = placed.hashes.get(revision.textId);
    if (hash === undefined || revision.occurrence !== 1) return undefined;
    const estimate = estimates.get(hash);
    const isReadSo =
      revision.published === (fresh.get(hash)?.article.published?.value ?? null) &&
      revision.estimatedFrom === (estimate?.from ?? null) &&
      revision.estimatedTo === (estimate?.to ?? null);
    return isReadSo ? readings.get(hash) : undefined;
  };
  const readBy = (revision: NewRevision) => (readingOf(revision) === undefined ? null : extractorVersion);
  const inserted = await arrangeArticles(tx, [...touched], at, readBy);
  const read = inserted.flatMap((revision) => {
    const reading = readingOf(revision);
    if (reading === undefined) return [];
    const { claims: rows, contradictions } = reading;
    return [{ revisionId: revision.revisionId, rows, contradictions, claimOrder: null }];
  });
  await insertClaims(tx, read, extractorVersion);
  await insertContradictions(tx, read, at);
  await markRangeRecorded(tx, range.id, countPieces(content, placed.newTexts, known), at);
  const complete = await completeDump(tx, range.dump.id, at);
  return [...(await owedJobs(tx, [...touched])), ...(complete ? [shelving(range)] : [])];
}

function shelving(range: RangeRow): Job {
  return { name: 'shelve-dump', payload: { dumpId: range.dump.id } };
}

async function followUpsAgain(tx: Tx, range: RangeRow): Promise<Job[]> {
  const cuts = toCuts(range.cuts);
  const ordinals = cuts.map((cut) => cut.ordinal);
  const articles = await findArticlesOfDump(tx, range.dump.id, Math.min(...ordinals), Math.max(...ordinals));
  return [...(await owedJobs(tx, articles)), ...(range.dump.state === 'recorded' ? [shelving(range)] : [])];
}

async function insertAppearances(
  tx: Tx,
  range: RangeRow,
  found: readonly FoundArticle[],
  textOf: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = found.map(({ ordinal, start, end, article, estimate }) => ({
    textId: textOf.get(article.contentHash) as number,
    dumpId: range.dump.id,
    ordinal,
    startByte: start,
    endByte: end,
    published: article.published?.value ?? null,
    publishedEvidence: article.published?.evidence ?? null,
    estimatedFrom: estimate?.from ?? null,
    estimatedTo: estimate?.to ?? null,
    estimateEvidence: estimate === null ? null : [...estimate.evidence],
    observedAt: article.observed ?? range.dump.observedAt,
    observedStated: article.observed !== null,
    outlet: article.outlet,
    byline: article.byline,
    url: article.url,
    section: article.section,
    furniture: [...article.furniture],
  }));
  await insertRows(
    tx,
    appearances,
    [
      'textId',
      'dumpId',
      'ordinal',
      'startByte',
      'endByte',
      'published',
      'publishedEvidence',
      'estimatedFrom',
      'estimatedTo',
      'estimateEvidence',
      'observedAt',
      'observedStated',
      'outlet',
      'byline',
      'url',
      'section',
      'furniture',
    ],
    rows,
  );
}

/** Adds what the range gave to the chain, in the transaction that records it. */
async function sealRange(
  tx: Tx,
  { dump, no }: RangeRow,
  { found, readings }: RangeContent,
  fresh: ReadonlyMap<string, NewText>,
): Promise<void> {
  if (found.length === 0) return;
  const left = new Set(fresh.keys());
  const receipts = found.map(({ ordinal, start, end, article: { contentHash } }) => {
    const isFirst = left.delete(contentHash);
    return {
      ordinal,
      start,
      end,
      contentHash,
      textHash: isFirst ? (readings.get(contentHash)?.textHash ?? null) : null,
    };
  });
  const { id: dumpId, sha256: dumpSha256 } = dump;
  const receivedAt = new Date(dump.receivedAt).toISOString();
  const lines = renderReceipts(receipts);
  await appendToChain(tx, { dumpId, dumpSha256, receivedAt, rangeNo: no, receipts: lines, filledLater: false });
}

function countPieces(
  { pieces, found }: RangeContent,
  newTexts: ReadonlyMap<string, 'new' | 'revised'>,
  known: ReadonlyMap<string, unknown>,
): { newCount: number; revisedCount: number; knownCount: number; rejections: Failure[] } {
  const counted = new Set<string>();
  const counts = { newCount: 0, revisedCount: 0, knownCount: 0 };
  for (const { article } of found) {
    const hash = article.contentHash;
    if (known.has(hash) || counted.has(hash)) counts.knownCount++;
    else if (newTexts.get(hash) === 'revised') counts.revisedCount++;
    else counts.newCount++;
    counted.add(hash);
  }
  return { ...counts, rejections: pieces.flatMap((piece) => ('failure' in piece ? [piece.failure] : [])) };
}
