// npm run eval: runs every scorer whose data is there, prints one table, and holds it against eval/best.json.
//
//   --check   exit code 1 when a figure is below the best reached
//   --raise   write figures that are better into eval/best.json; they are never lowered
//   --only X  the sets whose name contains X
//
// The sets of quantities and times come in two halves, parted by a hash of the id: one that may be looked at while rules
// are written, and one that is only scored. Both are told beside the whole.
//
// The data are no part of this project: they are looked for in CLAIMTRAIL_SHARED, or in a folder `shared` beside this
// one. What is not there is said and skipped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const named = process.env.CLAIMTRAIL_SHARED ?? join(root, '..', 'shared');
// The scorers know themselves by their real path.
const shared = existsSync(named) ? realpathSync(named) : named;
const bestFile = join(root, 'eval', 'best.json');
const place = mkdtempSync(join(tmpdir(), 'claimtrail-eval-'));
// The server of a root user runs as another one; it keeps its data elsewhere when it may not enter.
chmodSync(place, 0o755);
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';

/** Figures may differ in the last place by how a library rounds; more than this is a drop. */
const tolerance = 0.0005;

const sets = [
  { name: 'seeds', gold: 'corpora/seeds-gold.jsonl', folder: 'seeds', score: splitting },
  { name: 'dumps-dev', gold: 'corpora/dumps-dev/dumps-dev.jsonl', folder: 'corpora/dumps-dev', score: splitting },
  {
    name: 'versions-dev',
    gold: 'corpora/versions-dev/versions-dev.jsonl',
    folder: 'corpora/versions-dev',
    score: linking,
  },
  { name: 'wire-dev', gold: 'corpora/wire-dev/wire-dev.jsonl', folder: 'corpora/wire-dev', score: linking },
  { name: 'newsquant-dev', gold: 'corpora/newsquant-dev.jsonl', score: quantities },
  { name: 'timex-dev', gold: 'corpora/timex-dev.jsonl', score: times },
  { name: 'claim-changes-dev', gold: 'corpora/claim-changes-dev.json', score: changes },
  { name: 'series-dev', gold: 'corpora/series-dev.json', score: series },
];

