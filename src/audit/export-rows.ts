import type { Tx } from '../db/open-database.ts';
import { pageChanges, pageClaims, pageRereadings, pageRevisions } from '../db/queries/exports.ts';
import { joinRevisionText } from '../text/revision-text.ts';

/** What can be exported, one row a revision, claim, change, or revision that was read otherwise. */
export const exportKinds = ['articles', 'claims', 'changes', 'rereadings'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type ExportRow = Readonly<Record<string, unknown>>;

const toRowOf = { articles: toArticle, claims: toClaim, changes: toChange, rereadings: toRereading } as const;

/** Names of the fields of a row, in their order; every row of one kind has the same. */
export function exportColumns(kind: ExportKind): string[] {
  return Object.keys(toRowOf[kind]({ headline: null, body: '' }));
}

/** Reads everything of one kind, in the order of articles and their revisions; memory stays flat. */
export async function* exportRows(db: Tx, kind: ExportKind): AsyncGenerator<ExportRow> {
  const toRow = toRowOf[kind];
  const pages = { articles: pageRevisions, claims: pageClaims, changes: pageChanges, rereadings: pageRereadings }[kind];
  for await (const page of pages(db)) for (const row of page) yield toRow(row);
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

function iso(value: unknown): string | null {
  return value === null || value === undefined ? null : new Date(String(value)).toISOString();
}
