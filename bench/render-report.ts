import type { CopyFigures } from './measure-copy.ts';
import type { IngestFigures } from './measure-ingest.ts';
import type { MemoryFigures } from './measure-memory.ts';
import type { MicroFigure } from './measure-micro.ts';
import type { WorstPairFigure } from './measure-worst-pair.ts';
import type { Sum } from './stopwatch.ts';

/** Everything that one run of the bench found out. */
export interface Report {
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string; readonly at: string };
  readonly settings: { readonly threads: number; readonly concurrency: number };
  readonly fresh: IngestFigures;
  readonly digest: { readonly wallMs: number; readonly changes: number };
  readonly sameFiles: IngestFigures;
  readonly otherWrapping: IngestFigures;
  readonly copy: CopyFigures;
  readonly micro: readonly MicroFigure[];
  readonly worstPair: WorstPairFigure;
  readonly memory: readonly MemoryFigures[];
}

/** What is aimed at: as in docs/BENCH.md. */
export const targets = {
  articlesPerSecond: 500,
  repeatTimes: 20,
  processBytesMax: 500e6,
  pairsPerSecond: 1000,
  worstPairSeconds: 2,
} as const;

/** Lays the report out as one table for reading. */
export function renderReport(report: Report): string {
  const { machine, settings, fresh, sameFiles, otherWrapping } = report;
  const lines = [
    `${machine.cores} cores (${machine.processor}), node ${machine.node}, ${settings.threads} threads, ` +
      `${settings.concurrency} steps at once, ${machine.at}`,
    '',
    'End to end, files to compared revisions in the embedded Postgres',
    ...ingestLines('new articles', fresh),
    row('  target', `${targets.articlesPerSecond} articles/s`),
    '',
    'Where the processor time of the new articles went',
    ...shareLines(fresh),
    '',
    'How long the steps took (they run side by side and wait for each other, so the sum is more than the whole)',
    ...stepLines(report),
    '',
    'Against a raw COPY of the same rows into the same tables, with all indexes and keys',
    ...copyLines(report),
    '',
    'Again',
    ...ingestLines('the same files', sameFiles),
    row('  against new', `${times(sameFiles, fresh)} (target ${targets.repeatTimes} times)`),
    ...ingestLines('the same articles in other wrapping', otherWrapping),
    row('  against new', times(otherWrapping, fresh)),
    '',
    'Alone on one core, by processor time',
    ...report.micro.map(({ name, perSecond, unit }) => row(`  ${name}`, `${number(perSecond)} ${unit}/s`)),
    row('  target for pairs of 5 KB', `${number(targets.pairsPerSecond)} pairs/s`),
    ...worstLines(report.worstPair),
    '',
    `Memory of "claimtrail ingest" at most (target: below ${number(targets.processBytesMax / 1e6)} MB, whatever the size)`,
    ...report.memory.flatMap(memoryLines),
  ];
  return `${lines.join('\n')}\n`;
}

function ingestLines(name: string, figures: IngestFigures): string[] {
  const { articles, bytes, wallMs, articlesPerSecond, articlesPerSecondAtMost, counts } = figures;
  const found = `${counts.new} new, ${counts.revised} revised, ${counts.known} known, ${counts.rejected} rejected`;
  const most = articlesPerSecondAtMost;
  return [
    row(`  ${name}`, `${number(articlesPerSecond)} articles/s`),
    row('', `${articles} articles (${found}), ${number(bytes / 1e6)} MB in ${number(wallMs / 1000)} s`),
    ...(most === null ? [] : [row('', `${number(most)} articles/s if no core ever waited or worked for others`)]),
  ];
}

const functionNames: Readonly<Record<string, string>> = {
  openKept: 'unpack',
  scanDump: 'detect and split',
  decidePairs: 'compare with candidates',
  readArticles: 'read articles, canonical text, SHA-256',
  readTexts: 'read claims, signature',
  readClaimRows: 'read claims to see what would differ',
  readAgain: 'read claims again (date learned later)',
  compareTexts: 'compare revisions',
  measureClaims: 'read what claims measure',
  matchMeasures: 'match it with what others measure',
  groupMeasures: 'group it to series',
};

