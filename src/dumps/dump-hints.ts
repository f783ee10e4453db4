import { z } from 'zod';
import { Refusal } from '../base/failure.ts';
import { type Instant, toDay, toInstant } from '../base/instant.ts';
import { type Encoding, type FormatName, formatNames } from './detection.ts';

/** What a person said of a file. It goes before whatever the file itself shows, but for outlet and observed. */
export interface DumpHints {
  readonly format?: FormatName;
  /** who named the format */
  readonly formatBy?: 'claimtrail.json' | '--format';
  readonly encoding?: Encoding;
  /** used where the dump states none */
  readonly outlet?: string;
  /** when the dump was made, used where it states none */
  readonly observed?: Instant;
  /** the line that parts the articles, without the spaces around it */
  readonly separator?: string;
  /** how 03/04/2021 is to be read */
  readonly dates?: 'day-first' | 'month-first';
}

/** Other names that people know the encodings by. windows-1252 holds all of ISO 8859-1, as browsers read it too. */
const encodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  'cp-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

const knownFormats = formatNames.join(', ');

const format = z.enum(formatNames, { error: `must be one of ${knownFormats}` });

const saidOfFile = {
  format: format.optional(),
  encoding: z
    .string({ error: 'must be the name of an encoding' })
    .transform((name) => encodings[name.toLowerCase()] ?? null)
    .pipe(z.custom<Encoding>((name) => name !== null, 'must be one of utf-8, utf-16le, utf-16be, windows-1252'))
    .optional(),
  outlet: text(200).optional(),
  observed: z
    .string({ error: 'must be a day or an instant' })
    .transform(toMoment)
    .pipe(z.custom<Instant>((at) => at !== null, 'must be a day (2021-03-04) or an instant (2021-03-04T10:00:00Z)'))
    .optional(),
  separator: text(200).optional(),
  dates: z.enum(['day-first', 'month-first'], { error: 'must be day-first or month-first' }).optional(),
};

const schema = z.strictObject({ ...saidOfFile, files: z.record(z.string(), z.strictObject(saidOfFile)).optional() });

/**
 * Reads what a claimtrail.json says of one file.
 *
 * content  text of the claimtrail.json
 * place    where it lies, for messages
 * name     base name of the file it is asked about
 * returns  what holds for all files, and over it, from the least to the most specific, what `files` says for names
 *          that fit (`*` any characters, `?` one; the more of the pattern is plain, the more specific, and of equals
 *          the last wins)
 * fails    Refusal `hints-invalid` that names the file, the place in it and what is wrong
 */
export function readHints(content: string, place: string, name: string): DumpHints {
  const parsed = schema.safeParse(parseJson(content, place));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${pathOf(issue)}${messageOf(issue)}`);
    throw invalid(`${place}: ${wrong.slice(0, 5).join('; ')}`);
  }
  const { files, ...forAll } = parsed.data;
  const fitting = Object.entries(files ?? {})
    .filter(([pattern]) => fits(pattern, name))
    .sort(([left], [right]) => plainCharacters(left) - plainCharacters(right));
  const hints = Object.assign({}, defined(forAll), ...fitting.map(([, said]) => defined(said))) as DumpHints;
  return hints.format === undefined ? hints : { ...hints, formatBy: 'claimtrail.json' };
}

/**
 * Checks the name of a format that was given to a command.
 *
 * fails    Refusal `hints-invalid`, which lists the names that are known
 */
export function readFormatName(name: string): FormatName {
  const known = formatNames.find((each) => each === name);
  if (known === undefined) throw invalid(`there is no format "${name}"; known are ${knownFormats}`);
  return known;
}

/**
 * The hints as one string: equal for hints that have a file read in the same way, '' for none. Who named the format
 * does not matter to the reading.
 */
export function canonicalHints({ format, encoding, outlet, observed, separator, dates }: DumpHints): string {
  const said = JSON.stringify({ format, encoding, outlet, observed, separator, dates });
  return said === '{}' ? '' : said;
}

function text(charactersMax: number) {
  const error = `must be a text of 1 to ${charactersMax} characters on one line`;
  return z
    .string({ error })
    .refine((value) => value === '\f' || (/^[^\n\r\0]+$/.test(value) && value.trim() !== ''), error)
    .refine((value) => value.length <= charactersMax, error)
    .transform((value) => (value === '\f' ? value : value.trim().toWellFormed()));
}

/** A day is taken for its beginning in UTC; an instant has to name its zone, or it would be a guess. */
function toMoment(value: string): Instant | null {
  if (toDay(value) !== null) return toInstant(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  return toDay(value.slice(0, 10)) === null ? null : toInstant(value);
}

function parseJson(content: string, place: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(reason)?.[1];
    const line = position === undefined ? '' : `, line ${content.slice(0, Number(position)).split('\n').length}`;
    throw invalid(`${place}${line}: not JSON (${reason})`);
  }
}

/** `files["*.txt"].format `, with a space behind it; empty for the whole. */
function pathOf({ path }: z.core.$ZodIssue): string {
  const shown = path.map((part, at) =>
    typeof part === 'string' && /^\w+$/.test(part) ? `${at === 0 ? '' : '.'}${part}` : `[${JSON.stringify(part)}]`,
  );
  return shown.length === 0 ? '' : `${shown.join('')} `;
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = [...Object.keys(saidOfFile), ...(issue.path.length === 0 ? ['files'] : [])].join(', ');
    return `has the unknown name ${issue.keys.map((key) => `"${key}"`).join(', ')}; known are ${known}`;
  }
  if (issue.code === 'invalid_type') return `must be ${issue.expected === 'object' ? 'an object' : issue.expected}`;
  return issue.message;
}

/** Compares from the left, and goes back to the last `*` where it does not fit: no pattern takes long. */
function fits(pattern: string, name: string): boolean {
  let [at, star, mark] = [0, -1, 0];
  for (let i = 0; i < name.length; ) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      mark = i;
    } else if (sign === '?' || sign === name[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++mark;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

function plainCharacters(pattern: string): number {
  return pattern.replace(/[*?]/g, '').length;
}

function defined(said: object): object {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function invalid(message: string): Refusal {
  return new Refusal({ code: 'hints-invalid', message });
}
