import postgres from 'postgres';
import { findSeries } from '../src/audit/find-series.ts';
import { readSeries } from '../src/audit/read-series.ts';
import { readSnapshot } from '../src/audit/read-snapshot.ts';
import { parseVantage } from '../src/audit/vantage.ts';
import type { Tx } from '../src/db/open-database.ts';
import { mixSeeds, Random } from '../tests/support/random.ts';
import { claimOf, fillHistoryStore, seriesIn, subjectOf } from './history-store.ts';
import { openService } from './open-service.ts';

/** Times of a question in milliseconds: the median and the 95th percentile, and how often it found what it was made of. */
export interface QuestionTimes {
  readonly question: string;
  readonly p50: number;
  readonly p95: number;
  /** share of searches that had results, 0 to 1 */
  readonly found: number;
}

export interface HistoryFigures {
  readonly claims: number;
  readonly series: number;
  readonly fillSeconds: number;
  /** all searches by words together, in the mix below */
  readonly words: QuestionTimes;
  readonly questions: readonly QuestionTimes[];
}

const searches = 100;
const warmUpSearches = 10;

/** How people search: two or three words mostly; common words alone, numbers and misspelt words now and then. */
const kinds = [
  'two words',
  'three words',
  'one topic',
  'common words',
  'number with word',
  'phrase',
  'misspelt',
] as const;
type Kind = (typeof kinds)[number];
const shares: Readonly<Record<Kind, number>> = {
  'two words': 30,
  'three words': 30,
  'one topic': 20,
  'common words': 5,
  'number with word': 5,
  phrase: 5,
  misspelt: 5,
};

/**
 * Fills stores with made-up claims and measures at each size what `history` takes inside the process: by words, and for
 * one series.
 */
export async function measureHistory(
  sizes: readonly number[],
  tell: (text: string) => void,
): Promise<HistoryFigures[]> {
  const service = await openService();
  const loader = postgres(service.runtime.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const out: HistoryFigures[] = [];
    for (const size of sizes) {
      tell(`filling a store with ${size} claims`);
      const start = performance.now();
      await fillHistoryStore(loader, size);
      const fillSeconds = (performance.now() - start) / 1000;
      tell('searching');
      out.push({ ...(await measureAt(service.runtime.db, size)), fillSeconds });
    }
    return out;
  } finally {
    await loader.end();
    await service.close();
  }
}

async function measureAt(db: Tx, claims: number): Promise<Omit<HistoryFigures, 'fillSeconds'>> {
  const timesOf = new Map<Kind, { ms: number[]; found: number }>();
  for (const kind of kinds) timesOf.set(kind, await timeSearches(db, kind, claims));
  const mixed = kinds.flatMap((kind) => (timesOf.get(kind)?.ms ?? []).slice(0, shares[kind]));
  const foundMixed = kinds.reduce((sum, kind) => sum + (timesOf.get(kind)?.found ?? 0), 0) / (kinds.length * searches);
  const questions = kinds.map((kind) => {
    const { ms, found } = timesOf.get(kind) ?? { ms: [], found: 0 };
    return summary(kind, ms, found / searches);
  });
  questions.push(summary('one series, all points', await timeSeries(db, claims), 1));
  return { claims, series: seriesIn(claims), words: summary('the mix', mixed, foundMixed), questions };
}

async function timeSearches(db: Tx, kind: Kind, claims: number): Promise<{ ms: number[]; found: number }> {
  const vantage = parseVantage({}, 'UTC');
  const filter = { kind: null, unit: null, outlet: null, since: null, until: null, vantage, limit: 10 };
  const ms: number[] = [];
  let found = 0;
  for (let i = -warmUpSearches; i < searches; i++) {
    const text = makeSearch(kind, claims, i);
    const start = performance.now();
    const { series } = await readSnapshot(db, (tx) => findSeries(tx, text, filter));
    if (i < 0) continue;
    ms.push(performance.now() - start);
    if (series.length > 0) found++;
  }
  return { ms, found };
}

/** Words of a series that holds something; claims are drawn, so that series with many points are asked for often. */
function makeSearch(kind: Kind, claims: number, number: number): string {
  const random = new Random(mixSeeds(kinds.indexOf(kind) + 1, number));
  const { series, value } = claimOf(random.between(1, claims), claims);
  const { what, place, topic } = subjectOf(series);
  const [noun = what] = what.split(' ');
  if (kind === 'two words') return `${noun} ${place}`;
  if (kind === 'three words') return `${noun} ${place} ${topic}`;
  if (kind === 'one topic') return topic;
  if (kind === 'common words') return what;
  if (kind === 'number with word') return `${value} ${place}`;
  if (kind === 'phrase') return `"${place} after ${topic}"`;
  return `${noun} ${topic.slice(0, 2)}${topic.charAt(3)}${topic.charAt(2)}${topic.slice(4)}`;
}

async function timeSeries(db: Tx, claims: number): Promise<number[]> {
  const vantage = parseVantage({}, 'UTC');
  const ms: number[] = [];
  for (let i = -warmUpSearches; i < searches; i++) {
    const { series } = claimOf(new Random(mixSeeds(99, i)).between(1, claims), claims);
    const start = performance.now();
    await readSnapshot(db, (tx) => readSeries(tx, series, vantage, true));
    if (i >= 0) ms.push(performance.now() - start);
  }
  return ms;
}

function summary(question: string, times: readonly number[], found: number): QuestionTimes {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { question, p50: at(0.5), p95: at(0.95), found };
}
