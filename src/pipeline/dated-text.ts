import type { RevisionDate, RevisionTextRow } from '../db/queries/revisions.ts';
import type { DatedText } from './compute.ts';

/** A revision's text with the date, or the days, it is read against; an empty text for a row that is missing. */
export function toDatedText(row: RevisionTextRow | undefined): DatedText {
  const { headline = null, body = '', published = null, estimatedFrom = null, estimatedTo = null } = row ?? {};
  const isEstimated = published === null && estimatedFrom !== null && estimatedTo !== null;
  return { headline, body, date: published, between: isEstimated ? { from: estimatedFrom, to: estimatedTo } : null };
}

/** Whether two looks at a revision say the same of its date. */
export function isSameDate(one: RevisionDate | undefined, other: RevisionDate | undefined): boolean {
  return (
    one?.published === other?.published &&
    one?.estimatedFrom === other?.estimatedFrom &&
    one?.estimatedTo === other?.estimatedTo
  );
}
