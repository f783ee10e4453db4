import type { Detection } from './detection.ts';

/** 25/01/2023 and 01-25-2023; 2023/01/25 and 25.01.2023 leave no doubt and tell nothing of the others. */
const numericDate = /(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:1[6-9]|20)\d\d(?!\d)/g;

/**
 * Tells from the dates of a dump how it writes day and month in figures.
 *
 * text     the dump or its beginning
 * returns  the order that every date allows which holds a number above 12, with the first such date as evidence; null
 *          without such a date, and where two of them contradict each other
 */
export function findDateOrder(
  text: string,
): { readonly order: NonNullable<Detection['dateOrder']>; readonly evidence: string } | null {
  const seen = new Map<NonNullable<Detection['dateOrder']>, string>();
  for (const [date, first, , second] of text.matchAll(numericDate)) {
    const [one, two] = [Number(first), Number(second)];
    if (one > 12 && one <= 31 && two <= 12 && !seen.has('day-first')) seen.set('day-first', date);
    if (two > 12 && two <= 31 && one <= 12 && !seen.has('month-first')) seen.set('month-first', date);
  }
  const [only] = seen;
  if (only === undefined || seen.size > 1) return null;
  const [order, date] = only;
  return { order, evidence: `dates are written ${order === 'day-first' ? 'day' : 'month'} first: ${date}` };
}
