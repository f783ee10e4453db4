import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { readSeriesDecisions, readSeriesList, type ToldSeriesDecision } from '../audit/read-series-list.ts';
import { DecisionRefused } from '../pipeline/decide-articles.ts';
import {
  type DecidedSeries,
  mergeSeries,
  pinSeries,
  renameSeries,
  splitSeries,
  undoSeriesDecision,
} from '../pipeline/decide-series.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { runUntilDone } from '../workers/run-until-done.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { openContext } from './open-context.ts';

interface Options {
  readonly json?: boolean;
  readonly note?: string;
  readonly claims?: number[];
  readonly articles?: number[];
  readonly limit?: number;
}

/** Series listed where nobody says how many. */
const listedMax = 40;

/** Adds to `series` what a person may look up and decide by hand. */
export function addSeriesByHand(series: Command): void {
  const add = (words: string, about: string, example: string) =>
    addCommand(series, words, about)
      .option('--json', 'as JSON')
      .addHelpText('after', `\nExample:\n  claimtrail series ${example}`);
  const note = ['--note <words>', 'why, for whoever looks at it later'] as const;
  add('list', 'list the series that hold something: pinned ones, then the fullest', 'list --limit 100')
    .option('--limit <number>', `how many (${listedMax})`, toNumber)
    .action((options: Options) => list(options));
  add('merge <series> <other>', 'decide that two series are one', 'merge 12 40 --note "the same toll"')
    .option(...note)
    .action((a: string, b: string, options: Options) =>
      carryOut(options, (context) => mergeSeries(context, toNumber(a), toNumber(b), decider(options))),
    );
  add('split <series>', 'decide that some points of a series are another one', 'split 12 --articles 7,9')
    .option('--claims <numbers>', 'numbers of their claims, as "history" tells them', toNumbers)
    .option('--articles <numbers>', 'articles whose points they are', toNumbers)
    .option(...note)
    .action((series: string, options: Options) => {
      const points = { claims: options.claims ?? [], articles: options.articles ?? [] };
      if (points.claims.length + points.articles.length === 0)
        throw new InvalidArgumentError('--claims or --articles is needed');
      return carryOut(options, (context) => splitSeries(context, toNumber(series), points, decider(options)));
    });
  add('rename <series> <name>', 'give a series a name', 'rename 12 "Dead in the Oststadt flood"')
    .option(...note)
    .action((series: string, name: string, options: Options) =>
      carryOut(options, (context) => renameSeries(context, toNumber(series), name, decider(options))),
    );
  for (const [kind, about] of [
    ['pin', 'list a series first, and have it keep its number and name'],
    ['unpin', 'list a series with the others again'],
  ] as const) {
    add(`${kind} <series>`, about, `${kind} 12`)
      .option(...note)
      .action((series: string, options: Options) =>
        carryOut(options, (context) => pinSeries(context, toNumber(series), kind, decider(options))),
      );
  }
  add('undo <decision>', 'take a decision back', 'undo 3').action((decision: string, options: Options) =>
    carryOut(options, (context) => undoSeriesDecision(context, toNumber(decision), decider(options).by)),
  );
  add('decisions', 'list what was decided by hand about series', 'decisions').action((options: Options) =>
    withRuntime({ ...options }, async ({ db }) => listDecisions(await readSeriesDecisions(db), options)),
  );
}

async function list(options: Options): Promise<void> {
  await withRuntime({ ...options }, async ({ db }) => {
    const { count, series } = await readSeriesList(db, options.limit ?? listedMax);
    if (options.json) return print(`${JSON.stringify({ count, series }, null, 2)}\n`);
    const more = series.length < count ? `, the fullest ${series.length} of them` : '';
    await print(count === 0 ? 'no series yet\n' : `${count} series${more}\n`);
    const width = Math.max(...series.map(({ id }) => String(id).length), 1);
    for (const { id, kind, name, unit, pinned, points, articles, outlets } of series) {
      const held = `${points} points, ${articles} articles, ${outlets} outlets`;
      const of = kind === 'date' || unit === '' ? kind : unit;
      await print(`${String(id).padStart(width)} ${pinned ? '*' : ' '} ${name} (${of}): ${held}\n`);
    }
  });
}

/** Carries a decision out and works off what follows from it, so that all is told when the command ends. */
async function carryOut(options: Options, work: (context: StepContext) => Promise<DecidedSeries>): Promise<void> {
  await withRuntime({ ...options }, async (runtime) => {
    const { context, threads } = openContext(runtime);
    try {
      const { jobs, ...decided } = await work(context);
      await runUntilDone(context, jobs, runtime.settings.concurrency, { onStep: () => {} });
      if (options.json) return await print(`${JSON.stringify(decided)}\n`);
      const undone = decided.undone.length === 0 ? '' : `; decision ${decided.undone.join(', ')} is undone by it`;
      await print(`decision ${decided.decision}: the points are in series ${decided.series.join(' and ')}${undone}\n`);
    } catch (error) {
      if (error instanceof DecisionRefused) throw new CommandFailure(error.message);
      throw error;
    } finally {
      await threads.close();
    }
  });
}

async function listDecisions(decisions: readonly ToldSeriesDecision[], options: Options): Promise<void> {
  if (options.json) return print(`${JSON.stringify(decisions, null, 2)}\n`);
  if (decisions.length === 0) return print('nothing was decided by hand about series\n');
  for (const decision of decisions) {
    const { id, kind, decidedBy, decidedAt, note, undoneAt } = decision;
    const end = undoneAt === null ? '' : ` (undone ${undoneAt})`;
    await print(
      `${id}  ${kind}  ${describe(decision)}  ${decidedBy}, ${decidedAt}${end}${note === null ? '' : `: ${note}`}\n`,
    );
  }
}

function describe({ kind, seriesA, seriesB, name }: ToldSeriesDecision): string {
  const a = seriesA.join(', ');
  switch (kind) {
    case 'merge':
      return `${a} and ${seriesB.join(', ')}`;
    case 'split':
      return `${a} apart from ${seriesB.join(', ')}`;
    case 'rename':
      return `${a} to "${name}"`;
    default:
      return a;
  }
}

function decider({ note }: Options): { by: string; note: string | null } {
  return { by: userName(), note: note ?? null };
}

/** A user of a container may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

function toNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no number`);
  return Number(text);
}

function toNumbers(text: string): number[] {
  return text.split(',').map((part) => toNumber(part.trim()));
}
