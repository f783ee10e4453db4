import { readClaims } from '../claims/read-claims.ts';
import type { Reading } from '../claims/reading.ts';
import { joinRevisionText, type RevisionText } from '../text/revision-text.ts';

/** A revision as the comparison needs it: its joined text and what was read from it. */
export interface ReadRevision {
  readonly text: string;
  readonly headlineLength: number;
  /** day or instant of publication; null when unknown */
  readonly date: string | null;
  readonly reading: Reading;
}

/** Reads a revision for comparison: joins headline and body and extracts the claims of both. */
export function readRevision(revision: RevisionText, date: string | null): ReadRevision {
  const joined = joinRevisionText(revision);
  return { ...joined, date, reading: readClaims({ ...joined, date }) };
}
