import type { CutSink } from '../cut-sink.ts';
import { decodeBytes } from '../decode-bytes.ts';
import type { Detection, Encoding } from '../detection.ts';
import { isCaptionLike, isDateHeader, isLongHeadline, isReposterNotice, isShareMarker } from '../line-shapes.ts';
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
  /** byte after the last line above it that is not blank; -1 for the first of the dump */
  endAbove: number;
  /** blank lines directly above it */
  blanks: number;
  /** a copy of its first bytes: the chunk it came in may be used again */
  readonly bytes: Buffer;
  length: number;
  /** decoded when first asked for */
  text: string | null;
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
  const splitter = new ScrapedPageSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class ScrapedPageSplitter {
  private readonly recent: KeptLine[] = [];
  private readonly detection: Detection;
  private readonly sink: CutSink;
  private blanks = 0;
  /** the article that is open: its first byte and line, and the end of its last line so far */
  private start = -1;
  private firstLine = 0;
  private lastEnd = -1;
  private bodyBytes = 0;
  private hasBody = false;
  private endsWithNotice = false;
  /** lines seen since a share marker; -1 when none is open */
  private sinceMarker = -1;
  /** byte at which the last page head ended: its captions come again below, which makes no new head */
  private headBefore = -1;

  constructor(detection: Detection, sink: CutSink) {
    this.detection = detection;
    this.sink = sink;
  }

  take(line: ScannedLine): void {
    if (isBlankLine(line, this.detection.encoding)) {
      this.blanks += 1;
      return;
    }
    const short = line.end - line.start <= headLineBytesMax;
    const shape = short ? shapeOf(line, this.detection.encoding) : 'other';
    if (this.opensArticle(line, shape)) this.open(line.start, line.number, this.lastEnd);
    keep(this.recent, line, { blanks: this.blanks, endAbove: this.lastEnd });
    this.blanks = 0;
    this.lastEnd = line.end;
    if (shape === 'notice') this.endsWithNotice = true;
    if (!this.takeHeadLine(line, shape, short) && shape === 'other') this.noteBody();
  }

  end(): void {
    if (this.start >= 0) this.sink.cut(this.start, this.lastEnd, this.firstLine);
  }

  private opensArticle(line: ScannedLine, shape: LineShape): boolean {
    if (this.start < 0) return true;
    if (this.endsWithNotice) return shape !== 'notice';
    if (!this.hasBody) return false;
    const { seamGapLines, seamsWithoutHeadline, encoding } = this.detection;
    if (shape === 'date-header') return true;
    if (shape === 'notice' || this.sinceMarker >= 0) return false;
    if (seamGapLines === undefined || this.blanks < seamGapLines) return false;
    if (seamsWithoutHeadline === true) return true;
    return line.end - line.start <= headLineBytesMax && isLongHeadline(lineText(line, encoding).trim());
  }

  private open(at: number, lineNumber: number, closeEnd: number): void {
    if (this.start >= 0 && at > this.start) this.sink.cut(this.start, closeEnd, this.firstLine);
    this.start = at;
    this.firstLine = lineNumber;
    this.endsWithNotice = false;
    this.forgetBody();
  }

  /** Whether the line belongs to the head of a page; where it completes one, the article opens at its headline. */
  private takeHeadLine(line: ScannedLine, shape: LineShape, short: boolean): boolean {
    if (shape === 'marker') this.sinceMarker = 0;
    else if (this.sinceMarker >= 0) this.sinceMarker += 1;
    const headline = short ? this.findHeadline() : -1;
    if (headline >= 0) {
      this.openAtKept(headline);
      this.headBefore = line.start;
    }
    const inHead = this.sinceMarker >= 0;
    if (headline >= 0 || this.sinceMarker >= afterMarkerLinesMax) this.sinceMarker = -1;
    return inHead || headline >= 0;
  }

  /** Index in `recent` of the headline of the page's head that the newest line completes; -1 when it completes none. */
  private findHeadline(): number {
    const { recent, sinceMarker } = this;
    const { encoding } = this.detection;
    const last = recent[recent.length - 1];
    if (last === undefined) return -1;
    if (sinceMarker < 1) {
      if (firstRepeated(recent, this.headBefore) < 0) return -1;
      const { text } = plainOf(last, encoding);
      if (!isLongHeadline(text) || isCaptionLike(text)) return -1;
    }
    const plain = recent.map((kept) => plainOf(kept, encoding));
    const repeated = findRepeatedHeadline(plain, recent.length - 1);
    if (repeated >= 0 || sinceMarker !== afterMarkerLinesMax) return repeated;
    return findHeadlineAbove(plain, recent.length - 1 - sinceMarker);
  }

  /** Opens an article at a line kept earlier, if it lies inside the present one. */
  private openAtKept(index: number): void {
    const head = this.recent[index];
    if (head === undefined || head.start < this.start) return;
    if (head.start > this.start) this.open(head.start, head.number, head.endAbove);
    this.forgetBody();
  }

  private forgetBody(): void {
    this.hasBody = false;
    this.bodyBytes = 0;
  }

  /** Notes whether the newest line is text of an article: long, or one of many; captions come twice and do not count. */
  private noteBody(): void {
    const newest = this.recent[this.recent.length - 1];
    if (this.hasBody || newest === undefined || firstRepeated(this.recent, 0) >= 0) return;
    const length = newest.end - newest.start;
    this.bodyBytes += length;
    this.hasBody = length >= bodyBytesMin || this.bodyBytes >= 3 * bodyBytesMin;
  }
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

function keep(recent: KeptLine[], line: ScannedLine, above: { blanks: number; endAbove: number }): void {
  const oldest = recent.length > pageHeadLinesMax ? recent.shift() : undefined;
  const kept = oldest ?? {
    start: 0,
    end: 0,
    number: 0,
    endAbove: -1,
    blanks: 0,
    bytes: Buffer.alloc(headLineBytesMax),
    length: 0,
    text: null,
  };
  const whole = line.end - line.start <= headLineBytesMax;
  kept.start = line.start;
  kept.end = line.end;
  kept.number = line.number;
  kept.endAbove = above.endAbove;
  kept.blanks = above.blanks;
  kept.text = null;
  kept.length = whole ? line.bytes.copy(kept.bytes, 0, line.from, line.to) : 0;
  recent.push(kept);
}

function plainOf(kept: KeptLine, encoding: Encoding): PlainLine {
  kept.text ??= decodeBytes(kept.bytes.subarray(0, kept.length), encoding).trim();
  return { text: kept.text, blanks: kept.blanks };
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
