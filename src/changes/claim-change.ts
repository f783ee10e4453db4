import type { Bound } from '../claims/reading.ts';

export type ChangeKind =
  | 'figure-changed'
  | 'figure-added'
  | 'figure-removed'
  | 'date-changed'
  | 'date-added'
  | 'date-removed'
  | 'bound-changed'
  | 'attribution-changed'
  | 'headline-changed';

export type ChangeLabel = 'update' | 'correction' | 'refinement' | 'retraction' | 'reversion';

/** One side of a change: a figure, a date, a source or a headline as its revision states it. */
export interface ChangeSide {
  /** exact part of its sentence */
  readonly text: string;
  /** number, [low, high] of a range, date string, source or headline; null for a vague word ("several hundred") */
  readonly value: number | readonly [number, number] | string | null;
  readonly bound: Bound | 'range';
  /** plural noun of the thing counted, measure, ISO currency code, `date`, `source` or `headline` */
  readonly unit: string;
  /** TIMEX3 modifier of a date, START, MID or END */
  readonly mod?: string;
  /** span of `text` in its revision's joined text, UTF-16 code units */
  readonly start: number;
  readonly end: number;
}

/** What one revision says otherwise than the one before it. */
export interface ClaimChange {
  readonly kind: ChangeKind;
  readonly subject: string;
  /** normal form of the subject, as in the claims it was judged from */
  readonly subjectKey: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
  readonly sentenceBefore: string | null;
  readonly sentenceAfter: string | null;
  readonly label: ChangeLabel;
  /** name of the rule that decided the label, for people: "value differs, no notice" */
  readonly rule: string;
  /** the notice that declares it ("CORRECTED", "Updates death toll in paragraph 4"); null for a silent change */
  readonly declaredBy: string | null;
  /** the change withdraws the claim in words */
  readonly retraction: boolean;
  /** 1 tells first … 3 low; a changed digit or date is never dropped, only ranked */
  readonly priority: 1 | 2 | 3;
  /** index into the claims of the older and newer reading that it was judged from; null where there is none */
  readonly claimBefore: number | null;
  readonly claimAfter: number | null;
}
