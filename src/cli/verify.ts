import { type Command, InvalidArgumentError } from 'commander';
import { type Verified, verifyStore } from '../audit/verify/verify-store.ts';
import { type ArticleId, toRowId } from '../base/ids.ts';
import { toInstant } from '../base/instant.ts';
import { openVerifyTools } from '../pipeline/open-verify-tools.ts';
import { addCommand, print, withRuntime } from './command.ts';
import { openBar } from './open-bar.ts';
import { openContext } from './open-context.ts';
import { renderVerified } from './render-verified.ts';

interface VerifyFlags {
  readonly since?: string;
  readonly article?: ArticleId;
  readonly quick?: boolean;
  readonly head?: { no: number; hash: string };
  readonly all?: boolean;
  readonly json?: boolean;
}

const help = `
Everything that is stored is derived once more from the kept bytes: the hash of each kept file, the articles in it,
their revisions and claims, the changes between them, what they contradict, the points and series that they make, and
the digests that told of them. The chain of received articles is walked from its first entry. Whatever differs is named,
and the exit code is then 1. What could not be looked at is named too. Nothing is written.

The last line of the answer says where the chain ends. Noted elsewhere and given as --head later, it shows that nothing
before it was replaced, not even by somebody who made the whole chain anew.

Examples:
  claimtrail verify
  claimtrail verify --quick --since 2026-03-01
  claimtrail verify --article 12 --json
  claimtrail verify --head 1204:5f1c…`;

/** Faults of each kind that are told unless all are asked for. */
const toldMax = 20;

/** Pieces of work in flight beyond the threads, so that none of them waits for the database. */
const spareWidth = 1;

export function addVerify(program: Command): void {
  addCommand(program, 'verify', 'hold everything that is stored against the kept bytes')
    .option('--since <instant>', 'only what came in since, a day or an instant', parseSince)
    .option('--article <number>', 'only one article, and the dumps that it was seen in', parseArticle)
    .option(
      '--quick',
      'hashes, the chain and places of claims; no dump is read once more, no series is joined once more',
    )
    .option('--head <number:hash>', 'an end of the chain that was noted earlier', parseHead)
    .option('--all', `all that is wrong, not the first ${toldMax} of each kind`)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((flags: VerifyFlags) =>
      withRuntime({ ...flags }, async (runtime) => {
        const { context, threads } = openContext(runtime);
        const bar = openBar('dumps and articles');
        const begun = performance.now();
        try {
          const verified = await verifyStore(
            runtime.db,
            openVerifyTools(context, runtime.settings.threads + spareWidth),
            {
              since: flags.since ?? null,
              article: flags.article ?? null,
              isQuick: flags.quick === true,
              keptMax: flags.all ? Number.POSITIVE_INFINITY : toldMax,
              noted: flags.head ?? null,
              onProgress: bar.show,
            },
          );
          bar.clear();
          await tell(verified, (performance.now() - begun) / 1000, flags);
          if (!verified.ok) process.exitCode = 1;
        } finally {
          await threads.close();
        }
      }),
    );
}

async function tell(verified: Verified, seconds: number, { json, quick = false }: VerifyFlags): Promise<void> {
  if (json) await print(`${JSON.stringify({ ...verified, seconds: Math.round(seconds * 100) / 100 }, null, 2)}\n`);
  else await print(renderVerified(verified, seconds, quick));
}

function parseSince(value: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  const at = /^\d{4}-\d\d-\d\d([T ].*)?$/.test(value) ? toInstant(isDay ? `${value}T00:00:00Z` : value) : null;
  if (at === null)
    throw new InvalidArgumentError(`"${value}" is no day or instant; write 2026-03-01 or 2026-03-01T08:00:00Z`);
  return at;
}

function parseArticle(value: string): ArticleId {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError(`"${value}" is no number of an article`);
  return toRowId<ArticleId>(value);
}

function parseHead(value: string): { no: number; hash: string } {
  const found = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(value);
  if (found === null)
    throw new InvalidArgumentError(`"${value}" is no end of a chain; write NUMBER:HASH as verify prints it`);
  return { no: Number(found[1]), hash: found[2] ?? '' };
}
