import type { FieldRole } from '../field-lexicon.ts';
import { foldFieldName, roleOfField } from '../field-lexicon.ts';

/** A line `Name: value` whose name we know. */
export interface HeaderLine {
  /** as the lexicon writes it */
  readonly name: string;
  readonly role: FieldRole;
  readonly value: string;
}

/** A name and its colon end within this many characters. */
export const headerNameCharsMax = 32;

/**
 * Reads a line as a field of a header block: a known name of one to three words, a colon, a value that may be empty.
 * Bold and list marks of Markdown around the name are passed over.
 *
 * text     one line
 * returns  the field, or null for any other line
 */
export function headerOfLine(text: string): HeaderLine | null {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > headerNameCharsMax) return null;
  const found = /^[\s*#>-]{0,6}(\p{L}[\p{L}_ -]{0,24})\**\s*$/u.exec(text.slice(0, colon));
  const rest = /^\**(?:\s|$)/.exec(text.slice(colon + 1, colon + 8));
  if (found === null || rest === null) return null;
  const name = foldFieldName(found[1] ?? '');
  const role = roleOfField(name);
  return role === null ? null : { name, role, value: text.slice(colon + 1 + rest[0].length).trim() };
}
