import { sql } from 'drizzle-orm';
import type { Notice } from '../../articles/article.ts';
import type { Tx } from '../open-database.ts';
import { isKnown } from './exports.ts';
import { isClaimVisible, isRevisionVisible, type Vantage } from './vantage.ts';

export interface WhyRevision {
  readonly revisionId: number;
  readonly articleId: number;
  readonly position: number;
  readonly revisionsInAll: number;
  readonly textId: number;
  readonly occurrence: number;
  readonly contentHash: string;
  readonly headline: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly notices: readonly Notice[];
}

/** A revision by article and number; without a number the newest. */
export async function findWhyRevision(
  tx: Tx,
  articleId: number,
  position: number | null,
  vantage: Vantage,
): Promise<WhyRevision | undefined> {
  const rows = (await tx.execute(
    sql`select r.id as "revisionId", r.article_id as "articleId", r.position, t.id as "textId", r.occurrence,
        t.content_hash as "contentHash", t.headline, r.published, r.outlet, r.url, t.notices,
        max(r.position) over () as "revisionsInAll"
      from revisions r join texts t on t.id = r.text_id
      where r.article_id = ${articleId} and ${isRevisionVisible('r', vantage)} order by r.position desc`,
  )) as unknown as (WhyRevision & Record<'revisionId' | 'articleId' | 'textId', string | number>)[];
  const row = rows.find((one) => position === null || one.position === position);
  if (row === undefined) return undefined;
  return { ...row, revisionId: Number(row.revisionId), articleId: Number(row.articleId), textId: Number(row.textId) };
}

/** How a revision's claims were read. */
export interface WhyReading {
  /** version that read them last; null while they are to be read */
  readonly extractorVersion: string | null;
  readonly claims: number;
  readonly rereadings: readonly {
    readonly fromVersion: string;
    readonly toVersion: string;
    readonly at: string;
    readonly added: number;
    readonly dropped: number;
    readonly altered: number;
  }[];
}

