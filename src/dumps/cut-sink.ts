import type { Cut, SplitSummary } from './piece.ts';

/** A longer record is skipped with a warning: it could not be held in memory next to others. */
export const recordBytesMax = 64 * 1024 * 1024;

/** What a format hands its findings to. */
export interface CutSink {
  /** One article or record, bytes [start, end) of the dump; `line` is the number of its first line. */
  cut(start: number, end: number, line: number): void;
  /** Bytes that show something but belong to no article; `reason` becomes a warning. */
  leave(start: number, end: number, line: number, reason: string): void;
  /** Bytes of the dump's own that show nothing of an article: a cover, a list of contents, a record of the crawler. */
  furnish(start: number, end: number): void;
  /** The dump says that it holds this many articles; a second, different number becomes a warning. */
  declare(count: number): void;
}

export interface CutStore extends CutSink {
  /** Hands over the cuts found since the last call. */
  takeCuts(): Cut[];
  summary(bytes: number, lines: number, byteOrderMarkBytes: number): SplitSummary;
}

/**
 * Numbers the cuts of one dump and keeps its byte account.
 *
 * returns  the store. Cuts come in file order and never overlap. Bytes that nobody named are separators: blank lines,
 *          line breaks and the lines between articles; so the four parts of the account add up by construction.
 * fails    never; a record over `recordBytesMax` takes a number, becomes a warning `record-too-long`, and no cut
 */
export function openCutStore(): CutStore {
  let pending: Cut[] = [];
  let found = 0;
  let articles = 0;
  let leftovers = 0;
  let furniture = 0;
  let declared: number | null = null;
  const warnings: string[] = [];

  return {
    cut(start, end, line) {
      found += 1;
      if (end - start > recordBytesMax) {
        leftovers += end - start;
        warnings.push(
          `record-too-long: record ${found} at line ${line} has ${end - start} bytes, more than ${recordBytesMax}`,
        );
        return;
      }
      articles += end - start;
      pending.push({ ordinal: found, start, end, line });
    },
    leave(start, end, line, reason) {
      leftovers += end - start;
      warnings.push(`${end - start} bytes from line ${line} on belong to no article: ${reason}`);
    },
    furnish(start, end) {
      furniture += end - start;
    },
    declare(count) {
      if (declared !== null && declared !== count) {
        warnings.push(`declared-twice: the dump says that it holds ${declared} articles, and then ${count}`);
      }
      declared = Math.max(declared ?? 0, count);
    },
    takeCuts() {
      const cuts = pending;
      pending = [];
      return cuts;
    },
    summary(bytes, lines, byteOrderMarkBytes) {
      const ofDump = furniture + Math.min(bytes, byteOrderMarkBytes);
      const separators = bytes - articles - ofDump - leftovers;
      const missed = declared === null || declared === found ? [] : [countMismatch(declared, found)];
      return {
        account: { bytes, articles, furniture: ofDump, separators, leftovers },
        lines,
        found,
        declared,
        warnings: [...missed, ...warnings],
      };
    },
  };
}

function countMismatch(declared: number, found: number): string {
  return `count-mismatch: the dump says that it holds ${declared} articles, and ${found} were found`;
}
