import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Instant } from '../../base/instant.ts';
import type { Tx } from '../open-database.ts';
import { stepFailures } from '../schema/service.ts';

export interface StepFailure {
  readonly id: number;
  readonly job: string;
  readonly payload: unknown;
  readonly message: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Keeps a step that used up its attempts; the same step again is counted, not added. */
export async function recordStepFailure(
  tx: Tx,
  failure: { job: string; payload: unknown; message: string; at: Instant },
): Promise<void> {
  const { job, payload, message, at } = failure;
  await tx
    .insert(stepFailures)
    .values({ job, payload, payloadKey: keyOf(payload), message, times: 1, firstAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: [stepFailures.job, stepFailures.payloadKey],
      set: { message, lastAt: at, times: sql`${stepFailures.times} + 1` },
    });
}

/** Forgets a failure once its step has succeeded, or when it is tried again by hand. */
export async function clearStepFailure(tx: Tx, job: string, payload: unknown): Promise<void> {
  await tx.delete(stepFailures).where(and(eq(stepFailures.job, job), eq(stepFailures.payloadKey, keyOf(payload))));
}

export async function findStepFailures(tx: Tx): Promise<StepFailure[]> {
  const rows = await tx.select().from(stepFailures).orderBy(asc(stepFailures.id));
  return rows.map(({ payloadKey: _, ...row }) => ({
    ...row,
    firstAt: new Date(row.firstAt).toISOString(),
    lastAt: new Date(row.lastAt).toISOString(),
  }));
}

function keyOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex');
}
