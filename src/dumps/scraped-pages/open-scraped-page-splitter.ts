import type { CutSink } from '../cut-sink.ts';
import { decodeBytes } from '../decode-bytes.ts';
import type { Detection, Encoding } from '../detection.ts';
import { isDateHeader, isLongHeadline, isReposterNotice, isShareMarker } from '../line-shapes.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import type { PlainLine } from './page-head.ts';
import { afterMarkerLinesMax, findHeadlineAbove, findRepeatedHeadline, pageHeadLinesMax } from './page-head.ts';

/** Longer lines are no headlines, captions or markers. */
const headLineBytesMax = 3000;

/** A line may be the body of an article from this length on. */
const bodyBytesMin = 60;

/** What is kept of a line while a later one may make it the beginning of an article. */
interface KeptLine {
  start: number;
  end: number;
  number: number;
  /** blank lines directly above it */
  blanks: number;
  /** a copy of its first bytes: the chunk it came in may be used again */
  readonly bytes: Buffer;
  length: number;
}

/**
 * Cuts a dump of scraped pages, pasted one below the other. An article begins
 *  - at a headline that comes again within a few lines, with nothing but captions and a share marker in between;
 *  - at a share marker's headline, two blocks above it, when the headline does not come again;
 *  - at a line `date 2023-01-25`;
 *  - after a re-poster's notice;
 *  - after a gap of at least `detection.seamGapLines` blank lines, when a headline (or whatever, where the detection
 *    says so) follows and the article above has a body.
 */
export function openScrapedPageSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const encoding = detection.encoding;
  const recent: KeptLine[] = [];
  let blanks = 0;
  let start = -1;
  let firstLine = 0;
  let end = -1;
  let hasBody = false;
  let endsWithNotice = false;
  /** lines seen since a share marker; -1 when none is open */
  let sinceMarker = -1;
  /** byte at which the last page head ended: its captions come again below, which makes no new head */
  let headBefore = -1;

  function open(at: number, lineNumber: number, closeEnd: number): void {
    if (start >= 0 && at > start) sink.cut(start, closeEnd, firstLine);
    start = at;
    firstLine = lineNumber;
    hasBody = false;
    endsWithNotice = false;
  }

  /** Opens an article at a line kept earlier, if it lies inside the present one. */
  function openAtKept(index: number): void {
    const head = recent[index];
    if (head === undefined || head.start < start) return;
    if (head.start > start) open(head.start, head.number, recent[index - 1]?.end ?? end);
    hasBody = false;
  }

  function takeContent(line: ScannedLine): void {
    const short = line.end - line.start <= headLineBytesMax;
    const shape = short ? shapeOf(line, encoding) : 'other';
    if (start < 0) open(line.start, line.number, end);
    else if (shape === 'date-header' && hasBody) open(line.start, line.number, end);
    else if (endsWithNotice && shape !== 'notice') open(line.start, line.number, end);
    else if (hasBody && opensAfterGap(line, short)) open(line.start, line.number, end);

    keep(recent, line, blanks);
    if (shape === 'marker') sinceMarker = 0;
    else if (sinceMarker >= 0) sinceMarker += 1;
    end = line.end;
    if (shape === 'notice') endsWithNotice = true;

    const headline = short ? findHeadline() : -1;
    if (headline >= 0) {
      openAtKept(headline);
      headBefore = line.start;
    }
    if (headline >= 0 || sinceMarker > afterMarkerLinesMax) sinceMarker = -1;
    if (!hasBody && shape === 'other' && sinceMarker < 0 && headline < 0) hasBody = isBody(recent);
  }

  /** Index in `recent` of the headline of the page's head that the newest line completes; -1 when it completes none. */
  function findHeadline(): number {
    const newest = recent.length - 1;
    if (sinceMarker < 1 && firstRepeated(recent, headBefore) < 0) return -1;
    const plain = recent.map((kept) => plainOf(kept, encoding));
    const repeated = findRepeatedHeadline(plain, newest);
    if (repeated >= 0 || sinceMarker !== afterMarkerLinesMax) return repeated;
    return findHeadlineAbove(plain, newest - sinceMarker);
  }

  function opensAfterGap(line: ScannedLine, short: boolean): boolean {
    if (detection.seamGapLines === undefined || blanks < detection.seamGapLines) return false;
    if (detection.seamsWithoutHeadline === true) return !isReposterNotice(lineText(line, encoding).trim());
    return short && isLongHeadline(lineText(line, encoding).trim());
  }

  return {
    take(line) {
      if (isBlankLine(line, encoding)) {
        blanks += 1;
        return;
      }
      takeContent(line);
      blanks = 0;
    },
    end() {
      if (start >= 0) sink.cut(start, end, firstLine);
    },
  };
}

type LineShape = 'marker' | 'date-header' | 'notice' | 'other';

/** Only lines that begin like one of the shapes are decoded. */
function shapeOf(line: ScannedLine, encoding: Encoding): LineShape {
  const length = line.end - line.start;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (!wide) {
    let at = line.from;
    while (line.bytes[at] === 32 || line.bytes[at] === 9) at++;
    const first = (line.bytes[at] ?? 0) | 32;
    // t: marker; d, p: date; n, d: notice
    if (first !== 116 && first !== 100 && first !== 112 && first !== 110 && first < 127) return 'other';
    if (first === 116 && length > 12) return 'other';
    if (first === 112 && length > 60) return 'other';
  }
  const text = lineText(line, encoding).trim();
  if (isShareMarker(text)) return 'marker';
  if (isDateHeader(text)) return 'date-header';
  return isReposterNotice(text) ? 'notice' : 'other';
}

function keep(recent: KeptLine[], line: ScannedLine, blanks: number): void {
  const oldest = recent.length > pageHeadLinesMax ? recent.shift() : undefined;
  const kept = oldest ?? { start: 0, end: 0, number: 0, blanks: 0, bytes: Buffer.alloc(headLineBytesMax), length: 0 };
  const whole = line.end - line.start <= headLineBytesMax;
  kept.start = line.start;
  kept.end = line.end;
  kept.number = line.number;
  kept.blanks = blanks;
  kept.length = whole ? line.bytes.copy(kept.bytes, 0, line.from, line.to) : 0;
  recent.push(kept);
}

function plainOf(kept: KeptLine, encoding: Encoding): PlainLine {
  return { text: decodeBytes(kept.bytes.subarray(0, kept.length), encoding).trim(), blanks: kept.blanks };
}

/** Index of the first kept line from byte `from` on with the same bytes as the newest; -1 when there is none. */
function firstRepeated(recent: readonly KeptLine[], from: number): number {
  const newest = recent[recent.length - 1];
  if (newest === undefined || newest.length === 0) return -1;
  for (let at = 0; at < recent.length - 1; at++) {
    const kept = recent[at];
    if (kept === undefined || kept.length !== newest.length || kept.start < from) continue;
    if (kept.bytes.compare(newest.bytes, 0, newest.length, 0, kept.length) === 0) return at;
  }
  return -1;
}

/** Whether the newest line is text of an article: long enough, and no repetition of a caption. */
function isBody(recent: readonly KeptLine[]): boolean {
  const newest = recent[recent.length - 1];
  if (newest === undefined) return false;
  return newest.end - newest.start >= bodyBytesMin && firstRepeated(recent, 0) < 0;
}
