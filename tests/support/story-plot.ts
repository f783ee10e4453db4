import type { Random } from './random.ts';
import type { IntendedChange, StoryArticle } from './stories.ts';
import { outletNames } from './story-lexicon.ts';
import { type Cast, inventCast, writeParagraph } from './story-sentences.ts';
import { type DateFact, type FigureFact, type StoryTopic, storyTopics } from './story-topics.ts';

/** One revision and what it changed. */
export interface Edition {
  readonly article: StoryArticle;
  readonly changes: readonly IntendedChange[];
}

export interface Plot {
  readonly topic: string;
  first(): Edition;
  next(): Edition;
}

interface FactState {
  readonly fact: FigureFact | DateFact;
  readonly sentence: string;
  /** figures in tenths when they have decimals; dates in days since 1970 */
  value: number;
  bound: '' | 'at least ' | 'about ';
}

interface StoryState {
  readonly story: number;
  readonly topic: StoryTopic;
  readonly cast: Cast;
  readonly outlet: string;
  readonly slug: string;
  readonly caption: string;
  readonly monthFirst: boolean;
  readonly facts: readonly FactState[];
  readonly sources: readonly string[];
  source: number;
  headline: string;
  /** paragraphs without facts, laid between those with facts */
  filler: string[];
  publishedDay: number;
  revision: number;
}

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const dayMs = 86_400_000;
/** 1 January 2025 */
const earliestDay = 20_089;

/**
 * Opens a made-up story: its topic, cast and first facts.
 *
 * random   the story's own stream; every call of `next` draws from it
 */
export function openStory(random: Random, story: number, bytesPerArticle: number): Plot {
  const state = inventStory(random, story, bytesPerArticle);
  return {
    topic: state.topic.name,
    first: () => ({ article: renderArticle(state), changes: [] }),
    next: () => {
      const before = renderHeadline(state);
      state.revision += 1;
      state.publishedDay += random.between(1, 3);
      const changes = moveFacts(random, state);
      const after = renderHeadline(state);
      if (after !== before) changes.push(describeChange(state, 'headline-changed', 'headline', before, after));
      const declared = random.chance(15) ? changes[0] : undefined;
      const article = renderArticle(state, declared?.about);
      return { article, changes: changes.map((change) => ({ ...change, declared: change === declared })) };
    },
  };
}

function inventStory(random: Random, story: number, bytesPerArticle: number): StoryState {
  const topic = random.pick(storyTopics);
  const cast = inventCast(random);
  const outlet = random.pick(outletNames);
  const publishedDay = earliestDay + random.below(420);
  const facts = topic.facts.map((fact): FactState => {
    const sentence = random.pick(fact.sentences);
    if (fact.kind === 'date') return { fact, sentence, value: publishedDay + random.between(9, 150), bound: '' };
    const value = random.between(fact.low, fact.high) * (fact.decimals === 1 ? 10 : 1) + tenths(random, fact);
    return { fact, sentence, value, bound: random.chance(30) ? 'at least ' : random.chance(20) ? 'about ' : '' };
  });
  const state: StoryState = {
    story,
    topic,
    cast,
    outlet,
    slug: outlet.toLowerCase().replaceAll(' ', '-'),
    caption: '',
    monthFirst: random.chance(50),
    facts,
    sources: topic.sources.map((source) => fillNames(source, cast)),
    source: random.below(topic.sources.length),
    headline: random.pick(topic.headlines),
    filler: [],
    publishedDay,
    revision: 1,
  };
  const caption = writeParagraph(random, cast).split(/[.;]/, 1)[0] ?? '';
  let bytes = 0;
  for (const fact of facts) bytes += fact.sentence.length + 24;
  while (bytes < bytesPerArticle || state.filler.length < 3) {
    const paragraph = writeParagraph(random, cast);
    bytes += paragraph.length + 2;
    state.filler.push(paragraph);
  }
  return { ...state, caption: `${caption} (${outlet})` };
}

const tenths = (random: Random, fact: FigureFact): number => (fact.decimals === 1 ? random.below(10) : 0);

const fillNames = (pattern: string, { places, people }: Cast): string =>
  pattern
    .replace('{place}', places[0] ?? '')
    .replace('{other}', places[1] ?? '')
    .replace('{name}', people[0]?.name ?? '');

