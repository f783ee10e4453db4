import type { Article } from '../../articles/article.ts';
import type { EstimatedDate } from '../../articles/estimate-published.ts';
import type { Failure } from '../../base/failure.ts';
import type { ClaimChange } from '../../changes/claim-change.ts';
import type { Contradiction } from '../../changes/find-contradictions.ts';
import type { EmptyNotice } from '../../changes/find-empty-notices.ts';
import type { Tx } from '../../db/open-database.ts';
import type { ClaimRow } from '../../db/queries/claims.ts';
import type { DumpRow } from '../../db/queries/dumps.ts';
import type { RevisionRow, RevisionTextRow } from '../../db/queries/revisions.ts';
import type { JoinInput } from '../../db/queries/series-owed.ts';
import type { SightingRow } from '../../db/queries/texts.ts';
import type { RevisionText } from '../../text/revision-text.ts';

/** A piece of a dump as it is read once more. */
export type RereadPiece =
  | {
      readonly ordinal: number;
      readonly start: number;
      readonly end: number;
      readonly article: Article;
      readonly estimate: EstimatedDate | null;
    }
  | { readonly ordinal: number; readonly start: number; readonly end: number; readonly failure: Failure };

/** Unfolded bytes of a dump, for as long as they are needed. */
export interface OpenDump {
  readonly path: string;
  close(): Promise<void>;
}

/** A revision as the appearances of its article make it. */
export type DerivedRevision = Omit<RevisionRow, 'revisionId' | 'supersededAt'>;

/** Two neighbours to be compared, and the revisions before them, oldest first. */
export interface RereadPair {
  readonly before: RevisionTextRow;
  readonly after: RevisionTextRow;
  readonly earlier: readonly RevisionTextRow[];
}

/** What a claim measures: the profile as JSON, the hash of it, and its index keys. */
export interface DerivedMeasure {
  readonly hash: string;
  readonly profile: string;
  readonly keys: readonly number[];
}

export interface DerivedPoint {
  readonly claimId: number;
  readonly hash: string;
}

/** A decision by hand about measures, by their hashes. */
export interface DecidedMeasures {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly measuresA: readonly string[];
  readonly measuresB: readonly string[];
}

/** The functions that the service itself runs, as the check needs them: what they give is held against what is stored. */
export interface VerifyTools {
  /** revisions before a pair that its comparison looks at */
  readonly earlierMax: number;
  /** pages that are worked on at once */
  readonly width: number;
  /** Hashes kept bytes; null where they are not there. */
  hashKept(sha256: string): Promise<{ readonly sha256: string; readonly sizeBytes: number } | null>;
  /** Names of the files that are kept, some at a time. */
  listKept(): AsyncIterable<readonly string[]>;
  /** Unfolds the kept bytes of a dump, never trusting a copy that is there. */
  openDump(sha256: string): Promise<OpenDump | { readonly failure: Failure }>;
  /** Reads a range of a dump; null where the bytes end too soon. */
  readRange(dump: DumpRow, path: string, cuts: readonly number[]): Promise<readonly RereadPiece[] | null>;
  hashTexts(
    texts: readonly RevisionText[],
  ): Promise<readonly { readonly contentHash: string; readonly textHash: string }[]>;
  readClaims(
    revisions: readonly RevisionTextRow[],
  ): Promise<readonly { readonly claims: readonly ClaimRow[]; readonly contradictions: readonly Contradiction[] }[]>;
  compare(
    pairs: readonly RereadPair[],
  ): Promise<readonly { readonly changes: readonly ClaimChange[]; readonly emptyNotices: readonly EmptyNotice[] }[]>;
  /** What the stored claims of revisions measure. */
  measureClaims(revisions: readonly JoinInput[]): Promise<{
    readonly measures: readonly DerivedMeasure[];
    readonly revisions: readonly { readonly points: readonly DerivedPoint[] }[];
  }>;
  /** The measure that a profile makes; of another version's profile it has another hash. */
  measureOf(profile: string): DerivedMeasure;
  /** Which measures join known ones: indexes of the one and of the other. */
  matchMeasures(input: {
    readonly fresh: readonly DerivedMeasure[];
    readonly known: readonly { readonly hash: string; readonly profile: string; readonly group: number }[];
    readonly pairs: readonly number[];
  }): Promise<{ readonly known: readonly (readonly [number, number])[] }>;
  /** Parts measures into series. */
  groupMeasures(input: {
    readonly measures: readonly DerivedMeasure[];
    readonly decisions: readonly DecidedMeasures[];
  }): Promise<readonly (readonly number[])[]>;
  /** Name and unit of some series, as what they hold and what people decided make them. */
  describeSeries(
    tx: Tx,
    ids: readonly number[],
  ): Promise<readonly { readonly id: number; readonly name: string | null; readonly unit: string | null }[]>;
  /** The histories that sightings make. */
  arrange(sightings: readonly SightingRow[]): readonly DerivedRevision[];
  /** The text of a delivered file, by its path in the data folder; null where it is not there. */
  readDelivered(path: string): Promise<string | null>;
}
