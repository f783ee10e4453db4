/** How a dump of rows is written: the sign between fields, and what a quote inside quotes looks like. */
export interface CsvDialect {
  readonly delimiter: string;
  /** `doubled`: "" stands for a quote; `backslash`: \" does; `none`: quotes mean nothing */
  readonly quoting: CsvQuoting;
  /** a quote closes a field only before a delimiter or a line break, as where quotes inside a text were not doubled */
  readonly lenient?: boolean;
}

export type CsvQuoting = 'doubled' | 'backslash' | 'none';

/** The quoting that a detection names; doubled quotes unless it says otherwise. */
export function quotingOf(layout: string | undefined): CsvQuoting {
  return layout === 'backslash' || layout === 'none' ? layout : 'doubled';
}

const fieldStart = 0;
const plain = 1;
const quoted = 2;
const quoteSeen = 3;
const escaped = 4;

const lineFeed = 10;
const carriageReturn = 13;
const quoteSign = 34;
const backslash = 92;

/** Reads rows unit by unit; one scanner reads one row at a time and can go on in the next chunk. */
export interface CsvScanner {
  /** Reads on in units [from, to); returns the index of the line break that ends the row, or -1 when none does. */
  scan(units: Uint8Array, from: number, to: number): number;
  /** fields of the row so far, the last included */
  fields(): number;
  /** line breaks inside the row so far */
  breaks(): number;
  /** whether text follows a closing quote, which no well-made row has */
  isOdd(): boolean;
  /** whether a quote is open */
  isOpen(): boolean;
  reset(): void;
}

/**
 * Opens a scanner of rows.
 *
 * dialect  delimiter (one ASCII sign) and quoting
 * returns  the scanner. A quote opens a quoted field only where a field begins; what follows its closing quote belongs
 *          to the field as it stands, as csv-parse reads it with `relax_quotes`.
 * source   RFC 4180; a lone CR ends a row too
 */
export function openCsvScanner(dialect: CsvDialect): CsvScanner {
  return new RowScanner(dialect);
}

class RowScanner implements CsvScanner {
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly escapeSign: number;
  private readonly lenient: boolean;
  private state = fieldStart;
  private fieldCount = 1;
  private breakCount = 0;
  private odd = false;
  private afterReturn = false;

  constructor(dialect: CsvDialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quoting === 'none' ? -1 : quoteSign;
    this.escapeSign = dialect.quoting === 'backslash' ? backslash : -1;
    this.lenient = dialect.lenient === true;
  }

  scan(units: Uint8Array, from: number, to: number): number {
    const { delimiter, quote, escapeSign } = this;
    let { state } = this;
    for (let at = from; at < to; at++) {
      const unit = units[at] ?? 0;
      if (state === quoted) {
        if (unit === escapeSign) state = escaped;
        else if (unit === quote) state = quoteSeen;
        else if (unit === lineFeed || unit === carriageReturn) this.countBreak(unit);
        if (unit !== carriageReturn) this.afterReturn = false;
      } else if (state === escaped) {
        if (unit === lineFeed || unit === carriageReturn) this.countBreak(unit);
        if (unit !== carriageReturn) this.afterReturn = false;
        state = quoted;
      } else if (unit === delimiter) {
        this.fieldCount += 1;
        state = fieldStart;
      } else if (unit === lineFeed || unit === carriageReturn) {
        this.state = fieldStart;
        return at;
      } else if (unit === quote && state === fieldStart) state = quoted;
      else if (unit === quote && state === quoteSeen && escapeSign < 0) state = quoted;
      else {
        if (state === quoteSeen) this.odd = true;
        state = state === quoteSeen && this.lenient ? quoted : plain;
      }
    }
    this.state = state;
    return -1;
  }

  private countBreak(unit: number): void {
    if (unit === carriageReturn || !this.afterReturn) this.breakCount += 1;
    this.afterReturn = unit === carriageReturn;
  }

  fields(): number {
    return this.fieldCount;
  }

  breaks(): number {
    return this.breakCount;
  }

  isOdd(): boolean {
    return this.odd;
  }

  isOpen(): boolean {
    return this.state === quoted || this.state === escaped;
  }

  reset(): void {
    this.state = fieldStart;
    this.fieldCount = 1;
    this.breakCount = 0;
    this.odd = false;
    this.afterReturn = false;
  }
}
