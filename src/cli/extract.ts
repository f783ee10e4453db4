import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { type Command, InvalidArgumentError } from 'commander';
import { toDay, toInstant } from '../base/instant.ts';
import { readClaims } from '../claims/read-claims.ts';
import { isColourWanted } from '../runtime/environment.ts';
import { addCommand, CommandFailure, print } from './command.ts';
import { readTextFile, readTextStream, toGivenText } from './read-given-text.ts';
import { readInputLines } from './read-input-lines.ts';
import { renderClaims } from './render-claims.ts';

interface ExtractOptions {
  /** day or instant of publication, where a text states none */
  readonly date?: string;
  readonly json?: boolean;
  readonly text?: boolean;
}

const help = `
Of a file of plain text (UTF-8) each sentence that holds a claim is shown, its claims marked, and below it one line a
claim. Its first line is the headline where a blank line follows it. A file of JSON Lines, and standard input without
--text, hold one object a line: {"id","text","date"?} in, {"id","quantities","times","claims"} out, in the same order.
Exit code 1 when a file could not be read; the others are read all the same.

Examples:
  claimtrail extract --date 2026-03-02 monday.txt tuesday.txt
  pbpaste | claimtrail extract --text
  echo '{"id":"1","text":"At least 24 people died on Sunday.","date":"2026-03-02"}' | claimtrail extract`;

export function addExtract(program: Command): void {
  addCommand(program, 'extract [files...]', 'read texts and show their claims; as JSON also their quantities and times')
    .option('--date <day>', 'when texts that do not say so were published; "Sunday" is resolved against it', parseDate)
    .option('--json', 'print JSON of plain texts too, one line each, named by the file')
    .option('--text', 'take standard input, or every file, as plain text')
    .addHelpText('after', help)
    .action(async (files: string[], options: ExtractOptions) => {
      if (files.length === 0) return extractInput(options);
      const failures: string[] = [];
      for (const [i, file] of files.entries()) {
        try {
          await extractFile(file, options, files.length > 1 ? `${i > 0 ? '\n' : ''}==> ${file} <==\n` : '');
        } catch (error) {
          if (!(error instanceof CommandFailure)) throw error;
          failures.push(error.message);
          process.stderr.write(`claimtrail: ${error.message}\n`);
        }
      }
      if (failures.length > 0) process.exitCode = 1;
    });
}

async function extractInput(options: ExtractOptions): Promise<void> {
  if (!options.text) return extractLines(process.stdin, 'standard input', options);
  await extractPlain(await readTextStream(process.stdin, 'standard input'), 'standard input', options, '');
}

async function extractFile(file: string, options: ExtractOptions, heading: string): Promise<void> {
  const text = await readTextFile(file);
  if (!options.text && holdsLines(file, text)) return extractLines(Readable.from([text]), file, options);
  await extractPlain(text, file, options, heading);
}

async function extractPlain(text: string, name: string, options: ExtractOptions, heading: string): Promise<void> {
  const reading = readClaims({ ...toGivenText(text), date: options.date ?? null });
  if (options.json) return print(`${JSON.stringify({ id: name, ...reading })}\n`);
  const style = process.stdout.isTTY && isColourWanted() ? 'colour' : 'brackets';
  await print(`${heading}${renderClaims(text, reading.claims, style)}`);
}

async function extractLines(input: Readable, name: string, options: ExtractOptions): Promise<void> {
  for await (const { line, number } of readInputLines(input)) {
    const { id, text, date } = parseLine(line, `${name}, line ${number}`);
    const { quantities, times, claims } = readClaims({ text, date: date ?? options.date ?? null, headlineLength: 0 });
    await print(`${JSON.stringify({ id, quantities, times, claims })}\n`);
  }
}

/** Whether a file is JSON Lines: its name says so, or its first line is an object with a text. */
function holdsLines(file: string, text: string): boolean {
  if (['.jsonl', '.ndjson'].includes(extname(file).toLowerCase())) return true;
  const first = /\S[^\r\n]*/.exec(text)?.[0] ?? '';
  if (!first.startsWith('{')) return false;
  try {
    return typeof (JSON.parse(first) as { text?: unknown }).text === 'string';
  } catch {
    return false;
  }
}

function parseLine(line: string, place: string): { id: unknown; text: string; date: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CommandFailure(`${place}: not JSON (${(error as Error).message})`);
  }
  const { id, text, date } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') throw new CommandFailure(`${place}: "text" is missing or no string`);
  return { id: id ?? null, text, date: typeof date === 'string' ? date : null };
}

function parseDate(value: string): string {
  const date = toDay(value) ?? (/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? toInstant(value) : null);
  if (date === null) throw new InvalidArgumentError(`"${value}" is no day such as 2026-03-02`);
  return date;
}
