import type { Failure } from '../base/failure.ts';

/** Where one article of a dump lies. Bytes count in the uncompressed dump; lines and ordinals count from 1. */
export interface Cut {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** How the bytes of a dump are accounted for; the four parts add up to `bytes`. */
export interface ByteAccount {
  readonly bytes: number;
  readonly articles: number;
  readonly furniture: number;
  readonly separators: number;
  readonly leftovers: number;
}

/** What a splitter knows once it has seen the last byte. */
export interface SplitSummary {
  readonly account: ByteAccount;
  readonly lines: number;
  /** pieces cut: articles found plus records rejected by the cut itself */
  readonly found: number;
  /** number of articles that the dump says it holds; null when it does not say */
  readonly declared: number | null;
  readonly warnings: readonly string[];
  /** records that the cut itself rejects; absent where there are none */
  readonly rejected?: readonly RejectedCut[];
}

/** Bytes [start, end) of the dump that were a record, and why it was not read. */
export interface RejectedCut {
  readonly start: number;
  readonly end: number;
  readonly failure: Failure;
}

/** Decoded content of one cut, with what the dump states in fields of its own. */
export interface Piece {
  /** lines as written, parted by \n; for formats with fields the text of the body field */
  readonly text: string;
  readonly fields: PieceFields;
  /** the text is that of a whole page of the web, with its menus, links and notices */
  readonly isWholePage?: boolean;
}

export interface PieceFields {
  readonly headline?: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly byline?: string;
  readonly url?: string;
  readonly section?: string;
  /** when the dump's maker fetched it, as stated */
  readonly observed?: string;
}

/** A cut that cannot become an article. */
export interface RejectedPiece {
  readonly failure: Failure;
}
