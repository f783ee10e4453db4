import { parse } from 'csv-parse/sync';
import type { CsvDialect } from './scan-csv-record.ts';

/**
 * Reads rows of CSV into their fields.
 *
 * text     whole rows
 * returns  the fields of each row that is not blank, quotes undone; none at all where a quote is never closed. What
 *          follows a closing quote stays in the field as it stands.
 * fails    never
 */
export function readCsvRows(text: string, dialect: CsvDialect): string[][] {
  try {
    return parse(text, {
      delimiter: dialect.delimiter,
      quote: dialect.quoting === 'none' ? null : '"',
      escape: dialect.quoting === 'backslash' ? '\\' : '"',
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return [];
  }
}
