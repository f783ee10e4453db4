import { monthPattern, weekdayPattern } from '../text/month-lexicon.ts';

/** A day as a text spells it, and where. */
export interface FoundDay {
  readonly text: string;
  readonly index: number;
}

const year = '(?:19|20)\\d\\d';
const dayNumber = '(?:[0-2]?\\d|3[01])';
const dayShapes = [
  `(?:${monthPattern})\\.?\\s+${dayNumber}(?:st|nd|rd|th)?,?\\s+${year}`,
  `${dayNumber}(?:\\.|st|nd|rd|th|er|º|°)?\\s+(?:de\\s+)?(?:${monthPattern})\\.?,?\\s+(?:de\\s+|del\\s+)?${year}`,
  `${year}\\s+(?:${monthPattern})\\.?\\s+${dayNumber}`,
  `${year}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `${year}年\\s?\\d{1,2}月\\s?\\d{1,2}日`,
  `\\d{1,2}([-/.])\\d{1,2}\\1${year}`,
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu'));

const weekdayFirst = new RegExp(`^(?:${weekdayPattern})\\.?,?\\s+`, 'iu');

/** A line with a day and an edition, a cycle or a clock time beside it is seldom longer. */
const dayLineCharsMax = 100;

/**
 * Looks for the first day in a text that is spelled with its year, in any of the languages of the month lexicon.
 *
 * returns  the spelling, without weekday and clock time, which parseStatedDate understands; null when there is none
 */
export function findDay(text: string): FoundDay | null {
  let first: FoundDay | null = null;
  for (const shape of dayShapes) {
    const found = shape.exec(text);
    if (found !== null && (first === null || found.index < first.index)) first = { text: found[0], index: found.index };
  }
  return first;
}

/**
 * Reads a line that begins with a day, as those below the name of a paper do: "January 25, 2023 Wednesday",
 * "Mittwoch 25. Januar 2023", "July 17, 2004, Saturday, Late Edition".
 *
 * text     one line, trimmed
 * returns  the day's spelling, or null for every other line, sentences among them
 */
export function dayOfLine(text: string): string | null {
  if (text.length > dayLineCharsMax) return null;
  const rest = text.replace(weekdayFirst, '');
  const found = findDay(rest);
  if (found === null || found.index > 0) return null;
  const after = rest.slice(found.text.length);
  return after === '' || /^[\s,;|(-]/.test(after) ? found.text : null;
}
