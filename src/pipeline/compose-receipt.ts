import type { Failure } from '../base/failure.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { type ArrivalRow, type DumpRow, type RangeCounts, sumRanges } from '../db/queries/dumps.ts';
import { findEntryOutcomes } from '../db/queries/entries.ts';
import type { Outcome, Receipt } from '../intake/receipt.ts';
import { rejectedFolder } from '../intake/shelve-rejected.ts';

/** Reasons that a receipt lists at most; the rest is counted. */
const reasonsMax = 1000;

/** Files of an archive that a receipt lists at most. */
const entriesMax = 1000;

/**
 * Composes the receipt of a file that is worked through, or refused without a dump.
 *
 * arrival  its row; dump: that of its bytes, undefined where they were not kept
 */
export async function composeReceipt(
  tx: Tx,
  finishedAt: Instant,
  arrival: ArrivalRow,
  dump: DumpRow | undefined,
): Promise<Receipt> {
  const counts = dump === undefined ? null : await sumRanges(tx, dump.id);
  const entries = dump === undefined ? [] : await findEntryOutcomes(tx, dump.id, entriesMax);
  const outcome = outcomeOf(arrival, dump, counts);
  const isOwn = outcome !== 'duplicate';
  const reasons = [...(arrival.failure === null ? [] : [arrival.failure]), ...(dump?.failure ? [dump.failure] : [])];
  const rejections = isOwn ? rejectionsOf(dump, counts) : [];
  const known = isOwn
    ? (counts?.knownCount ?? 0)
    : counts
      ? counts.newCount + counts.revisedCount + counts.knownCount
      : 0;
  return {
    version: 1,
    arrival: arrival.claimKey,
    name: arrival.name,
    inboxPath: arrival.inboxPath,
    outcome,
    sha256: dump?.sha256 ?? null,
    sizeBytes: arrival.sizeBytes,
    format: dump?.detection ? { name: dump.detection.format, evidence: dump.detection.evidence } : null,
    compression: dump?.compression ?? null,
    encoding: dump?.detection?.encoding ?? null,
    counts: {
      articles: {
        new: isOwn ? (counts?.newCount ?? 0) : 0,
        revised: isOwn ? (counts?.revisedCount ?? 0) : 0,
        known,
        rejected: rejections.length,
      },
      declared: dump?.summary?.declared ?? null,
      found: dump?.summary?.found ?? null,
    },
    bytes: dump?.summary?.account ?? null,
    ...(entries.length === 0 ? {} : { entries }),
    duplicateOf:
      isOwn || dump === undefined ? null : { dump: dump.id, name: dump.name, receivedAt: iso(dump.receivedAt) },
    setAside: outcome === 'done' && rejections.length > 0 ? rejectedFolder(arrival.name, arrival.claimKey) : null,
    reasons: [...dedupe(reasons), ...rejections.slice(0, reasonsMax)],
    warnings: isOwn && dump !== undefined ? warningsOf(outcome, dump, rejections) : [],
    receivedAt: iso(arrival.receivedAt),
    finishedAt,
    durationsMs: isOwn && dump !== undefined ? durations(arrival, dump) : {},
  };
}

function outcomeOf(arrival: ArrivalRow, dump: DumpRow | undefined, counts: RangeCounts | null): Outcome {
  if (arrival.outcome !== null && dump?.state !== 'rejected') return arrival.outcome;
  if (dump === undefined || dump.state === 'rejected' || counts === null) return 'failed';
  return counts.newCount + counts.revisedCount + counts.knownCount > 0 ? 'done' : 'failed';
}

/** What a person should look at. That of a duplicate stands on the receipt of the file that came first. */
function warningsOf(outcome: Outcome, dump: DumpRow, rejections: readonly Failure[]): string[] {
  const left = rejections.length - reasonsMax;
  const warnings = [...(dump.summary?.warnings ?? [])];
  if (outcome === 'done' && rejections.length > 0) {
    const records = rejections.length === 1 ? '1 record was' : `${rejections.length} records were`;
    warnings.push(`${records} set aside: ${rejections[0]?.message}`);
  }
  return left > 0 ? [...warnings, `${left} more reasons`] : warnings;
}

/** Records that the cut rejected and those that could not be read, in the order of the dump. */
function rejectionsOf(dump: DumpRow | undefined, counts: RangeCounts | null): Failure[] {
  const byCut = dump?.summary?.rejected ?? [];
  const all = [...byCut.map(({ failure }) => failure), ...(counts?.rejections ?? [])];
  return byCut.length === 0 ? all : all.sort((a, b) => (a.record ?? 0) - (b.record ?? 0));
}

function dedupe<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function durations(arrival: ArrivalRow, dump: DumpRow): Record<string, number> {
  const received = Date.parse(arrival.receivedAt);
  const split = dump.splitAt === null ? null : Date.parse(dump.splitAt);
  const recorded = dump.recordedAt === null ? null : Date.parse(dump.recordedAt);
  return {
    ...(split === null ? {} : { 'split-dump': split - received }),
    ...(split === null || recorded === null ? {} : { 'record-articles': recorded - split }),
    ...(recorded === null ? {} : { total: recorded - received }),
  };
}

function iso(value: string): string {
  return new Date(value).toISOString();
}

/** What became of a file, in one line. */
export function describeReceipt({ name, outcome, format, counts, reasons, duplicateOf }: Receipt): string {
  if (outcome === 'duplicate') {
    return `${name}: duplicate of ${duplicateOf?.name}, received ${duplicateOf?.receivedAt}; nothing changed`;
  }
  if (outcome === 'failed') return `${name}: failed: ${reasons[0]?.message ?? 'see its receipt'}`;
  const { articles } = counts;
  const parts = [`${articles.new} new`, `${articles.revised} revised`, `${articles.known} known`];
  // Nothing that parts articles was found, or somebody said so: a dump of many would be read wrongly.
  const note = format?.name === 'one-article' ? ` (${format.evidence.join('; ') || 'taken as one article'})` : '';
  return `${name}: ${[...parts, `${articles.rejected} rejected`].join(', ')}${note}`;
}
