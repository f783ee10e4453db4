import type { ClaimedFile } from '../../src/intake/claim-file.ts';
import type { Receipt } from '../../src/intake/receipt.ts';

/** A receipt for a claimed file, plain but for what is given. */
export function receiptOf(claimed: ClaimedFile, more: Partial<Receipt> = {}): Receipt {
  return {
    version: 1,
    arrival: claimed.key,
    name: claimed.name,
    inboxPath: claimed.relativePath,
    outcome: 'done',
    sha256: null,
    sizeBytes: claimed.sizeBytes,
    format: null,
    compression: 'none',
    encoding: 'utf-8',
    counts: { articles: { new: 1, revised: 0, known: 0, rejected: 0 }, declared: null, found: 1 },
    bytes: null,
    duplicateOf: null,
    setAside: null,
    reasons: [],
    warnings: [],
    receivedAt: '2026-11-20T08:00:00.000Z',
    finishedAt: '2026-11-20T08:00:01.000Z',
    durationsMs: {},
    ...more,
  };
}
