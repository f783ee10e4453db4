import { articleOfRecord } from '../article-of-record.ts';
import type { Detection } from '../detection.ts';
import type { Cut, Piece, RejectedPiece } from '../piece.ts';
import { pieceOfFields } from '../piece-of-fields.ts';
import { findJsonError } from './find-json-error.ts';

/**
 * Reads one JSON record as an article.
 *
 * text     one line, or one element of a list; an article wrapped in it (`_source`, `@graph`) is taken out
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
  return pieceOfFields(articleOfRecord(value as Record<string, unknown>));
}

function rejected(message: string, cut: Cut, byte: number): RejectedPiece {
  return { failure: { code: 'record-not-json', message, record: cut.ordinal, line: cut.line, byte } };
}

function byteLengthIn(text: string, encoding: Detection['encoding']): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return encoding === 'windows-1252' ? text.length : text.length * 2;
}
