import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { ByteSplitter } from '../open-splitter.ts';
import { openUnitStream } from '../unit-stream.ts';

/** Of a name in the document only this much is compared. */
const nameUnitsMax = 256;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
const comma = 44;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/**
 * Cuts the records of a JSON document: the elements of the list to which `recordPath` leads, or the object there.
 *
 * returns  the splitter; it follows strings and brackets only, so that a record that is no JSON is cut as well and
 *          refused by `readJsonRecord`. `*` in the path stands for every name or element. Documents may follow each
 *          other. What stands outside the records and is more than brackets is the dump's own. A string ends at a line
 *          break at the latest, and a record in which a bracket is missing ends before the next line that begins as
 *          the first record did; so a bad record leaves those after it whole.
 * source   RFC 8259
 */
export function openJsonDocumentSplitter(detection: Detection, sink: CutSink): ByteSplitter {
  const stream = openUnitStream(detection);
  const scanner = new DocumentScanner(detection.recordPath ?? [], stream.bytesPerUnit, sink);
  return {
    push(chunk, at) {
      stream.push(chunk, at, (units, offset) => scanner.read(units, offset));
    },
    end() {
      scanner.end();
    },
  };
}

/** A list or object outside the records that lies on the way to them. */
interface Frame {
  readonly isList: boolean;
  /** how many names of the path lead here */
  readonly matched: number;
  /** the name that was read last; null where a name comes next */
  name: string | null;
}

interface OpenRecord {
  readonly start: number;
  readonly line: number;
  /** spaces before it on its line; -1 when something else stands there */
  readonly indent: number;
  /** brackets open in it; 0 for a value without brackets */
  depth: number;
  readonly isScalar: boolean;
  /** the record breaks off where a line looks like the beginning of the next one */
  rival: { readonly start: number; readonly line: number; readonly endBefore: number } | null;
}

class DocumentScanner {
  private readonly path: readonly string[];
  private readonly bytesPerUnit: number;
  private readonly sink: CutSink;

  private readonly stack: Frame[] = [];
  /** brackets open in a value that holds no records */
  private skipped = 0;
  private record: OpenRecord | null = null;
  private inString = false;
  private escaped = false;
  /** units of the string that may be a name; null when none is kept */
  private name: number[] | null = null;

  private firstName: string | null = null;
  private firstIndent = -1;
  private spansLines = false;

  private line = 1;
  private lastUnit = 0;
  /** spaces at the beginning of the line so far; -1 behind the first other sign */
  private indent = 0;
  /** byte after the last sign that is no space, and whether that sign is a comma */
  private shownEnd = 0;
  private lastShown = 0;
  private recordEnd = 0;
  private gapStart = -1;
  private gapEnd = -1;
  private gapTells = false;

  constructor(path: readonly string[], bytesPerUnit: number, sink: CutSink) {
    this.path = path;
    this.bytesPerUnit = bytesPerUnit;
    this.sink = sink;
  }

  read(units: Buffer, offset: number): void {
    for (let index = 0; index < units.length; index++) {
      const unit = units[index] ?? 0;
      const at = offset + index * this.bytesPerUnit;
      if (unit === lineFeed || unit === carriageReturn) this.breakLine(unit);
      else if (this.inString) this.readInString(unit, at);
      else if (unit > 32) this.readSign(unit, at);
      else if (this.record?.isScalar === true && this.record.depth === 0) this.closeRecord(this.shownEnd);
      else if (this.indent >= 0) this.indent += 1;
      this.lastUnit = unit;
      if (unit > 32) this.show(unit, at);
    }
  }

  end(): void {
    if (this.record !== null) this.closeRecord(this.shownEnd);
    this.closeGap();
  }

  private breakLine(unit: number): void {
    if (unit === carriageReturn || this.lastUnit !== carriageReturn) this.line += 1;
    this.indent = 0;
    this.inString = false;
    this.escaped = false;
    this.name = null;
    if (this.record?.isScalar === true) this.closeRecord(this.shownEnd);
  }

  private readInString(unit: number, at: number): void {
    if (this.escaped) this.escaped = false;
    else if (unit === backslash) this.escaped = true;
    else if (unit === quote) {
      this.inString = false;
      this.takeName();
      if (this.record?.isScalar === true) this.closeRecord(at + this.bytesPerUnit);
      return;
    }
    if (this.name !== null && this.name.length < nameUnitsMax) this.name.push(unit);
  }

  /** A sign outside strings that is no space. */
  private readSign(unit: number, at: number): void {
    const { record } = this;
    if (record !== null) this.readInRecord(record, unit, at);
    else if (this.skipped > 0) {
      if (unit === quote) this.inString = true;
      else if (unit === openObject || unit === openList) this.skipped += 1;
      else if (unit === closeObject || unit === closeList) this.skipped -= 1;
    } else this.readOutside(unit, at);
  }

