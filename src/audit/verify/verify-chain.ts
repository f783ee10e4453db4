import { chainStart, parseReceipts, sealOfEntry } from '../../db/chain-seal.ts';
import type { Tx } from '../../db/open-database.ts';
import { findLooseEntries, pageChain } from '../../db/queries/verify-dumps.ts';
import { readSnapshot } from '../read-snapshot.ts';
import type { FaultLog } from './open-fault-log.ts';

/** Where the chain ends: whoever notes it can tell later that nothing before it was replaced. */
export interface ChainHead {
  readonly no: number;
  readonly hash: string;
}

/** Entries read at once; one is some 30 KB. */
const pageEntries = 200;

/** Entries without a range that are told at most. */
const looseMax = 1000;

/**
 * Walks the chain from its first entry: each must have the next number and the hash of the one before, and be sealed by
 * its own. Then looks for entries that no recorded range stands behind.
 *
 * noted    an end of the chain that somebody noted earlier; null for none
 * returns  where the chain ends; null for an empty one
 */
export async function verifyChain(db: Tx, log: FaultLog, noted: ChainHead | null): Promise<ChainHead | null> {
  let last: ChainHead = { no: 0, hash: chainStart };
  let isNotedThere = false;
  for (;;) {
    const page = await readSnapshot(db, (tx) => pageChain(tx, last.no, pageEntries));
    for (const row of page) {
      const entry = { ...row, receivedAt: new Date(row.receivedAt).toISOString() };
      const where = { entry: entry.no, sha256: entry.dumpSha256 };
      if (entry.no !== last.no + 1) {
        const what = `entries ${last.no + 1} to ${entry.no - 1} of the chain are gone`;
        log.add({ kind: 'chain-broken', where, what, expected: `entry ${last.no + 1}`, found: `entry ${entry.no}` });
      } else if (entry.previous !== last.hash) {
        const what = `entry ${entry.no} does not follow from entry ${last.no}`;
        log.add({ kind: 'chain-broken', where, what, expected: last.hash, found: entry.previous });
      }
      const seal = sealOfEntry(entry.no, entry.previous, entry);
      if (seal !== entry.hash || parseReceipts(entry.receipts).includes(null)) {
        const what = `what entry ${entry.no} says is not what its hash was made of`;
        log.add({ kind: 'chain-altered', where, what, expected: seal, found: entry.hash });
      }
      if (noted?.no === entry.no) {
        isNotedThere = true;
        if (noted.hash !== entry.hash) {
          const what = `entry ${entry.no} is not the one that was noted`;
          log.add({ kind: 'chain-broken', where, what, expected: noted.hash, found: entry.hash });
        }
      }
      log.checked.chainEntries++;
      last = { no: entry.no, hash: entry.hash };
    }
    if (page.length < pageEntries) break;
  }
  if (noted !== null && !isNotedThere) {
    const what = `the chain ends before entry ${noted.no} that was noted`;
    log.add({
      kind: 'chain-broken',
      where: { entry: noted.no },
      what,
      expected: noted.hash,
      found: `${last.no} entries`,
    });
  }
  await findLoose(db, log);
  return last.no === 0 ? null : last;
}

async function findLoose(db: Tx, log: FaultLog): Promise<void> {
  for (const { no, dumpSha256, rangeNo, hasDump } of await readSnapshot(db, (tx) => findLooseEntries(tx, looseMax))) {
    log.add({
      kind: 'chain-unfounded',
      where: { entry: no, sha256: dumpSha256 },
      what: `entry ${no} covers range ${rangeNo} of a dump, and ${hasDump ? 'that range' : 'that dump'} is not recorded`,
      expected: 'a recorded range',
      found: null,
    });
  }
}
