import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { ByteSplitter } from '../open-splitter.ts';
import { openUnitStream } from '../unit-stream.ts';
import type { ScannedTag, TagTaker } from './scan-tags.ts';
import { openTagScanner } from './scan-tags.ts';
import { isRecordNested, recordNamesOf, xmlLayoutOf } from './xml-layouts.ts';

/**
 * Cuts a dump of XML at the elements that hold an article each: `nitf`, `newsItem`, `item`, `entry`, or those that the
 * detection names.
 *
 * detection  with the layout, and for other lists the name of their records
 * returns    the splitter. A cut is the whole element, from its `<` to the `>` that closes it. What stands around the
 *            records (declarations, the head of a feed, packages) is furniture. A record that is not closed when the
 *            next begins ends there, one that the dump does not close ends with the dump; both are for the reader to
 *            refuse. An end without its beginning is left over, with what stands before it.
 * fails      never
 */
export function openXmlSplitter(detection: Detection, sink: CutSink): ByteSplitter {
  const units = openUnitStream(detection);
  const records = new RecordCutter(detection, sink);
  const scanner = openTagScanner(units.bytesPerUnit, records);
  return {
    push(chunk, at) {
      units.push(chunk, at, (data, offset) => scanner.push(data, offset));
    },
    end(bytes) {
      scanner.end(bytes);
      records.end();
    },
  };
}

class RecordCutter implements TagTaker {
  private readonly sink: CutSink;
  private readonly detection: Detection;
  /** none yet where a person named the format and nothing says which elements are articles: then the first one is */
  private names: readonly string[];
  /** name of the open record, or of the last one */
  private name = '';
  /** the open record, or -1 */
  private start = -1;
  private line = 0;
  private depth = 0;
  /** end of the last thing that showed something */
  private shownEnd = 0;
  /** what stands between records, from its first to its last byte that shows something */
  private gapStart = -1;
  private gapLine = 0;

  constructor(detection: Detection, sink: CutSink) {
    this.sink = sink;
    this.detection = detection;
    this.names = recordNamesOf(detection);
  }

  content(start: number, end: number, line: number): void {
    if (this.start < 0 && this.gapStart < 0) this.openGap(start, line);
    this.shownEnd = end;
  }

  tag(tag: ScannedTag): void {
    const isSitemap = xmlLayoutOf(this.detection) === 'sitemap';
    if (this.names.length === 0 && !isSitemap && tag.kind !== 'close') this.names = [tag.name];
    const isRecord = this.start < 0 ? this.names.includes(tag.name) : tag.name === this.name;
    if (!isRecord) this.content(tag.start, tag.end, tag.line);
    else if (tag.kind === 'close') this.closeRecord(tag);
    else this.openRecord(tag);
  }

  end(): void {
    if (this.start >= 0) this.cut(this.shownEnd);
    else this.closeGap();
  }

  private openRecord(tag: ScannedTag): void {
    if (this.start >= 0 && (isRecordNested(this.detection, this.name) || tag.kind === 'empty')) {
      if (tag.kind === 'open') this.depth += 1;
      this.shownEnd = tag.end;
      return;
    }
    if (this.start >= 0) this.cut(this.shownEnd);
    this.closeGap();
    this.start = tag.start;
    this.name = tag.name;
    this.line = tag.line;
    this.depth = 1;
    this.shownEnd = tag.end;
    if (tag.kind === 'empty') this.cut(tag.end);
  }

  private closeRecord(tag: ScannedTag): void {
    if (this.start < 0) {
      if (this.gapStart < 0) this.openGap(tag.start, tag.line);
      this.sink.leave(this.gapStart, tag.end, this.gapLine, `</${tag.name}> stands there without its beginning`);
      this.gapStart = -1;
      return;
    }
    this.depth -= 1;
    this.shownEnd = tag.end;
    if (this.depth === 0) this.cut(tag.end);
  }

  private cut(end: number): void {
    this.sink.cut(this.start, end, this.line);
    this.start = -1;
  }

  private openGap(start: number, line: number): void {
    this.gapStart = start;
    this.gapLine = line;
  }

  private closeGap(): void {
    if (this.gapStart < 0) return;
    if (xmlLayoutOf(this.detection) === 'sitemap') {
      const why = 'a sitemap lists addresses and headlines, no texts';
      this.sink.leave(this.gapStart, this.shownEnd, this.gapLine, why);
    } else this.sink.furnish(this.gapStart, this.shownEnd);
    this.gapStart = -1;
  }
}
