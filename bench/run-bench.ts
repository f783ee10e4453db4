import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { issueDigestNow } from '../src/pipeline/issue-digests.ts';
import { layOut, makeCorpus } from './corpus.ts';
import { measureClaims } from './measure-claims.ts';
import { measureCopy } from './measure-copy.ts';
import { measureHistory } from './measure-history.ts';
import { measureIdentity } from './measure-identity.ts';
import { measureIngest } from './measure-ingest.ts';
import { type MemoryFigures, measureMemory } from './measure-memory.ts';
import { measureMicro } from './measure-micro.ts';
import { measureSeries, renderSeries } from './measure-series.ts';
import { measureWorstPair } from './measure-worst-pair.ts';
import { openService } from './open-service.ts';
import { renderClaims } from './render-claims.ts';
import { renderHistory } from './render-history.ts';
import { renderIdentity } from './render-identity.ts';
import { type Report, renderReport } from './render-report.ts';

const usage = `npm run bench -- [--quick | --full] [--memory] [--identity] [--claims] [--history] [--series] [--articles <n>] [--json]

  --quick         a smoke run in under a minute: few articles, no memory figures
  --full          the dump of 1 GB is worked through to its end too; otherwise it is stopped after three minutes
  --memory        the memory figures alone
  --identity      how long placing texts takes with 10,000, 100,000 and 1,000,000 stored ones, alone
  --history       what a search for series takes with 10,000, 100,000 and 1,000,000 stored claims, alone
  --series        how fast claims are joined with 10,000, 100,000 and 1,000,000 stored ones, alone
  --claims        our reader of claims beside other readers, and how its time grows with the text, alone
  --articles <n>  about so many articles end to end (6000; 1000 with --quick)
  --json          figures as JSON
`;

interface Options {
  readonly quick: boolean;
  readonly full: boolean;
  readonly articles: number;
}

/** What goes before the figures, so that the compiler of the threads has seen all code. */
const warmUpArticles = 400;
const dumpFiles = 8;

/** Readers of claims in the report of everything: half a minute at most; `--claims` measures them at length. */
const shortClaims = { articles: 250, passSeconds: 0.3, passes: 3 };

/** Longest time for the dump of 1 GB without --full. */
const largeSecondsMax = 180;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    identity: { type: 'boolean', default: false },
    claims: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
    series: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    articles: { type: 'string' },
  },
});
if (values.help) process.stdout.write(usage);
else await run();

async function run(): Promise<void> {
  const { quick, full } = values;
  const options = { quick, full, articles: Number(values.articles ?? (quick ? 1000 : 6000)) };
  if (values.memory) return print(await measureBoth(options), null);
  if (values.identity) return print(await measureIdentity(storeSizes(quick), tell), renderIdentity);
  if (values.history) return print(await measureHistory(storeSizes(quick), tell), renderHistory);
  if (values.series) return print(await measureSeries(storeSizes(quick), tell), renderSeries);
  if (values.claims) {
    const size = quick ? { articles: 100, passSeconds: 0.3, passes: 3 } : { articles: 500, passSeconds: 2, passes: 5 };
    return print(measureClaims(size), renderClaims);
  }
  const report = await measureAll(options);
  tell('holding the reader of claims against others');
  const claims = measureClaims(shortClaims);
  const series = await measureSeries(shortSizes(quick), tell);
  const history = await measureHistory(shortSizes(quick), tell);
  print({ ...report, claims, series, history }, (all) =>
    [renderReport(all), renderClaims(all.claims), renderSeries(all.series), renderHistory(all.history)].join('\n'),
  );
}

/** Stored texts or claims of the reports that are told alone. */
function storeSizes(quick: boolean): number[] {
  return quick ? [1000, 10_000] : [10_000, 100_000, 1_000_000];
}

/** Stored claims in the report of everything: a million takes minutes to fill in. */
function shortSizes(quick: boolean): number[] {
  return quick ? [1000] : [10_000, 100_000];
}

/** Figures as JSON where that was asked for, or where there is no other form. */
function print<Figures>(figures: Figures, render: ((figures: Figures) => string) | null): void {
  const spread = (_: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
  const asJson = values.json || render === null;
  process.stdout.write(asJson ? `${JSON.stringify(figures, spread, 2)}\n` : render(figures));
}

async function measureAll(options: Options): Promise<Report> {
  const micro = await measureMicro(
    options.quick ? { dumpBytes: 1e6, pairs: 50, runs: 3 } : { dumpBytes: 8e6, pairs: 300, runs: 5 },
  );
  tell('comparing two long texts that have nothing in common');
  const worstPair = measureWorstPair(options.quick ? 50_000 : 200_000);
  const service = await measureService(options);
  const memory = options.quick ? [] : await measureBoth(options);
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.versions.node,
    at: new Date().toISOString().slice(0, 10),
  };
  return { machine, ...service, micro, worstPair, memory };
}

async function measureService(options: Options): Promise<Omit<Report, 'machine' | 'micro' | 'worstPair' | 'memory'>> {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-dumps-'));
  const service = await openService();
  try {
    tell('warming up');
    const lay = (name: string, corpus: ReturnType<typeof makeCorpus>, shift: number) =>
      layOut(join(folder, name), corpus, { files: dumpFiles, shift });
    await service.ingest((await lay('warm', makeCorpus(7, warmUpArticles), 0)).paths);
    const corpus = makeCorpus(1, options.articles);
    const { paths } = await lay('first', corpus, 0);
    const other = await lay('other', corpus, 1);
    tell(`taking ${corpus.length} articles in`);
    const fresh = await measureIngest(service, paths, corpus.length);
    const start = performance.now();
    const { digest } = await issueDigestNow(service.context);
    const issued = { wallMs: performance.now() - start, changes: digest.counts.changes };
    tell('loading the same rows by COPY');
    const copy = await measureCopy(service);
    tell('taking the same in again');
    const sameFiles = await measureIngest(service, paths, corpus.length);
    const otherWrapping = await measureIngest(service, other.paths, corpus.length);
    const settings = { threads: service.threads, concurrency: service.concurrency };
    return { settings, fresh, digest: issued, copy, sameFiles, otherWrapping };
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureBoth({ full }: Options): Promise<MemoryFigures[]> {
  tell('watching the memory with a dump of 100 MB');
  const small = await measureMemory(100e6, null);
  tell(`watching the memory with a dump of 1 GB${full ? '' : `, at most ${largeSecondsMax} s`}`);
  return [small, await measureMemory(1e9, full ? null : largeSecondsMax)];
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
