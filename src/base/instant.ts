declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;

/** A moment as ISO 8601 in UTC with milliseconds, `2026-03-01T08:00:00.000Z`; sorts as a string. */
export type Instant = string & { readonly [instantBrand]: true };

/** A calendar day as `YYYY-MM-DD`, in no time zone. */
export type Day = string & { readonly [dayBrand]: true };

/**
 * Brings a moment into the one form that we store.
 *
 * value    milliseconds since 1970, or a string that names day, clock time and zone
 * returns  the instant, or null when the value names no moment between the years 0001 and 9999
 */
export function toInstant(value: number | string): Instant | null {
  const at = new Date(value);
  const ms = at.getTime();
  if (Number.isNaN(ms) || ms < -62135596800000 || ms > 253402300799999) return null;
  return at.toISOString() as Instant;
}

/**
 * Checks that a string is a real calendar day.
 *
 * returns  the day, or null for another shape and for days that no month has (2026-02-30)
 */
export function toDay(value: string): Day | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const at = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) return null;
  return value as Day;
}
