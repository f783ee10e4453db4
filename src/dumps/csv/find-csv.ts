import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { foldFieldName, roleOfField } from '../field-lexicon.ts';
import { readCsvRows } from './read-csv-rows.ts';
import type { CsvDialect, CsvQuoting } from './scan-csv-record.ts';
import { openCsvScanner } from './scan-csv-record.ts';

/** Surest first: where two of them fit, the earlier is it. */
const delimiters = [',', '\t', ';', '|'] as const;
const quotings: readonly CsvQuoting[] = ['doubled', 'backslash', 'none'];

const rowsLookedAt = 40;
const columnsMax = 400;
const columnNameCharsMax = 80;

/** So many of the first rows of a table of two columns must have two fields: one in five may be damaged. */
const goodRowsShareMin = 0.8;

/**
 * Looks for a table with a header row: names without sentences, one of which holds the text of an article and another
 * something else that we know, and rows below it with as many fields.
 *
 * head     the beginning of the dump
 * returns  delimiter, quoting (as `layout`) and names of the columns; an unnamed column of row numbers has the name ''
 */
export function findCsv(head: DumpHead): FormatFinding | null {
  const text = head.text.replace(/^(?:sep=.[\r\n]+)?\s*/i, '');
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  const firstLine = text.slice(0, Math.min(end, 20_000));
  let best: { finding: FormatFinding; share: number } | null = null;
  for (const delimiter of delimiters) {
    if (!firstLine.includes(delimiter)) continue;
    for (const quoting of quotings) {
      if (quoting === 'backslash' && !text.includes('\\"')) continue;
      if (quoting === 'none' && (delimiter === ',' || delimiter === ';')) continue;
      const found = tryDialect(text, { delimiter, quoting }, head.whole);
      if (found !== null && (best === null || found.share > best.share)) best = found;
    }
  }
  return best?.finding ?? null;
}

function tryDialect(
  text: string,
  dialect: CsvDialect,
  whole: boolean,
): { finding: FormatFinding; share: number } | null {
  const [header, ...rows] = firstRows(text, dialect, whole);
  const names = header === undefined ? null : (readCsvRows(header, dialect)[0] ?? null);
  if (names === null || !isHeader(names)) return null;
  const counted = rows.map((row) => countFields(row, dialect));
  if ((counted.at(-1)?.fields ?? 0) < 0) counted.pop();
  const counts = counted.map(({ fields }) => fields);
  const withNumbers = counts.length > 0 && counts.every((count) => count === names.length + 1);
  const columns = withNumbers ? ['', ...names] : names;
  const good = counts.filter((count) => count === columns.length).length;
  const clean = counted.filter(({ fields, isOdd }) => fields === columns.length && !isOdd).length;
  if (!fitRows(counts, columns.length, good) && !(counts.length === 0 && namesAlone(names))) return null;
  const sign = dialect.delimiter === '\t' ? 'tab' : dialect.delimiter;
  return {
    share: counts.length === 0 ? 0 : clean / counts.length,
    finding: {
      delimiter: dialect.delimiter,
      layout: dialect.quoting,
      columns,
      evidence: [
        `a header row of ${names.length} columns parted by "${sign}", among them ${known(names)}`,
        `${good} of the first ${counts.length} rows have ${columns.length} fields`,
      ],
    },
  };
}

/** Whether the rows are those of such a table. Of two columns, whose one comma any sentence may have, nearly all. */
function fitRows(counts: readonly number[], columns: number, good: number): boolean {
  if (columns === 2) return good > 0 && good >= counts.length * goodRowsShareMin;
  const over = counts.filter((count) => count > columns || count < 0).length;
  return good > 0 && over * 2 <= counts.length;
}

/** Whether a header without a whole row below it is one by its names. */
function namesAlone(names: readonly string[]): boolean {
  const count = names.filter((name) => roleOfField(name) !== null).length;
  return count === names.length || count >= 3;
}

function known(names: readonly string[]): string {
  return names
    .filter((name) => roleOfField(name) !== null)
    .slice(0, 6)
    .join(', ');
}

/** The first rows as written, without a last one that may go on. */
function firstRows(text: string, dialect: CsvDialect, whole: boolean): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const scanner = openCsvScanner(dialect);
  const rows: string[] = [];
  for (let at = 0; at < bytes.length && rows.length <= rowsLookedAt; ) {
    const end = scanner.scan(bytes, at, bytes.length);
    if (end < 0 && !whole) break;
    const row = bytes.toString('utf8', at, end < 0 ? bytes.length : end);
    if (row.trim() !== '') rows.push(row);
    if (end < 0) break;
    at = end + 1;
    scanner.reset();
  }
  return rows;
}

/** Fields of a row, -1 when a quote is never closed; and whether its quotes are odd. */
function countFields(row: string, dialect: CsvDialect): { fields: number; isOdd: boolean } {
  const bytes = Buffer.from(row, 'utf8');
  const scanner = openCsvScanner(dialect);
  scanner.scan(bytes, 0, bytes.length);
  return { fields: scanner.isOpen() ? -1 : scanner.fields(), isOdd: scanner.isOdd() };
}

function isHeader(names: readonly string[]): boolean {
  if (names.length < 2 || names.length > columnsMax) return false;
  if (names.some((name, at) => name.length > columnNameCharsMax || (name.trim() === '' && at > 0))) return false;
  if (names.some((name) => /[.!?:]\s|[.!?]$|\n/.test(name.trim()) || /^https?:/i.test(name))) return false;
  const folded = names.map(foldFieldName).filter((name) => name !== '');
  if (new Set(folded).size < folded.length * 0.9) return false;
  const roles = new Set(names.map(roleOfField));
  return roles.has('text') && [...roles].some((role) => role !== null && role !== 'text');
}
