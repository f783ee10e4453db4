import type { PieceFields } from '../piece.ts';

/** Leaves out fields without a value. */
export function plainFields(fields: { readonly [Name in keyof PieceFields]: string | undefined }): PieceFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

/** The first of some values that is not empty; '' for none. */
export function firstOf(...values: readonly string[]): string {
  return values.find((value) => value !== '') ?? '';
}

/**
 * A date of the short form of ISO 8601 that agencies write, with its signs put in: `20210304T101500+0100` becomes
 * `2021-03-04T10:15:00+01:00`; others stay as written. An hour alone is filled up.
 */
export function spelledDate(value: string): string {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)?(\d\d)?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(value.trim());
  if (found === null) return value.trim();
  const [, year, month, day, hour, minute = '00', second = '00', zone = ''] = found;
  const on = `${year}-${month}-${day}`;
  if (hour === undefined) return on;
  return `${on}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
}

/** Whether a note to editors says what kind of revision this is. */
export function isRevisionNote(note: string): boolean {
  return /\b(?:correct(?:s|ed|ion|ing)?|updat(?:es|ed|e|ing)|refil(?:es|e|ed)|writethru|withdr[ae]wn|withdraws?|kill(?:s|ed)?|retract\w*|clarif\w+|replaces|supersedes)\b/i.test(
    note,
  );
}

/** An address as a field gives it: of the web, or a name of a resource that stays the same over its versions. */
export function isAddressLike(value: string): boolean {
  return /^(?:https?:\/\/|urn:|tag:)\S+$/i.test(value);
}

/** A time at which something was seen: without a zone it is read as UTC, so the sign for that is taken off. */
export function observedTime(value: string): string {
  return spelledDate(value).replace(/(\d)Z$/i, '$1');
}