  private readInRecord(record: OpenRecord, unit: number, at: number): void {
    if (record.isScalar) {
      if (unit !== comma && unit !== closeList && unit !== closeObject) return;
      this.closeRecord(this.shownEnd);
      this.readOutside(unit, at);
      return;
    }
    if (unit === quote) {
      this.inString = true;
      const isFirst = this.firstName === null && this.lastShown === openObject && record.depth === 1;
      this.name = isFirst || record.rival !== null ? [] : null;
      return;
    }
    if (record.rival !== null) record.rival = null;
    if (unit === openObject || unit === openList) {
      if (unit === openObject && this.mayBeNext(record)) {
        const endBefore = this.shownEnd - (this.lastShown === comma ? this.bytesPerUnit : 0);
        record.rival = { start: at, line: this.line, endBefore };
      }
      record.depth += 1;
    } else if (unit === closeObject || unit === closeList) {
      record.depth -= 1;
      if (record.depth === 0) {
        if (this.line !== record.line) this.spansLines = true;
        this.closeRecord(at + this.bytesPerUnit);
      }
    }
  }

  /** Whether a line begins here as the first record did, although a record is open. */
  private mayBeNext(record: OpenRecord): boolean {
    if (this.firstName === null || this.indent < 0 || this.indent !== this.firstIndent) return false;
    if (record.line === this.line) return false;
    return this.indent > 0 || !this.spansLines;
  }

  private readOutside(unit: number, at: number): void {
    const frame = this.stack.at(-1);
    if (unit === closeObject || unit === closeList) {
      if (frame !== undefined && frame.isList === (unit === closeList)) this.stack.pop();
    } else if (unit === comma) {
      if (frame !== undefined) frame.name = null;
    } else if (unit !== 58) {
      if (unit === quote && frame !== undefined && !frame.isList && frame.name === null) {
        this.inString = true;
        this.name = [];
      } else this.openValue(frame, unit, at);
    }
  }

  private openValue(frame: Frame | undefined, unit: number, at: number): void {
    const matched = this.matchedBy(frame);
    const isElement = frame?.isList === true && frame.matched === this.path.length;
    if (isElement || (matched === this.path.length && unit === openObject)) this.openRecord(unit, at);
    else if (unit === openObject || unit === openList) {
      if (matched < 0) this.skipped = 1;
      else this.stack.push({ isList: unit === openList, matched, name: null });
    } else if (unit === quote) this.inString = true;
  }

  /** How many names of the path lead to the value that begins here; -1 when it lies off the path. */
  private matchedBy(frame: Frame | undefined): number {
    if (frame === undefined) return 0;
    const wanted = this.path[frame.matched];
    const fits = wanted === '*' || (!frame.isList && wanted !== undefined && wanted === frame.name);
    return fits ? frame.matched + 1 : -1;
  }

  private openRecord(unit: number, at: number): void {
    this.closeGap();
    const isScalar = unit !== openObject && unit !== openList;
    this.record = {
      ...{ start: at, line: this.line, indent: this.indent, rival: null, isScalar },
      depth: isScalar ? 0 : 1,
    };
    if (unit === quote) this.inString = true;
    if (this.firstName === null) this.firstIndent = this.indent;
  }

  private closeRecord(end: number): void {
    if (this.record === null) return;
    this.sink.cut(this.record.start, end, this.record.line);
    this.record = null;
    this.recordEnd = end;
  }

  private closeGap(): void {
    if (this.gapStart >= 0 && this.gapTells) this.sink.furnish(this.gapStart, this.gapEnd);
    this.gapStart = -1;
    this.gapTells = false;
  }

  private takeName(): void {
    if (this.name === null) return;
    const name = Buffer.from(this.name).toString('utf8');
    this.name = null;
    const { record } = this;
    if (record === null) {
      const frame = this.stack.at(-1);
      if (frame !== undefined) frame.name = unescaped(name);
    } else if (record.rival === null) this.firstName ??= name;
    else if (name === this.firstName) {
      const { start, line, endBefore } = record.rival;
      this.closeRecord(endBefore);
      this.record = { start, line, indent: this.firstIndent, depth: 1, isScalar: false, rival: null };
    } else record.rival = null;
  }

  /** Notes a sign that is no space, or one inside a string. */
  private show(unit: number, at: number): void {
    this.indent = -1;
    this.shownEnd = at + this.bytesPerUnit;
    this.lastShown = unit;
    if (this.record !== null || at < this.recordEnd) return;
    if (this.gapStart < 0) this.gapStart = at;
    this.gapEnd = this.shownEnd;
    if (unit !== comma && unit !== openList && unit !== closeList) this.gapTells = true;
  }
}

/** The name that a string of JSON stands for; as written where it is none. */
function unescaped(name: string): string {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name;
  }
}
