import { sql } from 'drizzle-orm';
import { type DeliveryId, type DumpId, type RangeId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Tx } from '../open-database.ts';
import type { Pair } from './pairs.ts';
import { findRevisionsToReread } from './rereadings.ts';
import { hasSeriesToDescribe } from './series.ts';
import { findRevisionsToJoin } from './series-owed.ts';

/** Work that rows say is still to be done, oldest first. */
export interface OwedWork {
  readonly dumpsToSplit: readonly DumpId[];
  readonly rangesToRecord: readonly RangeId[];
  readonly revisionsToRead: readonly RevisionId[];
  readonly revisionsToReread: readonly RevisionId[];
  readonly pairsToCompare: readonly Pair[];
  readonly revisionsToJoin: readonly RevisionId[];
  readonly areSeriesToDescribe: boolean;
  readonly dumpsToShelve: readonly DumpId[];
  readonly digestsToDeliver: readonly DeliveryId[];
}

/**
 * Finds work that is owed, whatever became of the jobs that were to remind of it.
 *
 * limit    rows of each kind
 */
export async function findOwedWork(tx: Tx, limit: number): Promise<OwedWork> {
  const ids = async <Id extends number>(query: ReturnType<typeof sql>): Promise<Id[]> => {
    const rows = (await tx.execute(query)) as unknown as { id: string }[];
    return rows.map((row) => toRowId<Id>(row.id));
  };
  const pairs = (await tx.execute(
    sql`select from_revision, to_revision from pairs where compared_at is null and superseded_at is null
      order by from_revision limit ${limit}`,
  )) as unknown as { from_revision: string; to_revision: string }[];
  return {
    dumpsToSplit: await ids(sql`select id from dumps where state = 'accepted' order by id limit ${limit}`),
    rangesToRecord: await ids(sql`select id from ranges where recorded_at is null order by id limit ${limit}`),
    revisionsToRead: await ids(sql`select id from revisions where claims_owed order by id limit ${limit}`),
    revisionsToReread: await findRevisionsToReread(tx, limit),
    pairsToCompare: pairs.map((row): Pair => [toRowId(row.from_revision), toRowId(row.to_revision)]),
    revisionsToJoin: await findRevisionsToJoin(tx, limit),
    areSeriesToDescribe: await hasSeriesToDescribe(tx),
    dumpsToShelve: await ids(
      sql`select distinct d.id from arrivals a join dumps d on d.id = a.dump_id
        where a.shelved_at is null and d.state in ('recorded', 'rejected') order by d.id limit ${limit}`,
    ),
    digestsToDeliver: await ids(sql`select id from deliveries where delivered_at is null order by id limit ${limit}`),
  };
}

/** Arrivals whose outcome is fixed without a dump (empty, unreadable) and that were not shelved. */
export async function findArrivalsToShelve(tx: Tx, limit: number): Promise<string[]> {
  const rows = (await tx.execute(
    sql`select claim_key from arrivals where shelved_at is null and outcome is not null and dump_id is null order by id limit ${limit}`,
  )) as unknown as { claim_key: string }[];
  return rows.map((row) => row.claim_key);
}

export interface OpenCounts {
  readonly dumps: number;
  readonly ranges: number;
  readonly claims: number;
  readonly rereadings: number;
  readonly pairs: number;
  /** revisions whose claims are to be joined to series */
  readonly joinings: number;
  /** series whose names and words are to be worked out anew */
  readonly descriptions: number;
  readonly arrivals: number;
  readonly deliveries: number;
}

/** How much is still to be done, by kind. */
export async function countOwedWork(tx: Tx): Promise<OpenCounts> {
  const [row] = (await tx.execute(
    sql`select
      (select count(*) from dumps where state = 'accepted') as dumps,
      (select count(*) from ranges where recorded_at is null) as ranges,
      (select count(*) from revisions where claims_owed) as claims,
      (select count(*) from revisions where reread_owed) as rereadings,
      (select count(*) from pairs where compared_at is null and superseded_at is null) as pairs,
      (select count(*) from revisions where series_owed) as joinings,
      (select count(*) from owed_descriptions) as descriptions,
      (select count(*) from arrivals where shelved_at is null) as arrivals,
      (select count(*) from deliveries where delivered_at is null) as deliveries`,
  )) as unknown as Record<keyof OpenCounts, string>[];
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]),
  ) as unknown as OpenCounts;
}
