import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type ComparedArticles, compareArticles } from '../audit/compare-articles.ts';
import { compareStory, parseStory } from '../audit/compare-stories.ts';
import { addCommand, CommandFailure, print } from './command.ts';
import { readInputLines } from './read-input-lines.ts';

interface CompareOptions {
  readonly jsonl?: boolean;
  readonly json?: boolean;
  readonly words?: boolean;
}

export function addCompare(program: Command): void {
  addCommand(program, 'compare [old] [new]', 'print what one text claims otherwise than another')
    .option(
      '--jsonl',
      'read stories from standard input, one JSON object a line: {"id","revisions":[{"date","outlet","text"}]}',
    )
    .option('--json', 'print the changes of two files as JSON')
    .option('--words', 'print the newer text too, with the words that were taken out and put in')
    .addHelpText(
      'after',
      '\nExamples:\n  claimtrail compare monday.txt tuesday.txt\n  claimtrail compare --jsonl < stories.jsonl > changes.jsonl',
    )
    .action(async (older: string | undefined, newer: string | undefined, options: CompareOptions) => {
      if (options.jsonl) return compareLines();
      if (older === undefined || newer === undefined)
        throw new InvalidArgumentError('two files, or --jsonl, are needed');
      await compareFiles(older, newer, options);
    });
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

async function compareFiles(older: string, newer: string, options: CompareOptions): Promise<void> {
  const [before, after] = [
    { name: older, bytes: await read(older) },
    { name: newer, bytes: await read(newer) },
  ];
  let compared: ComparedArticles;
  try {
    compared = await compareArticles(before, after);
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
  const { changes, findings, words } = compared;
  if (options.json) {
    const rows = changes.map(({ change }) => change);
    const found = findings.map(({ finding }) => finding);
    return print(
      `${JSON.stringify({ changes: rows, findings: found, ...(options.words ? { words } : {}) }, null, 2)}\n`,
    );
  }
  if (changes.length === 0) await print('no claim changed\n');
  for (const { change, line } of changes) {
    await print(`${line}\n`);
    if (change.sentenceBefore !== null) await print(`  - ${change.sentenceBefore}\n`);
    if (change.sentenceAfter !== null) await print(`  + ${change.sentenceAfter}\n`);
  }
  for (const { finding, line } of findings) {
    const told = finding.kind === 'contradiction' ? 'contradicts itself' : 'declares what the texts do not show';
    await print(`${newer} ${told}: ${line}\n`);
  }
  if (options.words) await print(`\n${words.join('\n')}\n`);
}

async function read(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`);
  });
}
