import type { Tx } from '../db/open-database.ts';
import {
  findSchemaVersion,
  pageArrivals,
  pageArticleDecisions,
  pageDigests,
  pageDumps,
  pageFindings,
  pageSeriesDecisions,
} from '../db/queries/export-records.ts';
import { pagePoints, pageSeries } from '../db/queries/export-series.ts';
import { pageChanges, pageClaims, pageRereadings, pageRevisions } from '../db/queries/exports.ts';
import { present, type Vantage } from '../db/queries/vantage.ts';
import { joinRevisionText } from '../text/revision-text.ts';
import { type ExportRow, iso, toArrival, toDecision, toDigest, toDump, toFinding } from './export-records.ts';
import { toPointRow, toSeries } from './export-series.ts';

interface ExportedKind {
  /** in a promised order, which does not depend on how often it is asked */
  readonly pages: (tx: Tx, vantage: Vantage) => AsyncGenerator<ExportRow[]>;
  /** a row as it is written; of an empty one too, whose keys are the columns */
  readonly toRow: (row: ExportRow) => ExportRow;
}

const kinds = {
  articles: { pages: pageRevisions, toRow: toArticle },
  claims: { pages: pageClaims, toRow: toClaim },
  changes: { pages: pageChanges, toRow: toChange },
  rereadings: { pages: pageRereadings, toRow: toRereading },
  series: { pages: pageSeries, toRow: toSeries },
  points: { pages: pagePoints, toRow: toPointRow },
  findings: { pages: pageFindings, toRow: toFinding },
  digests: { pages: pageDigests, toRow: toDigest },
  dumps: { pages: pageDumps, toRow: toDump },
  arrivals: { pages: pageArrivals, toRow: toArrival },
  decisions: { pages: pageDecisions, toRow: toDecision },
} satisfies Record<string, ExportedKind>;

export type ExportKind = keyof typeof kinds;

/** What can be exported: one row a revision, claim, change, revision that was read otherwise, point of a series … */
export const exportKinds = Object.keys(kinds) as ExportKind[];

/** Names of the fields of a row, in their order; every row of one kind has the same. */
export function exportColumns(kind: ExportKind): string[] {
  return Object.keys(kinds[kind].toRow({ headline: null, body: '' }));
}

/**
 * Reads everything of one kind, in a promised order; memory stays flat.
 *
 * tx       a snapshot, where what is read is to be of one moment
 * vantage  from where one looks back; without it the present
 */
export async function* exportRows(tx: Tx, kind: ExportKind, vantage = present): AsyncGenerator<ExportRow> {
  const { pages, toRow } = kinds[kind];
  for await (const page of pages(tx, vantage)) for (const row of page) yield toRow(row);
}

/** What the schema of the database was brought to. */
export async function readSchemaVersion(tx: Tx): Promise<{ migrations: number; last: string | null }> {
  return findSchemaVersion(tx);
}

async function* pageDecisions(tx: Tx, vantage: Vantage): AsyncGenerator<ExportRow[]> {
  for await (const page of pageArticleDecisions(tx, vantage)) yield page.map((row) => ({ ...row, about: 'articles' }));
  for await (const page of pageSeriesDecisions(tx, vantage)) yield page.map((row) => ({ ...row, about: 'series' }));
}

function toArticle(row: ExportRow): ExportRow {
  return {
    articleId: String(row.article_id),
    revision: Number(row.position),
    title: row.headline,
    text: row.body,
    publishedAt: row.published,
    estimatedFrom: row.estimated_from,
    estimatedTo: row.estimated_to,
    estimateEvidence: row.estimate_evidence,
    contentHash: row.content_hash,
    observedAt: iso(row.observed_at),
    outlet: row.outlet,
    url: row.url,
    reversion: Number(row.occurrence) > 1,
    notices: row.notices,
    sources: row.sources,
  };
}

function toClaim(row: ExportRow): ExportRow {
  const { text } = joinRevisionText({ headline: row.headline as string | null, body: String(row.body) });
  const figure = row.kind === 'figure';
  return {
    articleId: String(row.article_id),
    revision: Number(row.position),
    claim: Number(row.no),
    kind: row.kind,
    subject: row.subject,
    text: text.slice(Number(row.start_unit), Number(row.end_unit)),
    bound: row.bound,
    ...(figure
      ? { value: row.value, low: row.low, high: row.high, trend: row.trend, unit: row.unit }
      : { value: row.time_value, low: null, high: null, trend: null, unit: 'date' }),
    mod: row.time_mod,
    asOf: row.as_of,
    attribution: row.attribution,
    hedge: row.hedge,
    standing: row.standing,
    part: row.part,
    sentence: text.slice(Number(row.sentence_start), Number(row.sentence_end)),
    start: Number(row.start_unit),
    end: Number(row.end_unit),
    extractorVersion: row.extractor_version,
    sinceVersion: row.since_version,
  };
}

function toChange(row: ExportRow): ExportRow {
  return {
    change: Number(row.id),
    articleId: String(row.article_id),
    from: Number(row.from_position),
    to: Number(row.to_position),
    kind: row.kind,
    subject: row.subject,
    before: row.before,
    after: row.after,
    sentenceBefore: row.sentence_before,
    sentenceAfter: row.sentence_after,
    label: row.label,
    rule: row.rule,
    declaredBy: row.declared_by,
    retraction: row.retraction,
    priority: Number(row.priority),
    outlet: row.outlet,
    url: row.url,
    publishedAt: row.published,
    observedAt: iso(row.observed_at),
    recordedAt: iso(row.recorded_at),
    digest: row.digest_id === null ? null : Number(row.digest_id),
    cause: row.cause,
    claimBefore: claimName(row.article_id, row.from_position, row.claim_before),
    claimAfter: claimName(row.article_id, row.to_position, row.claim_after),
    extractorVersion: row.extractor_version,
  };
}

function toRereading(row: ExportRow): ExportRow {
  return {
    articleId: String(row.article_id),
    revision: Number(row.position),
    fromVersion: row.from_version,
    toVersion: row.to_version,
    at: iso(row.at),
    claimsAdded: row.added,
    claimsDropped: row.dropped,
    claimsAltered: row.altered,
    digest: row.digest_id === null ? null : Number(row.digest_id),
  };
}

/** `12.3.4`, as `trace` takes it. */
function claimName(article: unknown, position: unknown, no: unknown): string | null {
  return no === null || no === undefined || Number(position) === 0 ? null : `${article}.${position}.${no}`;
}
