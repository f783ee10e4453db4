import type { Failure } from '../base/failure.ts';

export type Outcome = 'done' | 'duplicate' | 'failed';

/** What became of a file: written beside it as `NAME.receipt.json`. Instants are ISO 8601 in UTC. */
export interface Receipt {
  readonly version: 1;
  /** key of the arrival */
  readonly arrival: string;
  /** base name under which it was dropped */
  readonly name: string;
  /** path in the drop folder */
  readonly inboxPath: string;
  readonly outcome: Outcome;
  /** null when its bytes could not be kept */
  readonly sha256: string | null;
  readonly sizeBytes: number;
  readonly format: { readonly name: string; readonly evidence: readonly string[] } | null;
  readonly compression: string | null;
  readonly encoding: string | null;
  readonly counts: ReceiptCounts;
  /** where the bytes of the uncompressed dump went; null when it was not split */
  readonly bytes: ReceiptBytes | null;
  /** files of an archive, the first thousand; absent for a dump that is none */
  readonly entries?: readonly ReceiptEntry[];
  /** the dump with the same bytes that came before */
  readonly duplicateOf: { readonly dump: number; readonly name: string; readonly receivedAt: string } | null;
  /** folder with the rejected records of a file that was read but for them, in the data folder; null without any */
  readonly setAside: string | null;
  readonly reasons: readonly Failure[];
  readonly warnings: readonly string[];
  readonly receivedAt: string;
  readonly finishedAt: string;
  /** milliseconds by step */
  readonly durationsMs: { readonly [step: string]: number };
}

export interface ReceiptEntry {
  readonly name: string;
  /** null where it could not be told */
  readonly format: string | null;
  /** articles cut out of it */
  readonly found: number;
  /** why nothing of it was read */
  readonly failure: Failure | null;
}

export interface ReceiptCounts {
  readonly articles: {
    readonly new: number;
    readonly revised: number;
    readonly known: number;
    readonly rejected: number;
  };
  /** articles that the dump says it holds; null when it does not say */
  readonly declared: number | null;
  /** articles cut out of it; null when it was not split */
  readonly found: number | null;
}

/** The four parts add up to `bytes`. */
export interface ReceiptBytes {
  readonly bytes: number;
  readonly articles: number;
  readonly furniture: number;
  readonly separators: number;
  readonly leftovers: number;
}

/**
 * Renders a receipt as the file beside the shelved one: JSON, two spaces deep, ending in a line break.
 *
 * receipt  its fields may come in any order, as from a database; those of the file do not follow it
 */
export function renderReceipt(receipt: Receipt): string {
  const { version, arrival, name, inboxPath, outcome, sha256, sizeBytes, compression, encoding } = receipt;
  const {
    format,
    counts,
    bytes,
    entries,
    duplicateOf,
    setAside,
    reasons,
    warnings,
    receivedAt,
    finishedAt,
    durationsMs,
  } = receipt;
  const { new: fresh, revised, known, rejected } = counts.articles;
  const ordered: Receipt = {
    ...{ version, arrival, name, inboxPath, outcome, sha256, sizeBytes },
    format: format === null ? null : { name: format.name, evidence: format.evidence },
    ...{ compression, encoding },
    counts: { articles: { new: fresh, revised, known, rejected }, declared: counts.declared, found: counts.found },
    bytes: bytes === null ? null : bytesInOrder(bytes),
    ...(entries === undefined ? {} : { entries: entries.map(entryInOrder) }),
    duplicateOf:
      duplicateOf === null
        ? null
        : { dump: duplicateOf.dump, name: duplicateOf.name, receivedAt: duplicateOf.receivedAt },
    setAside,
    reasons: reasons.map(failureInOrder),
    ...{ warnings, receivedAt, finishedAt, durationsMs: Object.fromEntries(Object.entries(durationsMs).sort()) },
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function bytesInOrder({ bytes, articles, furniture, separators, leftovers }: ReceiptBytes): ReceiptBytes {
  return { bytes, articles, furniture, separators, leftovers };
}

function entryInOrder({ name, format, found, failure }: ReceiptEntry): ReceiptEntry {
  return { name, format, found, failure: failure === null ? null : failureInOrder(failure) };
}

function failureInOrder({ code, message, ...place }: Failure): Failure {
  return { code, message, ...placeInOrder(place) };
}

function placeInOrder({ record, line, byte }: Omit<Failure, 'code' | 'message'>): Omit<Failure, 'code' | 'message'> {
  return {
    ...(record === undefined ? {} : { record }),
    ...(line === undefined ? {} : { line }),
    ...(byte === undefined ? {} : { byte }),
  };
}
