import { parseStatedDate } from './parse-stated-date.ts';

/** A dateline ends within this many characters. */
const datelineCharsMax = 120;

/**
 * Finds the day that an agency's dateline names: "GENEVA, March 3, 2021 (Agency) -- …".
 *
 * paragraph  the body's first
 * returns    the day, or null: without a year, as mostly, the dateline does not tell the day
 */
export function findDatelineDate(paragraph: string): string | null {
  const found = /^([^a-z]{3,60}?[^.!?]{0,60}?)(?:\s*\([^)]{2,40}\))?\s*(?:--|[-\u2013\u2014_])\s/u.exec(
    paragraph.slice(0, datelineCharsMax),
  );
  const opening = found?.[1] ?? '';
  const date = /(?:^|[,\s])((?:\p{L}{3,9}\.?\s+\d{1,2},?|\d{1,2}\s+\p{L}{3,9}\.?,?)\s+(?:19|20)\d\d)$/u.exec(
    opening.trim(),
  );
  return parseStatedDate(date?.[1] ?? '');
}
