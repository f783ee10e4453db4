import { type Command, InvalidArgumentError } from 'commander';
import { joinTopic, parseTopic } from '../audit/join-stories.ts';
import { addCommand, CommandFailure, print } from './command.ts';
import { readInputLines } from './read-input-lines.ts';
import { addSeriesByHand } from './series-by-hand.ts';

interface SeriesOptions {
  readonly jsonl?: boolean;
}

export function addSeries(program: Command): void {
  const series = addCommand(program, 'series', 'list and mend series by hand; or join given articles into series');
  series
    .option(
      '--jsonl',
      'read topics from standard input, one JSON object a line: {"id","articles":[{"date","outlet","text"}]}',
    )
    .addHelpText(
      'after',
      '\nThe first line of a text is its headline. One line a topic is written: {"topic","series":[{"subject","unit",' +
        '"kind","points"}]}.\nNothing is kept; what the service has joined is shown by "history".\n\n' +
        'Examples:\n  claimtrail series --jsonl < topics.jsonl > series.jsonl',
    )
    .action(async ({ jsonl }: SeriesOptions) => {
      if (!jsonl) throw new InvalidArgumentError('--jsonl or one of the commands list, merge, split … is needed');
      await joinLines();
    });
  addSeriesByHand(series);
}

async function joinLines(): Promise<void> {
  for await (const { line, number } of readInputLines(process.stdin)) {
    try {
      await print(`${JSON.stringify(joinTopic(parseTopic(line)))}\n`);
    } catch (error) {
      throw new CommandFailure(`standard input, line ${number}: ${(error as Error).message}`);
    }
  }
}
