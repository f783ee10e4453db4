import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { isDateHeader, isHeadlineLike, isLeadLike } from '../line-shapes.ts';
import type { PlainLine } from '../scraped-pages/page-head.ts';
import { isSameSeparator, separatorOfLine } from './separator-of-line.ts';

/** A bar of this many signs is hardly ever a mark between two sections of one article. */
const longSeparatorChars = 10;

/** From this length on, dashes, equals signs and underscores mostly part articles; shorter bars, mostly sections. */
const shortSeparatorChars = 5;

interface Candidate {
  readonly separator: string;
  readonly count: number;
  /** what lies between the bars, empty stretches left out */
  readonly segments: readonly (readonly PlainLine[])[];
}

/**
 * Looks for lines of dashes, equals signs, asterisks and the like, or form feeds, that part articles. Short ones also
 * stand between the sections of one article, so what follows them has to look like a headline or a date.
 */
export function findSeparatorLines(head: DumpHead): FormatFinding | null {
  const best = findCandidates(head.lines)
    .filter(partsArticles)
    .sort((left, right) => headlineShare(right) - headlineShare(left) || right.count - left.count)[0];
  if (best === undefined) return null;
  const encloses = enclosesHeadlines(best);
  const opening = best.segments.filter((segment) => opensLikeArticle(segment)).length;
  return {
    separator: best.separator,
    ...(encloses ? { separatorEnclosesHeadlines: true } : {}),
    evidence: [
      `${best.count} lines of ${nameOf(best.separator)}; ${opening} of ${best.segments.length} parts begin with a headline`,
    ],
  };
}

function findCandidates(lines: readonly PlainLine[]): Candidate[] {
  const signs: string[] = [];
  for (const line of lines) {
    const found = line.text.startsWith('\f') ? '\f' : separatorOfLine(line.text);
    if (found !== null && !signs.some((sign) => isSameSeparator(sign, found))) signs.push(found);
  }
  return signs.map((separator) => {
    const segments: PlainLine[][] = [[]];
    let count = 0;
    for (const line of lines) {
      const feed = separator === '\f' && line.text.startsWith('\f');
      const found = feed ? '\f' : separatorOfLine(line.text);
      if (found === null || !isSameSeparator(found, separator)) segments.at(-1)?.push(line);
      else {
        count += 1;
        const rest = line.text.slice(1);
        segments.push(feed && rest !== '' ? [{ text: rest, blanks: line.blanks }] : []);
      }
    }
    return { separator, count, segments: segments.filter((segment) => segment.length > 0) };
  });
}

function partsArticles(candidate: Candidate): boolean {
  const { segments, separator } = candidate;
  if (segments.length < 2)
    return segments.length === 1 && candidate.count >= 2 && separator.length >= longSeparatorChars;
  if (enclosesHeadlines(candidate)) return true;
  const substantial = segments.filter((segment) => segment.some((line) => line.text.length >= 60));
  if (substantial.length < segments.length * 0.8) return false;
  const share = headlineShare(candidate);
  if (separator.length < shortSeparatorChars && separator !== '\f') return share >= 0.6;
  if (!segments.every((segment) => opensLikeArticle(segment) || isWholeText(segment))) return false;
  if (separator.length < longSeparatorChars && separator !== '\f') return share >= 0.6 || /^[-=_]+$/.test(separator);
  return share >= 0.5 || !underlinesHeadlines(candidate);
}

/** Whether a part could be an article without a headline, by its first line and its length. */
function isWholeText(segment: readonly PlainLine[]): boolean {
  return (
    isLeadLike(segment[0]?.text ?? '') &&
    segment.length >= 2 &&
    segment.reduce((sum, line) => sum + line.text.length, 0) >= 300
  );
}

/** Share of the parts that begin like an article; the first part counts only when the dump begins with a bar. */
function headlineShare(candidate: Candidate): number {
  const opening = candidate.segments.filter((segment) => opensLikeArticle(segment)).length;
  return opening / Math.max(1, candidate.segments.length);
}

function opensLikeArticle(segment: readonly PlainLine[]): boolean {
  const first = segment[0]?.text ?? '';
  return segment.length > 1 && (isDateHeader(first) || isHeadlineLike(first));
}

/** Every other part is a headline alone: the bars stand above and below it, or below it only. */
function enclosesHeadlines(candidate: Candidate): boolean {
  const alone = candidate.segments.filter((segment) => segment.length === 1 && isHeadlineLike(segment[0]?.text ?? ''));
  return alone.length > 0 && alone.length * 2 >= candidate.segments.length - 1 && candidate.segments[0]?.length === 1;
}

function underlinesHeadlines(candidate: Candidate): boolean {
  const last = candidate.segments.slice(0, -1).map((segment) => segment.at(-1)?.text ?? '');
  return last.filter((text) => isHeadlineLike(text)).length * 2 > last.length;
}

function nameOf(separator: string): string {
  if (separator === '\f') return 'form feed';
  return `${separator.length} "${separator[0] ?? ''}"`;
}
