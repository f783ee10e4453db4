import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Flags,
  findUnknownVariables,
  maskedSettings,
  mayComeFromFile,
  readSettings,
  SettingsError,
} from '../../src/runtime/read-settings.ts';
import { settings } from '../../src/runtime/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-settings-'));
const urlFile = join(folder, 'database-url');

beforeAll(() => writeFileSync(urlFile, 'postgres://anna:s3cret@db:5432/news\n'));
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(environment: Record<string, string>, flags: Flags = {}): readonly string[] {
  try {
    readSettings(environment, flags);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('without any variable are the defaults', () => {
    expect(readSettings({})).toMatchObject({
      dataFolder: resolve('data'),
      inboxFolder: resolve('inbox'),
      port: 8484,
      host: '127.0.0.1',
      databaseUrl: null,
      redisUrl: null,
      digestTime: '07:00',
      timeZone: 'UTC',
      watch: 'events',
      uncompressedBytesMax: 64 * 1024 ** 3,
      unfoldRatioMax: 1000,
      archiveEntriesMax: 100_000,
    });
  });

  test('take a flag before a variable, and a variable before the default', () => {
    expect(readSettings({ CLAIMTRAIL_PORT: '9000' }).port).toBe(9000);
    expect(readSettings({ CLAIMTRAIL_PORT: '9000' }, { port: '9001' }).port).toBe(9001);
  });

  test('count an empty variable as unset', () => {
    expect(readSettings({ CLAIMTRAIL_PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8484, databaseUrl: null });
  });

  test('use as many threads as there are cores, eight at most', () => {
    expect(readSettings({}).threads).toBeGreaterThanOrEqual(1);
    expect(readSettings({}).threads).toBeLessThanOrEqual(8);
    expect(readSettings({ CLAIMTRAIL_THREADS: '12' }).threads).toBe(12);
  });

  test('accept bytes with a unit', () => {
    expect(readSettings({ CLAIMTRAIL_UNCOMPRESSED_BYTES_MAX: '2GiB' }).uncompressedBytesMax).toBe(2 ** 31);
    expect(readSettings({ CLAIMTRAIL_UNCOMPRESSED_BYTES_MAX: '5000000' }).uncompressedBytesMax).toBe(5_000_000);
  });

  test('read a URL from the file that its _FILE variable names', () => {
    expect(readSettings({ DATABASE_URL_FILE: urlFile }).databaseUrl).toBe('postgres://anna:s3cret@db:5432/news');
  });

  test('put the password into a database URL that has none', () => {
    const read = readSettings({ DATABASE_URL: 'postgres://anna@db/news', DATABASE_PASSWORD: 'p@ss/w%rd' });
    expect(decodeURIComponent(new URL(read.databaseUrl ?? '').password)).toBe('p@ss/w%rd');
    const kept = readSettings({ DATABASE_URL: 'postgres://anna:own@db/news', DATABASE_PASSWORD: 'other' });
    expect(kept.databaseUrl).toBe('postgres://anna:own@db/news');
  });
});

const refusals: [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { CLAIMTRAIL_PORT: 'http' }, /^CLAIMTRAIL_PORT must be a whole number from 0 to 65535/],
  ['a port out of range', { CLAIMTRAIL_PORT: '70000' }, /^CLAIMTRAIL_PORT must be a whole number from 0 to 65535/],
  ['a time of day that no day has', { CLAIMTRAIL_DIGEST_TIME: '24:00' }, /^CLAIMTRAIL_DIGEST_TIME must be a time/],
  ['a time zone nobody knows', { CLAIMTRAIL_TIME_ZONE: 'Europe/Atlantis' }, /^CLAIMTRAIL_TIME_ZONE must be .*IANA/],
  ['an offset as time zone', { CLAIMTRAIL_TIME_ZONE: '+02:00' }, /^CLAIMTRAIL_TIME_ZONE must be .*IANA/],
  ['another way to watch', { CLAIMTRAIL_WATCH: 'often' }, /^CLAIMTRAIL_WATCH must be events or poll, not "often"/],
  ['no thread at all', { CLAIMTRAIL_THREADS: '0' }, /^CLAIMTRAIL_THREADS must be .* or auto/],
  ['a limit without sense', { CLAIMTRAIL_UNCOMPRESSED_BYTES_MAX: '3 TB' }, /^CLAIMTRAIL_UNCOMPRESSED_BYTES_MAX must/],
  [
    'a URL of another database',
    { DATABASE_URL: 'mysql://anna:s3cret@db/x' },
    /^DATABASE_URL must be a URL that begins/,
  ],
  ['a file that is not there', { REDIS_URL_FILE: '/nowhere/at/all' }, /^REDIS_URL_FILE must name a file that can be/],
  ['a URL given twice', { REDIS_URL: 'redis://r', REDIS_URL_FILE: '/x' }, /^REDIS_URL and REDIS_URL_FILE are both set/],
];

