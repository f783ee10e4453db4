import type { ArticleId } from '../../base/ids.ts';
import { extractorVersion } from '../../claims/extractor-version.ts';
import type { Tx } from '../../db/open-database.ts';
import { countToVerify } from '../../db/queries/verify-articles.ts';
import { readSnapshot } from '../read-snapshot.ts';
import type { Fault, FaultKind } from './fault.ts';
import { type Checked, openFaultLog } from './open-fault-log.ts';
import { verifyArticles } from './verify-articles.ts';
import { type ChainHead, verifyChain } from './verify-chain.ts';
import { verifyDigests } from './verify-digests.ts';
import { noteStrayFiles, verifyDumps } from './verify-dumps.ts';
import { verifySeries } from './verify-series.ts';
import type { VerifyTools } from './verify-tools.ts';

export interface VerifyOptions {
  /** only what came in since, an instant; null for everything */
  readonly since: string | null;
  /** only one article; null for all */
  readonly article: ArticleId | null;
  /** leaves out reading dumps and claims once more */
  readonly isQuick: boolean;
  /** faults of each kind that are kept; the rest is counted */
  readonly keptMax: number;
  /** an end of the chain that somebody noted earlier */
  readonly noted: ChainHead | null;
  /** Called now and then with how many dumps and articles are through, and how many are left. */
  onProgress(done: number, left: number): void;
}

export interface Verified {
  readonly ok: boolean;
  readonly extractorVersion: string;
  readonly checked: Checked;
  /** how many there are of each kind */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** the first of each kind, those of one kind together */
  readonly kept: readonly Fault[];
  /** what a person should know and is no fault */
  readonly notes: readonly string[];
  /** where the chain ends: who notes it can tell later that nothing before it was replaced */
  readonly chainHead: ChainHead | null;
}

/** What nothing that is kept tells, so that it cannot be derived. */
const neverLookedAt = [
  'not looked at, as nothing kept tells it: when and under which names files arrived again, and what was decided by hand',
  'not looked at: words that series are searched by, receipts in the data folder, notes of deliveries',
];

/**
 * Derives everything that is stored once more from the kept bytes, and names what differs. Nothing is written; memory
 * does not grow with the store. It may run beside the service.
 */
export async function verifyStore(db: Tx, tools: VerifyTools, options: VerifyOptions): Promise<Verified> {
  const { since, article, isQuick, noted } = options;
  const log = openFaultLog(options.keptMax);
  const scope = { since, article };
  const totals = await readSnapshot(db, countToVerify);
  let done = 0;
  const progress = (count: number) => {
    done += count;
    options.onProgress(done, Math.max(0, totals.dumps + totals.articles - done));
  };
  for (const text of neverLookedAt) log.note(text);
  const chainHead = await verifyChain(db, log, noted);
  const check = { db, tools, log, scope, isQuick };
  await verifyDumps({ ...check, onDump: () => progress(1) });
  if (since === null && article === null) await noteStrayFiles({ ...check, onDump: () => {} });
  await verifyArticles({ ...check, onArticles: progress });
  if (article === null && since === null && !isQuick) await verifySeries(db, tools, log);
  else log.note('whether measures stand in the right series, and how series are called, was not looked at');
  if (article === null) await verifyDigests(db, tools, log, since);
  const counts = log.counts();
  return {
    ok: counts.size === 0,
    extractorVersion,
    checked: log.checked,
    faults: Object.fromEntries(counts),
    kept: log.kept(),
    notes: log.notes(),
    chainHead,
  };
}
