import type { ChangeSide } from './claim-change.ts';

/** One of two figures or dates that contradict each other, as a text gives it. */
export interface FindingSide extends ChangeSide {
  readonly part: 'headline' | 'body';
  readonly sentence: string;
  /** who says so, as written; null where nobody is named */
  readonly attribution: string | null;
  /** number of the claim in its revision; of a finding that is not stored, its place in the reading */
  readonly claim: number;
}

/** Two places of one revision that cannot both be right: headline 34, body 38. */
export interface ContradictionDetail {
  /** what both are about, in the words of the second place */
  readonly subject: string;
  readonly subjectKey: string;
  readonly between: 'headline and body' | 'two sentences';
  /** in the order of the text */
  readonly first: FindingSide;
  readonly second: FindingSide;
}

/** A notice of the newer of two neighbours that declares what their texts do not show. */
export interface EmptyNoticeDetail {
  /** the notice as written, at most 300 characters */
  readonly notice: string;
  readonly noticeKind: 'correction' | 'update' | 'withdrawal';
  /** where it stands in the newer text */
  readonly start: number;
  readonly end: number;
  /** what it names, by which it was checked */
  readonly names: 'paragraph' | 'headline' | 'figures' | 'subject';
  /** what is missing, in words for people: "no figure or date of paragraph 4 changed" */
  readonly missing: string;
}

/** What a revision shows of itself that a reader should know, though no claim changed by it. */
export type Finding =
  | { readonly kind: 'contradiction'; readonly key: string; readonly detail: ContradictionDetail }
  | { readonly kind: 'empty-notice'; readonly key: string; readonly detail: EmptyNoticeDetail };

export type FindingKind = Finding['kind'];
export type FindingDetail = Finding['detail'];
