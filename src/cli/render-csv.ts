/**
 * Renders one row as CSV (RFC 4180): quoted where needed, objects as JSON. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers are left alone.
 */
export function renderCsvRow(values: readonly unknown[]): string {
  return `${values.map(renderField).join(',')}\r\n`;
}

function renderField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
