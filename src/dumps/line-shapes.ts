/** A headline is seldom longer; the longest in our samples has 98 characters. */
const headlineCharsMax = 160;

/**
 * Whether a line could stand above an article: short, with letters (and a capital, where the script has them), neither
 * ending as a sentence or a dateline does nor wholly in brackets.
 *
 * text     one line, trimmed
 */
export function isHeadlineLike(text: string): boolean {
  if (text.length < 3 || text.length > headlineCharsMax) return false;
  if (!/\p{L}/u.test(text)) return false;
  if (/\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text)) return false;
  if (/[,;:_\u2013\u2014]$|\s-$|--$|^\(.*\)$/.test(text)) return false;
  if (/(?:\b\p{L}\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|vs|etc)\.$/u.test(text)) return text.length <= 120;
  return !/[.!\u2026\u3002]["'\u2019\u201d\u00bb)\]]*$/.test(text) || /^[^.]{3,100}!$/.test(text);
}

/** Whether a headline-like line is long enough to be one: sub-headlines inside articles mostly have one to three words. */
export function isLongHeadline(text: string): boolean {
  return isHeadlineLike(text) && text.split(/\s+/).length >= 4 && !/^[-*#\u2022\u2013\u2014]/.test(text);
}

/** Whether a line could be the first of an article that has no headline: long, and beginning as a sentence does. */
export function isLeadLike(text: string): boolean {
  return text.length >= 60 && !/^[^\p{L}\p{N}]*\p{Ll}/u.test(text) && /[\p{L}\p{N}]/u.test(text);
}

/** Whether a line holds only `date 2023-01-25` or the like, as some scrapers write above a text. Trimmed line. */
export function isDateHeader(text: string): boolean {
  if (text.length > 80) return false;
  return /^(?:date|published|posted)\s*:?\s+\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}\S*)?$/i.test(text);
}

/** Whether a line is the share button of a page, as text: the seam between the two halves of a page's head. */
export function isShareMarker(text: string): boolean {
  return text === 'TT' || text === 'T T';
}

/** Whether a line is the number that some pages show below the share button. */
export function isShareCount(text: string): boolean {
  return text.length <= 9 && /^\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d)?\s?[kKmM]?$/.test(text);
}

/** Whether a line ends with the credit of a photo: "(Reuters)", "(AP Photo/Name, File)", "(Name/AFP)". Trimmed line. */
export function isCaptionLike(text: string): boolean {
  return /\([^()]{2,80}\)\.?$/.test(text) && /\p{L}/u.test(text) && text.length >= 20;
}

/** Whether a line is a re-poster's notice below an article: no part of it, and the article's end. Trimmed line. */
export function isReposterNotice(text: string): boolean {
  return (
    /^(?:Note|Disclaimer|Notice)\s*:/i.test(text) &&
    /\b(?:indexed|ownership|copyright|copyrighted|original source|source link|click here|aggregated|syndicated|republished)\b/i.test(
      text,
    )
  );
}

/** Brings lines that look the same to one form: white space, quotes and dashes folded. */
export function foldLine(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u0060]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether two lines look the same. Folding changes the length of a line by a few characters at most. */
export function isSameLine(left: string, right: string): boolean {
  if (left === right) return true;
  return Math.abs(left.length - right.length) <= 12 && foldLine(left) === foldLine(right);
}
