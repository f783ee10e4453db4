import { sql } from 'drizzle-orm';
import type { Detection } from '../../dumps/detection.ts';
import type { Tx } from '../open-database.ts';
import { changeColumns, type StoredChange, toStoredChange } from './change-row.ts';
import { isChangeVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

export interface TracedChange {
  readonly change: StoredChange;
  readonly articleId: number;
  /** it is to be seen from the vantage point */
  readonly isVisible: boolean;
}

/** A change by its number, those that hold no longer included. */
export async function findTracedChange(tx: Tx, changeId: number, vantage: Vantage): Promise<TracedChange | undefined> {
  const [row] = (await tx.execute(
    sql`select ${changeColumns}, c.article_id, ${isChangeVisible('c', vantage)} as visible
      from changes c where c.id = ${changeId}`,
  )) as unknown as Record<string, unknown>[];
  if (row === undefined) return undefined;
  return { change: toStoredChange(row), articleId: Number(row.article_id), isVisible: row.visible === true };
}

/** Changes that were judged from a claim, oldest first. */
export async function findChangesOfClaim(
  tx: Tx,
  { revisionId, articleId }: Pick<TracedRevision, 'revisionId' | 'articleId'>,
  no: number,
  vantage: Vantage,
): Promise<StoredChange[]> {
  const rows = (await tx.execute(
    sql`select ${changeColumns} from changes c
      where c.article_id = ${articleId} and ((c.from_revision = ${revisionId} and c.claim_before = ${no})
        or (c.to_revision = ${revisionId} and c.claim_after = ${no})) and ${isChangeVisible('c', vantage)}
      order by c.id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map(toStoredChange);
}

/** A revision that a trace leads to. */
export interface TracedRevision {
  readonly revisionId: number;
  readonly articleId: number;
  /** number in the history of its article as it is now; 0 for one that is no longer in it */
  readonly position: number;
  readonly textId: number;
  readonly contentHash: string;
  readonly headline: string | null;
  readonly body: string;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  /** the moment by which it was published for certain */
  readonly publishedBy: string;
  readonly observedAt: string;
  readonly receivedAt: string;
  readonly extractorVersion: string | null;
}

/** A revision by its number of row, or by article and number in its history; undefined where none is to be seen. */
export async function findTracedRevision(
  tx: Tx,
  which: { readonly revisionId: number } | { readonly articleId: number; readonly position: number },
  vantage: Vantage | null,
): Promise<TracedRevision | undefined> {
  const named =
    'revisionId' in which
      ? sql`r.id = ${which.revisionId}`
      : sql`r.article_id = ${which.articleId} and r.position = ${which.position} and r.position > 0`;
  const visible = vantage === null ? sql`true` : isRevisionVisible('r', vantage);
  const [row] = (await tx.execute(
    sql`select r.id, r.article_id, r.position, r.text_id, t.content_hash, t.headline, t.body, r.outlet, r.url,
        r.published, r.estimated_from, r.estimated_to, r.observed_at, r.received_at, r.extractor_version,
        ${publishedBy('r', vantage?.timeZone ?? 'UTC')} as published_by
      from revisions r join texts t on t.id = r.text_id where ${named} and ${visible}`,
  )) as unknown as Record<string, string | null>[];
  if (row === undefined) return undefined;
  return {
    revisionId: Number(row.id),
    articleId: Number(row.article_id),
    position: Number(row.position),
    textId: Number(row.text_id),
    contentHash: String(row.content_hash),
    headline: row.headline ?? null,
    body: String(row.body),
    outlet: row.outlet ?? null,
    url: row.url ?? null,
    published: row.published ?? null,
    estimatedFrom: row.estimated_from ?? null,
    estimatedTo: row.estimated_to ?? null,
    publishedBy: toIso(row.published_by),
    observedAt: toIso(row.observed_at),
    receivedAt: toIso(row.received_at),
    extractorVersion: row.extractor_version ?? null,
  };
}

/** One occurrence of a text in a dump. Bytes count in the unfolded dump. */
export interface TracedAppearance {
  readonly dumpId: number;
  readonly dump: string;
  readonly sha256: string;
  readonly dumpBytes: number;
  readonly compression: string | null;
  readonly receivedAt: string;
  readonly observedAt: string;
  readonly ordinal: number;
  readonly startByte: number;
  readonly endByte: number;
  readonly published: string | null;
  readonly publishedEvidence: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** the file of an archive that it lies in, and where that begins */
  readonly entry: { readonly name: string; readonly startByte: number } | null;
  /** how its dump, or that file of it, is read; null where that is not recorded */
  readonly detection: Detection | null;
}

/** Where a text was seen, in the order in which the dumps came; as known at a moment, those received by then. */
export async function findTracedAppearances(tx: Tx, textId: number, { knownAt }: Vantage): Promise<TracedAppearance[]> {
  const known = knownAt === null ? sql`true` : sql`d.received_at <= ${knownAt}::timestamptz`;
  const rows = (await tx.execute(
    sql`select d.id, d.name, d.sha256, d.size_bytes, d.compression, d.received_at, a.observed_at, a.ordinal,
        a.start_byte, a.end_byte, a.published, a.published_evidence, a.outlet, a.url, e.name as entry,
        e.start_byte as entry_start, coalesce(e.detection, d.detection) as detection
      from appearances a join dumps d on d.id = a.dump_id
        left join entries e on e.dump_id = d.id and a.start_byte >= e.start_byte and a.end_byte <= e.end_byte
          and e.end_byte > e.start_byte
      where a.text_id = ${textId} and ${known} order by d.id, a.ordinal`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    dumpId: Number(row.id),
    dump: String(row.name),
    sha256: String(row.sha256),
    dumpBytes: Number(row.size_bytes),
    compression: row.compression as string | null,
    receivedAt: toIso(row.received_at),
    observedAt: toIso(row.observed_at),
    ordinal: Number(row.ordinal),
    startByte: Number(row.start_byte),
    endByte: Number(row.end_byte),
    published: row.published as string | null,
    publishedEvidence: row.published_evidence as string | null,
    outlet: row.outlet as string | null,
    url: row.url as string | null,
    entry: row.entry === null ? null : { name: String(row.entry), startByte: Number(row.entry_start) },
    detection: row.detection as Detection | null,
  }));
}

/** A file as it was taken. */
export interface TracedArrival {
  readonly arrivalId: number;
  readonly dumpId: number;
  readonly name: string;
  readonly inboxPath: string;
  readonly receivedAt: string;
  /** null while its dump is worked on */
  readonly outcome: string | null;
  /** where it lies now, in the data folder; its receipt lies beside it */
  readonly shelvedAs: string | null;
}

/** The files that brought some dumps, in the order in which they came; as known at a moment, those taken by then. */
export async function findTracedArrivals(
  tx: Tx,
  dumpIds: readonly number[],
  { knownAt }: Vantage,
): Promise<TracedArrival[]> {
  if (dumpIds.length === 0) return [];
  const known = knownAt === null ? sql`true` : sql`received_at <= ${knownAt}::timestamptz`;
  const rows = (await tx.execute(
    sql`select id, dump_id, name, inbox_path, received_at, outcome, shelved_as from arrivals
      where dump_id = any(${sql.param(dumpIds.map(String))}::bigint[]) and ${known} order by id`,
  )) as unknown as Record<string, string | null>[];
  return rows.map((row) => ({
    arrivalId: Number(row.id),
    dumpId: Number(row.dump_id),
    name: String(row.name),
    inboxPath: String(row.inbox_path),
    receivedAt: toIso(row.received_at),
    outcome: row.outcome ?? null,
    shelvedAs: row.shelved_as ?? null,
  }));
}

/** A digest that told a change, or that it no longer holds. */
export interface TracedDigest {
  readonly digestId: number;
  readonly windowKey: string;
  readonly issuedAt: string;
  readonly role: 'told' | 'amended';
}

/** The digests that told a change and that it no longer holds, in their order. */
export async function findTracedDigests(tx: Tx, changeId: number, { knownAt }: Vantage): Promise<TracedDigest[]> {
  const known = knownAt === null ? sql`true` : sql`g.issued_at <= ${knownAt}::timestamptz`;
  const rows = (await tx.execute(
    sql`select g.id, g.window_key, g.issued_at, e.role from changes c
      join digest_entries e on e.digest_id in (c.digest_id, c.amended_by) and e.change_id = c.id
      join digests g on g.id = e.digest_id
      where c.id = ${changeId} and ${known} order by g.issued_at, g.id`,
  )) as unknown as { id: string; window_key: string; issued_at: string; role: 'told' | 'amended' }[];
  return rows.map(({ id, window_key, issued_at, role }) => ({
    ...{ digestId: Number(id), windowKey: window_key, issuedAt: toIso(issued_at), role },
  }));
}

function toIso(value: unknown): string {
  return new Date(String(value)).toISOString();
}
