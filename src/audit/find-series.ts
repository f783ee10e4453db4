import { groupBy } from '../base/group-by.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type FoundSeries,
  findKnownWords,
  findSeries as findSeriesRows,
  isAskingForWords,
  type SeriesQuestion,
} from '../db/queries/search.ts';
import { findPointSamples, sampleMax } from '../db/queries/told-points.ts';
import { parseSearch, type Search } from './parse-search.ts';
import { dueAt } from './slip-of.ts';
import { sparkLine } from './spark-line.ts';
import { tellPoints } from './tell-points.ts';
import { isOnCourse, type ToldPoint } from './told-point.ts';
import { looseQuery, queryOfWord, spellingsNear, wordQuery } from './word-query.ts';

/** Which series are looked for, beside the words. */
export type SeriesFilter = Pick<SeriesQuestion, 'kind' | 'unit' | 'outlet' | 'since' | 'until' | 'vantage' | 'limit'>;

/** Series that fit a search, the best first. */
export interface SeriesSearch {
  readonly search: Search;
  /** `all` asked for was found; `some` words of several were; `other` spellings of words that stand nowhere were taken */
  readonly fit: 'all' | 'some' | 'other';
  /** what was taken for words that stand nowhere */
  readonly spellings: Readonly<Record<string, readonly string[]>>;
  readonly series: readonly SeriesSummary[];
}

/** A series in short: what it is of, how much it holds, and from what to what it went. */
export interface SeriesSummary extends FoundSeries {
  readonly points: number;
  /** it holds so much that articles, outlets and the spark line are those of its first and last points alone */
  readonly isSampled: boolean;
  readonly articles: number;
  readonly outlets: readonly string[];
  /** '' where it holds fewer than two values */
  readonly spark: string;
  readonly first: SummaryPoint | null;
  readonly last: SummaryPoint | null;
  /** what it holds of times that are not known, in words; at most five values */
  readonly undated: readonly string[];
}

export interface SummaryPoint {
  readonly said: string;
  readonly time: ToldPoint['time'];
  readonly outlet: string | null;
  readonly revision: string;
}

/**
 * Finds series by what they are about. Nothing is written.
 *
 * text    words, phrases in quotes, numbers and dates, as `parseSearch` takes them apart
 * returns the best that fit, at most `filter.limit`; none for a text of nothing but common words
 */
export async function findSeries(tx: Tx, text: string, filter: SeriesFilter): Promise<SeriesSearch> {
  const search = parseSearch(text);
  const { phrases, numbers, dates } = search;
  const ask = (query: string) => findSeriesRows(tx, { ...filter, query, phrases, numbers, dates });
  const told = async (
    fit: SeriesSearch['fit'],
    found: readonly FoundSeries[],
    spellings = new Map<string, string[]>(),
  ) => ({
    ...{ search, fit, spellings: Object.fromEntries(spellings) },
    series: await summarise(tx, found, filter),
  });
  const [whole, beginning] = [wordQuery(search, 'whole'), wordQuery(search, 'beginning')];
  const exact = whole === '' ? [] : await ask(whole);
  if (exact.length > 0) return told('all', exact);
  if (whole === '' || !(await isAskingForWords(tx, whole))) {
    return told('all', phrases.length + numbers.length + dates.length === 0 ? [] : await ask(''));
  }
  const longer = beginning === whole ? [] : await ask(beginning);
  if (longer.length > 0) return told('all', longer);
  const spellings = await findSpellings(tx, search.words);
  if (spellings.size > 0) {
    const near = await ask(wordQuery(search, 'beginning', spellings));
    if (near.length > 0) return told('other', near, spellings);
  }
  const loose = looseQuery(search);
  return told('some', loose === '' ? [] : await ask(loose));
}

/** Longer lists of variants would only find other words. */
const spellingsMax = 3;
const spellingLengthMin = 4;

/** For words that stand in no series, spellings near them that do. */
async function findSpellings(tx: Tx, words: readonly string[]): Promise<Map<string, string[]>> {
  const asked = words.map((word) => queryOfWord(word, 'beginning'));
  const known = new Set(await findKnownWords(tx, asked));
  const out = new Map<string, string[]>();
  for (const [at, word] of words.entries()) {
    if (known.has(asked[at] ?? '') || word.length < spellingLengthMin) continue;
    const found = await findKnownWords(tx, spellingsNear(word));
    if (found.length > 0) out.set(word, found.slice(0, spellingsMax));
  }
  return out;
}

async function summarise(tx: Tx, found: readonly FoundSeries[], filter: SeriesFilter): Promise<SeriesSummary[]> {
  const { rows, counts } = await findPointSamples(
    tx,
    found.map(({ seriesId }) => seriesId),
    filter.vantage,
  );
  const rowsOf = groupBy(rows, ({ seriesId }) => seriesId);
  return found.map((series) => {
    const held = rowsOf.get(series.seriesId) ?? [];
    const inAll = counts.get(series.seriesId) ?? 0;
    const summary = summaryOf(tellPoints(held, series.unit, new Map()));
    const isSampled = inAll > sampleMax;
    return { ...series, ...summary, points: isSampled ? inAll : summary.points, isSampled };
  });
}

const undatedMax = 5;

/**
 * Tells some points of one series in short.
 *
 * points  in the order of time
 */
export function summaryOf(points: readonly ToldPoint[]): Omit<SeriesSummary, keyof FoundSeries | 'isSampled'> {
  const current = points.filter(isOnCourse);
  const shown = current.length === 0 ? points : current;
  const undated = current.length === 0 ? [] : points.filter(({ time, isFormer }) => time.isWide && !isFormer);
  const outlets = [...new Set(points.flatMap(({ outlet }) => outlet ?? []))].sort();
  const values = shown.flatMap((point) => heightOf(point) ?? []);
  return {
    points: points.length,
    articles: new Set(points.map(({ articleId }) => articleId)).size,
    outlets,
    spark: values.length < 2 ? '' : sparkLine(values),
    first: shorten(shown[0]),
    last: shorten(shown.at(-1)),
    undated: [...new Set(undated.map(({ said }) => said))].slice(0, undatedMax),
  };
}

function heightOf({ value }: ToldPoint): number | null {
  if (value.date !== null) return dueAt(value);
  return value.value ?? (value.low === null || value.high === null ? null : (value.low + value.high) / 2);
}

function shorten(point: ToldPoint | undefined): SummaryPoint | null {
  if (point === undefined) return null;
  const { said, time, outlet, revision } = point;
  return { said, time, outlet, revision };
}
