import { type SQL, sql } from 'drizzle-orm';
import { groupBy } from '../../base/group-by.ts';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Tx } from '../open-database.ts';
import type { ClaimColumns } from './stored-claims.ts';

/** One joining at a time in the whole service, and none while somebody decides by hand. */
export async function lockSeries(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.series})`);
}

/** What decides of a revision how its claims are joined, besides its text, which never changes. */
export interface JoinState {
  readonly revisionId: RevisionId;
  readonly published: string | null;
  readonly estimatedTo: string | null;
  readonly outlet: string | null;
  /** in no history any more: none of its claims is a point */
  readonly isSuperseded: boolean;
}

/** A revision that is to be joined, with its text and the claims that hold, in the order of the reading. */
export interface JoinInput extends JoinState {
  readonly headline: string | null;
  readonly body: string;
  readonly claims: readonly ClaimColumns[];
}

/** Those of some revisions that owe it to series and whose claims are read; superseded ones come without claims. */
export function findJoinInputs(tx: Tx, ids: readonly RevisionId[]): Promise<JoinInput[]> {
  return readInputs(tx, ids, sql`r.series_owed and not r.claims_owed`);
}

/** Those of some revisions that were joined to series and owe nothing, as they are joined; superseded ones are left out. */
export function findJoinedInputs(tx: Tx, ids: readonly RevisionId[]): Promise<JoinInput[]> {
  const isJoined = sql`not r.series_owed and not r.claims_owed and not r.reread_owed and r.superseded_at is null`;
  return readInputs(tx, ids, isJoined);
}

async function readInputs(tx: Tx, ids: readonly RevisionId[], condition: SQL): Promise<JoinInput[]> {
  const rows = (await tx.execute(
    sql`select r.id, r.published, r.estimated_to, r.outlet, r.superseded_at is not null as superseded, t.headline, t.body
      from revisions r join texts t on t.id = r.text_id
      where ${condition} and r.id = any(${list(ids)}) order by r.id`,
  )) as unknown as (JoinStateRow & { headline: string | null; body: string })[];
  const states = rows.map((row) => ({ ...toJoinState(row), headline: row.headline, body: row.body }));
  const current = states.filter(({ isSuperseded }) => !isSuperseded).map(({ revisionId }) => revisionId);
  const claims = (await tx.execute(
    sql`select c.* from claims c join revisions r on r.id = c.revision_id
      where c.superseded_by is null and c.revision_id = any(${list(current)})
      order by c.revision_id, coalesce(array_position(r.claim_order, c.no), c.no)`,
  )) as unknown as (ClaimColumns & { revision_id: string })[];
  const claimsOf = groupBy(claims, (row) => Number(row.revision_id));
  return states.map((state) => ({ ...state, claims: claimsOf.get(state.revisionId) ?? [] }));
}

/** A revision that still owes it, with the numbers of the claims that hold. */
export interface LockedJoin extends JoinState {
  readonly claimIds: readonly number[];
}

/**
 * Which of some revisions still owe it to series, each held until the transaction ends. One that another step holds just
 * now is left out: waiting for it could wait in a circle.
 */
export async function lockRevisionsOwingSeries(tx: Tx, ids: readonly RevisionId[]): Promise<LockedJoin[]> {
  const rows = (await tx.execute(
    sql`select id, published, estimated_to, outlet, superseded_at is not null as superseded from revisions
      where series_owed and not claims_owed and id = any(${list(ids)}) order by id for no key update skip locked`,
  )) as unknown as JoinStateRow[];
  const states = rows.map(toJoinState);
  const claims = (await tx.execute(
    sql`select revision_id, id from claims
      where superseded_by is null and revision_id = any(${list(states.map(({ revisionId }) => revisionId))})`,
  )) as unknown as { revision_id: string; id: string }[];
  const claimsOf = groupBy(claims, (row) => Number(row.revision_id));
  return states.map((state) => ({
    ...state,
    claimIds: state.isSuperseded ? [] : (claimsOf.get(state.revisionId) ?? []).map(({ id }) => Number(id)),
  }));
}

/** Notes that the claims of revisions are points of the series that they belong to. */
export async function markSeriesRecorded(tx: Tx, ids: readonly RevisionId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`update revisions set series_owed = false where id = any(${list(ids)})`);
}

/** Revisions of some articles that are to be joined and whose claims are read, oldest first. */
export async function findRevisionsOwingSeries(tx: Tx, articleIds: readonly ArticleId[]): Promise<RevisionId[]> {
  return idsOf(
    tx,
    sql`select id from revisions where series_owed and not claims_owed and article_id = any(${list(articleIds)})
      order by id`,
  );
}

/** Those of some revisions that are to be joined and whose claims are read. */
export async function findOwingSeries(tx: Tx, ids: readonly RevisionId[]): Promise<RevisionId[]> {
  return idsOf(
    tx,
    sql`select id from revisions where series_owed and not claims_owed and id = any(${list(ids)}) order by id`,
  );
}

/** Revisions that are to be joined and whose claims are read, oldest first. */
export async function findRevisionsToJoin(tx: Tx, limit: number): Promise<RevisionId[]> {
  return idsOf(tx, sql`select id from revisions where series_owed and not claims_owed order by id limit ${limit}`);
}

interface JoinStateRow {
  readonly id: string;
  readonly published: string | null;
  readonly estimated_to: string | null;
  readonly outlet: string | null;
  readonly superseded: boolean;
}

function toJoinState(row: JoinStateRow): JoinState {
  return {
    revisionId: toRowId<RevisionId>(row.id),
    published: row.published,
    estimatedTo: row.estimated_to,
    outlet: row.outlet,
    isSuperseded: row.superseded,
  };
}

async function idsOf(tx: Tx, query: ReturnType<typeof sql>): Promise<RevisionId[]> {
  const rows = (await tx.execute(query)) as unknown as { id: string }[];
  return rows.map((row) => toRowId<RevisionId>(row.id));
}

function list(ids: readonly number[]) {
  return sql`${sql.param(ids.map(String))}::bigint[]`;
}