function shareLines({ functionsMs, mainThreadMs, processMs, serverMs, articles }: IngestFigures): string[] {
  const main = mainThreadMs ?? 0;
  const functions = Object.entries(functionsMs);
  const other = processMs - main - functions.reduce((sum, [, ms]) => sum + ms, 0);
  const parts: [string, number][] = [
    ...functions.map(([name, ms]): [string, number] => [functionNames[name] ?? name, ms]),
    ['main thread: look-ups, linking, rows', main],
    ['compiling, collecting garbage, copying to threads', other],
    ['Postgres', serverMs ?? 0],
  ];
  const sum = parts.reduce((total, [, ms]) => total + ms, 0);
  return [
    ...parts
      .toSorted((a, b) => b[1] - a[1])
      .map(([name, ms]) =>
        row(`  ${name}`, `${percent(ms / sum)}  ${number(ms)} ms, ${number(ms / articles)} an article`),
      ),
    row('  in all', `${number(sum)} ms, ${number(sum / articles)} an article`),
  ];
}

function stepLines({ fresh, digest }: Report): string[] {
  const { steps, transactions } = fresh.watch;
  const line = (name: string, sum: Sum | undefined) =>
    sum === undefined ? [] : [row(`  ${name}`, `${number(sum.wallMs)} ms in ${sum.count}`)];
  return [
    ...line('accept: copy the file', steps.get('claim-copy')),
    ...line('accept: keep its bytes', steps.get('accept-dump')),
    ...line('split', steps.get('split-dump')),
    ...line('record articles', steps.get('record-articles')),
    ...line('  of it: waiting for the identity lock', transactions.get('record-articles: wait')),
    ...line('  of it: database under the lock', transactions.get('record-articles: held')),
    ...line('record changes', steps.get('record-changes')),
    ...line('  of it: database', transactions.get('record-changes: held')),
    ...line('record claims again', steps.get('record-claims')),
    ...line('record series', steps.get('record-series')),
    ...line('  of it: database', transactions.get('record-series: held')),
    ...line('describe series', steps.get('describe-series')),
    ...line('shelve', steps.get('shelve-dump')),
    row('  digest', `${number(digest.wallMs)} ms for ${digest.changes} changes`),
  ];
}

function copyLines({ copy, fresh }: Report): string[] {
  const held = fresh.watch.transactions.get('record-articles: held');
  const underLock = held === undefined ? 0 : (fresh.articles / held.wallMs) * 1000;
  return [
    row(
      '  raw COPY',
      `${number(copy.articlesPerSecond)} articles/s (${copy.rows} rows, ${number(copy.bytes / 1e6)} MB)`,
    ),
    row('  end to end', `${percent(fresh.articlesPerSecond / copy.articlesPerSecond)} of its speed`),
    row('  database part under the lock', `${percent(underLock / copy.articlesPerSecond)} of its speed`),
    ...(copy.serverMs === null || fresh.serverMs === null
      ? []
      : [
          row(
            '  processor time of Postgres',
            `${number(fresh.serverMs / fresh.articles / (copy.serverMs / copy.articles))} times that of the COPY`,
          ),
        ]),
  ];
}

function worstLines({ bytes, readSeconds, compareSeconds }: WorstPairFigure): string[] {
  return [
    row(
      `  compare two texts of ${number(bytes / 1000)} KB with nothing in common`,
      `${number(compareSeconds)} s (target below ${targets.worstPairSeconds} s for 200 KB)`,
    ),
    row('  ... read them before', `${number(readSeconds)} s`),
  ];
}

function memoryLines(figures: MemoryFigures): string[] {
  const { dumpBytes, whole, seconds, revisions, processBytesMax, serverBytesMax } = figures;
  const done = whole ? 'worked through' : 'stopped';
  return [
    row(`  a dump of ${number(dumpBytes / 1e6)} MB`, `${number(processBytesMax / 1e6)} MB`),
    row(
      '',
      `${done} after ${number(seconds)} s with ${revisions} revisions; Postgres beside it: ` +
        `${serverBytesMax === null ? 'not seen' : `${number(serverBytesMax / 1e6)} MB`}`,
    ),
  ];
}

function times(a: IngestFigures, b: IngestFigures): string {
  return `${number(a.articlesPerSecond / b.articlesPerSecond)} times as fast`;
}

function row(name: string, value: string): string {
  return `${name.padEnd(52)} ${value}`;
}

function percent(share: number): string {
  return `${number(share * 100)} %`.padStart(6);
}

/** Three digits are what such figures are worth. */
function number(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
