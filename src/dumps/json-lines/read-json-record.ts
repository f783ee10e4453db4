import type { Detection } from '../detection.ts';
import type { FieldRole } from '../field-lexicon.ts';
import { rankOfField, roleOfField } from '../field-lexicon.ts';
import type { Cut, Piece, PieceFields, RejectedPiece } from '../piece.ts';
import { findJsonError } from './find-json-error.ts';

/**
 * Reads one JSON record as an article.
 *
 * text     one line
 * returns  text and fields by the names in the field lexicon, the preferred name first where several are filled; the
 *          text is empty where no field holds one. Rejected as `record-not-json` when it is no JSON object; `byte` is
 *          then the byte of the dump at which it stops being one.
 */
export function readJsonRecord(text: string, encoding: Detection['encoding'], cut: Cut): Piece | RejectedPiece {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const error = findJsonError(text);
    const inside = byteLengthIn(text.slice(0, error.index), encoding);
    const message = `record ${cut.ordinal} at line ${cut.line} is not JSON: ${error.reason} at byte ${inside} of the record`;
    return rejected(message, cut, cut.start + inside);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
    return rejected(`record ${cut.ordinal} at line ${cut.line} is ${kind}, not a JSON object`, cut, cut.start);
  }
  return pieceOf(value as Record<string, unknown>);
}

function rejected(message: string, cut: Cut, byte: number): RejectedPiece {
  return { failure: { code: 'record-not-json', message, record: cut.ordinal, line: cut.line, byte } };
}

function byteLengthIn(text: string, encoding: Detection['encoding']): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return encoding === 'windows-1252' ? text.length : text.length * 2;
}

function pieceOf(record: Readonly<Record<string, unknown>>): Piece {
  const byRole = new Map<FieldRole, { name: string; value: unknown }[]>();
  for (const [name, value] of Object.entries(record)) {
    const role = roleOfField(name);
    if (role === null || value === null) continue;
    byRole.set(role, [...(byRole.get(role) ?? []), { name, value }]);
  }
  const wordsOf = (role: FieldRole): string[] =>
    (byRole.get(role) ?? [])
      .sort((left, right) => rankOfField(left.name) - rankOfField(right.name))
      .map(({ value }) => (role === 'text' ? textOf(value) : wordOf(value)))
      .filter((word) => word !== '');
  const fields: { -readonly [Name in keyof PieceFields]: string } = {};
  for (const role of ['headline', 'published', 'byline', 'section', 'observed'] as const) {
    const word = wordsOf(role)[0];
    if (word !== undefined) fields[role] = word;
  }
  // trafilatura writes the page's address under `source`, others the outlet's name.
  const outlet = wordsOf('outlet').find((word) => !isAddress(word));
  const url = wordsOf('url').find(isAddress) ?? wordsOf('outlet').find(isAddress);
  if (outlet !== undefined) fields.outlet = outlet;
  if (url !== undefined) fields.url = url;
  return { text: wordsOf('text')[0] ?? '', fields };
}

function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

/** A name lies at most this deep in lists and objects. */
const wordDepthMax = 6;

/** A field's value in words: a list is joined by commas, of an object its name, a number in digits. */
function wordOf(value: unknown, depth = 0): string {
  if (depth > wordDepthMax) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map((part) => wordOf(part, depth + 1))
      .filter((word) => word !== '')
      .join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const named = value as Readonly<Record<string, unknown>>;
  return wordOf(named.name ?? named.title ?? named.id ?? '', depth + 1);
}

/** The text of an article: a string, or its paragraphs in a list. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value.map((part) => (typeof part === 'string' ? part : wordOf(part))).join('\n');
}
