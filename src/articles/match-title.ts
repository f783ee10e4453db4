import { foldLine, isHeadlineLike } from '../dumps/line-shapes.ts';
import type { ArticleLine } from './article-line.ts';

/** What the title of a page says, and where its headline stands in the text. */
export interface TitleMatch {
  readonly headline: string | null;
  /** the part of the title that is not the headline */
  readonly outlet: string | null;
  /** index of the title's line; -1 when the text has none */
  readonly titleAt: number;
  /** index of the last line above the body that repeats the headline; -1 when none does */
  readonly repeatedAt: number;
}

const titleSeam = /\s+(?:[|\u2013\u2014\u00bb\u00ab\u2022\u00b7-]|::|\/\/)\s+|\s*\|\s*|:\s+/g;

const titleCharsMax = 400;
const outletWordsMax = 5;

/**
 * Tells the headline in a page's title from the name of the outlet, by the line of the text that repeats it.
 *
 * lines     of the page; the first is its title, unless a headline is stated
 * stated    headline from a field of the dump, or null
 * isAbove   whether a line stands above most of the text; repetitions below it belong to links and comments
 * returns   the match; a title that no line repeats keeps all but what a line or its last few words show to be the outlet
 */
export function matchTitle(
  lines: readonly ArticleLine[],
  stated: string | null,
  isAbove: (at: number) => boolean,
): TitleMatch {
  const folded = lines.map((line) => (line.text.length <= titleCharsMax ? foldLine(line.text).toLowerCase() : ''));
  const findLast = (wanted: string, from: number): number => {
    const key = foldLine(wanted).toLowerCase();
    for (let at = lines.length - 1; at >= from; at--) if (folded[at] === key && isAbove(at)) return at;
    return -1;
  };
  const title = lines[0]?.text ?? '';
  if (stated !== null) {
    const repeatedAt = findLast(stated, 0);
    return { headline: stated, outlet: null, titleAt: -1, repeatedAt };
  }
  const none = { outlet: null, titleAt: -1, repeatedAt: -1 };
  if (title === '' || title.length > titleCharsMax || !isTitleLike(title)) return { ...none, headline: null };
  const parts = partsOf(title);
  for (const { headline, outlet } of parts) {
    // A site shows its own name on every page.
    if (outlet !== null && countWords(headline) < Math.min(4, countWords(outlet))) continue;
    const repeatedAt = findLast(headline, 1);
    if (repeatedAt >= 0) return { headline: lines[repeatedAt]?.text ?? headline, outlet, titleAt: 0, repeatedAt };
  }
  const cutShort = /^(.{15,}?)\s*(?:\u2026|\.\.\.)/.exec(title)?.[1];
  if (cutShort !== undefined) {
    const key = foldLine(cutShort).toLowerCase();
    const repeatedAt = folded.findIndex((line, at) => at > 0 && line.startsWith(key) && isAbove(at));
    if (repeatedAt >= 0) return { headline: lines[repeatedAt]?.text ?? title, outlet: null, titleAt: 0, repeatedAt };
  }
  const named = parts.find(({ outlet }) => outlet !== null && folded.indexOf(foldLine(outlet).toLowerCase()) > 0);
  const short = parts.find(({ headline, outlet }) => outlet !== null && isName(outlet) && countWords(headline) >= 4);
  const found = longestOfBars(title) ?? named ?? short ?? { headline: title, outlet: null };
  return { headline: found.headline, outlet: found.outlet, titleAt: 0, repeatedAt: -1 };
}

/** Of a title in three or more parts between bars, the longest; the last of the others is mostly the outlet. */
function longestOfBars(title: string): { headline: string; outlet: string | null } | null {
  const parts = title.split(/\s+\|\s+/);
  if (parts.length < 3) return null;
  const headline = parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
  return { headline, outlet: parts.at(-1) === headline ? (parts[0] ?? null) : (parts.at(-1) ?? null) };
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}

function isTitleLike(text: string): boolean {
  return isHeadlineLike(text) || text.length <= 200;
}

function isName(outlet: string): boolean {
  return countWords(outlet) <= outletWordsMax && /^[\p{Lu}\p{Lo}\d]/u.test(outlet);
}

/** The title whole, then with its last parts taken off, then with its first ones; longest headline first. */
function partsOf(title: string): { headline: string; outlet: string | null }[] {
  const parts: { headline: string; outlet: string | null }[] = [{ headline: title, outlet: null }];
  for (const seam of title.matchAll(titleSeam)) {
    const before = title.slice(0, seam.index).trim();
    const behind = title.slice(seam.index + seam[0].length).trim();
    if (before === '' || behind === '') continue;
    // A colon mostly belongs to the headline: only what stands before it can be an outlet.
    if (!/^:/.test(seam[0])) parts.push({ headline: before, outlet: behind });
    parts.push({ headline: behind, outlet: before });
  }
  return parts.sort((left, right) => right.headline.length - left.headline.length);
}
