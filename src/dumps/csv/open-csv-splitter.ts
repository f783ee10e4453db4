import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { ByteSplitter } from '../open-splitter.ts';
import type { UnitStream } from '../unit-stream.ts';
import { openUnitStream } from '../unit-stream.ts';
import type { CsvDialect, CsvScanner } from './scan-csv-record.ts';
import { openCsvScanner, quotingOf } from './scan-csv-record.ts';

/**
 * Rows up to this length are held and looked through again when they look damaged; articles have a hundredth of it.
 * A longer row is cut where its quotes say, whatever is in it.
 */
const heldUnitsMax = 1 << 20;

/** Looking for the next good row may read this many times the bytes of the dump; then damaged rows are cut as they are. */
const searchWorkFactor = 32;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts rows of CSV, each from its first byte to the last before its line break; line breaks inside quotes belong to it.
 *
 * returns  the splitter. The header row, wherever it comes again, is the dump's own. A row over several lines whose
 *          number of fields is not that of the header, or in which text follows a closing quote, is taken for damaged:
 *          it ends before the first line that begins a good row, so that a stray quote costs the rows up to there and
 *          not the rest of the file. Damaged rows are cut too, and refused by `readCsvRecord`.
 * source   RFC 4180
 */
export function openCsvSplitter(detection: Detection, sink: CutSink): ByteSplitter {
  return new CsvSplitter(detection, sink);
}

/** A reading that was begun at a line inside a damaged row, to see whether a good row begins there. */
interface Trial {
  readonly at: number;
  readonly scanner: CsvScanner;
  scanned: number;
}

/** What is known of a damaged row while the next good one is looked for. */
interface Search {
  /** index of the row's end by its quotes; -1 when it is longer than what is held */
  readonly rowEnd: number;
  /** the row again, with quotes inside fields allowed; gives its end when the number of fields is right */
  lenient: Trial | null;
  lenientEnd: number;
  /** lines up to here were tried */
  tried: number;
  trial: Trial | null;
}

class CsvSplitter implements ByteSplitter {
  private readonly stream: UnitStream;
  private readonly sink: CutSink;
  private readonly dialect: CsvDialect;
  private readonly row: CsvScanner;
  private columns: number;
  private header: Buffer | null = null;
  /** first signs of good rows: a digit, a quote, a letter, another */
  private readonly openings = new Set<string>();

  /** units from the beginning of the row on; of a long row only those not yet read */
  private held: Buffer = Buffer.alloc(0);
  private heldOffset: number;
  private scanned = 0;
  private search: Search | null = null;
  private searchWork = 0;
  /** byte at which a row over `heldUnitsMax` began; null when the row is not long */
  private longFrom: number | null = null;
  private line = 1;
  private rowLine = 1;
  private lastUnit = 0;

  constructor(detection: Detection, sink: CutSink) {
    this.stream = openUnitStream(detection);
    this.sink = sink;
    this.dialect = { delimiter: detection.delimiter ?? ',', quoting: quotingOf(detection.layout) };
    this.row = openCsvScanner(this.dialect);
    this.columns = detection.columns?.length ?? 0;
    this.heldOffset = detection.byteOrderMarkBytes;
  }

  push(chunk: Buffer, at: number): void {
    this.stream.push(chunk, at, (units, offset) => {
      if (this.held.length === 0) this.heldOffset = offset;
      this.held = this.held.length === 0 ? units : Buffer.concat([this.held, units]);
      while (this.search === null ? this.readOn(false) : this.searchOn(false));
      this.held = Buffer.from(this.held);
    });
  }

  end(): void {
    while (this.search === null ? this.readOn(true) : this.searchOn(true));
  }

  /** Reads the row on; false when more bytes are needed. */
  private readOn(last: boolean): boolean {
    const { held, row } = this;
    const isLong = this.longFrom !== null;
    const limit = isLong ? held.length : Math.min(held.length, heldUnitsMax);
    let end = row.scan(held, this.scanned, limit);
    this.scanned = limit;
    if (end < 0 && last && limit === held.length) {
      if (held.length === 0 && !isLong) return false;
      end = held.length;
    }
    if (end < 0 && isLong) {
      this.drop(held.length);
      this.scanned = 0;
      return false;
    }
    if (end < 0 && limit < heldUnitsMax) return false;
    const wrong = this.columns > 0 && this.header !== null && (row.fields() !== this.columns || row.isOpen());
    const damaged = end < 0 || (row.breaks() > 0 ? wrong || row.isOdd() : wrong && row.isOdd());
    if (
      !isLong &&
      damaged &&
      this.header !== null &&
      this.searchWork <= searchWorkFactor * this.heldOffset + heldUnitsMax
    ) {
      const lenient = row.isOdd() ? this.trialAt(0, true) : null;
      this.search = { rowEnd: end, lenient, lenientEnd: -1, tried: 0, trial: null };
    } else if (end < 0) this.goLong();
    else this.takeRow(end, !wrong);
    return true;
  }

