import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One thing that the user may set. Values come as text, from a flag, a variable or a file; the schema makes them. */
export interface Setting {
  readonly variable: string;
  /** `data` for `--data`; null when there is no flag. */
  readonly flag: string | null;
  /** As the user would write it; empty when the thing is off until it is set. */
  readonly fallback: string;
  readonly kind: 'folder' | 'text' | 'number' | 'choice' | 'time' | 'zone' | 'url' | 'secret';
  /** What is accepted, as it completes "must be …". */
  readonly allowed: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** More threads than this do not pay: the writes to the database are the limit by then. */
const threadsMax = 8;

const gibibyte = 1024 ** 3;

/** Every setting; .env.example, the messages and `claimtrail config` come from here. */
export const settings = {
  dataFolder: {
    variable: 'CLAIMTRAIL_DATA',
    flag: 'data',
    fallback: './data',
    kind: 'folder',
    allowed: 'the path of a folder',
    description: 'Folder that holds everything claimtrail keeps: raw files, database, digests.',
    schema: folder(),
  },
  inboxFolder: {
    variable: 'CLAIMTRAIL_INBOX',
    flag: 'inbox',
    fallback: './inbox',
    kind: 'folder',
    allowed: 'the path of a folder',
    description: 'Folder that dumps are dropped into.',
    schema: folder(),
  },
  port: {
    variable: 'CLAIMTRAIL_PORT',
    flag: 'port',
    fallback: '8484',
    kind: 'number',
    ...wholeNumber(0, 65535),
    description: 'Port of the web pages; 0 takes any free one.',
  },
  host: {
    variable: 'CLAIMTRAIL_HOST',
    flag: null,
    fallback: '127.0.0.1',
    kind: 'text',
    allowed: 'an address or a host name',
    description: 'Address that the web pages listen on. There is no login: open it to others only behind a proxy.',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    flag: null,
    fallback: '',
    kind: 'url',
    allowed: 'a URL that begins with postgres:// or postgresql://',
    description: 'PostgreSQL 15 or later to use instead of the one in the data folder.',
    schema: url(['postgres:', 'postgresql:']),
  },
  databasePassword: {
    variable: 'DATABASE_PASSWORD',
    flag: null,
    fallback: '',
    kind: 'secret',
    allowed: 'a password',
    description: 'Password for DATABASE_URL when the URL itself holds none.',
    schema: orNull(z.string()),
  },
  redisUrl: {
    variable: 'REDIS_URL',
    flag: null,
    fallback: '',
    kind: 'url',
    allowed: 'a URL that begins with redis:// or rediss://',
    description: 'Redis 7 or later, or Valkey, for the job queue; without it the queue lives in PostgreSQL.',
    schema: url(['redis:', 'rediss:']),
  },
  digestTime: {
    variable: 'CLAIMTRAIL_DIGEST_TIME',
    flag: null,
    fallback: '07:00',
    kind: 'time',
    allowed: 'a time of day from 00:00 to 23:59',
    description: 'Local time at which the daily digest is closed and sent.',
    schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  },
  timeZone: {
    variable: 'CLAIMTRAIL_TIME_ZONE',
    flag: null,
    fallback: 'UTC',
    kind: 'zone',
    allowed: 'a time zone by its IANA name, such as Europe/Berlin',
    description: 'Time zone of the digest and of the days on the pages.',
    schema: z.string().refine(isTimeZone),
  },
  rescanSeconds: {
    variable: 'CLAIMTRAIL_RESCAN_SECONDS',
    flag: null,
    fallback: '30',
    kind: 'number',
    ...wholeNumber(1, 86_400),
    description: 'How often the inbox is read through, whatever events have said.',
  },
  settleSeconds: {
    variable: 'CLAIMTRAIL_SETTLE_SECONDS',
    flag: null,
    fallback: '2',
    kind: 'number',
    ...wholeNumber(0, 86_400),
    description: 'How long a file must have stopped growing before it is taken.',
  },
  watch: {
    variable: 'CLAIMTRAIL_WATCH',
    flag: null,
    fallback: 'events',
    kind: 'choice',
    ...choice(['events', 'poll']),
    description: 'How new files are noticed: by events, or by polling where there are none, as on network drives.',
  },
  pollSeconds: {
    variable: 'CLAIMTRAIL_POLL_SECONDS',
    flag: null,
    fallback: '5',
    kind: 'number',
    ...wholeNumber(1, 86_400),
    description: 'How often the inbox is looked at with CLAIMTRAIL_WATCH=poll.',
  },
  logLevel: {
    variable: 'CLAIMTRAIL_LOG_LEVEL',
    flag: null,
    fallback: 'info',
    kind: 'choice',
    ...choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    description: 'The least weighty lines that are logged.',
  },
  logFormat: {
    variable: 'CLAIMTRAIL_LOG_FORMAT',
    flag: null,
    fallback: 'auto',
    kind: 'choice',
    ...choice(['auto', 'json', 'pretty']),
    description: 'Log as JSON or for reading; auto is for reading on a terminal and JSON elsewhere.',
  },
  concurrency: {
    variable: 'CLAIMTRAIL_CONCURRENCY',
    flag: null,
    fallback: '4',
    kind: 'number',
    ...wholeNumber(1, 64),
    description: 'How many ranges of dumps are worked on at once.',
  },
  threads: {
    variable: 'CLAIMTRAIL_THREADS',
    flag: null,
    fallback: 'auto',
    kind: 'number',
    allowed: 'a whole number from 1 to 64, or auto',
    description: `Threads for work that is heavy on the processor; auto is one a core, at most ${threadsMax}.`,
    schema: z
      .string()
      .transform((text) => (text === 'auto' ? String(Math.min(availableParallelism(), threadsMax)) : text))
      .pipe(wholeNumber(1, 64).schema),
  },
  sweepSeconds: {
    variable: 'CLAIMTRAIL_SWEEP_SECONDS',
    flag: null,
    fallback: '60',
    kind: 'number',
    ...wholeNumber(1, 86_400),
    description: 'How often work that a crash has left undone is looked for.',
  },
  uncompressedBytesMax: {
    variable: 'CLAIMTRAIL_UNCOMPRESSED_BYTES_MAX',
    flag: null,
    fallback: '64GiB',
    kind: 'number',
    allowed: 'a number of bytes, such as 68719476736 or 64GiB, from 1MiB to 8192GiB',
    description: 'What one compressed file may unpack to; more is refused as damaged or hostile.',
    schema: z
      .string()
      .transform(toBytes)
      .pipe(
        z
          .number()
          .int()
          .min(1024 ** 2)
          .max(8192 * gibibyte),
      ),
  },
  unfoldRatioMax: {
    variable: 'CLAIMTRAIL_UNFOLD_RATIO_MAX',
    flag: null,
    fallback: '1000',
    kind: 'number',
    ...wholeNumber(10, 1_000_000),
    description: 'How often its own size a packed file may unpack to beyond 64 MiB; more is refused as hostile.',
  },
  archiveEntriesMax: {
    variable: 'CLAIMTRAIL_ARCHIVE_ENTRIES_MAX',
    flag: null,
    fallback: '100000',
    kind: 'number',
    ...wholeNumber(1, 10_000_000),
    description: 'How many files one zip or tar may hold; more is refused as hostile.',
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;

/** The settings of a process, checked. Folders are absolute paths; what is off is null. */
export type Settings = { readonly [Key in SettingKey]: z.output<(typeof settings)[Key]['schema']> };

function folder() {
  return z.string().transform((path) => resolve(path));
}

function wholeNumber(min: number, max: number) {
  const schema = z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
  return { allowed: `a whole number from ${min} to ${max}`, schema };
}

function choice<const Names extends readonly [string, ...string[]]>(names: Names) {
  const last = names.at(-1);
  return { allowed: `${names.slice(0, -1).join(', ')} or ${last}`, schema: z.enum(names) };
}

function orNull(schema: z.ZodType<string, string>) {
  return z.union([z.literal('').transform(() => null), schema]);
}

function url(protocols: readonly string[]) {
  return orNull(z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol)));
}

/** Offsets such as +02:00 are refused: they know no daylight saving. */
function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function toBytes(text: string): number {
  const parts = /^(\d{1,16})(KiB|MiB|GiB)?$/.exec(text);
  if (!parts) return Number.NaN;
  const factor = { KiB: 1024, MiB: 1024 ** 2, GiB: gibibyte }[parts[2] ?? ''] ?? 1;
  return Number(parts[1]) * factor;
}
