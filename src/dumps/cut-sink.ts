import type { FormatName } from './detection.ts';
import type { Cut, RejectedCut, SplitSummary } from './piece.ts';

/**
 * A longer record is rejected. Its bytes, their text and what is read of it are in memory at once, five times its
 * length and more, next to those of other threads; the longest article we know of has a hundredth of it.
 */
const recordBytesMax = 16 * 1024 * 1024;

/** A mail may carry pictures and papers that are passed over when it is read; `readMail` has a limit of its own. */
const mailBytesMax = 64 * 1024 * 1024;

/** Warnings that are told one by one; the rest is counted. A dump of the wrong format may give one for each line. */
const warningsMax = 200;

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
 * format   of the dump; a record of mail may be longer than others
 * returns  the store. Cuts come in file order and never overlap. Bytes that nobody named are separators: blank lines,
 *          line breaks and the lines between articles; so the four parts of the account add up by construction.
 * fails    never; a record that is too long takes a number, is rejected as `record-too-long`, and is no cut
 */
export function openCutStore(format: FormatName): CutStore {
  const bytesMax = format === 'mail' ? mailBytesMax : recordBytesMax;
  let pending: Cut[] = [];
  let found = 0;
  let articles = 0;
  let leftovers = 0;
  let furniture = 0;
  let declared: number | null = null;
  const warnings: string[] = [];
  const rejected: RejectedCut[] = [];
  let untold = 0;

  return {
    cut(start, end, line) {
      found += 1;
      if (end - start > bytesMax) {
        leftovers += end - start;
        rejected.push(tooLong({ ordinal: found, start, end, line }, bytesMax));
        return;
      }
      articles += end - start;
      pending.push({ ordinal: found, start, end, line });
    },
    leave(start, end, line, reason) {
      leftovers += end - start;
      if (warnings.length >= warningsMax) untold += 1;
      else warnings.push(`${end - start} bytes from line ${line} on belong to no article: ${reason}`);
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
        warnings: [
          ...missed,
          ...warnings,
          ...(untold > 0 ? [`${untold} more stretches that belong to no article`] : []),
        ],
        ...(rejected.length > 0 ? { rejected } : {}),
      };
    },
  };
}

function tooLong({ ordinal, start, end, line }: Cut, bytesMax: number): RejectedCut {
  const message = `record ${ordinal} at line ${line} has ${end - start} bytes, more than ${bytesMax}`;
  return { start, end, failure: { code: 'record-too-long', message, record: ordinal, line, byte: start } };
}

function countMismatch(declared: number, found: number): string {
  return `count-mismatch: the dump says that it holds ${declared} articles, and ${found} were found`;
}
