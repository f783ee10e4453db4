import { eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '../../base/instant.ts';
import type { Tx } from '../open-database.ts';
import { facts, heartbeats } from '../schema/service.ts';

export interface Heartbeat {
  readonly name: string;
  readonly at: string;
  readonly detail: Record<string, unknown>;
}

/** Signs of a process that ended are forgotten after a day. */
const keptMs = 86_400_000;

/** Notes a sign of life, e.g. of `watch` or `worker-host-123`. */
export async function recordHeartbeat(tx: Tx, name: string, at: Instant, detail: object): Promise<void> {
  await tx
    .insert(heartbeats)
    .values({ name, at, detail })
    .onConflictDoUpdate({ target: heartbeats.name, set: { at, detail } });
  await tx.delete(heartbeats).where(lt(heartbeats.at, new Date(Date.parse(at) - keptMs).toISOString()));
}

/** Removes the sign of a process that ends in an orderly way. */
export async function removeHeartbeat(tx: Tx, name: string): Promise<void> {
  await tx.delete(heartbeats).where(eq(heartbeats.name, name));
}

export async function findHeartbeats(tx: Tx): Promise<Heartbeat[]> {
  const rows = await tx.select().from(heartbeats).orderBy(heartbeats.name);
  return rows.map((row) => ({
    name: row.name,
    at: new Date(row.at).toISOString(),
    detail: row.detail as Record<string, unknown>,
  }));
}

/** Returns a fact, writing it when nobody has yet. */
export async function findOrSetFact(tx: Tx, name: string, value: string): Promise<string> {
  await tx.insert(facts).values({ name, value }).onConflictDoNothing();
  const [row] = await tx.select().from(facts).where(eq(facts.name, name));
  return row?.value ?? value;
}

/** Answers when the database does. */
export async function pingDatabase(tx: Tx): Promise<void> {
  await tx.execute(sql`select 1`);
}
