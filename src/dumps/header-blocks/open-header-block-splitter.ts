import type { CutSink } from '../cut-sink.ts';
import type { Detection, Encoding } from '../detection.ts';
import { roleOfField } from '../field-lexicon.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import { couldBeSeparator, separatorOfLine } from '../separator-lines/separator-of-line.ts';
import type { HeaderLine } from './header-of-line.ts';
import { headerNameCharsMax, headerOfLine } from './header-of-line.ts';

/** Text before the first block counts as an article of its own from this many lines and bytes on, else as a cover. */
const coverLinesMax = 5;
const coverBytesMax = 600;

/** Header lines directly below each other. */
interface HeaderRun {
  readonly start: number;
  readonly line: number;
  /** end of the last content before the run, separator lines not counted */
  readonly endBefore: number;
  readonly afterBreak: boolean;
  readonly names: Set<string>;
}

/**
 * Cuts a dump at its header blocks.
 *
 * A run of known fields opens an article when it has two or more of them, one of which is also in the dump's first
 * block, and stands after a blank line, a separator line or nothing, or begins with the first block's first field. A
 * single field opens one only when it is that first field and stands after such a break. A "Source:" and "URL:" below
 * an article therefore open nothing, unless these are what the dump's blocks begin with.
 */
export function openHeaderBlockSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const splitter = new HeaderBlockSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class HeaderBlockSplitter {
  private readonly encoding: Encoding;
  private readonly wide: boolean;
  private readonly sink: CutSink;
  private readonly known: ReadonlySet<string>;
  private readonly firstName: string;
  private readonly loneNameOpens: boolean;
  private readonly headlineAbove: boolean;
  private start = -1;
  private firstLine = 0;
  private inBlock = false;
  /** end of the last line that is no bar */
  private lastEnd = -1;
  private contentLines = 0;
  private afterBreak = true;
  /** the last line that is neither blank nor a bar nor a field, when it stood below a break */
  private above: { start: number; line: number; endBefore: number } | null = null;
  private run: HeaderRun | null = null;

  constructor(detection: Detection, sink: CutSink) {
    this.encoding = detection.encoding;
    this.wide = detection.encoding === 'utf-16le' || detection.encoding === 'utf-16be';
    this.sink = sink;
    this.headlineAbove = detection.headlineAboveBlock === true;
    const names = detection.headerNames ?? [];
    this.known = new Set(names);
    this.firstName = names[0] ?? '';
    this.loneNameOpens = names.length < 2 || roleOfField(this.firstName) === 'headline';
  }

  take(line: ScannedLine): void {
    if (isBlankLine(line, this.encoding)) {
      this.settleRun();
      this.afterBreak = true;
      return;
    }
    const header = couldBeHeader(line, this.wide) ? headerOfLine(lineText(line, this.encoding)) : null;
    if (header !== null) {
      this.takeHeader(line, header);
      return;
    }
    this.settleRun();
    if (couldBeSeparator(line, this.wide) && separatorOfLine(lineText(line, this.encoding)) !== null) {
      this.afterBreak = true; // it becomes part of an article only if that goes on below: then `lastEnd` moves past it
      return;
    }
    const { start, number } = line;
    this.above = this.headlineAbove && this.afterBreak ? { start, line: number, endBefore: this.lastEnd } : null;
    this.addContent(line);
  }

  end(): void {
    this.settleRun();
    this.close(this.lastEnd);
  }

  private takeHeader(line: ScannedLine, header: HeaderLine): void {
    if (this.run?.names.has(header.name) === true && header.name === this.firstName) this.settleRun();
    const { lastEnd, afterBreak, above } = this;
    const opening = { start: line.start, line: line.number, endBefore: lastEnd, ...above };
    this.run ??= { ...opening, afterBreak: afterBreak || above !== null, names: new Set() };
    this.run.names.add(header.name);
    this.addContent(line);
  }

  private addContent(line: ScannedLine): void {
    if (this.start < 0) {
      this.start = line.start;
      this.firstLine = line.number;
      this.inBlock = false;
    }
    this.contentLines += 1;
    this.lastEnd = line.end;
    this.afterBreak = false;
  }

  private settleRun(): void {
    const { run } = this;
    this.run = null;
    if (run !== null) this.above = null;
    if (run === null || !this.opensArticle(run)) return;
    this.close(run.endBefore);
    this.start = run.start;
    this.firstLine = run.line;
    this.inBlock = true;
  }

  private opensArticle(run: HeaderRun): boolean {
    const firstOfRun = run.names.values().next().value;
    if (run.names.size < 2) return this.loneNameOpens && firstOfRun === this.firstName && run.afterBreak;
    if (![...run.names].some((name) => this.known.has(name))) return false;
    return run.afterBreak || firstOfRun === this.firstName;
  }

  private close(closeEnd: number): void {
    const { start, firstLine } = this;
    if (start >= 0 && closeEnd > start) {
      const isArticle = this.inBlock || this.contentLines > coverLinesMax || closeEnd - start > coverBytesMax;
      if (isArticle) this.sink.cut(start, closeEnd, firstLine);
      else this.sink.leave(start, closeEnd, firstLine, 'they stand before the first header block');
    }
    this.start = -1;
    this.contentLines = 0;
  }
}

function couldBeHeader(line: ScannedLine, wide: boolean): boolean {
  if (wide) return line.end - line.start < 4000;
  const to = Math.min(line.to, line.from + headerNameCharsMax);
  for (let at = line.from; at < to; at++) if (line.bytes[at] === 58) return true;
  return false;
}
