import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { findSeries, type SeriesFilter } from '../audit/find-series.ts';
import { readSeries } from '../audit/read-series.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { describeVantage } from '../audit/vantage.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { renderSearch } from './render-search.ts';
import { renderSeries } from './render-series.ts';
import { toSeriesNumber } from './series-number.ts';
import {
  addVantageOptions,
  readMomentOption,
  readSinceOption,
  readVantageOptions,
  type VantageOptions,
  vantageHelp,
} from './vantage-options.ts';

interface HistoryOptions extends VantageOptions {
  readonly limit: number;
  readonly kind?: 'figure' | 'date';
  readonly outlet?: string;
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

type Tx = Parameters<typeof readSeries>[0];

const help = `
A series is one measured thing or deadline across articles and outlets. Words find series by their subjects and the
headlines of their articles: each word must stand there, whole or as a beginning; "words in quotes" as they are; -word
not; a number such as 2,500 or 1.2bn must be a value of the series, and 2026 or 2026-12 the beginning of a date of it.
The number of a series shows every point of it: when, value and bound, how far it moved, who gave it, and the sentence.
What a text quotes as an earlier value is marked. To find a whole number below, write it with its comma or in quotes.
${vantageHelp}

Examples:
  claimtrail history troops Iraq
  claimtrail history 'ISIS detainees' 2,225
  claimtrail history deadline withdrawal --kind date --since 2026
  claimtrail history 12
  claimtrail history 12 --all --known-at 2026-03-02`;

export function addHistory(program: Command): void {
  const command = addCommand(program, 'history', 'find one figure or deadline and show how it went, across articles')
    .addArgument(new Argument('<words...>', 'what to look for, or the number of a series'))
    // A word with a dash before it is one that must not stand there.
    .allowUnknownOption()
    .option('--limit <count>', 'series shown at most', parseCount, 10)
    .addOption(new Option('--kind <kind>', 'figures or deadlines alone').choices(['figure', 'date']))
    .option('--outlet <name>', 'series with a point by this outlet, or one whose name holds this')
    .option('--unit <unit>', 'series in this unit: people, percent, USD …')
    .option('--since <moment>', 'series with a point published since then')
    .option('--until <moment>', 'series with a point published by then')
    .option('--all', 'of one series, every point: repeats by one outlet are not folded');
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((words: string[], options: HistoryOptions) =>
      withRuntime({ ...options }, async ({ db, settings }) => {
        refuseNoWords(words);
        const vantage = readVantageOptions(options, settings.timeZone);
        const filter: SeriesFilter = {
          ...{ kind: options.kind ?? null, unit: options.unit ?? null, outlet: options.outlet ?? null },
          since: readSinceOption(options.since, settings.timeZone),
          until: readMomentOption('--until', options.until, settings.timeZone),
          ...{ vantage, limit: options.limit },
        };
        await print(await readSnapshot(db, (tx) => answer(tx, words, filter, options)));
      }),
    );
}

async function answer(
  tx: Tx,
  words: readonly string[],
  filter: SeriesFilter,
  options: HistoryOptions,
): Promise<string> {
  const seen = describeVantage(filter.vantage);
  const asJson = (value: object) => `${JSON.stringify({ vantage: filter.vantage, ...value }, null, 2)}\n`;
  const number = toSeriesNumber(words);
  if (number !== null) {
    const series = await readSeries(tx, number, filter.vantage, options.all !== true);
    if (series === undefined) {
      throw new CommandFailure(
        `there is no series ${number}; to look for the number, write it in quotes or with its comma`,
      );
    }
    return options.json ? asJson(series) : renderSeries(series, seen);
  }
  const found = await findSeries(tx, words.join(' '), filter);
  return options.json ? asJson(found) : renderSearch(found, words.join(' '), seen);
}

function refuseNoWords(words: readonly string[]): void {
  const unknown = words.find((word) => word.startsWith('--'));
  if (unknown !== undefined) throw new InvalidArgumentError(`unknown option ${unknown}`);
  if (words.join('').trim() === '') throw new InvalidArgumentError('there is nothing to look for');
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 1`);
  return Number(text);
}
