import { type ClaimColumns, toClaim } from '../db/queries/stored-claims.ts';
import { toPoint } from '../series/to-point.ts';
import { joinRevisionText } from '../text/revision-text.ts';
import { type ExportRow, iso, numberOf } from './export-records.ts';

export function toSeries(row: ExportRow): ExportRow {
  return {
    series: numberOf(row.id),
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    pinned: row.pinned,
    mergedInto: numberOf(row.merged_into),
    emptiedAt: iso(row.emptied_at),
    createdAt: iso(row.created_at),
    points: numberOf(row.points),
    articles: numberOf(row.articles),
    firstPublished: iso(row.first_published),
    lastPublished: iso(row.last_published),
  };
}

/** A claim as a point of its series: what its text says, and the value in the unit of the series. */
export function toPointRow(row: ExportRow): ExportRow {
  const { text } = joinRevisionText({ headline: (row.headline ?? null) as string | null, body: String(row.body) });
  const claim = toClaim({ ...row, value_text: row.value_text ?? '' } as unknown as ClaimColumns, text);
  const point = toPoint(claim, String(row.series_unit ?? ''));
  return {
    series: numberOf(row.series_id),
    measure: row.measure,
    articleId: String(row.article_id),
    revision: numberOf(row.position),
    claim: numberOf(row.no),
    kind: row.kind,
    value: point.date ?? point.value,
    low: point.date === null ? point.low : null,
    high: point.date === null ? point.high : null,
    mod: point.mod,
    bound: point.bound,
    asOf: point.asOf,
    text: text.slice(claim.start, claim.end),
    unitText: row.unit_text ?? null,
    standing: claim.standing,
    attribution: claim.attribution ?? null,
    hedge: claim.hedge ?? null,
    part: claim.part,
    publishedAt: row.published ?? null,
    estimatedFrom: row.estimated_from ?? null,
    estimatedTo: row.estimated_to ?? null,
    publishedBy: iso(row.published_by),
    observedAt: iso(row.observed_at),
    receivedAt: iso(row.first_received),
    outlet: row.outlet ?? null,
    url: row.url ?? null,
    sentence: claim.sentence,
  };
}
