import type { ArticleId, ChangeId, FindingId } from '../base/ids.ts';
import type { ClaimChange } from '../changes/claim-change.ts';
import type { Finding, FindingKind } from '../changes/finding.ts';
import type { DigestWindow } from './digest-window.ts';

/** What came in during the window. */
export interface DigestCounts {
  readonly files: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly articlesNew: number;
  readonly revisions: number;
  readonly known: number;
  readonly rejected: number;
}

/** A change with the article that it was found in. */
export interface DigestEntry {
  readonly changeId: ChangeId;
  readonly articleId: ArticleId;
  /** of the newer revision */
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** file in which the newer revision came */
  readonly dump: string;
  /** numbers of the two revisions in the history of the article, from 1; 0 for one that is no longer in it */
  readonly revisionFrom: number;
  readonly revisionTo: number;
  /** as the newer revision states it, a day or an instant */
  readonly publishedAt: string | null;
  /** where it states no date: the days between which it was published, both included, as estimated */
  readonly publishedBetween?: { readonly from: string; readonly to: string };
  readonly observedAt: string;
  readonly change: ClaimChange;
}

/** A change that an earlier digest told and that no longer holds. */
export interface Amendment {
  readonly changeId: ChangeId;
  /** key of the window whose digest told it; null when it is not known any more */
  readonly toldIn: string | null;
  /** the change as it was told; null when only its number is known */
  readonly entry: DigestEntry | null;
}

/** How many revisions a version of the extractor read otherwise than the one before. */
export interface VersionStep {
  readonly from: string;
  readonly to: string;
  readonly revisions: number;
}

/** A change that an earlier digest told and that our reading does not find any more. */
export interface Withdrawal extends Amendment {
  /** what it finds at the same place instead; null for nothing */
  readonly replacedBy: ChangeId | null;
}

/** What came of our reading the same texts otherwise. */
export interface RereadInput {
  readonly versions: readonly VersionStep[];
  readonly withdrawn: readonly Withdrawal[];
  readonly found: readonly DigestEntry[];
}

/** A finding with the article and revision that it is of. */
export interface FindingEntry {
  readonly findingId: FindingId;
  readonly articleId: ArticleId;
  /** number of its revision in the history of the article, from 1; 0 for one that is no longer in it */
  readonly revision: number;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly observedAt: string;
  /** key of the window whose digest told it; null while none has */
  readonly toldIn: string | null;
  readonly finding: Finding;
  /** a digest told the same of another revision of the article */
  readonly isKnown: boolean;
}

/** What revisions show of themselves. */
export interface FindingsInput {
  readonly told: readonly FindingEntry[];
  /** told by earlier digests, and not found any more */
  readonly amended: readonly FindingEntry[];
}

/** A finding as the digest tells it. */
export interface ToldFinding extends Omit<FindingEntry, 'finding' | 'isKnown'> {
  readonly kind: FindingKind;
  /** in one line of plain text: "people killed: headline 34, body 38 · Valley Courier" */
  readonly line: string;
  /** the two sentences, or the notice */
  readonly sentences: readonly string[];
}

export interface ToldFindings {
  readonly told: readonly ToldFinding[];
  readonly amended: readonly ToldFinding[];
}

/** A file that needs a person to look at it. */
export interface DigestWarning {
  readonly file: string;
  readonly message: string;
}

export interface DigestInput {
  /** null for a digest that somebody asked for, of no window */
  readonly window: DigestWindow | null;
  readonly subscription: 'daily';
  /** IANA name; moments are shown in it */
  readonly zone: string;
  readonly counts: DigestCounts;
  readonly entries: readonly DigestEntry[];
  readonly warnings: readonly DigestWarning[];
  readonly amends: readonly Amendment[];
  readonly reread?: RereadInput;
  readonly findings?: FindingsInput;
}

/** A change as the digest tells it. */
export interface ToldEntry extends DigestEntry {
  /** the change in one line of plain text: "Toll 34 → 38 (+4) · Valley Courier · silent" */
  readonly line: string;
  /** why it stands where it stands */
  readonly why: string;
}

export interface ToldAmendment extends Amendment {
  readonly line: string;
}

/** What our reading found otherwise in texts that stayed as they were, apart from what changed in articles. */
export interface ToldReread {
  readonly versions: readonly VersionStep[];
  /** told earlier, and not found any more */
  readonly withdrawn: readonly ToldAmendment[];
  /** told earlier, and found otherwise at the same place */
  readonly altered: readonly { readonly was: ToldAmendment; readonly now: ToldEntry }[];
  /** told earlier, and found again with the same values under another subject or label */
  readonly reworded: number;
  /** found now, the most important first */
  readonly found: readonly ToldEntry[];
}

/** A digest as a value; renderers turn it into Markdown and JSON. */
export interface Digest {
  readonly version: 1;
  readonly subscription: string;
  readonly window: DigestWindow | null;
  readonly zone: string;
  /** the most important change itself, or that there was none */
  readonly firstLine: string;
  /** what came in, in one line */
  readonly summary: string;
  readonly counts: DigestCounts & { readonly changes: number; readonly lowPriority: number };
  /** the most important first */
  readonly changes: readonly ToldEntry[];
  /** ranked low, told all the same */
  readonly lowPriority: readonly ToldEntry[];
  readonly amends: readonly ToldAmendment[];
  /** only where there is something to tell of it: contradictions, and notices that declare what texts do not show */
  readonly findings?: ToldFindings;
  readonly warnings: readonly DigestWarning[];
  /** only where there is something to tell of it */
  readonly reread?: ToldReread;
}