  /** Looks for the next good row; false when more bytes are needed. */
  private searchOn(last: boolean): boolean {
    const { held, search } = this;
    if (search === null) return true;
    if (search.lenient !== null) {
      const end = this.tryOn(search.lenient, last);
      if (end === 'more') return false;
      this.searchWork += end < 0 ? Math.min(held.length, heldUnitsMax) : end;
      if (end >= 0 && search.lenient.scanner.fields() === this.columns) search.lenientEnd = end;
      search.lenient = null;
    }
    const bound = Math.max(search.rowEnd, search.lenientEnd, search.rowEnd < 0 ? heldUnitsMax : 0);
    for (;;) {
      if (search.trial === null) {
        const next = nextLine(held, search.tried, Math.min(bound, held.length));
        if (next < 0) break;
        search.tried = next;
        if (this.openings.size > 0 && !this.openings.has(openingOf(held[next] ?? 0))) continue;
        search.trial = this.trialAt(next, false);
      }
      const { trial } = search;
      const end = this.tryOn(trial, last);
      if (end === 'more') return false;
      this.searchWork += (end < 0 ? Math.min(held.length, heldUnitsMax) : end) - trial.at;
      if (end > trial.at && trial.scanner.fields() === this.columns && !trial.scanner.isOdd()) {
        this.search = null;
        this.takeRow(trial.at, false);
        return true;
      }
      search.trial = null;
    }
    this.search = null;
    if (search.lenientEnd >= 0) this.takeRow(search.lenientEnd, true);
    else if (search.rowEnd >= 0) this.takeRow(search.rowEnd, false);
    else this.goLong();
    return true;
  }

  private trialAt(at: number, lenient: boolean): Trial {
    return { at, scanner: openCsvScanner({ ...this.dialect, lenient }), scanned: at };
  }

  /** Reads a trial on; its end, -1 when it has none, or that more bytes are needed. */
  private tryOn(trial: Trial, last: boolean): number | 'more' {
    const limit = Math.min(this.held.length, heldUnitsMax);
    const end = trial.scanner.scan(this.held, trial.scanned, limit);
    trial.scanned = limit;
    if (end >= 0) return end;
    if (limit === heldUnitsMax) return -1;
    if (!last) return 'more';
    return trial.scanner.isOpen() ? -1 : limit;
  }

  private goLong(): void {
    this.longFrom = this.heldOffset;
    this.drop(this.scanned);
    this.scanned = 0;
  }

  /** Hands on the row that ends at `end`, and goes to the one after it. */
  private takeRow(end: number, isGood: boolean): void {
    const { held } = this;
    const bytes = this.stream.bytesPerUnit;
    const start = this.longFrom ?? this.heldOffset;
    let shown = end;
    while (shown > 0 && isBreak(held[shown - 1] ?? 0)) shown--;
    const stop = this.heldOffset + shown * bytes;
    const text = held.subarray(0, shown);
    if (this.longFrom !== null) this.sink.cut(start, stop, this.rowLine);
    else if (this.header === null && shown > 0) this.takeHeader(text, start, stop);
    else if (this.header?.equals(text) === true) this.sink.furnish(start, stop);
    else if (text.some((unit) => !isEmptySign(unit, this.dialect.delimiter))) {
      this.sink.cut(start, stop, this.rowLine);
      if (isGood && this.openings.size < 4) this.openings.add(openingOf(text[0] ?? 0));
    }
    this.longFrom = null;
    this.drop(isBreak(held[end] ?? 0) && end < held.length ? end + 1 : end);
    this.rowLine = this.line;
    this.row.reset();
    this.scanned = 0;
  }

  private takeHeader(text: Buffer, start: number, stop: number): void {
    this.sink.furnish(start, stop);
    if (/^sep=.$/i.test(text.toString('latin1'))) return;
    this.header = Buffer.from(text);
    if (this.columns === 0) this.columns = this.row.fields();
  }

  /** Forgets the first units, and counts their lines. */
  private drop(units: number): void {
    for (let at = 0; at < units; at++) {
      const unit = this.held[at] ?? 0;
      if (unit === carriageReturn || (unit === lineFeed && this.lastUnit !== carriageReturn)) this.line += 1;
      this.lastUnit = unit;
    }
    this.held = this.held.subarray(units);
    this.heldOffset += units * this.stream.bytesPerUnit;
  }
}

/** Index of the first line that begins after `from` and before `to`; -1 when none does. */
function nextLine(units: Buffer, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (isBreak(units[at] ?? 0) && at + 1 < to && !isBreak(units[at + 1] ?? 0)) return at + 1;
  }
  return -1;
}

function isBreak(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

/** Spaces, delimiters and quotes: a row of nothing else has no fields that say anything. */
function isEmptySign(unit: number, delimiter: string): boolean {
  return unit <= 32 || unit === 34 || unit === delimiter.charCodeAt(0);
}

function openingOf(unit: number): string {
  if (unit >= 48 && unit <= 57) return 'digit';
  if (unit === 34) return 'quote';
  return (unit | 32) >= 97 && (unit | 32) <= 122 ? 'letter' : 'other';
}
