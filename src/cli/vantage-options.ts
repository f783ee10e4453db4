import { type Command, InvalidArgumentError } from 'commander';
import { parseBeginning, parseMoment, parseVantage, VantageRefused } from '../audit/vantage.ts';

/** What the flags of a vantage point give. */
export interface VantageOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** What `--help` says of looking back. */
export const vantageHelp = `
A day, month or year means its end in the time zone of the settings; a moment is written with its zone:
2026-03-02, 2026-03, 2026-03-02T10:00Z, 2026-03-02T10:00+01:00.`;

/** Adds the flags with which every command of the read side looks back. */
export function addVantageOptions(command: Command): Command {
  return command
    .option('--as-of <moment>', 'only what had been published by then')
    .option('--known-at <moment>', 'only what had been received by then, as it stood then');
}

/**
 * Reads the flags of a vantage point.
 *
 * timeZone  of the settings
 * fails     InvalidArgumentError, which ends the command as called wrongly
 */
export function readVantageOptions(options: VantageOptions, timeZone: string): ReturnType<typeof parseVantage> {
  return refusing(() => parseVantage(options, timeZone));
}

/** Reads a flag that names the first moment that counts; null where it was not given. */
export function readSinceOption(text: string | undefined, timeZone: string): string | null {
  return text === undefined ? null : refusing(() => parseBeginning(text, timeZone, '--since'));
}

/** Reads a flag that names a moment, as those of a vantage point do; null where it was not given. */
export function readMomentOption(name: string, text: string | undefined, timeZone: string): string | null {
  return text === undefined ? null : refusing(() => parseMoment(text, timeZone, name));
}

function refusing<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof VantageRefused) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
