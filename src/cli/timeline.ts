import { Argument, type Command, InvalidArgumentError } from 'commander';
import { findSeries } from '../audit/find-series.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { readDeadlinesAhead, readTimeline, type Timeline } from '../audit/read-timelines.ts';
import { describeVantage, type parseVantage } from '../audit/vantage.ts';
import type { Instant } from '../base/instant.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { clock } from './open-context.ts';
import { plain } from './plain.ts';
import { renderDeadlines, renderTimeline } from './render-timeline.ts';
import { toSeriesNumber } from './series-number.ts';
import { addVantageOptions, readVantageOptions, type VantageOptions, vantageHelp } from './vantage-options.ts';

interface TimelineOptions extends VantageOptions {
  readonly limit?: number;
  readonly json?: boolean;
}

type Vantage = ReturnType<typeof parseVantage>;
type Tx = Parameters<typeof readTimeline>[0];

const help = `
Alone it lists the deadlines that lie ahead, the next first, with what each outlet said of it last; seen from an earlier
moment, those that lay ahead then. The number of a series, or words that find deadlines as "history" finds series, show
how a date slipped: from what to what, by how much, and what each outlet says where they differ.
${vantageHelp}

Examples:
  claimtrail timeline
  claimtrail timeline withdrawal Iraq
  claimtrail timeline 12
  claimtrail timeline --as-of 2025-06`;

const timelinesMax = 5;
const deadlinesMax = 20;

export function addTimeline(program: Command): void {
  const command = addCommand(program, 'timeline', 'show what is due, and how deadlines slipped')
    .addArgument(new Argument('[words...]', 'what to look for, or the number of a series'))
    .option('--limit <count>', `deadlines at most (${deadlinesMax}, of words ${timelinesMax})`, parseCount);
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((words: string[], options: TimelineOptions) =>
      withRuntime({ ...options }, async ({ db, settings }) => {
        const vantage = readVantageOptions(options, settings.timeZone);
        await print(await readSnapshot(db, (tx) => answer(tx, words, vantage, options)));
      }),
    );
}

async function answer(tx: Tx, words: readonly string[], vantage: Vantage, options: TimelineOptions): Promise<string> {
  const seen = describeVantage(vantage);
  const asJson = (value: object) => `${JSON.stringify({ vantage, ...value }, null, 2)}\n`;
  const from = vantage.asOf ?? vantage.knownAt ?? clock();
  if (words.length === 0) {
    const ahead = await readDeadlinesAhead(tx, from, vantage, options.limit ?? deadlinesMax);
    return options.json ? asJson({ from, timelines: ahead }) : renderDeadlines(ahead, from, seen);
  }
  const asked = { from, vantage, limit: options.limit ?? timelinesMax };
  const { timelines, isLoose } = await findTimelines(tx, words, asked);
  if (options.json) return asJson({ from, timelines });
  if (timelines.length === 0) return `No deadline fits “${plain(words.join(' '))}”${seen === '' ? '' : `, ${seen}`}\n`;
  const note = isLoose ? 'No deadline has all of the words; these have all but one.\n\n' : '';
  return `${note}${timelines.map((timeline) => renderTimeline(timeline, from, seen)).join('\n')}`;
}

async function findTimelines(
  tx: Tx,
  words: readonly string[],
  { from, vantage, limit }: { from: Instant; vantage: Vantage; limit: number },
): Promise<{ timelines: Timeline[]; isLoose: boolean }> {
  const number = toSeriesNumber(words);
  if (number !== null) {
    const timeline = await readTimeline(tx, number, from, vantage);
    if (timeline === undefined) throw new CommandFailure(`there is no series ${number}`);
    if (timeline === 'figure') {
      throw new CommandFailure(`series ${number} is a figure, not a deadline; see "claimtrail history ${number}"`);
    }
    return { timelines: [timeline], isLoose: false };
  }
  const filter = { kind: 'date' as const, unit: null, outlet: null, since: null, until: null, vantage, limit };
  const { series, fit } = await findSeries(tx, words.join(' '), filter);
  const timelines: Timeline[] = [];
  for (const { seriesId } of series) {
    const timeline = await readTimeline(tx, seriesId, from, vantage);
    if (timeline !== undefined && timeline !== 'figure') timelines.push(timeline);
  }
  return { timelines, isLoose: fit === 'some' };
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 1`);
  return Number(text);
}
