import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { readDecisions } from '../audit/read-decisions.ts';
import { type Decided, DecisionRefused, mergeByHand, splitByHand, undoDecision } from '../pipeline/decide-articles.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { runUntilDone } from '../workers/run-until-done.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { openContext } from './open-context.ts';

interface Options {
  readonly json?: boolean;
  readonly note?: string;
  readonly revisions?: number[];
}

export function addArticles(program: Command): void {
  const articles = program
    .command('articles')
    .description('mend by hand which texts are versions of one article; later runs keep to it');
  addCommand(articles, 'merge <article> <other>', 'decide that two articles are one')
    .option('--note <words>', 'why, for whoever looks at it later')
    .option('--json', 'as JSON')
    .action((a: string, b: string, options: Options) =>
      carryOut(options, (context) => mergeByHand(context, toNumber(a), toNumber(b), decider(options))),
    );
  addCommand(articles, 'split <article>', 'decide that some revisions of an article are another one')
    .requiredOption('--revisions <numbers>', 'their numbers, such as 3,4', toNumbers)
    .option('--note <words>', 'why, for whoever looks at it later')
    .option('--json', 'as JSON')
    .action((article: string, options: Options) =>
      carryOut(options, (context) =>
        splitByHand(context, toNumber(article), options.revisions ?? [], decider(options)),
      ),
    );
  addCommand(articles, 'undo <decision>', 'take a decision back')
    .option('--json', 'as JSON')
    .action((decision: string, options: Options) =>
      carryOut(options, (context) => undoDecision(context, toNumber(decision), decider(options).by)),
    );
  addCommand(articles, 'decisions', 'list what was decided by hand')
    .option('--json', 'as JSON')
    .action((options: Options) =>
      withRuntime({ ...options }, async ({ db }) => list(await readDecisions(db), options)),
    );
}

/** Carries a decision out and works off what follows from it, so that all is told when the command ends. */
async function carryOut(options: Options, work: (context: StepContext) => Promise<Decided>): Promise<void> {
  await withRuntime({ ...options }, async (runtime) => {
    const { context, threads } = openContext(runtime);
    try {
      const { jobs, ...decided } = await work(context);
      await runUntilDone(context, jobs, runtime.settings.concurrency, { onStep: () => {} });
      if (options.json) return await print(`${JSON.stringify(decided)}\n`);
      const undone = decided.undone.length === 0 ? '' : `; decision ${decided.undone.join(', ')} is undone by it`;
      const now = decided.articles.length === 1 ? 'article' : 'articles';
      await print(`decision ${decided.decision}: the texts are in ${now} ${decided.articles.join(' and ')}${undone}\n`);
    } catch (error) {
      if (error instanceof DecisionRefused) throw new CommandFailure(error.message);
      throw error;
    } finally {
      await threads.close();
    }
  });
}

async function list(decisions: Awaited<ReturnType<typeof readDecisions>>, options: Options): Promise<void> {
  if (options.json) return print(`${JSON.stringify(decisions, null, 2)}\n`);
  if (decisions.length === 0) return print('nothing was decided by hand\n');
  for (const { id, kind, articlesA, articlesB, decidedBy, decidedAt, note, undoneAt } of decisions) {
    const sides = `${articlesA.join(', ')} ${kind === 'merge' ? 'and' : 'apart from'} ${articlesB.join(', ')}`;
    const end = undoneAt === null ? '' : ` (undone ${undoneAt})`;
    await print(`${id}  ${kind}  ${sides}  ${decidedBy}, ${decidedAt}${end}${note === null ? '' : `: ${note}`}\n`);
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
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no number of an article or decision`);
  return Number(text);
}

function toNumbers(text: string): number[] {
  return text.split(',').map((part) => toNumber(part.trim()));
}
