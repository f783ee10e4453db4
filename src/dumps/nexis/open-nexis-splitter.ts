import type { CutSink } from '../cut-sink.ts';
import type { Detection, Encoding } from '../detection.ts';
import { dayOfLine } from '../find-day.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import type { CoverLine } from './nexis-lines.ts';
import {
  coverLineOf,
  isNexisEnd,
  isRightsLine,
  nexisLabelOfLine,
  nexisMarkerOfLine,
  tailOfLabel,
} from './nexis-lines.ts';

/** Longer lines are text: neither a mark nor a label is looked for in them. */
const shortBytesMax = 600;

/** Marks that do not stand in are no longer, and labels end no later. */
const markBytesMax = 60;
const labelBytesMax = 56;

/** The headline and the paper's name stand in so many lines above the date. */
const headLinesMax = 4;

/** A line that is not blank, kept until it is known whether it opens a document. */
interface HeadLine {
  readonly start: number;
  readonly line: number;
  /** end of the last line above that is not blank; -1 for the first of a region */
  readonly endAbove: number;
  readonly blankAbove: boolean;
}

/**
 * What lies between two marks: `open` until a line shows what it is, `cover` with the request and the list of contents,
 * `document`.
 */
interface Region {
  kind: 'open' | 'cover' | 'document';
  start: number;
  line: number;
  end: number;
  /** the last lines that are not blank, since the cover's last field */
  heads: HeadLine[];
  hasTail: boolean;
}

/**
 * Cuts a text export of LexisNexis.
 *
 * Layout `numbered`: `N of M DOCUMENTS` opens a document, down to the next such line. Layout `ended`: `End of Document`
 * closes one, and the next begins with the next line that shows something. What stands above the first document is
 * furniture when it is a cover; a document whose mark is missing is told from it by its labels. Marks belong to no
 * document. What the covers and the marks say of the number of documents is declared.
 */
