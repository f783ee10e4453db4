import { createHash } from 'node:crypto';

/** One article as a range of a dump gave it. */
export interface ChainReceipt {
  /** of the piece in its dump, from 1 */
  readonly ordinal: number;
  /** bytes [start, end) of the unfolded dump */
  readonly start: number;
  readonly end: number;
  readonly contentHash: string;
  /** hash of headline and body as stored, where this is the first time the text was received; else null */
  readonly textHash: string | null;
}

/** What an entry of the chain covers: one recorded range of a dump. */
export interface ChainContent {
  readonly dumpId: number;
  readonly dumpSha256: string;
  /** when the dump was, an instant */
  readonly receivedAt: string;
  readonly rangeNo: number;
  /** as `renderReceipts` gives them */
  readonly receipts: string;
  readonly filledLater: boolean;
}

/** What the first entry has in the place of the hash before it. */
export const chainStart = '0'.repeat(64);

/** Brings receipts into the form in which they are sealed and stored: a line each, in the order given. */
export function renderReceipts(receipts: readonly ChainReceipt[]): string {
  return receipts
    .map(({ ordinal, start, end, contentHash, textHash }) =>
      [ordinal, start, end, contentHash, textHash ?? '-'].join(' '),
    )
    .join('\n');
}

/** Takes the lines apart again; null for one that is none. */
export function parseReceipts(lines: string): (ChainReceipt | null)[] {
  return lines.split('\n').map((line) => {
    const found = /^(\d{1,15}) (\d{1,15}) (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64}|-)$/.exec(line);
    if (found === null) return null;
    const [, ordinal, start, end, contentHash = '', textHash = ''] = found;
    const place = { ordinal: Number(ordinal), start: Number(start), end: Number(end) };
    return { ...place, contentHash, textHash: textHash === '-' ? null : textHash };
  });
}

/**
 * Seals an entry: the hash covers its number, the hash of the entry before and all that it holds.
 *
 * returns  SHA-256 of five parts, a line each, in UTF-8; docs/AUDIT.md shows how to make it with other tools. The
 *          migration that began the chain makes the same in SQL
 */
export function sealOfEntry(no: number, previous: string, content: ChainContent): string {
  const { dumpId, dumpSha256, receivedAt, rangeNo, receipts, filledLater } = content;
  const lines = [
    `claimtrail chain entry ${no}`,
    `after ${previous}`,
    `dump ${dumpId} ${dumpSha256} received ${receivedAt}`,
    `range ${rangeNo} ${filledLater ? 'filled later' : 'recorded'}`,
    receipts,
  ];
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}
