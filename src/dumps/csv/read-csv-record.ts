import type { Detection } from '../detection.ts';
import type { Cut, Piece, RejectedPiece } from '../piece.ts';
import { pieceOfFields } from '../piece-of-fields.ts';
import { readCsvRows } from './read-csv-rows.ts';
import type { CsvDialect } from './scan-csv-record.ts';
import { quotingOf } from './scan-csv-record.ts';

/**
 * Reads one row of a table as an article, by the names of its columns.
 *
 * text     the row, without its line break
 * returns  text and fields as from a JSON record with these names. A row that ends early is read as far as it goes; a
 *          row of another number of fields, or whose quote is never closed, is read once more as if the quotes inside
 *          its fields had been doubled or stood behind a backslash, and rejected as `record-damaged` when that does not help.
 */
export function readCsvRecord(text: string, detection: Detection, cut: Cut): Piece | RejectedPiece {
  const dialect: CsvDialect = { delimiter: detection.delimiter ?? ',', quoting: quotingOf(detection.layout) };
  const columns = detection.columns ?? [];
  const asWritten = readCsvRows(text, dialect);
  const isOdd = dialect.quoting === 'doubled' && !fits(asWritten, columns.length);
  const others = isOdd
    ? [readCsvRows(doubleInnerQuotes(text, dialect), dialect), readCsvRows(text, { ...dialect, quoting: 'backslash' })]
    : [];
  const rows = others.find((other) => fits(other, columns.length)) ?? asWritten;
  const fields = rows[0];
  if (fields === undefined || rows.length > 1 || !hasRoom(fields, columns.length)) {
    const what =
      fields === undefined
        ? 'has a quote that is never closed'
        : rows.length > 1
          ? `is ${rows.length} rows in one`
          : `has ${fields.length} fields where the header has ${columns.length}`;
    const message = `record ${cut.ordinal} at line ${cut.line} ${what}`;
    return { failure: { code: 'record-damaged', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
  }
  const record: Record<string, string> = {};
  for (const [at, name] of columns.entries()) {
    const value = fields[at] ?? '';
    if (name !== '' && (record[name] ?? '') === '') record[name] = value;
  }
  return pieceOfFields(record);
}

function fits(rows: readonly (readonly string[])[], columns: number): boolean {
  return rows.length === 1 && rows[0]?.length === columns;
}

/** Whether the fields are no more than the columns, but for empty ones at the end. */
function hasRoom(fields: readonly string[], columns: number): boolean {
  return fields.slice(columns).every((field) => field.trim() === '');
}

/** Doubles the quotes that stand neither at the beginning nor at the end of a field. */
function doubleInnerQuotes(text: string, dialect: CsvDialect): string {
  const { delimiter } = dialect;
  const edge = (char: string): boolean => char === '' || char === delimiter;
  return text.replace(/"+/g, (quotes, at: number) => {
    const opens = edge(text.charAt(at - 1));
    const closes = edge(text.charAt(at + quotes.length));
    if (opens || closes || quotes.length % 2 === 0) return quotes;
    return `${quotes}"`;
  });
}
