import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';
import { isSeriesListed, type SeriesHead, toSeriesHead } from './told-points.ts';
import { isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

/** What series are asked for; null and empty parts are not asked about. */
export interface SeriesQuestion {
  /** in the language of to_tsquery, with the rules of English; '' for none */
  readonly query: string;
  /** each stands, without regard to case, in the name, a subject or a headline */
  readonly phrases: readonly string[];
  /** each is the value of a point */
  readonly numbers: readonly number[];
  /** each begins the date of a point */
  readonly dates: readonly string[];
  readonly kind: 'figure' | 'date' | null;
  readonly unit: string | null;
  /** part of the name of an outlet that gives a point, without regard to case */
  readonly outlet: string | null;
  /** moments between which a point was published */
  readonly since: string | null;
  readonly until: string | null;
  readonly vantage: Vantage;
  readonly limit: number;
}

export interface FoundSeries extends SeriesHead {
  /** how well its words fit, times how much it holds */
  readonly score: number;
}

/** Of what fits, so many are weighed by what they hold; of more, those whose words fit best. */
const weighedMax = 200;
/** Points that are counted of each: more make it no better. */
const countedMax = 64;
/** Words that stand everywhere fit more series than anybody would read; so many of them are ranked. */
const rankedMax = 4000;
const rankedLooselyMax = 20_000;

/**
 * Series that fit, pinned ones first, then by score. Those whose names have all the words go before those of which only
 * subjects and headlines do, which are not looked for where there are enough of the others.
 */
export async function findSeries(tx: Tx, question: SeriesQuestion): Promise<FoundSeries[]> {
  const { query, limit } = question;
  const columns = sql`s.id, s.kind, s.name, s.unit, s.pinned, ${
    query === '' ? sql`0.1` : sql`ts_rank(s.search, to_tsquery('english', ${query}))`
  } as rank`;
  const weighed = Math.max(weighedMax, limit);
  const conditions = sql.join(conditionsOf(question), sql` and `);
  // What names hold fits as a whole as well, but for words that must stand nowhere: the index is read once.
  const named =
    query === ''
      ? sql`false`
      : sql`s.search @@ to_tsquery('english', ${inNames(query)}) and ${
          query.includes('!') ? conditions : sql.join(conditionsOf({ ...question, query: '' }), sql` and `)
        }`;
  const rows = (await tx.execute(
    sql`with named as materialized (
        select ${columns} from series s where ${named} limit ${rankedMax}
      ), others as materialized (
        select ${columns} from series s where (select count(*) from named) < ${weighed} and ${conditions}
        limit ${rankedLooselyMax}
      ), pinned as materialized (
        select ${columns} from series s where s.pinned and ${conditions}
      )
      select f.id, f.kind, f.name, f.unit, f.pinned, f.rank * (1 + ln(1 + n.points) / 3) as score
      from (select * from (select * from named union select * from others union select * from pinned) u
          order by pinned desc, rank desc, id limit ${weighed}) f,
        lateral (select count(*) as points from (
          select 1 from measures m join points p on p.measure_id = m.id where m.series_id = f.id limit ${countedMax}
        ) p) n
      order by f.pinned desc, score desc, f.id limit ${limit}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({ ...toSeriesHead(row), score: Number(row.score) }));
}

/** A query for names alone: its words, but for those that must not stand anywhere, carry the weight of names. */
function inNames(query: string): string {
  return query.replace(/(?<![!\p{L}\p{N}])[\p{L}\p{N}]+(:\*)?/gu, (word) =>
    word.endsWith('*') ? `${word}A` : `${word}:A`,
  );
}

/** Which of some words, each in the language of to_tsquery, stand in any series. */
export async function findKnownWords(tx: Tx, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = (await tx.execute(
    sql`select w.word from unnest(${sql.param([...words])}::text[]) with ordinality w(word, no)
      where exists (select 1 from series s where s.search @@ to_tsquery('english', w.word)
        and s.merged_into is null and s.emptied_at is null)
      order by w.no`,
  )) as unknown as { word: string }[];
  return rows.map(({ word }) => word);
}

/** Whether a search asks for anything once the words that stand everywhere ("the", "of") are left out. */
export async function isAskingForWords(tx: Tx, query: string): Promise<boolean> {
  const rows = await tx.execute(sql`select numnode(to_tsquery('english', ${query})) as nodes`);
  return Number((rows as unknown as { nodes: string }[])[0]?.nodes ?? 0) > 0;
}

function conditionsOf(question: SeriesQuestion): SQL[] {
  const { query, phrases, numbers, dates, kind, unit } = question;
  return [
    isSeriesListed('s', question.vantage),
    ...(query === '' ? [] : [sql`s.search @@ to_tsquery('english', ${query})`]),
    ...(kind === null ? [] : [sql`s.kind = ${kind}`]),
    ...(unit === null ? [] : [sql`lower(s.unit) = lower(${unit})`]),
    ...phrases.map(
      (phrase) => sql`(position(lower(${phrase}) in lower(s.name)) > 0 or ${holds(question, saying(phrase))})`,
    ),
    ...numbers.map((number) => isAmong(question, sql`c.value = ${number}`)),
    ...dates.map((date) =>
      isAmong(question, sql`c.time_value collate "C" >= ${date} and c.time_value collate "C" < ${`${date}~`}`),
    ),
    ...(isBare(question) ? [] : [holds(question, sql`true`)]),
  ];
}

/** Whether every series that holds something fits, so that none of its points need be looked at. */
function isBare({ outlet, since, until, vantage }: SeriesQuestion): boolean {
  return [outlet, since, until, vantage.asOf, vantage.knownAt].every((part) => part === null);
}

function saying(phrase: string): SQL {
  return sql`(position(lower(${phrase}) in lower(c.subject)) > 0 or exists (
    select 1 from texts t where t.id = r.text_id and position(lower(${phrase}) in lower(t.headline)) > 0))`;
}

/** Whether the series has a visible point that fits. */
function holds(question: SeriesQuestion, fits: SQL): SQL {
  return sql`exists (select 1 from measures m join points p on p.measure_id = m.id
    join claims c on c.id = p.claim_id join revisions r on r.id = c.revision_id
    where m.series_id = s.id and ${fits} and ${isPointAsked(question)})`;
}

/** The same, found from the claims: few have a given value, and with an index on it they are found at once. */
function isAmong(question: SeriesQuestion, fits: SQL): SQL {
  return sql`s.id in (select m.series_id from claims c join points p on p.claim_id = c.id
    join measures m on m.id = p.measure_id join revisions r on r.id = c.revision_id
    where ${fits} and ${isPointAsked(question)})`;
}

function isPointAsked({ outlet, since, until, vantage }: SeriesQuestion): SQL {
  const published = sql`(${publishedBy('r', vantage.timeZone)})`;
  const asked = [
    isRevisionVisible('r', vantage),
    isClaimVisible('c', vantage),
    ...(outlet === null ? [] : [sql`position(lower(${outlet}) in lower(r.outlet)) > 0`]),
    ...(since === null ? [] : [sql`${published} >= ${since}::timestamptz`]),
    ...(until === null ? [] : [sql`${published} <= ${until}::timestamptz`]),
  ];
  return sql.join(asked, sql` and `);
}