export function openNexisSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const splitter = new NexisSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class NexisSplitter {
  private readonly encoding: Encoding;
  private readonly narrow: boolean;
  private readonly numbered: boolean;
  private readonly sink: CutSink;
  private region: Region | null = null;
  private blankAbove = true;
  /** number of documents by the last cover, until its documents come */
  private coverCount: number | null = null;
  private declared = 0;
  private lastMark: { number: number; count: number } | null = null;

  constructor(detection: Detection, sink: CutSink) {
    this.encoding = detection.encoding;
    this.narrow = detection.encoding === 'utf-8' || detection.encoding === 'windows-1252';
    this.numbered = detection.layout !== 'ended';
    this.sink = sink;
  }

  take(line: ScannedLine): void {
    if (isBlankLine(line, this.encoding)) {
      this.blankAbove = true;
      return;
    }
    const plain = this.region?.kind === 'document' && this.narrow && isPlainText(line);
    const text = plain || line.end - line.start > shortBytesMax ? null : lineText(line, this.encoding);
    if (text === null || !this.takeMark(text)) this.takeContent(line, text?.trim() ?? null);
    this.blankAbove = false;
  }

  end(): void {
    this.close(false);
    this.settleCount();
    if (this.declared > 0) this.sink.declare(this.declared);
  }

  /** Whether the line opened or closed a document. */
  private takeMark(text: string): boolean {
    const trimmed = text.trim();
    if (isNexisEnd(trimmed)) {
      this.close(true);
      return true;
    }
    if (!this.numbered || (!this.blankAbove && !text.startsWith('\f'))) return false;
    const mark = nexisMarkerOfLine(trimmed);
    if (mark === null) return false;
    this.close(false);
    this.countMark(mark);
    this.region = { kind: 'document', start: -1, line: 0, end: -1, heads: [], hasTail: false };
    return true;
  }

  private takeContent(line: ScannedLine, text: string | null): void {
    const { region } = this;
    // In the middle of a document no line is a cover's.
    const outside = region?.kind !== 'document' || (region.hasTail && this.blankAbove);
    const cover = text === null || !outside ? null : coverLineOf(text);
    if (cover?.opens === true && region?.kind === 'document') this.close(false);
    this.region ??= { kind: 'open', start: -1, line: 0, end: -1, heads: [], hasTail: false };
    const current = this.region;
    if (current.kind !== 'document') this.takeHead(current, line, text, cover);
    if (current.start < 0) {
      current.start = line.start;
      current.line = line.number;
    }
    current.end = line.end;
    if (current.hasTail || text === null) return;
    const label = nexisLabelOfLine(text);
    current.hasTail = label !== null && tailOfLabel(label) === 'sure';
  }

  /** Looks whether the line shows that a region is a cover, or that a document has begun. */
  private takeHead(region: Region, line: ScannedLine, text: string | null, cover: CoverLine | null): void {
    if (cover !== null && (cover.opens || region.kind === 'cover')) {
      region.kind = 'cover';
      region.heads = [];
      if (cover.count !== null) this.coverCount = Math.max(cover.count, this.coverCount ?? 0);
      return;
    }
    // The value of the cover's last field goes on in the lines directly below it.
    if (region.kind === 'cover' && region.heads.length === 0 && !this.blankAbove) return;
    const { start, number } = line;
    region.heads.push({ start, line: number, endAbove: region.end, blankAbove: this.blankAbove });
    if (!this.numbered && region.heads.length > headLinesMax + 1) region.heads.shift();
    else if (region.heads.length > 64) region.heads.pop();
    if (text !== null && this.showsDocument(text)) this.openDocument(region);
  }

  private showsDocument(text: string): boolean {
    const label = nexisLabelOfLine(text);
    if (label !== null && ['length', 'byline', 'section', 'body', 'headline', 'tail'].includes(label.kind)) return true;
    return !this.numbered && (dayOfLine(text) !== null || isRightsLine(text));
  }

  /** Parts a document from the cover above it, at its headline. */
  private openDocument(region: Region): void {
    const wasCover = region.kind === 'cover';
    region.kind = 'document';
    if (!wasCover) return;
    if (!this.numbered) this.settleCount();
    const first = this.numbered ? region.heads[0] : headOf(region.heads);
    if (first === undefined) return;
    if (first.endAbove > region.start && region.start >= 0) this.sink.furnish(region.start, first.endAbove);
    region.start = first.start;
    region.line = first.line;
  }

  private close(ended: boolean): void {
    const { region } = this;
    this.region = null;
    if (region === null || region.start < 0) return;
    const { start, end, line } = region;
    if (region.kind === 'document' || (ended && region.kind === 'open')) this.sink.cut(start, end, line);
    else if (region.kind === 'cover') this.sink.furnish(start, end);
    else this.sink.leave(start, end, line, 'they are neither a cover nor a document');
  }

  /** Adds what a mark says to the number declared: once for each run of rising numbers. */
  private countMark(mark: { number: number; count: number }): void {
    const last = this.lastMark;
    this.lastMark = mark;
    if (last !== null && mark.number > last.number) return;
    this.declared += this.coverCount ?? mark.count;
    this.coverCount = null;
  }

  /** Adds what the last cover says, where no mark has taken it up. */
  private settleCount(): void {
    if (this.coverCount !== null) this.declared += this.coverCount;
    this.coverCount = null;
  }
}

/** Whether a line in a document can be neither mark nor label: long, not standing in, no colon near its beginning. */
function isPlainText(line: ScannedLine): boolean {
  const { bytes, from, to } = line;
  if (to - from <= markBytesMax || (bytes[from] ?? 0) <= 32) return false;
  for (let at = from; at < from + labelBytesMax; at++) if (bytes[at] === 58) return false;
  return true;
}

/** The line at which headline and paper begin: the lines above the newest, back over one or two blocks. */
function headOf(heads: readonly HeadLine[]): HeadLine | undefined {
  const newest = heads.length - 1;
  let at = newest;
  if (heads[at]?.blankAbove === false) while (at > 0 && heads[at]?.blankAbove === false) at -= 1;
  else at = Math.max(0, at - 1);
  // The paper's name stands alone: the block above it is the headline.
  if (newest - at < 2 && at > 0) {
    at -= 1;
    while (at > 0 && heads[at]?.blankAbove === false) at -= 1;
  }
  return heads[at];
}
