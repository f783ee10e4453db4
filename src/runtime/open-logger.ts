import type { Writable } from 'node:stream';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';

/** What rooms are given to log with. */
export type Log = Logger;

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface LoggerChoice {
  readonly level: LogLevel;
  readonly format: 'auto' | 'json' | 'pretty';
}

/** Fields whose values never reach a log line, at the top and one level down. */
const secretFields = ['password', 'token', 'secret', 'authorization', 'databaseUrl', 'redisUrl'];

/**
 * Opens the log of a process. Lines are written synchronously, so that the last ones before an exit are there.
 *
 * choice   level, and JSON lines or lines for people; `auto` is for people when the target is a terminal
 * target   where the lines go; standard error when left out, since standard output belongs to the commands
 * returns  a logger that masks secret fields and passwords inside URLs
 */
export function openLogger(choice: LoggerChoice, target?: Writable): Log {
  const pretty = choice.format === 'pretty' || (choice.format === 'auto' && isTerminal(target ?? process.stderr));
  return pino(
    {
      level: choice.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
      hooks: { streamWrite: maskPasswords },
    },
    pretty ? openPretty(target) : openPlain(target),
  );
}

/**
 * Replaces passwords inside URLs.
 *
 * text     any text, such as a log line or a setting
 * returns  the same text with `scheme://user:***@host` in place of each password
 */
export function maskPasswords(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"']*):[^\s/?#"]*@/gi, '$1:***@');
}

function isTerminal(target: Writable): boolean {
  return 'isTTY' in target && target.isTTY === true;
}

function openPlain(target?: Writable): DestinationStream {
  return target ?? destination({ dest: 2, sync: true });
}

function openPretty(target?: Writable): DestinationStream {
  const terminal = isTerminal(target ?? process.stderr);
  const options = { colorize: terminal, translateTime: 'SYS:HH:MM:ss.l', singleLine: true, sync: true };
  return PinoPretty({ ...options, destination: target ?? 2 });
}
