import type { CutSink } from '../cut-sink.ts';
import type { Detection, Encoding } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import type { FactivaCode } from './factiva-lines.ts';
import {
  factivaCodeOfLine,
  factivaMarkerOfLine,
  factivaResultsOfLine,
  isFactivaAccession,
  isFactivaPageLine,
  isFactivaSummary,
  isFactivaWords,
  spacedFactivaCodeOfLine,
} from './factiva-lines.ts';

/** Longer lines are text. */
const shortBytesMax = 600;

/** A headline with its section and byline takes up at most so many lines above the number of words. */
const headLinesMax = 8;

interface HeadLine {
  readonly start: number;
  readonly line: number;
  readonly endAbove: number;
  readonly blankAbove: boolean;
}

/** What lies between two ends of documents: `open` until a line shows what it is. */
interface Region {
  kind: 'open' | 'document' | 'summary';
  start: number;
  line: number;
  end: number;
  /** codes met, in layout `codes` */
  readonly codes: Set<string>;
  /** first lines, in layout `plain`; the last of them, once there are too many */
  readonly heads: HeadLine[];
  /** its number has been met: what comes now belongs to the next */
  ended: boolean;
}

/**
 * Cuts a text export of Factiva.
 *
 * A document ends with the line that holds its number. With field codes the next begins at the next code that stands
 * above a headline; a document whose number is missing ends where such a code comes again. Without codes it begins with
 * the next line that shows something, or, below a cover, with the two blocks of lines above its number of words. The
 * summary of the search is furniture; the number of results in it is declared.
 */
export function openFactivaSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const splitter = new FactivaSplitter(detection, sink);
  return { take: (line) => splitter.take(line), end: () => splitter.end() };
}

class FactivaSplitter {
  private readonly encoding: Encoding;
  private readonly sink: CutSink;
  private readonly coded: boolean;
  private readonly firstCode: string;
  private readonly codeOfLine: (text: string) => FactivaCode | null;
  private documents = 0;
  private region: Region | null = null;
  private blankAbove = true;
  private awaitsAccession = false;
  private awaitsCount = false;
  private results = 0;
  private marked = 0;
  private lastMark: { number: number; count: number } | null = null;

  constructor(detection: Detection, sink: CutSink) {
    this.encoding = detection.encoding;
    this.sink = sink;
    this.coded = detection.layout !== 'plain';
    this.codeOfLine = detection.layout === 'codes-spaced' ? spacedFactivaCodeOfLine : factivaCodeOfLine;
    this.firstCode = detection.headerNames?.[0] ?? 'HD';
  }

  take(line: ScannedLine): void {
    if (isBlankLine(line, this.encoding)) {
      this.blankAbove = true;
      return;
    }
    const short = line.end - line.start <= shortBytesMax;
    const text = short ? lineText(line, this.encoding).trim() : '';
    if (text === '' || !this.takeMark(text)) {
      if (this.coded) this.takeCoded(line, this.codeOfLine(text), text);
      else this.takePlain(line, text);
    }
    this.blankAbove = false;
  }

  end(): void {
    this.close();
    const count = this.results > 0 ? this.results : this.marked;
    if (count > 0) this.sink.declare(count);
  }

  /** Whether the line opens or is part of what stands between documents. */
  private takeMark(text: string): boolean {
    if (isFactivaSummary(text) && (this.region === null || this.region.ended || this.blankAbove)) {
      this.close();
      this.region = null;
      return false;
    }
    const mark = this.blankAbove ? factivaMarkerOfLine(text) : null;
    if (mark === null) return false;
    this.close();
    const last = this.lastMark;
    this.lastMark = mark;
    if (last === null || last.count !== mark.count || mark.number <= last.number) this.marked += mark.count;
    return true;
  }

  private takeCoded(line: ScannedLine, code: FactivaCode | null, text: string): void {
    if (code !== null && this.opensDocument(code)) this.close();
    const region = this.regionOf(line, text);
    if (region.kind === 'summary' && code?.kind !== 'headline') {
      this.takeSummary(line, region, text);
      return;
    }
    if (region.kind === 'summary') {
      this.close();
      this.takeCoded(line, code, text);
      return;
    }
    if (code !== null) {
      region.kind = 'document';
      region.codes.add(code.code);
    }
    this.extend(region, line);
    if (this.awaitsAccession || isFactivaAccession(text)) {
      this.awaitsAccession = false;
      region.ended = true;
    }
    if (code?.kind === 'accession') {
      this.awaitsAccession = code.value === '';
      region.ended = code.value !== '';
    }
  }

