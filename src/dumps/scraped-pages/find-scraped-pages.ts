import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import {
  isDateHeader,
  isHeadlineLike,
  isLeadLike,
  isLongHeadline,
  isReposterNotice,
  isShareMarker,
} from '../line-shapes.ts';
import type { PlainLine } from './page-head.ts';
import { afterMarkerLinesMax, findHeadlineAbove, findRepeatedHeadline } from './page-head.ts';

/** A line may be the body of an article from this length on. */
const bodyCharsMin = 60;

/**
 * Looks for scraped pages: heads with the headline twice, share markers, date headers, re-posters' notices, or gaps of
 * blank lines wider than those between paragraphs, with a headline below each.
 */
export function findScrapedPages(head: DumpHead): FormatFinding | null {
  const heads = findPageHeads(head.lines);
  const dates = head.lines.filter((line) => isDateHeader(line.text)).length;
  const notices = head.lines.filter((line) => isReposterNotice(line.text)).length;
  const gap = findSeamGap(head.lines, heads);
  const evidence: string[] = [];
  if (heads.length > 0) evidence.push(`${heads.length} pages with the headline above and below the captions`);
  if (dates > 0) evidence.push(`${dates} lines that say only "date" and a day`);
  if (notices > 0) evidence.push(`${notices} notices of a re-poster`);
  if (gap.evidence !== null) evidence.push(gap.evidence);
  if (evidence.length === 0) return null;
  if (gap.lines === null) return { evidence };
  return { evidence, seamGapLines: gap.lines, ...(gap.withoutHeadline ? { seamsWithoutHeadline: true } : {}) };
}

/** Indexes of the headlines that open a page's head. */
function findPageHeads(lines: readonly PlainLine[]): number[] {
  const heads: number[] = [];
  let from = 0;
  let marker = -1;
  for (let at = 0; at < lines.length; at++) {
    if (isShareMarker(lines[at]?.text ?? '')) marker = at;
    let headline = findRepeatedHeadline(lines, at);
    if (headline < 0 && marker >= from && at - marker === afterMarkerLinesMax)
      headline = findHeadlineAbove(lines, marker);
    if (headline < from) continue;
    heads.push(headline);
    from = at;
  }
  return heads;
}

interface SeamGap {
  readonly lines: number | null;
  readonly withoutHeadline: boolean;
  readonly evidence: string | null;
}

const noGap: SeamGap = { lines: null, withoutHeadline: false, evidence: null };

/**
 * Finds how many blank lines part articles. Where page heads show the seams, it is what stands above them, if that is
 * more than between paragraphs; else it is whatever is wider than between paragraphs, if articles stand in between.
 */
function findSeamGap(lines: readonly PlainLine[], heads: readonly number[]): SeamGap {
  const paragraphGap = usualGap(lines);
  const above = heads.filter((at) => at > 0).map((at) => lines[at]?.blanks ?? 0);
  const starts = findSegments(lines, paragraphGap);
  if (heads.length > 0) return seamGapOfPages(lines, above, paragraphGap, starts);
  if (starts.length < 2) return noGap;
  const gaps = starts.slice(1).map((at) => lines[at]?.blanks ?? 0);
  const least = Math.min(...gaps);
  const headlines = starts.filter((at) => opensWithHeadline(lines, at)).length;
  const trusted = headlines >= starts.length * 0.75;
  if (!trusted && least < paragraphGap + 2) return noGap;
  if (!trusted && !starts.every((at, index) => isSubstantial(lines.slice(at, starts[index + 1])))) return noGap;
  const evidence = `${gaps.length} gaps of ${least} or more blank lines, where paragraphs have ${paragraphGap} between them; ${headlines} of ${starts.length} parts begin with a headline`;
  return { lines: least, withoutHeadline: true, evidence };
}

/**
 * The gap in a dump with page heads. Articles without one may lie between the pages: a gap parts them as well when no
 * other gaps are as wide as those above the heads, or all wide gaps are alike and parted by whole texts.
 */
function seamGapOfPages(
  lines: readonly PlainLine[],
  above: readonly number[],
  paragraphGap: number,
  starts: readonly number[],
): SeamGap {
  const least = above.length === 0 ? Math.max(2, paragraphGap + 1) : Math.min(...above);
  if (least <= Math.max(1, paragraphGap)) return noGap;
  const wide = starts.slice(1).map((at) => lines[at]?.blanks ?? 0);
  const alike = wide.every((gap) => gap >= least) && Math.max(...wide) - Math.min(...wide) <= 1;
  const whole = starts.every((at, index) => isSubstantial(lines.slice(at, starts[index + 1])));
  const trusted =
    above.length > 0
      ? wide.length <= above.length || (alike && whole)
      : alike && whole && wide.every((gap) => gap >= paragraphGap + 2);
  return { lines: least, withoutHeadline: trusted, evidence: null };
}

/** The number of blank lines that most often stands between two lines; the smaller of two that are as frequent. */
function usualGap(lines: readonly PlainLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines.slice(1)) counts.set(line.blanks, (counts.get(line.blanks) ?? 0) + 1);
  let best = 0;
  for (const [gap, count] of [...counts].sort((left, right) => left[0] - right[0])) {
    if (count > (counts.get(best) ?? 0)) best = gap;
  }
  return Math.min(best, 3);
}

/** Indexes of the lines that begin a segment: below a wide gap, when the segment above has a body by then. */
function findSegments(lines: readonly PlainLine[], paragraphGap: number): number[] {
  const starts = lines.length > 0 ? [0] : [];
  let hasBody = false;
  for (const [at, line] of lines.entries()) {
    if (hasBody && line.blanks > Math.max(1, paragraphGap) && !isReposterNotice(line.text)) {
      starts.push(at);
      hasBody = false;
    }
    hasBody = hasBody || (line.text.length >= bodyCharsMin && !isHeadlineLike(line.text));
  }
  return starts;
}

function opensWithHeadline(lines: readonly PlainLine[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  return isDateHeader(text) || isLongHeadline(text);
}

/** Whether a stretch could be an article by its first line and its length. */
function isSubstantial(segment: readonly PlainLine[]): boolean {
  const first = segment[0]?.text ?? '';
  if (!isLeadLike(first) && !isHeadlineLike(first) && !isDateHeader(first)) return false;
  const chars = segment.reduce((sum, line) => sum + line.text.length, 0);
  return segment.length >= 3 && chars >= 300;
}
