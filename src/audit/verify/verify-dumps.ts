import { parseReceipts } from '../../db/chain-seal.ts';
import type { Tx } from '../../db/open-database.ts';
import type { DumpRow } from '../../db/queries/dumps.ts';
import {
  countAppearances,
  findAppearancesBetween,
  findFirstArrival,
  findKnownHashes,
  findOrdinalsOfArticle,
  findSealedRange,
  pageDumps,
  pageRanges,
  type SealedRange,
  type StoredAppearance,
  type VerifyScope,
} from '../../db/queries/verify-dumps.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { checkRange } from './check-range.ts';
import type { FaultPlace } from './fault.ts';
import { mapAhead } from './map-ahead.ts';
import type { FaultLog } from './open-fault-log.ts';
import type { VerifyTools } from './verify-tools.ts';

export interface DumpCheck {
  readonly db: Tx;
  readonly tools: VerifyTools;
  readonly log: FaultLog;
  readonly scope: VerifyScope;
  /** leaves out reading the bytes once more */
  readonly isQuick: boolean;
  /** Called when another dump is through. */
  onDump(): void;
}

const pageOfDumps = 200;
const pageOfRanges = 50;

/**
 * Holds the dumps of the scope against their kept bytes: first the hash of the file, then, range by range, every
 * article that the bytes give against its row and against the chain.
 */
export async function verifyDumps(check: DumpCheck): Promise<void> {
  for await (const _ of mapAhead(eachDump(check), check.tools.width, (dump) => verifyDump(check, dump))) check.onDump();
}

