import type { Tx } from '../db/open-database.ts';
import { findDigest, listDigests } from '../db/queries/digests.ts';

export interface IssuedDigest {
  readonly id: number;
  readonly subscription: string;
  readonly windowKey: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly changes: number;
  readonly firstLine: string;
}

/** Every digest that was issued, oldest first. */
export async function listIssuedDigests(db: Tx): Promise<IssuedDigest[]> {
  return (await listDigests(db)).map((row) => ({
    id: row.id,
    subscription: row.subscription,
    windowKey: row.windowKey,
    startsAt: new Date(row.startsAt).toISOString(),
    endsAt: new Date(row.endsAt).toISOString(),
    changes: row.changeCount,
    firstLine: row.firstLine,
  }));
}

/** The bytes of one digest as it was issued; null when there is none of that number or key. */
export async function readIssuedDigest(db: Tx, which: string): Promise<{ markdown: string; json: string } | null> {
  const row = await findDigest(db, which);
  return row === undefined ? null : { markdown: row.markdown, json: row.json };
}
