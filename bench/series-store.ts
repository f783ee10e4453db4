import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';
import { mixSeeds, Random } from '../tests/support/random.ts';

/*
 * Made-up articles with the claims that were read of them, as they stand before they are joined: ten articles a story,
 * eight claims an article. Stories share places and what is measured, so that each has near neighbours to be told from.
 */

/** What is measured, and the event that it goes with. */
const measured = [
  ...['people killed', 'people injured', 'families displaced', 'homes destroyed', 'schools closed', 'bridges damaged'],
  ...['troops deployed', 'detainees held', 'jobs cut', 'workers on strike', 'arrests made', 'patients admitted'],
  ...['cases confirmed', 'acres burned', 'votes counted', 'passengers stranded'],
];
const events = ['flood', 'quake', 'storm', 'strike', 'fire', 'outbreak', 'landslide', 'election', 'protest', 'drought'];
const outlets = Array.from({ length: 40 }, (_, i) => `Outlet ${i + 1}`);
const places = makeNames(2000, 21);
const firstDayMs = Date.parse('2023-01-01T00:00:00Z');

export const claimsOfArticle = 8;
const articlesOfStory = 10;
const storiesAtOnce = 100;
const daysOfStory = 20;
const days = 1400;

interface MadeClaim {
  readonly subject: string;
  readonly sentence: string;
  readonly value: number;
  readonly noun: string;
}

interface MadeArticle {
  readonly headline: string;
  readonly body: string;
  readonly date: string;
  readonly outlet: string;
  readonly claims: readonly MadeClaim[];
}

/** An article by its number, from 1. The articles of a story lie apart, as those of many stories come in turn. */
function makeArticle(number: number): MadeArticle {
  const block = Math.floor((number - 1) / (storiesAtOnce * articlesOfStory));
  const story = block * storiesAtOnce + ((number - 1) % storiesAtOnce);
  const random = new Random(mixSeeds(81, story));
  const place = pickCommon(random, places);
  const region = pickCommon(random, places);
  const event = random.pick(events);
  const firstDay = random.below(days);
  const first = random.below(measured.length);
  const own = new Random(mixSeeds(82, number));
  const date = new Date(firstDayMs + (firstDay + own.below(daysOfStory)) * 86_400_000).toISOString();
  const claims = Array.from({ length: claimsOfArticle }, (_, i) => {
    const what = measured[(first + i) % measured.length] ?? '';
    const value = new Random(mixSeeds(83, story * 16 + i)).between(20, 4000) + own.below(40);
    const subject = `${what} in the ${event} in ${i < 6 ? place : region}`;
    return {
      subject,
      value,
      noun: what.split(' ')[0] ?? '',
      sentence: `At least ${value} ${subject}, officials said.`,
    };
  });
  return {
    headline: `${event[0]?.toUpperCase()}${event.slice(1)} in ${place} leaves many without help`,
    body: claims.map(({ sentence }) => sentence).join(' '),
    date,
    outlet: own.pick(outlets),
    claims,
  };
}

/** Puts articles with their claims into a store, from one number to another, both included; none of them is joined. */
export async function addArticles(db: Sql, first: number, last: number): Promise<void> {
  const copy = (target: string, rowsOf: (number: number) => string) => copyRows(db, target, [first, last], rowsOf);
  await copy('articles (id, created_at)', (n) => `${n}\t2024-01-01 00:00:00+00\n`);
  await copy('texts (id, article_id, content_hash, headline, body, notices)', (n) => {
    const { headline, body } = makeArticle(n);
    return `${n}\t${n}\t${n.toString(16).padStart(64, '0')}\t${headline}\t${body}\t[]\n`;
  });
  await copy(
    'revisions (id, article_id, text_id, occurrence, position, published, observed_at, received_at, outlet, claims_owed)',
    (n) => {
      const { date, outlet } = makeArticle(n);
      return `${n}\t${n}\t${n}\t1\t1\t${date}\t${date}\t${date}\t${outlet}\tf\n`;
    },
  );
  const columns =
    'revision_id, no, kind, part, standing, subject, subject_key, attribution, start_unit, end_unit, sentence_start, sentence_end, value_text, bound, value, low, high, unit, unit_text, concept, extractor_version';
  await copy(`claims (${columns})`, (n) => {
    const { headline, claims } = makeArticle(n);
    let start = headline.length + 2;
    return claims
      .map(({ subject, sentence, value, noun }, no) => {
        const from = start;
        start += sentence.length + 1;
        const end = from + `At least ${value} ${noun}`.length;
        const said = `${n}\t${no}\tfigure\tbody\tcurrent\t${subject}\t${subject.toLowerCase()}\tofficials`;
        const place = `${from}\t${end}\t${from}\t${from + sentence.length}`;
        return `${said}\t${place}\t${value}\t>\t${value}\t${value}\t${value}\t${noun}\t${noun}\t${subject.split(' in ')[0]}\t1\n`;
      })
      .join('');
  });
}

async function copyRows(
  db: Sql,
  target: string,
  [first, last]: readonly [number, number],
  rowsOf: (number: number) => string,
): Promise<void> {
  const part = function* () {
    for (let from = first; from <= last; from += 1000) {
      let rows = '';
      for (let number = from; number <= Math.min(from + 999, last); number++) rows += rowsOf(number);
      yield rows;
    }
  };
  await pipeline(Readable.from(part()), await db.unsafe(`copy ${target} from stdin`).writable());
}

/** The square of a draw: names at the beginning of a list come often, those at its end seldom. */
function pickCommon(random: Random, list: readonly string[]): string {
  const draw = random.below(list.length) / list.length;
  return list[Math.floor(list.length * draw * draw)] ?? '';
}

function makeNames(count: number, seed: number): string[] {
  const random = new Random(seed);
  const syllables = 'ba de fi go lu mar ne pol ri sta ten vo wen zor kla mi nor pe quin sa'.split(' ');
  return Array.from({ length: count }, () => {
    const name = Array.from({ length: random.between(2, 4) }, () => random.pick(syllables)).join('');
    return `${name[0]?.toUpperCase()}${name.slice(1)}`;
  });
}
