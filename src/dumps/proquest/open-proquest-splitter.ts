import type { CutSink } from '../cut-sink.ts';
import type { Detection, Encoding } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import type { ProquestMarker } from './proquest-lines.ts';
import { isProquestBar, isProquestReportLine, proquestLabelOfLine, proquestMarkerOfLine } from './proquest-lines.ts';

/** Of a longer line only the beginning is looked at, for a label. */
const headBytesMax = 400;

/** What lies between two bars or marks. */
interface Segment {
  kind: 'document' | 'report' | 'open';
  start: number;
  line: number;
  end: number;
  /** the fields below the full text have begun */
  hasTail: boolean;
  hasLabel: boolean;
}

/**
 * Cuts a text export of ProQuest.
 *
 * `Document N of M` opens a document: below a bar, below the fields of the document above, or where its number is the
 * next. A bar closes the document above when it stands below that one's fields, or when a mark or a line of the report
 * follows; a bar inside an article stays in it. Cover, table of contents and closing lines are furniture. Bars and marks
 * belong to no document. The number in the marks is declared.
 */
export function openProquestSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const splitter = new ProquestSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class ProquestSplitter {
  private readonly encoding: Encoding;
  private readonly sink: CutSink;
  private segment: Segment | null = null;
  /** the last line that showed something was a bar */
  private belowBar = true;
  private lastMark: ProquestMarker | null = null;
  private declared = 0;

  constructor(detection: Detection, sink: CutSink) {
    this.encoding = detection.encoding;
    this.sink = sink;
  }

  take(line: ScannedLine): void {
    if (isBlankLine(line, this.encoding)) return;
    const text = this.headOf(line).trim();
    if (isProquestBar(text)) {
      if (this.segment?.hasTail === true || this.segment?.kind !== 'document') this.close();
      this.belowBar = true;
      return;
    }
    const mark = proquestMarkerOfLine(text);
    if (mark !== null && this.opensDocument(mark)) {
      this.close();
      this.countMark(mark);
      this.segment = { ...emptySegment, kind: 'document' };
    } else this.takeContent(line, text);
    this.belowBar = false;
  }

  end(): void {
    this.close();
    if (this.declared > 0) this.sink.declare(this.declared);
  }

  private headOf(line: ScannedLine): string {
    const text = lineText(
      line.to - line.from > headBytesMax ? { ...line, to: line.from + headBytesMax } : line,
      this.encoding,
    );
    return text;
  }

  private opensDocument(mark: ProquestMarker): boolean {
    const { segment, lastMark } = this;
    if (this.belowBar || segment === null || segment.kind !== 'document' || segment.hasTail) return true;
    return lastMark !== null && lastMark.count === mark.count && lastMark.number + 1 === mark.number;
  }

  private takeContent(line: ScannedLine, text: string): void {
    const isReport = isProquestReportLine(text);
    if (isReport && (this.belowBar || this.segment?.hasTail === true) && this.segment?.kind !== 'report') this.close();
    this.segment ??= { ...emptySegment, kind: isReport ? 'report' : 'open' };
    const { segment } = this;
    if (segment.start < 0) {
      segment.start = line.start;
      segment.line = line.number;
    }
    segment.end = line.end;
    const label = proquestLabelOfLine(text);
    if (label === null) return;
    segment.hasTail = segment.hasTail || label.kind === 'sure' || label.kind === 'url' || label.kind === 'outlet';
    segment.hasLabel = segment.hasLabel || segment.hasTail || label.kind === 'full-text';
    if (segment.kind === 'open' && segment.hasLabel) segment.kind = 'document';
  }

  private close(): void {
    const { segment } = this;
    this.segment = null;
    if (segment === null || segment.start < 0) return;
    const { start, end, line } = segment;
    if (segment.kind === 'document') this.sink.cut(start, end, line);
    else if (segment.kind === 'report') this.sink.furnish(start, end);
    else this.sink.leave(start, end, line, 'they have none of the labels of a document');
  }

  private countMark(mark: ProquestMarker): void {
    const last = this.lastMark;
    this.lastMark = mark;
    if (last === null || last.count !== mark.count || mark.number <= last.number) this.declared += mark.count;
  }
}

const emptySegment: Segment = { kind: 'open', start: -1, line: 0, end: -1, hasTail: false, hasLabel: false };
