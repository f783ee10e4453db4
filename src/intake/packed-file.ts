import type { Failure } from '../base/failure.ts';
import type { ByteSource } from './byte-reader.ts';

/** A file in an archive, in the order of the archive. */
export interface PackedFile {
  /** as shown to people; never used as a path */
  readonly name: string;
  /** ISO 8601 in UTC; null where the archive does not say */
  readonly modifiedAt: string | null;
  /** its bytes, to be read before the next file is asked for; or why there are none */
  readonly content: ByteSource | Failure | 'passed-over';
}

const nameLengthMax = 255;

/**
 * Makes the name of an entry fit to be shown: signs of control and of writing direction and what is no character
 * become U+FFFD, and what is longer than 255 code units loses its beginning.
 */
export function toShownName(name: string): string {
  const clean = name.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  const short = clean.length > nameLengthMax ? `…${clean.slice(1 - nameLengthMax)}`.toWellFormed() : clean;
  return short === '' ? '(no name)' : short;
}

/** Says whether a file is the litter of a desktop and no content; `name` with folders as in the archive. */
export function isLitter(name: string, isIgnored: (baseName: string) => boolean): boolean {
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.includes('__MACOSX') || isIgnored(parts.at(-1) ?? '');
}

/** An instant as text; null for dates that no calendar has. */
export function toModifiedAt(date: Date | undefined): string | null {
  const at = date?.getTime() ?? Number.NaN;
  return Number.isNaN(at) || at <= 0 || at > 253402300799999 ? null : new Date(at).toISOString();
}