async function* eachDump({ db, scope }: DumpCheck): AsyncGenerator<DumpRow> {
  for (let after = 0; ; ) {
    const page = await readSnapshot(db, (tx) => pageDumps(tx, scope, after, pageOfDumps));
    yield* page;
    if (page.length < pageOfDumps) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** Names kept files that no dump has: bytes are kept a moment before their row is written, so this is no fault. */
export async function noteStrayFiles({ db, tools, log }: DumpCheck): Promise<void> {
  for await (const names of tools.listKept()) {
    if (names.length === 0) continue;
    const known = await readSnapshot(db, (tx) => findKnownHashes(tx, names));
    for (const name of names) if (!known.has(name)) log.note(`no dump has the kept file ${name}`);
  }
}

async function verifyDump(check: DumpCheck, dump: DumpRow): Promise<void> {
  const { log, tools } = check;
  const where: FaultPlace = { dump: dump.name, sha256: dump.sha256 };
  await checkArrival(check, dump);
  const kept = await tools.hashKept(dump.sha256);
  log.checked.files++;
  if (kept === null) {
    const what = 'the bytes that were kept are gone';
    log.add({ kind: 'kept-file-missing', where, what, expected: `${dump.sizeBytes} bytes`, found: null });
    return verifyRanges(check, dump, null);
  }
  log.checked.bytes += kept.sizeBytes;
  if (kept.sha256 !== dump.sha256) {
    const other = await readSnapshot(check.db, (tx) => findKnownHashes(tx, [kept.sha256]));
    const instead = other.has(kept.sha256) ? ', which are those of another dump' : '';
    const sizes = kept.sizeBytes === dump.sizeBytes ? '' : ` (${kept.sizeBytes} of them, not ${dump.sizeBytes})`;
    const what = `the file holds other bytes${sizes}${instead}`;
    log.add({ kind: 'kept-file-altered', where, what, expected: dump.sha256, found: kept.sha256 });
  } else if (kept.sizeBytes !== dump.sizeBytes) {
    const [expected, found] = [`${kept.sizeBytes} bytes`, `${dump.sizeBytes} bytes`];
    log.add({ kind: 'dump-altered', where, what: 'its row gives another size', expected, found });
  }
  if (check.isQuick || dump.state === 'rejected' || dump.state === 'accepted') return verifyRanges(check, dump, null);
  const open = await tools.openDump(dump.sha256);
  if ('failure' in open) {
    const { message, code } = open.failure;
    log.add({
      kind: 'kept-file-unreadable',
      where,
      what: message,
      expected: 'a file that can be unfolded',
      found: code,
    });
    return verifyRanges(check, dump, null);
  }
  try {
    await verifyRanges(check, dump, open.path);
  } finally {
    await open.close();
  }
}

/** A dump is called and dated as the file that brought it; a rename of both is found by nothing that is kept. */
async function checkArrival({ db, log }: DumpCheck, dump: DumpRow): Promise<void> {
  const arrival = await readSnapshot(db, (tx) => findFirstArrival(tx, dump.id));
  const where: FaultPlace = { dump: dump.name, sha256: dump.sha256 };
  const add = (what: string, expected: string | null, found: string | null) =>
    log.add({ kind: 'dump-altered', where, what, expected, found });
  if (arrival === null) return add('no file is noted that brought it', 'an arrival', null);
  const [received, arrived] = [dump.receivedAt, arrival.receivedAt].map((at) => new Date(at).toISOString());
  if (arrival.name !== dump.name) add('the file that brought it was called otherwise', arrival.name, dump.name);
  if (received !== arrived) add('the file that brought it came at another time', arrived ?? null, received ?? null);
  const inFolder = arrival.inboxPath.split('/').at(-1) ?? '';
  if (inFolder !== arrival.name) add('the file that brought it lay under another name', inFolder, arrival.name);
}

/** `path`: the unfolded bytes; null where they are not to be had. */
async function verifyRanges(check: DumpCheck, dump: DumpRow, path: string | null): Promise<void> {
  const { db, tools, log, scope } = check;
  const wanted = scope.article === null ? null : await ordinalsOf(check, dump, scope.article);
  let seen = 0;
  for await (const count of mapAhead(eachRange(db, dump, wanted), tools.width, (no) =>
    verifyRange(check, dump, path, no),
  )) {
    seen += count;
  }
  // More may be recorded of one that is still worked on.
  if (wanted !== null || dump.state !== 'recorded') return;
  const stored = await readSnapshot(db, (tx) => countAppearances(tx, dump.id));
  if (stored <= seen) return;
  log.add({
    kind: 'appearance-unfounded',
    where: { dump: dump.name, sha256: dump.sha256 },
    what: `${stored - seen} recorded articles lie in no range of the dump`,
    expected: `${seen} articles`,
    found: `${stored} articles`,
  });
}

async function ordinalsOf({ db }: DumpCheck, dump: DumpRow, article: NonNullable<VerifyScope['article']>) {
  return new Set(await readSnapshot(db, (tx) => findOrdinalsOfArticle(tx, dump.id, article)));
}

async function* eachRange(db: Tx, dump: DumpRow, wanted: ReadonlySet<number> | null): AsyncGenerator<number> {
  for (let after = -1; ; ) {
    const page = await readSnapshot(db, (tx) => pageRanges(tx, dump.id, after, pageOfRanges));
    for (const { no, cuts } of page) {
      if (wanted === null || cuts.some((ordinal, i) => i % 4 === 0 && wanted.has(ordinal))) yield no;
    }
    if (page.length < pageOfRanges) return;
    after = page.at(-1)?.no ?? after;
  }
}

/** Returns how many appearances the range has. */
async function verifyRange(check: DumpCheck, dump: DumpRow, path: string | null, no: number): Promise<number> {
  const { db, tools, log } = check;
  // At one moment: a range is recorded with its appearances and its entry at once, or not at all.
  const { range, stored } = await readSnapshot(db, async (tx) => {
    const sealed = await findSealedRange(tx, dump.id, no);
    const [first, last] = [sealed?.cuts[0] ?? 0, sealed?.cuts.at(-4) ?? 0];
    return { range: sealed, stored: await findAppearancesBetween(tx, dump.id, first, last) };
  });
  if (range === undefined || (!range.isRecorded && stored.length === 0)) return 0;
  const pieces = path === null ? null : await tools.readRange(dump, path, range.cuts);
  const hashes = await hashesOf(tools, stored);
  checkEntry(log, dump, range, stored);
  const observedAt = new Date(dump.observedAt).toISOString();
  const receipts = range.entry === null ? null : parseReceipts(range.entry.receipts).filter((one) => one !== null);
  const faults = checkRange({ dump: { ...dump, observedAt }, stored, hashes, pieces, receipts });
  for (const fault of faults) log.add(fault);
  if (path !== null && pieces === null) {
    const where = { dump: dump.name, sha256: dump.sha256, byte: range.cuts[1] ?? 0, endByte: range.cuts.at(-2) ?? 0 };
    const what = `the file ends before the end of range ${range.no}`;
    log.add({ kind: 'kept-file-altered', where, what, expected: `byte ${where.endByte}`, found: null });
  }
  log.checked.ranges++;
  log.checked.appearances += stored.length;
  log.checked.texts += stored.filter(({ isFirst }) => isFirst).length;
  return stored.length;
}

async function hashesOf(tools: VerifyTools, stored: readonly StoredAppearance[]) {
  const texts = stored.flatMap(({ text, isFirst }) => (text === null || !isFirst ? [] : [text]));
  const made = texts.length === 0 ? [] : await tools.hashTexts(texts);
  const hashOf = new Map(texts.map((text, i) => [text, made[i] ?? null]));
  return stored.map(({ text }) => (text === null ? null : (hashOf.get(text) ?? null)));
}

/** What the entry of the chain says of the dump, and that there is one. */
function checkEntry(log: FaultLog, dump: DumpRow, range: SealedRange, stored: readonly StoredAppearance[]): void {
  const where: FaultPlace = {
    ...{ dump: dump.name, sha256: dump.sha256, byte: range.cuts[1] ?? 0, endByte: range.cuts.at(-2) ?? 0 },
  };
  const { entry } = range;
  if (entry === null) {
    if (stored.length === 0 && range.accepted === 0) return;
    const what = `no entry of the chain covers range ${range.no} with its ${stored.length} articles`;
    log.add({ kind: 'chain-missing', where, what, expected: 'an entry', found: null });
    return;
  }
  const iso = (value: string) => new Date(value).toISOString();
  const [expected, found] = [
    `${entry.dumpSha256} received ${iso(entry.receivedAt)}`,
    `${dump.sha256} received ${iso(dump.receivedAt)}`,
  ];
  if (expected === found) return;
  log.add({
    kind: 'dump-altered',
    where: { ...where, entry: entry.no },
    what: 'the chain says otherwise',
    expected,
    found,
  });
}
