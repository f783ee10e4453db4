import { basename } from 'node:path/posix';
import { type Failure, Refusal } from '../base/failure.ts';
import { detectDump } from '../dumps/detect-dump.ts';
import type { Detection } from '../dumps/detection.ts';
import type { DumpHints } from '../dumps/dump-hints.ts';
import { openSplitter } from '../dumps/open-splitter.ts';
import type { ByteAccount, Cut, RejectedCut, SplitSummary } from '../dumps/piece.ts';
import { readRange, streamChunks } from '../intake/open-kept.ts';
import type { Contents, UnfoldedEntry } from '../intake/unfold-dump.ts';

/** Bytes of a file that its format is judged from. */
const headBytes = 256 * 1024;

const chunkBytes = 1024 * 1024;

/** Files of an archive that its summary says something of, each; the rest is counted. */
const warningsMax = 1000;

/** A file of an archive as it was scanned: how it is read and what is in it, or why it is not. */
export interface ScannedEntry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly modifiedAt: string | null;
  readonly detection: Detection | null;
  readonly summary: SplitSummary | null;
  readonly failure: Failure | null;
}

export type Scan =
  | {
      readonly detection: Detection;
      readonly summary: SplitSummary;
      /** files of an archive; absent for a dump that is none */
      readonly entries?: readonly ScannedEntry[];
    }
  | { readonly failure: Failure; readonly entries?: readonly ScannedEntry[] };

/** Takes the next cut of the dump, in order. */
export type TakeCut = (cut: Cut) => void;

type FileScan = { readonly detection: Detection; readonly summary: SplitSummary };

/** Bytes [start, end) of what lies at `path`, a file of this name. */
interface FileSpan {
  readonly path: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly hints: DumpHints;
  /** is given the cuts, in bytes of the file itself */
  readonly take: TakeCut;
}

/**
 * Reads a file once from start to end, in constant memory, and says where its articles lie.
 *
 * returns  how it is to be read, and where its bytes went
 * fails    Refusal when it cannot be read at all
 */
export async function scanFile({ path, name, start, end, hints, take }: FileSpan): Promise<FileScan> {
  const head = await readRange(path, start, Math.min(start + headBytes, end));
  const detection = detectDump(head, name, head.length === end - start, hints);
  const splitter = openSplitter(detection);
  // Archives of many small files are read once, not twice.
  const chunks = head.length === end - start ? [head] : streamChunks(path, chunkBytes, start, end);
  for await (const chunk of chunks) for (const cut of splitter.push(chunk)) take(cut);
  const rest = splitter.end();
  for (const cut of rest.cuts) take(cut);
  return { detection, summary: rest.summary };
}

/**
 * Scans the files of an archive one after the other, each for itself.
 *
 * path      the unfolded archive
 * take      is given the cuts of all, in bytes of the unfolded archive, numbered through
 * returns   the sum of their summaries; the detection of the first that can be read. A file that cannot is set aside and costs itself alone; a failure
 *           when none can.
 */
export async function scanEntries(path: string, contents: Contents, hints: DumpHints, take: TakeCut): Promise<Scan> {
  const entries: ScannedEntry[] = [];
  let found = 0;
  for (const unfolded of contents.entries) {
    const entry = await scanEntry(path, unfolded, { hints, take, before: found });
    entries.push(entry);
    found += entry.summary?.found ?? 0;
  }
  const first = entries.find(({ detection, failure }) => detection !== null && failure === null);
  if (first?.detection === undefined || first.detection === null) return { failure: failureOfAll(entries), entries };
  const evidence = [
    `an archive of ${entries.length} files, of which the first that can be read was looked at`,
    ...first.detection.evidence,
  ];
  return { detection: { ...first.detection, evidence }, summary: sumUp(entries, contents.passedOver), entries };
}