describe('a start is refused for', () => {
  test.each(refusals)('%s', (_name, environment, message) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
    expect(problems[0]).not.toContain('s3cret');
  });

  test('all problems at once, a flag under its own name', () => {
    const problems = problemsOf({ CLAIMTRAIL_WATCH: 'x', CLAIMTRAIL_LOG_LEVEL: 'loud' }, { port: 'x' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^--port must be/);
  });

  test('anything but whole numbers where numbers are wanted', () => {
    const variables = Object.values(settings).filter((setting) => setting.kind === 'number');
    expect(variables.length).toBeGreaterThan(5);
    for (const { variable } of variables) {
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), (text) => {
          fc.pre(!/^\d+([KMG]iB)?$|^auto$/.test(text));
          expect(problemsOf({ [variable]: text })).toHaveLength(1);
        }),
        { numRuns: 50 },
      );
    }
  });
});

const overlaps: [string, Record<string, string>, Flags, RegExp][] = [
  ['inside the inbox', { CLAIMTRAIL_DATA: '/a/in/data', CLAIMTRAIL_INBOX: '/a/in' }, {}, /^CLAIMTRAIL_DATA .*_INBOX/],
  ['that is the inbox', { CLAIMTRAIL_DATA: '/a/in/', CLAIMTRAIL_INBOX: '/a/b/../in' }, {}, /^CLAIMTRAIL_DATA .*_INBOX/],
  ['given by a flag', { CLAIMTRAIL_INBOX: '/a' }, { data: '/a/..data' }, /^--data .* outside CLAIMTRAIL_INBOX/],
  ['below an inbox that is the root', {}, { data: '/data', inbox: '/' }, /^--data .* outside --inbox/],
];

describe('a data folder', () => {
  test.each(overlaps)('%s is refused, and both settings are named', (_name, environment, flags, message) => {
    const problems = problemsOf(environment, flags);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test('beside the inbox, around it or of a like name is accepted', () => {
    expect(problemsOf({}, { data: '/a/data', inbox: '/a/inbox' })).toEqual([]);
    expect(problemsOf({}, { data: '/a', inbox: '/a/inbox' })).toEqual([]);
    expect(problemsOf({}, { data: '/a/inbox-data', inbox: '/a/inbox' })).toEqual([]);
  });
});

describe('shown settings', () => {
  test('hide secrets and the passwords inside URLs, and say where each came from', () => {
    const shown = maskedSettings(
      { DATABASE_URL_FILE: urlFile, REDIS_URL: 'redis://:hush@cache:6379', DATABASE_PASSWORD: 'hidden' },
      { port: '1' },
    );
    expect(JSON.stringify(shown)).not.toMatch(/s3cret|hush|hidden/);
    expect(shown).toContainEqual({ variable: 'DATABASE_URL', value: 'postgres://anna:***@db:5432/news', from: 'file' });
    expect(shown).toContainEqual({ variable: 'REDIS_URL', value: 'redis://:***@cache:6379', from: 'environment' });
    expect(shown).toContainEqual({ variable: 'DATABASE_PASSWORD', value: '***', from: 'environment' });
    expect(shown).toContainEqual({ variable: 'CLAIMTRAIL_PORT', value: '1', from: 'flag' });
    expect(shown).toHaveLength(Object.keys(settings).length);
  });

  test('hide any password a URL can hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (password) => {
        const url = `postgres://anna:${encodeURIComponent(`pw${password}pw`)}@db/news`;
        expect(JSON.stringify(maskedSettings({ DATABASE_URL: url }))).not.toContain('pw');
      }),
    );
  });
});

test('a variable that is spelled wrong is found', () => {
  const names = { CLAIMTRAIL_PROT: '1', CLAIMTRAIL_PORT: '2', DATABASE_URL_FILE: 'x', HOME: '/' };
  expect(findUnknownVariables(names)).toEqual(['CLAIMTRAIL_PROT']);
});

test('.env.example lists every setting with its default, and nothing else', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');
  const listed = lines.map((line) => /^# ?([A-Z][A-Z_]+)=(.*)$/.exec(line)).filter((parts) => parts !== null);
  const expected = Object.values(settings).flatMap((setting) => [
    `${setting.variable}=${setting.fallback}`,
    ...(mayComeFromFile(setting) ? [`${setting.variable}_FILE=`] : []),
  ]);
  expect(listed.map((parts) => `${parts[1]}=${parts[2]}`)).toEqual(expected);
  for (const { description, allowed } of Object.values(settings)) {
    expect(lines).toContain(`# ${description}`);
    expect(lines.some((line) => line.startsWith(`# Allowed: ${allowed}.`))).toBe(true);
  }
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