const best = existsSync(bestFile) ? JSON.parse(readFileSync(bestFile, 'utf8')) : {};
let dropped = 0;
let compared = 0;
try {
  for (const set of sets) {
    if (!set.name.includes(only ?? '')) continue;
    const gold = join(shared, set.gold);
    if (!existsSync(gold)) {
      process.stdout.write(`${set.name.padEnd(18)} skipped: no ${set.gold} beside the project\n`);
      continue;
    }
    const figures = set.score(set, gold);
    best[set.name] ??= {};
    for (const [name, value] of Object.entries(figures)) dropped += tell(set.name, name, value);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
if (process.argv.includes('--raise')) mkdirSync(dirname(bestFile), { recursive: true });
if (process.argv.includes('--raise')) writeFileSync(bestFile, `${JSON.stringify(best, null, 2)}\n`);
process.stdout.write(`${compared} figures, ${dropped} below the best reached\n`);
if (process.argv.includes('--check') && dropped > 0) process.exitCode = 1;

/** Prints a figure beside the best one. Names that end in "errors" or "alarms" are better when lower. */
function tell(set, name, value) {
  const isLowerBetter = /(errors|alarms)$/.test(name);
  const known = best[set][name];
  const rounded = Number(value.toFixed(4));
  const isBetter = known === undefined || (isLowerBetter ? rounded < known : rounded > known);
  const isDrop = known !== undefined && (isLowerBetter ? rounded > known + tolerance : rounded < known - tolerance);
  if (isBetter) best[set][name] = rounded;
  compared++;
  const mark = isDrop ? '  DROPPED' : isBetter && known !== undefined ? '  better' : '';
  process.stdout.write(
    `${set.padEnd(18)} ${name.padEnd(36)} ${String(rounded).padStart(8)}   best ${String(known ?? '-').padStart(8)}${mark}\n`,
  );
  return isDrop ? 1 : 0;
}

function splitting({ name, folder }, gold) {
  const report = score('score-splitting.mjs', gold, ingest(name, folder, gold));
  const total = report.shapes.total;
  const figures = {
    'exact F1': total.exact.f1,
    'boundary F1': total.boundary.f1,
    'date accuracy': total.dateAccuracy ?? 0,
    'invented date errors': total.datesWhereNoneStated ?? 0,
  };
  for (const [shape, one] of Object.entries(report.shapes)) {
    if (shape !== 'total' && Object.keys(report.shapes).length > 2) figures[`exact F1 ${shape}`] = one.exact.f1 ?? 0;
  }
  return figures;
}

function linking({ name, folder }, gold) {
  const report = score('score-linking.mjs', gold, ingest(name, folder, gold));
  return {
    'pairwise F1': report.distinct.pairwise.f1,
    'pairwise precision': report.distinct.pairwise.precision,
    'pairwise recall': report.distinct.pairwise.recall,
    'exact-duplicate errors': report.duplicates.storedTwice + report.duplicates.swallowed,
    'order errors': report.chains.outOfOrder,
    'missing or cut errors': report.files.missing + report.files.cut,
  };
}

function quantities({ name }, gold) {
  return inHalves(name, gold, (part) => {
    const { published } = score('score-quantities.mjs', part, extract(part));
    return Object.fromEntries(Object.entries(published).map(([row, { F1 }]) => [row, F1]));
  });
}

function times({ name }, gold) {
  return inHalves(name, gold, (part) => {
    const report = score('score-timex.mjs', part, extract(part));
    return Object.fromEntries(['strict', 'relaxed', 'value', 'type'].map((row) => [row, report[row].F1]));
  });
}

/** The figures of a whole set, then those of its half that may be looked at, then those of the half only scored. */
function inHalves(name, gold, figuresOf) {
  const lines = readFileSync(gold, 'utf8').split('\n').filter(Boolean);
  const isLooked = (line) =>
    Number.parseInt(createHash('md5').update(JSON.parse(line).id).digest('hex')[0], 16) % 2 === 0;
  const figures = figuresOf(gold);
  for (const [half, part] of [
    ['looked at', lines.filter(isLooked)],
    ['only scored', lines.filter((line) => !isLooked(line))],
  ]) {
    const file = join(place, `${name}, ${half}.jsonl`);
    writeFileSync(file, `${part.join('\n')}\n`);
    for (const [row, value] of Object.entries(figuresOf(file))) figures[`${row}, ${half}`] = value;
  }
  return figures;
}

function changes(_, gold) {
  const stories = JSON.parse(readFileSync(gold, 'utf8')).map(({ id, revisions }) => JSON.stringify({ id, revisions }));
  const report = score('score-changes.mjs', gold, claimtrail(['compare', '--jsonl'], `${stories.join('\n')}\n`));
  return {
    'F1 overall': report.overall.f1 * 100,
    'F1 without headlines': report.withoutHeadlines.f1 * 100,
    'values found': report.valuesFoundAnyKind * 100,
    'pairs with false alarms': report.noChangePairsWithFalseAlarm,
  };
}

function series(_, gold) {
  const topics = JSON.parse(readFileSync(gold, 'utf8')).map(({ id, articles }) =>
    JSON.stringify({ id, articles: articles.map(({ date, outlet, text }) => ({ date, outlet, text })) }),
  );
  const report = score('score-series.mjs', gold, claimtrail(['series', '--jsonl'], `${topics.join('\n')}\n`));
  return {
    'pairwise F1': report.pairwise.f1 * 100,
    'pairwise precision': report.pairwise.p * 100,
    'pairwise recall': report.pairwise.r * 100,
    'point recall': report.pointRecall * 100,
    'mixed series errors': report.seriesMixingDistractors,
  };
}

/** Takes in the files that a gold file names, in its order, into a store of their own; returns what is exported. */
function ingest(name, folder, gold) {
  const listed = node([join(shared, 'score', 'files-in-order.mjs'), gold]);
  const files = listed
    .split('\n')
    .filter(Boolean)
    .map((file) => join(shared, folder, file));
  claimtrail(['ingest', '--data', join(place, name), ...files], '', [0, 1]);
  return claimtrail(['export', 'articles', '--data', join(place, name)]);
}

function extract(gold) {
  return claimtrail(['extract'], readFileSync(gold, 'utf8'));
}

function score(scorer, gold, predictions) {
  const file = join(place, 'predictions.jsonl');
  writeFileSync(file, predictions);
  const out = node([join(shared, 'score', scorer), gold, file, '--json']);
  return JSON.parse(out.trim().startsWith('{') && out.includes('\n ') ? out : (out.trim().split('\n').at(-1) ?? '{}'));
}

function claimtrail(words, input = '', allowed = [0]) {
  return node([join(root, 'bin', 'claimtrail'), ...words], input, allowed);
}

function node(words, input = '', allowed = [0]) {
  const environment = { ...process.env, DATABASE_URL: '', REDIS_URL: '' };
  const run = spawnSync(process.execPath, words, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: environment,
    cwd: dirname(place),
  });
  if (!allowed.includes(run.status ?? -1))
    throw new Error(`${words.slice(0, 3).join(' ')} ended with ${run.status}:\n${run.stderr}`);
  return run.stdout;
}
