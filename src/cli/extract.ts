import type { Command } from 'commander';
import { readClaims } from '../claims/read-claims.ts';
import { addCommand, CommandFailure, print } from './command.ts';
import { readInputLines } from './read-input-lines.ts';

export function addExtract(program: Command): void {
  addCommand(program, 'extract', 'read texts from standard input and print their quantities, times and claims')
    .addHelpText(
      'after',
      '\nOne JSON object a line: {"id","text","date"?} in, {"id","quantities","times","claims"} out, in the same order.' +
        '\n\nExample:\n  echo \'{"id":"1","text":"At least 24 people died on Sunday.","date":"2026-03-02"}\' | claimtrail extract',
    )
    .action(async () => {
      for await (const { line, number } of readInputLines(process.stdin)) {
        const input = parseLine(line, number);
        const { quantities, times, claims } = readClaims({ text: input.text, date: input.date, headlineLength: 0 });
        await print(`${JSON.stringify({ id: input.id, quantities, times, claims })}\n`);
      }
    });
}

function parseLine(line: string, number: number): { id: unknown; text: string; date: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CommandFailure(`standard input, line ${number}: not JSON (${(error as Error).message})`);
  }
  const { id, text, date } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string')
    throw new CommandFailure(`standard input, line ${number}: "text" is missing or no string`);
  return { id: id ?? null, text, date: typeof date === 'string' ? date : null };
}
