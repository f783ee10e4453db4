import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';
import { mixSeeds, Random } from '../tests/support/random.ts';

const measured =
  'people killed|people injured|troops|families displaced|jobs cut|homes destroyed|detainees held|dollars pledged|votes counted|cases confirmed|key rate|tonnes shipped|passengers carried|acres burned|patients admitted|workers on strike|schools closed|arrests made|shares sold|barrels exported'.split(
    '|',
  );
const outlets = Array.from({ length: 40 }, (_, i) => `Outlet ${i + 1}`);
const places = makeNames(400, 11);
const topics = makeNames(20_000, 12);

const claimsOfRevision = 8;
/** Claims a series: most have one or two, some thousands, as figures that are reported day by day have. */
const claimsOfSeries = 4;
/** The higher, the more of the claims are of few series; at 2.5 the largest of 250,000 has about 7,000 of a million. */
const skew = 2.5;
const firstDayMs = Date.parse('2024-01-01T00:00:00Z');

/** What a series of the store is of. */
export interface StoredSubject {
  readonly what: string;
  readonly place: string;
  readonly topic: string;
}

/** The subject of a series by its number, from 1: common words come often, most topics once. */
export function subjectOf(series: number): StoredSubject {
  const random = new Random(mixSeeds(91, series));
  return { what: pickCommon(random, measured), place: pickCommon(random, places), topic: pickCommon(random, topics) };
}

/** The number that a claim gives, and which series it is a point of. */
export function claimOf(number: number, claims: number): { readonly value: number; readonly series: number } {
  const random = new Random(mixSeeds(92, number));
  const share = (random.below(1_000_000) + 1) / 1_000_001;
  const series = Math.floor(seriesIn(claims) * share ** skew) + 1;
  return { series, value: new Random(mixSeeds(93, series)).between(2, 90_000) + random.between(0, 200) };
}

/** How many series a store of so many claims has; a few of them hold nothing. */
export function seriesIn(claims: number): number {
  return Math.ceil(claims / claimsOfSeries);
}

/**
 * Fills an empty store with made-up claims and the series that they are points of: eight claims a revision, four a series
 * on average, forty outlets, three years. The same number gives the same rows.
 */
export async function fillHistoryStore(db: Sql, claims: number): Promise<void> {
  await db.unsafe(`truncate points, measure_keys, measures, series, claims, revisions, appearances, texts, articles,
    dumps restart identity cascade`);
  await db`insert into dumps (sha256, name, size_bytes, received_at, observed_at, state)
    values (${'0'.repeat(64)}, 'store.txt', 1, now(), now(), 'recorded')`;
  const copy = (target: string, count: number, rowsOf: (number: number) => string) =>
    copyRows(db, target, count, rowsOf);
  const revisions = Math.ceil(claims / claimsOfRevision);
  await copy('articles (id, created_at)', revisions, (n) => `${n}\t2024-01-01 00:00:00+00\n`);
  await copy('texts (id, article_id, content_hash, headline, body, notices)', revisions, (n) => {
    return `${n}\t${n}\t${n.toString(16).padStart(64, '0')}\t${headlineOf(n, claims)}\tNothing is read of it.\t[]\n`;
  });
  const sighting = '(id, text_id, dump_id, ordinal, start_byte, end_byte, observed_at, observed_stated, furniture)';
  await copy(`appearances ${sighting}`, revisions, (n) => `${n}\t${n}\t1\t${n}\t0\t700\t${dayOf(n)}\tf\t[]\n`);
  await copy(
    'revisions (id, article_id, text_id, occurrence, position, published, observed_at, received_at, outlet, claims_owed, series_owed)',
    revisions,
    (n) => `${n}\t${n}\t${n}\t1\t1\t${dayOf(n)}\t${dayOf(n)}\t${dayOf(n)}\t${outlets[n % outlets.length]}\tf\tf\n`,
  );
  await copyClaims(db, claims);
  await copySeries(db, claims);
  await copy('points (claim_id, measure_id, revision_id)', claims, (n) => {
    return `${n}\t${claimOf(n, claims).series}\t${revisionOf(n)}\n`;
  });
  await db`vacuum analyze`;
  await db`checkpoint`;
}

async function copyClaims(db: Sql, claims: number): Promise<void> {
  const columns =
    'id, revision_id, no, kind, part, standing, subject, subject_key, start_unit, end_unit, sentence_start, sentence_end, value_text, bound, value, low, high, unit, unit_text, concept, extractor_version';
  await copyRows(db, `claims (${columns})`, claims, (n) => {
    const { value, series } = claimOf(n, claims);
    const { what, place, topic } = subjectOf(series);
    const said = `${n}\t${revisionOf(n)}\t${n % claimsOfRevision}\tfigure\tbody\tcurrent\t${what} in ${place} after ${topic}`;
    return `${said}\t${topic} ${place}\t0\t5\t0\t20\t${value}\t=\t${value}\t${value}\t${value}\tpeople\tpeople\t-\t1\n`;
  });
}

/** Series with the words of their subjects and of some of their headlines, and a measure each under the same number. */
async function copySeries(db: Sql, claims: number): Promise<void> {
  await db`create table made_series (id bigint, name text, said text)`;
  await copyRows(db, 'made_series (id, name, said)', seriesIn(claims), (n) => {
    const { what, place, topic } = subjectOf(n);
    const random = new Random(mixSeeds(95, n));
    const near = Array.from({ length: 4 }, () => pickCommon(random, random.chance(50) ? places : topics));
    return `${n}\t${what} in ${place} after ${topic}\t${what} ${place} ${topic} ${near.join(' ')}\n`;
  });
  await db`insert into series (id, kind, name, unit, created_at, words) overriding system value
    select id, 'figure', name, 'people', '2024-01-01', strip(to_tsvector('english', said)) from made_series`;
  await db`insert into measures (id, hash, series_id, profile, keys) overriding system value
    select id, id::text, id, '{}', '{}' from made_series`;
  await db`drop table made_series`;
}

async function copyRows(db: Sql, target: string, count: number, rowsOf: (number: number) => string): Promise<void> {
  const part = function* () {
    for (let first = 1; first <= count; first += 1000) {
      let rows = '';
      for (let number = first; number < Math.min(first + 1000, count + 1); number++) rows += rowsOf(number);
      yield rows;
    }
  };
  await pipeline(Readable.from(part()), await db.unsafe(`copy ${target} from stdin`).writable());
}

function revisionOf(claim: number): number {
  return Math.ceil(claim / claimsOfRevision);
}

function headlineOf(revision: number, claims: number): string {
  const { what, place, topic } = subjectOf(claimOf(revision * claimsOfRevision, claims).series);
  return `${topic} ${place} ${what}`;
}

function dayOf(revision: number): string {
  return new Date(firstDayMs + new Random(mixSeeds(94, revision)).below(1000) * 86_400_000).toISOString();
}

/** The square of a draw: words at the beginning of a list come often, those at its end seldom. */
function pickCommon(random: Random, list: readonly string[]): string {
  const draw = random.below(list.length) / list.length;
  return list[Math.floor(list.length * draw * draw)] ?? '';
}

function makeNames(count: number, seed: number): string[] {
  const random = new Random(seed);
  const syllables = 'ba de fi go lu mar ne pol ri sta ten vo wen zor kla mi nor pe quin sa'.split(' ');
  return Array.from({ length: count }, () => {
    const name = Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}