async function scanEntry(
  path: string,
  unfolded: UnfoldedEntry,
  { hints, take, before }: { hints: DumpHints; take: TakeCut; before: number },
): Promise<ScannedEntry> {
  const { name, start, end, modifiedAt } = unfolded;
  const asIs = { name, start, end, modifiedAt, detection: null, summary: null };
  if (unfolded.failure !== undefined) return { ...asIs, failure: unfolded.failure };
  try {
    let count = 0;
    const shift = ({ ordinal, line, ...cut }: Cut) => {
      count += 1;
      take({ ordinal: ordinal + before, line, start: cut.start + start, end: cut.end + start });
    };
    const { detection, summary } = await scanFile({ path, name: basename(name), start, end, hints, take: shift });
    const failure = count > 0 || summary.rejected !== undefined ? null : nothingIn(name, end - start);
    const inDump = { ...summary, ...rejectedInDump(summary, name, start, before) };
    return { ...asIs, detection, summary: inDump, failure };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const failure = { ...error.failure, message: prefixed(name, error.failure.message) };
    return { ...asIs, failure };
  }
}

/** Places of rejected records, as places in the dump; lines stay those of their file. */
function rejectedInDump(
  { rejected }: SplitSummary,
  name: string,
  start: number,
  before: number,
): { rejected?: readonly RejectedCut[] } {
  if (rejected === undefined) return {};
  return {
    rejected: rejected.map((cut) => ({
      start: cut.start + start,
      end: cut.end + start,
      failure: {
        ...cut.failure,
        message: prefixed(name, cut.failure.message),
        ...(cut.failure.record === undefined ? {} : { record: cut.failure.record + before }),
      },
    })),
  };
}

/** The sum over the files of an archive, with what is to be said of each. */
function sumUp(entries: readonly ScannedEntry[], passedOver: number): SplitSummary {
  const summaries = entries.flatMap(({ summary }) => (summary === null ? [] : [summary]));
  const warnings = entries.flatMap(({ name, summary, failure }) => [
    ...(failure === null ? [] : [`entry-set-aside: ${failure.message}`]),
    ...(summary?.warnings ?? []).map((warning) => prefixed(name, warning)),
  ]);
  const left = warnings.length - warningsMax;
  const rejected = summaries.flatMap((summary) => summary.rejected ?? []);
  const declared = summaries.map((summary) => summary.declared);
  const everyDeclared = declared.filter((count) => count !== null);
  return {
    account: sumAccounts(entries.map(accountOf)),
    lines: summaries.reduce((sum, { lines }) => sum + lines, 0),
    found: summaries.reduce((sum, { found }) => sum + found, 0),
    declared: everyDeclared.length === declared.length ? everyDeclared.reduce((sum, count) => sum + count, 0) : null,
    warnings: [
      ...warnings.slice(0, warningsMax),
      ...(left > 0 ? [`${left} more warnings on files of the archive`] : []),
      ...(passedOver > 0 ? [`entries-passed-over: ${passedOver} folders or hidden files of the archive`] : []),
    ],
    ...(rejected.length === 0 ? {} : { rejected }),
  };
}

/** What could not be read of the archive is left over. */
function accountOf({ start, end, summary }: ScannedEntry): ByteAccount {
  const bytes = end - start;
  return summary?.account ?? { bytes, articles: 0, furniture: 0, separators: 0, leftovers: bytes };
}

function sumAccounts(accounts: readonly ByteAccount[]): ByteAccount {
  const sum = (part: keyof ByteAccount) => accounts.reduce((total, account) => total + account[part], 0);
  return {
    bytes: sum('bytes'),
    articles: sum('articles'),
    furniture: sum('furniture'),
    separators: sum('separators'),
    leftovers: sum('leftovers'),
  };
}

function failureOfAll(entries: readonly ScannedEntry[]): Failure {
  const [first] = entries;
  if (first === undefined) return { code: 'file-empty', message: 'the archive holds no files' };
  const failure = first.failure ?? nothingIn(first.name, first.end - first.start);
  if (entries.length === 1) return failure;
  const message = `none of the ${entries.length} files of the archive can be read; the first: ${failure.message}`;
  return { code: failure.code, message };
}

function nothingIn(name: string, bytes: number): Failure {
  return { code: 'no-article-found', message: `${name}: no article in ${bytes} bytes` };
}

function prefixed(name: string, message: string): string {
  return message.startsWith(`${name}: `) ? message : `${name}: ${message}`;
}
