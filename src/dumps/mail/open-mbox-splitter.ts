import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import { envelopeOfLine, mailFieldOfLine } from './envelope-of-line.ts';

/**
 * Cuts an mbox file at its envelope lines.
 *
 * A line `From sender date` opens a message at the top, below a blank line or below the last bar of a message's parts,
 * when the line below it is a field; one in a text, which some programs do not mark with `>`, opens none.
 */
export function openMboxSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const splitter = new MboxSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class MboxSplitter {
  private readonly detection: Detection;
  private readonly sink: CutSink;
  private start = -1;
  private line = 0;
  private isMessage = false;
  private lastEnd = -1;
  private afterBreak = true;
  /** an envelope line, until the line below it is seen */
  private envelope: { start: number; line: number; lastEnd: number } | null = null;

  constructor(detection: Detection, sink: CutSink) {
    this.detection = detection;
    this.sink = sink;
  }

  take(line: ScannedLine): void {
    const { envelope } = this;
    this.envelope = null;
    if (isBlankLine(line, this.detection.encoding)) {
      this.afterBreak = true;
      return;
    }
    const text = couldMatter(line) || envelope !== null ? lineText(line, this.detection.encoding) : '';
    if (envelope !== null && (mailFieldOfLine(text) !== null || text.startsWith('>From '))) {
      this.close(envelope.lastEnd);
      this.start = envelope.start;
      this.line = envelope.line;
      this.isMessage = true;
    }
    if (this.afterBreak && envelopeOfLine(text) !== null) {
      this.envelope = { start: line.start, line: line.number, lastEnd: this.lastEnd };
    }
    if (this.start < 0) {
      this.start = line.start;
      this.line = line.number;
      this.isMessage = false;
    }
    this.lastEnd = line.end;
    this.afterBreak = text.startsWith('--') && text.endsWith('--');
  }

  end(): void {
    this.close(this.lastEnd);
  }

  private close(end: number): void {
    if (this.start >= 0 && end > this.start) {
      if (this.isMessage) this.sink.cut(this.start, end, this.line);
      else this.sink.leave(this.start, end, this.line, 'they stand before the first message');
    }
    this.start = -1;
  }
}

/** Whether a line begins with `F`, or as a bar of a message's parts does; in UTF-16 each may. */
function couldMatter(line: ScannedLine): boolean {
  const first = line.bytes[line.from] ?? 0;
  return first === 70 || first === 45 || first === 0 || line.bytes[line.from + 1] === 0;
}
