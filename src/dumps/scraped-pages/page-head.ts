import {
  isCaptionLike,
  isHeadlineLike,
  isLongHeadline,
  isSameLine,
  isShareCount,
  isShareMarker,
} from '../line-shapes.ts';

/** A line that is not blank, trimmed, and how many blank lines stand directly above it. */
export interface PlainLine {
  readonly text: string;
  readonly blanks: number;
}

/** A page's head (headline, captions, share marker, headline) has at most this many lines that are not blank. */
export const pageHeadLinesMax = 14;

/** After the share marker, the headline comes again within this many lines: a count may stand in between. */
export const afterMarkerLinesMax = 3;

/**
 * Finds the headline that a line repeats, as scraped pages do: headline, captions, share marker, headline.
 *
 * lines    in file order, at least the `pageHeadLinesMax` before `newest`
 * newest   index of the line that may be the repetition
 * returns  index of the headline, or -1. With a share marker in between, any line that comes again counts; without,
 *          only one of four words or more with nothing but captions and short lines in between. Where the captions
 *          come again but the headline does not, it is the line above the captions.
 */
export function findRepeatedHeadline(lines: readonly PlainLine[], newest: number): number {
  const text = lines[newest]?.text ?? '';
  if (text.length < 8 || text.length > 2000 || isShareCount(text)) return -1;
  let markerBetween = false;
  for (let at = newest - 1; at >= Math.max(0, newest - pageHeadLinesMax); at--) {
    const line = lines[at];
    if (line === undefined) return -1;
    if (isShareMarker(line.text)) {
      if (newest - at > afterMarkerLinesMax) return -1;
      markerBetween = true;
    } else if (isSameLine(line.text, text)) {
      if (!markerBetween) return repeatsWithoutMarker(lines, at, newest) ? at : -1;
      return headlineOfRepeated(lines, at);
    }
  }
  return -1;
}

/** A repeated line is the headline, unless it stands twice in a row or ends with a credit: then the line above it is. */
function headlineOfRepeated(lines: readonly PlainLine[], repeated: number): number {
  let first = repeated;
  while (first > 0 && isSameLine(lines[first - 1]?.text ?? '', lines[repeated]?.text ?? '')) first--;
  const isCaption = first < repeated || isCaptionLike(lines[repeated]?.text ?? '');
  if (!isCaption) return repeated;
  const above = lines[first - 1]?.text ?? '';
  if (isHeadlineLike(above) && !isCaptionLike(above)) return first - 1;
  return first < repeated ? -1 : repeated;
}

function repeatsWithoutMarker(lines: readonly PlainLine[], first: number, newest: number): boolean {
  const text = lines[newest]?.text ?? '';
  if (newest - first < 2 || !isLongHeadline(text) || isCaptionLike(text)) return false;
  for (let at = first + 1; at < newest; at++) {
    const line = lines[at]?.text ?? '';
    const twice = line === lines[at - 1]?.text || line === lines[at + 1]?.text;
    if (!twice && line.length > 24 && !isCaptionLike(line)) return false;
  }
  return true;
}

/**
 * Finds the headline of a page whose share marker is not followed by the headline again.
 *
 * returns  index of the first line of the marker's block when it is a headline, else of the line above that block; -1
 *          when neither looks like one
 */
export function findHeadlineAbove(lines: readonly PlainLine[], marker: number): number {
  let first = marker;
  while (first > 0 && lines[first]?.blanks === 0) first--;
  const opening = lines[first]?.text ?? '';
  if (first < marker && isHeadlineLike(opening) && !isCaptionLike(opening)) return first;
  const above = lines[first - 1];
  if (above === undefined || !isHeadlineLike(above.text) || isCaptionLike(above.text)) return -1;
  return above.blanks > 0 || first === 1 ? first - 1 : -1;
}
