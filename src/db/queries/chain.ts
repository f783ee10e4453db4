import { desc } from 'drizzle-orm';
import { type ChainContent, chainStart, sealOfEntry } from '../chain-seal.ts';
import type { Tx } from '../open-database.ts';
import { chain } from '../schema/chain.ts';

export type ChainRow = typeof chain.$inferSelect;

/** Adds an entry to the end of the chain. Call it with the identity lock held: nobody else may add one meanwhile. */
export async function appendToChain(tx: Tx, content: ChainContent): Promise<void> {
  const [last] = await tx.select({ no: chain.no, hash: chain.hash }).from(chain).orderBy(desc(chain.no)).limit(1);
  const no = (last?.no ?? 0) + 1;
  const previous = last?.hash ?? chainStart;
  await tx.insert(chain).values({ no, ...content, previous, hash: sealOfEntry(no, previous, content) });
}
