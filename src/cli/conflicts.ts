import { type Command, InvalidArgumentError } from 'commander';
import { type ConflictQuestion, readConflicts } from '../audit/read-conflicts.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { describeVantage } from '../audit/vantage.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { renderConflicts } from './render-conflicts.ts';
import {
  addVantageOptions,
  readSinceOption,
  readVantageOptions,
  type VantageOptions,
  vantageHelp,
} from './vantage-options.ts';

interface ConflictOptions extends VantageOptions {
  readonly since?: string;
  readonly series?: number;
  readonly limit: number;
  readonly json?: boolean;
}

type Tx = Parameters<typeof readConflicts>[0];

const help = `
Outlets contradict each other where points of one series, of one day or of neighbouring ones, cannot both be true: 34
against 38, but not "at least 30" against 34, nor 1.2 against 1.24 billion. What one of them said later is told with it.
A text contradicts itself where its headline gives another figure than its body, or one sentence another than the next.
Which of two is right is not judged.
${vantageHelp}

Examples:
  claimtrail conflicts
  claimtrail conflicts --since 2026-03-01
  claimtrail conflicts --series 12 --json`;

export function addConflicts(program: Command): void {
  const command = addCommand(program, 'conflicts', 'show what contradicts what: outlets, headlines and bodies')
    .option('--since <moment>', 'only what was published since then')
    .option('--series <number>', 'only what is about one series', parseCount)
    .option('--limit <count>', 'of each kind at most', parseCount, 50);
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((options: ConflictOptions) =>
      withRuntime({ ...options }, async ({ db, settings }) => {
        const question: ConflictQuestion = {
          vantage: readVantageOptions(options, settings.timeZone),
          since: readSinceOption(options.since, settings.timeZone),
          seriesId: options.series ?? null,
          limit: options.limit,
        };
        await print(await readSnapshot(db, (tx) => answer(tx, question, options)));
      }),
    );
}

async function answer(tx: Tx, question: ConflictQuestion, options: ConflictOptions): Promise<string> {
  const conflicts = await readConflicts(tx, question);
  if (conflicts === undefined) throw new CommandFailure(`there is no series ${question.seriesId}`);
  if (options.json) return `${JSON.stringify({ vantage: question.vantage, ...conflicts }, null, 2)}\n`;
  return renderConflicts(conflicts, describeVantage(question.vantage));
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 1`);
  return Number(text);
}
