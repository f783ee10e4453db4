import { parseStatedDate } from './parse-stated-date.ts';

/** A dateline ends within this many characters. */
const datelineCharsMax = 120;

/** The day that a dateline names: `YYYY-MM-DD`, or `--MM-DD` where it leaves the year open; and its words. */
export interface Dateline {
  readonly day: string;
  readonly text: string;
}

/**
 * Finds the day that an agency's dateline names: "GENEVA, March 3, 2021 (Agency) -- …".
 *
 * paragraph  the body's first
 * returns    the day, or null: without a year, as mostly, the dateline does not tell the day
 */
export function findDatelineDate(paragraph: string): string | null {
  const dateline = findDateline(paragraph);
  return dateline === null || dateline.day.startsWith('--') ? null : dateline.day;
}

const monthAndDay = /(?:^|[,\s])((?:\p{L}{3,9}\.?\s+\d{1,2},?|\d{1,2}\s+\p{L}{3,9}\.?,?)(?:\s+(?:19|20)\d\d)?)$/u;

/**
 * Finds a dateline with a day, with or without its year: "GENEVA, March 3 (Agency) -- …".
 *
 * paragraph  the body's first
 * returns    the day and the dateline's words; null where the paragraph begins with none
 */
export function findDateline(paragraph: string): Dateline | null {
  const found = /^([^a-z]{3,60}?[^.!?]{0,60}?)(?:\s*\([^)]{2,40}\))?\s*(?:--|[-\u2013\u2014_])\s/u.exec(
    paragraph.slice(0, datelineCharsMax).replace(/\b(\p{L}{3,4})\.(?=\s\d)/gu, '$1'),
  );
  const text = (found?.[1] ?? '').trim();
  const written = monthAndDay.exec(text)?.[1]?.replace(/,$/, '') ?? '';
  const stated = parseStatedDate(written);
  if (stated !== null) return { day: stated, text };
  // 2024 has a 29th of February.
  const inLeapYear = parseStatedDate(`${written} 2024`);
  return inLeapYear === null ? null : { day: `--${inLeapYear.slice(5, 10)}`, text };
}