/** By which version a revision was read, and what later ones read otherwise, oldest first. */
export async function findWhyReading(tx: Tx, revisionId: number, vantage: Vantage): Promise<WhyReading> {
  const [row] = (await tx.execute(
    sql`select coalesce((select from_version from rereadings n where n.revision_id = r.id
          and not ${isKnown('n.at', vantage)} order by n.id limit 1), r.extractor_version) as version,
        (select count(*) from claims c where c.revision_id = r.id and ${isClaimVisible('c', vantage)}) as claims
      from revisions r where id = ${revisionId}`,
  )) as unknown as { version: string | null; claims: string }[];
  const rereadings = (await tx.execute(
    sql`select from_version as "fromVersion", to_version as "toVersion", at, added, dropped, altered
      from rereadings where revision_id = ${revisionId} and ${isKnown('at', vantage)} order by id`,
  )) as unknown as WhyReading['rereadings'][number][];
  return {
    extractorVersion: row?.version ?? null,
    claims: Number(row?.claims ?? 0),
    rereadings: rereadings.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
}

/** A claim that a revision has or had, by its number. */
export interface WhyClaim {
  readonly no: number;
  readonly kind: 'figure' | 'date';
  /** span in the revision's text, with its bound words */
  readonly start: number;
  readonly end: number;
  readonly bound: string;
  readonly value: number | string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly subject: string;
  readonly attribution: string | null;
  readonly standing: 'current' | 'former';
  readonly asOf: string | null;
  /** the version that first read it so */
  readonly sinceVersion: string;
  /** the version that reads it so no more, and when that was found; null while it holds */
  readonly untilVersion: string | null;
  readonly untilAt: string | null;
}

/** Claims of a revision in the order of the text, those of older readings among them. */
export async function findWhyClaims(tx: Tx, revisionId: number, vantage: Vantage): Promise<WhyClaim[]> {
  const rows = (await tx.execute(
    sql`select c.no, c.kind, c.start_unit as start, c.end_unit as end, c.bound,
        coalesce(to_jsonb(c.time_value), to_jsonb(c.value)) as value, c.low, c.high, c.unit, c.subject, c.attribution,
        c.standing, c.as_of as "asOf", c.extractor_version as "sinceVersion", n.to_version as "untilVersion",
        n.at as "untilAt"
      from claims c left join rereadings n on n.id = c.superseded_by and ${isKnown('n.at', vantage)}
      where c.revision_id = ${revisionId} and not exists (select from rereadings o where o.revision_id = c.revision_id
        and o.to_version = c.extractor_version and not ${isKnown('o.at', vantage)}) order by c.start_unit, c.end_unit, c.no`,
  )) as unknown as WhyClaim[];
  return rows.map((row) => ({ ...row, untilAt: row.untilAt === null ? null : new Date(row.untilAt).toISOString() }));
}

export interface WhyAppearance {
  readonly dump: string;
  readonly entry: string | null;
  readonly sha256: string;
  readonly ordinal: number;
  readonly startByte: number;
  readonly endByte: number;
  readonly receivedAt: string;
  readonly published: string | null;
  readonly publishedEvidence: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly estimateEvidence: readonly string[] | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** Where a text was seen, in the order in which the dumps came; bytes count in the unfolded dump. */
export async function findWhyAppearances(tx: Tx, textId: number, vantage: Vantage): Promise<WhyAppearance[]> {
  const rows = (await tx.execute(
    sql`select d.name as dump, e.name as entry, d.sha256, a.ordinal, a.start_byte as "startByte",
        a.end_byte as "endByte", d.received_at as "receivedAt", a.published, a.published_evidence as "publishedEvidence",
        a.estimated_from as "estimatedFrom", a.estimated_to as "estimatedTo", a.estimate_evidence as "estimateEvidence",
        a.outlet, a.url
      from appearances a join dumps d on d.id = a.dump_id
        left join entries e on e.dump_id = d.id and a.start_byte >= e.start_byte and a.end_byte <= e.end_byte
      where a.text_id = ${textId} and ${isKnown('d.received_at', vantage)} order by d.id, a.ordinal`,
  )) as unknown as WhyAppearance[];
  return rows.map((row) => ({
    ...row,
    startByte: Number(row.startByte),
    endByte: Number(row.endByte),
    receivedAt: new Date(row.receivedAt).toISOString(),
  }));
}

export interface WhyLink {
  readonly kind: 'version' | 'wire-copy';
  readonly textId: number;
  readonly articleId: number;
  /** numbers of the revisions that have the other text */
  readonly positions: readonly number[];
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly evidence: unknown;
  /** whether the text asked about is the one that the evidence calls a */
  readonly isA: boolean;
  readonly overruledBy: number | null;
}

/** Links of a text to others that are to be seen from the vantage point, those of its own article first. */
export async function findWhyLinks(tx: Tx, textId: number, vantage: Vantage): Promise<WhyLink[]> {
  const isPresent = vantage.asOf === null && vantage.knownAt === null;
  const isSeen = isPresent
    ? sql`true`
    : sql`exists (select from revisions s where s.text_id = o.id and ${isRevisionVisible('s', vantage)})`;
  const rows = (await tx.execute(
    sql`select l.kind, o.id as "textId", o.article_id as "articleId", o.headline, l.evidence,
        l.text_a = ${textId} as "isA", (select d.id from decisions d where d.id = l.overruled_by
          and ${isKnown('d.decided_at', vantage)}) as "overruledBy",
        (select coalesce(jsonb_agg(position order by position), '[]'::jsonb) from revisions
          p where p.text_id = o.id and p.position > 0 and ${isRevisionVisible('p', vantage)}) as positions,
        (select min(outlet) from appearances where text_id = o.id) as outlet
      from links l join texts o on o.id = case when l.text_a = ${textId} then l.text_b else l.text_a end
      where (l.text_a = ${textId} or l.text_b = ${textId}) and ${isSeen}
      order by l.kind, o.article_id, o.id`,
  )) as unknown as WhyLink[];
  return rows.map((row) => ({
    ...row,
    textId: Number(row.textId),
    articleId: Number(row.articleId),
    overruledBy: row.overruledBy === null ? null : Number(row.overruledBy),
  }));
}

/** A text of another article that was seen at the same address. */
export interface NeighbourText {
  readonly textId: number;
  readonly articleId: number;
  /** numbers of the revisions that have it */
  readonly positions: readonly number[];
  readonly headline: string | null;
  readonly outlet: string | null;
}

/** Texts looked at; an address that more articles share is that of a section or a front page. */
const neighboursMax = 5;

/** Texts of other articles at an address of this text that are not linked with it, oldest first. */
export async function findTextsAtSameAddress(tx: Tx, textId: number, vantage: Vantage): Promise<NeighbourText[]> {
  const rows = (await tx.execute(
    sql`select o.id as "textId", o.article_id as "articleId", o.headline,
        (select coalesce(jsonb_agg(position order by position), '[]'::jsonb) from revisions p
          where p.text_id = o.id and p.position > 0 and ${isRevisionVisible('p', vantage)}) as positions,
        (select min(outlet) from appearances where text_id = o.id) as outlet
      from texts o join texts t on t.id = ${textId} and o.article_id <> t.article_id
      where o.id in (select b.text_id from appearances a join appearances b on b.url = a.url
          where a.text_id = ${textId} and a.url ~ '^[a-z][a-z0-9+.-]*://[^/]+/+[^/]')
        and exists (select from revisions s where s.text_id = o.id and ${isRevisionVisible('s', vantage)})
        and not exists (select from links l where (l.text_a = o.id and l.text_b = t.id)
          or (l.text_a = t.id and l.text_b = o.id))
      order by o.id limit ${neighboursMax}`,
  )) as unknown as NeighbourText[];
  return rows.map((row) => ({ ...row, textId: Number(row.textId), articleId: Number(row.articleId) }));
}
