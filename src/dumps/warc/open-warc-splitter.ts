import type { CutSink } from '../cut-sink.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import { blockKindOf, payloadKindOf, readWarcHead } from './warc-head.ts';

/** A head, or what of a block is looked at to tell a page from an image, has at most this many lines. */
const headLinesMax = 400;

/** A second reading of the dump is believed after this many records, wherever the first one has still to go. */
const rivalRecordsMax = 500;

/**
 * Cuts a web archive into its records: WET (texts of pages) and WARC (answers of web servers, resources).
 *
 * returns  the splitter. A record ends where its Content-Length says, if the next record or the end of the dump follows
 *          there; else before the next line that begins with `WARC/`, which is also looked for inside a block, in case
 *          its length is too large. Pages are cut, with their heads; requests, redirections, images and other records of
 *          the crawler's are the dump's own.
 * source   ISO 28500 (WARC 1.1)
 */
export function openWarcSplitter(sink: CutSink): FormatSplitter {
  let main = new RecordReading(sink);
  let rival: { reading: RecordReading; queue: QueuedEvent[]; at: number } | null = null;
  const adopt = (): void => {
    if (rival === null) return;
    main.endBefore(rival.at);
    main = rival.reading;
    for (const event of rival.queue) event(sink);
    main.sink = sink;
    rival = null;
  };
  return {
    take(line) {
      const isMarker = beginsRecord(line);
      if (isMarker && rival === null && main.isInside(line.start)) {
        const queue: QueuedEvent[] = [];
        rival = { reading: new RecordReading(queueingSink(queue)), queue, at: line.start };
      }
      rival?.reading.take(line, isMarker);
      const outcome = main.take(line, isMarker);
      if (outcome === 'confirmed') rival = null;
      else if (outcome === 'refuted' || (rival !== null && rival.queue.length > rivalRecordsMax)) adopt();
    },
    end() {
      if (main.breaksOff()) adopt();
      main.end();
    },
  };
}

type QueuedEvent = (sink: CutSink) => void;

function queueingSink(queue: QueuedEvent[]): CutSink {
  return {
    cut: (start, end, line) => queue.push((sink) => sink.cut(start, end, line)),
    leave: (start, end, line, reason) => queue.push((sink) => sink.leave(start, end, line, reason)),
    furnish: (start, end) => queue.push((sink) => sink.furnish(start, end)),
    declare: (count) => queue.push((sink) => sink.declare(count)),
  };
}

function beginsRecord(line: ScannedLine): boolean {
  if (line.bytes[line.from] !== 87 || line.to - line.from > 40) return false;
  return /^WARC\/\d+\.\d+\s*$/.test(lineText(line, 'utf-8'));
}

/** What a line means for the length that the record above it states. */
type Outcome = 'confirmed' | 'refuted' | 'open';

/** Reads the dump from one record's first line on, and believes its Content-Length until something speaks against it. */
class RecordReading {
  sink: CutSink;
  private state: 'between' | 'head' | 'block' = 'between';
  private start = 0;
  private startLine = 0;
  private headLines: string[] = [];
  private blockLines: string[] = [];
  private blockStart = -1;
  private length = 0;
  /** byte after the last line that shows something */
  private shownEnd = 0;
  /** something stands behind the block's stated end */
  private isOverrun = false;
  private stray: { start: number; end: number; line: number } | null = null;

  constructor(sink: CutSink) {
    this.sink = sink;
  }

  private blockEnd(): number {
    return this.blockStart + this.length;
  }

  /** Whether a byte lies inside the block, by its stated length. */
  isInside(at: number): boolean {
    return this.state === 'block' && this.blockStart >= 0 && at < this.blockEnd();
  }

  take(line: ScannedLine, isMarker: boolean): Outcome {
    if (this.state === 'block' && this.blockStart < 0) this.blockStart = line.start;
    if (isMarker && !this.isInside(line.start)) {
      const outcome = this.state === 'block' && !this.isOverrun ? 'confirmed' : 'open';
      this.finish(line.start);
      this.begin(line);
      return outcome;
    }
    if (this.state === 'between') this.takeStray(line);
    else if (this.state === 'head') this.takeHeadLine(line);
    else return this.takeBlockLine(line);
    return 'open';
  }

  /** Whether the dump ends inside the block; line breaks at its end may be missing. */
  breaksOff(): boolean {
    return this.state === 'block' && this.blockEnd() - this.shownEnd > 4;
  }

  end(): void {
    this.finish(this.shownEnd);
  }

  /** Ends the record before another one inside its block, whatever its stated length. */
  endBefore(next: number): void {
    this.isOverrun = true;
    this.shownEnd = Math.min(this.shownEnd, next);
    this.finish(next);
  }

  private begin(line: ScannedLine): void {
    this.state = 'head';
    this.start = line.start;
    this.startLine = line.number;
    this.headLines = [lineText(line, 'utf-8')];
    this.blockLines = [];
    this.blockStart = -1;
    this.length = 0;
    this.isOverrun = false;
    this.shownEnd = line.end;
  }

  private takeStray(line: ScannedLine): void {
    if (isBlankLine(line, 'utf-8')) return;
    this.stray ??= { start: line.start, end: line.end, line: line.number };
    this.stray.end = line.end;
  }

  private takeHeadLine(line: ScannedLine): void {
    if (line.end > line.start) {
      this.shownEnd = line.end;
      if (this.headLines.length < headLinesMax) this.headLines.push(lineText(line, 'utf-8'));
      return;
    }
    const length = readWarcHead(this.headLines).fields.get('content-length') ?? '';
    this.length = /^\d{1,15}$/.test(length) ? Number(length) : 0;
    this.state = 'block';
  }

  private takeBlockLine(line: ScannedLine): Outcome {
    const isBlank = isBlankLine(line, 'utf-8');
    if (!isBlank) this.shownEnd = line.end;
    if (this.blockLines.length < headLinesMax) this.blockLines.push(lineText(line, 'utf-8').slice(0, 2000));
    if (isBlank || line.end <= this.blockEnd() || this.isOverrun) return 'open';
    this.isOverrun = true;
    return 'refuted';
  }

  /** Hands on the record above `next`, where another begins or the dump ends. */
  private finish(next: number): void {
    if (this.stray !== null) {
      const { start, end, line } = this.stray;
      this.sink.leave(start, end, line, 'no record of the web archive holds them');
      this.stray = null;
    }
    if (this.state === 'between') return;
    const stated = this.state === 'block' && this.blockStart >= 0 && !this.isOverrun ? this.blockEnd() : next;
    const end = Math.min(stated, Math.max(next, this.shownEnd));
    if (this.state === 'head')
      this.sink.leave(this.start, end, this.startLine, 'a record of the archive without its block');
    else if (this.isPage()) this.sink.cut(this.start, end, this.startLine);
    else this.sink.furnish(this.start, end);
    this.state = 'between';
  }

  private isPage(): boolean {
    const kind = blockKindOf(readWarcHead(this.headLines));
    if (kind !== 'answer') return kind !== null;
    const blank = this.blockLines.indexOf('');
    const payload = blank < 0 ? '' : (this.blockLines.slice(blank + 1).find((line) => line.trim() !== '') ?? '');
    const head = readWarcHead(blank < 0 ? this.blockLines : this.blockLines.slice(0, blank));
    return payloadKindOf(head, payload) !== null;
  }
}