  /** Whether a code stands above a document's headline, or at its beginning in this dump, for the second time. */
  private opensDocument(code: FactivaCode): boolean {
    const { region } = this;
    if (region === null || region.kind !== 'document') return region?.kind === 'open';
    const opens = code.code === this.firstCode || ['headline', 'section'].includes(code.kind) || code.code === 'CLM';
    if (!opens) return region.ended && code.kind !== 'tail' && code.kind !== 'accession';
    const complete = ['LP', 'TD', 'WC', 'PD'].some((name) => region.codes.has(name));
    return complete && (region.ended || region.codes.has(code.code) || region.codes.has('HD')) && !this.isStray(code);
  }

  /** Whether an opening code stands in the middle of a text: its document has not ended, and no blank line is above. */
  private isStray(code: FactivaCode): boolean {
    return this.region?.ended === false && (!this.blankAbove || this.region.codes.has(code.code) === false);
  }

  private takePlain(line: ScannedLine, text: string): void {
    if (this.region?.ended === true) this.close();
    if (isFactivaPageLine(text) && this.isOutside()) {
      this.sink.furnish(line.start, line.end);
      return;
    }
    const region = this.regionOf(line, text);
    if (region.kind !== 'document') {
      const { start, number } = line;
      region.heads.push({ start, line: number, endAbove: region.end, blankAbove: this.blankAbove });
      if (region.heads.length > headLinesMax + 1) region.heads.shift();
      if (isFactivaWords(text)) this.openPlain(region);
    }
    if (region.kind === 'summary') this.takeSummary(line, region, text);
    else this.extend(region, line);
    region.ended = region.kind === 'document' && isFactivaAccession(text);
  }

  /** Whether no document has begun; what stands above the first page of documents, the list of headlines, is closed. */
  private isOutside(): boolean {
    const { region } = this;
    if (region === null) return true;
    if (this.documents > 0 || region.kind !== 'open') return false;
    this.sink.furnish(region.start, region.end);
    this.region = null;
    return true;
  }

  /** The number of words shows a document: what stands far above it, or in a summary, is none of it. */
  private openPlain(region: Region): void {
    const first =
      region.kind === 'summary' || region.heads[0]?.endAbove !== -1 ? headOf(region.heads) : region.heads[0];
    region.kind = 'document';
    if (first === undefined || first.endAbove < 0 || region.start < 0) return;
    this.sink.furnish(region.start, first.endAbove);
    region.start = first.start;
    region.line = first.line;
  }

  private takeSummary(line: ScannedLine, region: Region, text: string): void {
    this.extend(region, line);
    if (this.awaitsCount && /^\d[\d.,]*$/.test(text)) this.results += Number(text.replace(/[.,]/g, ''));
    const count = factivaResultsOfLine(text);
    this.awaitsCount = count === 0;
    if (count !== null) this.results += count;
  }

  private regionOf(line: ScannedLine, text: string): Region {
    if (this.region === null) {
      const kind = isFactivaSummary(text) ? 'summary' : 'open';
      this.region = { kind, start: line.start, line: line.number, end: -1, codes: new Set(), heads: [], ended: false };
    }
    return this.region;
  }

  private extend(region: Region, line: ScannedLine): void {
    region.end = line.end;
  }

  private close(): void {
    const { region } = this;
    this.region = null;
    this.awaitsAccession = false;
    if (region === null || region.end < 0) return;
    const { start, end, line } = region;
    if (region.kind === 'document') {
      this.documents += 1;
      this.sink.cut(start, end, line);
    } else if (region.kind === 'summary') this.sink.furnish(start, end);
    else this.sink.leave(start, end, line, 'they have neither field codes nor the head of a document');
  }
}

/** The line at which headline and byline begin: back over the two blocks above the number of words. */
function headOf(heads: readonly HeadLine[]): HeadLine | undefined {
  let at = heads.length - 1;
  for (let blocks = 0; blocks < 2 && at > 0; blocks++) {
    if (blocks > 0) at -= 1;
    while (at > 0 && heads[at]?.blankAbove === false) at -= 1;
  }
  return heads[at];
}
