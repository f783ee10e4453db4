import type { Sha256 } from '../base/ids.ts';
import type { RevisionText } from '../text/revision-text.ts';

/** When the article says it was published. */
export interface StatedDate {
  /** `YYYY-MM-DD`, or an instant in UTC where the clock time and zone are stated */
  readonly value: string;
  /** where it was stated: "Date field", "date line", "dateline" … */
  readonly evidence: string;
}

/** A line that is not part of the article: caption, share marker, byline, boilerplate … */
export interface FurnitureLine {
  readonly kind:
    | 'caption'
    | 'share-marker'
    | 'share-count'
    | 'headline-repeat'
    | 'date-line'
    | 'byline'
    | 'boilerplate'
    | 'field';
  readonly text: string;
}

/** A wire's own notice about the revision: CORRECTED, UPDATE 2, "(Updates toll in paragraph 4)" … */
export interface Notice {
  readonly kind: 'correction' | 'update' | 'editors-note' | 'withdrawal';
  /** exact part of headline or body */
  readonly text: string;
  /** its name with agencies and newspapers: `refile`, `writethru`, `kill`, `clarification`, `correction` … */
  readonly form?: string;
  /** number of the take: 2 in UPDATE 2 and 2nd Ld-Writethru */
  readonly number?: number;
  /** paragraphs that it names, from 1, ascending; -1 for the last one */
  readonly paragraphs?: readonly number[];
  /** the day on which it says it was made, `YYYY-MM-DD` */
  readonly on?: string;
}

export interface Article extends RevisionText {
  readonly published: StatedDate | null;
  /** instant at which the dump's maker saw it, where the dump says so */
  readonly observed: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly url: string | null;
  readonly section: string | null;
  readonly furniture: readonly FurnitureLine[];
  readonly notices: readonly Notice[];
  readonly contentHash: Sha256;
}
