import { readFileSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { Environment } from './environment.ts';
import { type Setting, type SettingKey, type Settings, settings } from './settings.ts';

/** What came with the command, by the names of the flags: `{ data: './here' }`. */
export type Flags = Readonly<Record<string, string | undefined>>;

export interface MaskedSetting {
  readonly variable: string;
  /** As it took effect; secrets are hidden, empty when the thing is off. */
  readonly value: string;
  readonly from: 'flag' | 'environment' | 'file' | 'default';
}

/** The start is refused: every setting that is wrong, with what is allowed. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads the settings of a process: a flag goes before a variable, a variable before the default. A URL or a secret
 * may also stand in a file that `<VARIABLE>_FILE` names, as container secrets do. An empty variable counts as unset.
 *
 * fails    SettingsError that lists all problems
 */
export function readSettings(environment: Environment, flags: Flags = {}): Settings {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of entries()) {
    const found = findText(setting, environment, flags);
    if ('problem' in found) {
      problems.push(found.problem);
      continue;
    }
    const result = setting.schema.safeParse(found.text);
    if (result.success) values[key] = result.data;
    else problems.push(`${nameSource(setting, found.from)} must be ${setting.allowed}${quote(setting, found.text)}`);
  }
  if (problems.length > 0) throw new SettingsError(problems);
  const read = values as Settings;
  if (holds(read.inboxFolder, read.dataFolder)) throw new SettingsError([nameOverlap(environment, flags, read)]);
  return { ...read, databaseUrl: addPassword(read.databaseUrl, read.databasePassword) };
}

/**
 * Shows the settings in effect without their secrets.
 *
 * fails    SettingsError as `readSettings` does
 */
export function maskedSettings(environment: Environment, flags: Flags = {}): MaskedSetting[] {
  const values: Readonly<Record<SettingKey, unknown>> = readSettings(environment, flags);
  return entries().map(([key, setting]) => {
    const found = findText(setting, environment, flags);
    const from = 'problem' in found ? 'default' : found.from;
    return { variable: setting.variable, value: mask(setting, values[key]), from };
  });
}

/**
 * Finds variables that look like ours and are none: most likely spelling mistakes.
 */
export function findUnknownVariables(environment: Environment): string[] {
  const known = new Set(entries().flatMap(([, { variable }]) => [variable, `${variable}_FILE`]));
  return Object.keys(environment).filter((name) => name.startsWith('CLAIMTRAIL_') && !known.has(name));
}

/** Says whether a setting may come from a file that `<VARIABLE>_FILE` names. */
export function mayComeFromFile(setting: Setting): boolean {
  return setting.kind === 'url' || setting.kind === 'secret';
}

type Found = { readonly text: string; readonly from: MaskedSetting['from'] } | { readonly problem: string };

function entries(): [SettingKey, Setting][] {
  return Object.entries(settings) as [SettingKey, Setting][];
}

function findText(setting: Setting, environment: Environment, flags: Flags): Found {
  const flag = setting.flag === null ? undefined : flags[setting.flag];
  if (flag !== undefined) return { text: flag, from: 'flag' };
  const direct = environment[setting.variable] || undefined;
  const path = mayComeFromFile(setting) ? environment[`${setting.variable}_FILE`] || undefined : undefined;
  if (direct !== undefined && path !== undefined) {
    return { problem: `${setting.variable} and ${setting.variable}_FILE are both set: only one may be` };
  }
  if (path !== undefined) return readFromFile(setting.variable, path);
  if (direct !== undefined) return { text: direct, from: 'environment' };
  return { text: setting.fallback, from: 'default' };
}

function readFromFile(variable: string, path: string): Found {
  try {
    return { text: readFileSync(path, 'utf8').trim(), from: 'file' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `${variable}_FILE must name a file that can be read: ${reason}` };
  }
}

function nameSource(setting: Setting, from: MaskedSetting['from']): string {
  if (from === 'flag') return `--${setting.flag}`;
  return from === 'file' ? `the file that ${setting.variable}_FILE names` : setting.variable;
}

/** Secrets are never repeated, and a wrong URL may hold one at any place. */
function quote(setting: Setting, text: string): string {
  return mayComeFromFile(setting) ? '' : `, not ${JSON.stringify(text.slice(0, 80))}`;
}

/** Both as absolute paths; a folder holds itself. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What lies in the inbox is taken as a dump: with the data inside, the database and the shelved files would be. */
function nameOverlap(environment: Environment, flags: Flags, { dataFolder, inboxFolder }: Settings): string {
  const [data, inbox] = [settings.dataFolder, settings.inboxFolder].map((setting) => {
    const found = findText(setting, environment, flags);
    return nameSource(setting, 'problem' in found ? 'default' : found.from);
  });
  return `${data} (${dataFolder}) must lie outside ${inbox} (${inboxFolder})`;
}

function addPassword(url: string | null, password: string | null): string | null {
  if (url === null || password === null) return url;
  const parsed = new URL(url);
  if (parsed.password === '') parsed.password = encodeURIComponent(password);
  return parsed.href;
}

function mask(setting: Setting, value: unknown): string {
  if (value === null) return '';
  if (setting.kind === 'url') return maskUrl(String(value));
  return setting.kind === 'secret' ? '***' : String(value);
}

/** By the parts of the URL, not by its look: a password may hold any sign, and may also stand behind the `?`. */
function maskUrl(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  if (url.searchParams.has('password')) url.searchParams.set('password', '***');
  return url.href;
}