/** Changes one to three things, and sometimes a paragraph that states no fact. */
function moveFacts(random: Random, state: StoryState): IntendedChange[] {
  const changes: IntendedChange[] = [];
  const order = [...state.facts].sort((a, b) => a.sentence.length - b.sentence.length);
  const start = random.below(order.length);
  const moves = random.between(1, 2);
  for (let nth = 0; nth < moves; nth++) {
    const fact = order[(start + nth) % order.length];
    if (fact !== undefined) changes.push(moveFact(random, state, fact));
  }
  if (random.chance(25)) changes.push(moveSource(random, state));
  if (random.chance(20)) state.headline = random.pick(state.topic.headlines);
  if (random.chance(40))
    state.filler.splice(random.below(state.filler.length + 1), 0, writeParagraph(random, state.cast));
  if (random.chance(15) && state.filler.length > 3) state.filler.splice(random.below(state.filler.length), 1);
  return changes;
}

function moveFact(random: Random, state: StoryState, fact: FactState): IntendedChange {
  const before = renderValue(state, fact);
  if (fact.fact.kind === 'date') {
    fact.value += random.between(2, 40);
    return describeChange(state, 'date-changed', fact.fact.unit, before, renderValue(state, fact));
  }
  if (fact.bound !== '' && random.chance(30)) {
    fact.bound = '';
    return describeChange(state, 'bound-changed', fact.fact.unit, before, renderValue(state, fact));
  }
  const { step, direction, decimals } = fact.fact;
  const size = random.between(1, step) * (decimals === 1 ? random.between(1, 10) : 1);
  const falls = direction === 'either' && random.chance(35) && fact.value > size + 1;
  fact.value += falls ? -size : size;
  return describeChange(state, 'figure-changed', fact.fact.unit, before, renderValue(state, fact));
}

function moveSource(random: Random, state: StoryState): IntendedChange {
  const before = state.sources[state.source] ?? '';
  state.source = (state.source + random.between(1, state.sources.length - 1)) % state.sources.length;
  return describeChange(state, 'attribution-changed', 'source', before, state.sources[state.source] ?? '');
}

const describeChange = (
  { story, revision }: StoryState,
  kind: IntendedChange['kind'],
  about: string,
  before: string,
  after: string,
): IntendedChange => ({ story, revision, kind, about, before, after, declared: false });

function renderArticle(state: StoryState, corrected?: string): StoryArticle {
  const { story, revision, outlet, caption, publishedDay } = state;
  const published = new Date(publishedDay * dayMs).toISOString().slice(0, 10);
  const hour = String((story * 7 + revision) % 24).padStart(2, '0');
  const minute = String((story * 13) % 60).padStart(2, '0');
  return {
    story,
    revision,
    outlet,
    headline: renderHeadline(state),
    body: renderBody(state, corrected),
    published,
    time: `${hour}:${minute}:00`,
    url: `https://${state.slug}.example/news/${state.topic.name}-${story}`,
    caption,
  };
}

function renderHeadline(state: StoryState): string {
  const [first] = state.facts;
  const figure = first === undefined ? '' : renderFigure(first).replace(/^(?:about|at least) /, '');
  return fillNames(state.headline, state.cast).replace('{v}', figure);
}

/** Facts come first, then one after every second paragraph; a correction notice ends the text. */
function renderBody(state: StoryState, corrected?: string): string {
  const paragraphs: string[] = [];
  const [lead, ...others] = state.facts.map((fact) => renderFact(state, fact));
  if (lead !== undefined) paragraphs.push(lead);
  for (const [index, paragraph] of state.filler.entries()) {
    const fact = index % 2 === 0 ? others.shift() : undefined;
    paragraphs.push(fact === undefined ? paragraph : `${fact} ${paragraph}`);
  }
  paragraphs.push(...others);
  if (corrected !== undefined) {
    paragraphs.push(`Correction: an earlier version of this article was wrong about the following: ${corrected}.`);
  }
  return paragraphs.join('\n\n');
}

function renderFact(state: StoryState, fact: FactState): string {
  const source = state.sources[state.source] ?? '';
  const text = fillNames(
    fact.sentence
      .replace('{source} ', `${source}${source.includes(',') ? ',' : ''} `)
      .replace('{source}', source)
      .replace(fact.fact.kind === 'date' ? '{d}' : '{v}', renderValue(state, fact)),
    state.cast,
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function renderValue(state: StoryState, fact: FactState): string {
  return fact.fact.kind === 'date' ? renderDay(fact.value, state.monthFirst) : renderFigure(fact);
}

function renderFigure({ fact, value, bound }: FactState): string {
  if (fact.kind === 'figure' && fact.decimals === 1) return `${bound}${(value / 10).toFixed(1)}`;
  const digits = String(value);
  return bound + (digits.length > 3 ? `${digits.slice(0, -3)},${digits.slice(-3)}` : digits);
}

function renderDay(day: number, monthFirst: boolean): string {
  const at = new Date(day * dayMs);
  const month = monthNames[at.getUTCMonth()] ?? '';
  return monthFirst
    ? `${month} ${at.getUTCDate()}, ${at.getUTCFullYear()}`
    : `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}`;
}
