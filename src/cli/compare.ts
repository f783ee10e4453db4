import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { compareArticles } from '../audit/compare-articles.ts';
import { compareStory, parseStory } from '../audit/compare-stories.ts';
import { addCommand, CommandFailure, print } from './command.ts';
import { readInputLines } from './read-input-lines.ts';

export function addCompare(program: Command): void {
  addCommand(program, 'compare [old] [new]', 'print what one text claims otherwise than another')
    .option(
      '--jsonl',
      'read stories from standard input, one JSON object a line: {"id","revisions":[{"date","outlet","text"}]}',
    )
    .option('--json', 'print the changes of two files as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  claimtrail compare monday.txt tuesday.txt\n  claimtrail compare --jsonl < stories.jsonl > changes.jsonl',
    )
    .action(
      async (older: string | undefined, newer: string | undefined, options: { jsonl?: boolean; json?: boolean }) => {
        if (options.jsonl) return compareLines();
        if (older === undefined || newer === undefined)
          throw new InvalidArgumentError('two files, or --jsonl, are needed');
        await compareFiles(older, newer, options.json === true);
      },
    );
}

async function compareLines(): Promise<void> {
  for await (const { line, number } of readInputLines(process.stdin)) {
    try {
      for (const pair of compareStory(parseStory(line))) await print(`${JSON.stringify(pair)}\n`);
    } catch (error) {
      throw new CommandFailure(`standard input, line ${number}: ${(error as Error).message}`);
    }
  }
}

async function compareFiles(older: string, newer: string, asJson: boolean): Promise<void> {
  const files = await Promise.all([older, newer].map(async (name) => ({ name, bytes: await read(name) })));
  const [before, after] = files;
  if (before === undefined || after === undefined) return;
  let compared: ReturnType<typeof compareArticles>;
  try {
    compared = compareArticles(before, after);
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
  if (asJson)
    return print(
      `${JSON.stringify(
        compared.map(({ change }) => change),
        null,
        2,
      )}\n`,
    );
  if (compared.length === 0) return print('no claim changed\n');
  for (const { change, line } of compared) {
    await print(`${line}\n`);
    if (change.sentenceBefore !== null) await print(`  - ${change.sentenceBefore}\n`);
    if (change.sentenceAfter !== null) await print(`  + ${change.sentenceAfter}\n`);
  }
}

async function read(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`);
  });
}
