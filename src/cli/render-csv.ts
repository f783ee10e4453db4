/**
 * Renders one row as CSV (RFC 4180): fields quoted where needed, objects as JSON, null as nothing, an empty text as "".
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are left alone, negative ones
 * too, also where they are written as text. A text that begins with apostrophes and would be one behind them gets a
 * further one, so that taking one away always gives the text back.
 */
export function renderCsvRow(values: readonly unknown[]): string {
  return `${values.map(renderField).join(',')}\r\n`;
}

/** The bound of a value in words: its sign `=` would need a guard in every row. */
const boundWords: ReadonlyMap<unknown, string> = new Map([
  ['=', 'exact'],
  ['~', 'about'],
  ['>', 'at least'],
  ['<', 'at most'],
]);

/** The cells of a row of an export, in the order of its fields. */
export function toCells(row: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(row).map(([name, value]) => (name === 'bound' ? (boundWords.get(value) ?? value) : value));
}

/**
 * What opens a formula in some spreadsheet, white space before it aside: = + - @, in full width too, and a tab or line
 * break, which some of them drop (OWASP, CSV Injection).
 */
const formula = /^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

const negativeNumber = /^-\d+(?:\.\d+)?$/;

function renderField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = formula.test(text) && !negativeNumber.test(text) ? `'${text}` : text;
  return safe === '' || /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
