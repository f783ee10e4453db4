import type { Claim } from '../claims/reading.ts';
import { clauseOf, type Stretch, wholeOf, wordsAround } from './clause-of.ts';
import { type Framed, frameOf, isOld, isQuoted } from './frame-claim.ts';
import { focus, type NamesOf, namesNear, ownNames } from './names-of-claim.ts';
import type { Profile } from './profile.ts';
import { readSize } from './read-size.ts';
import { isChange, readPeriod, readStatus } from './read-standing.ts';
import { eventsOf, findSentence, readStory, type Story, sorted } from './read-story.ts';
import { eventHeads, plainPlaces } from './series-lexicon.ts';
import { withRivals, withSiblings } from './set-apart.ts';
import { unitOfFigure } from './unit-of-figure.ts';

/** An article as its claims are profiled. */
export interface ProfileInput {
  readonly claims: readonly Claim[];
  /** headline and body joined, as the claims were read from it */
  readonly text: string;
  readonly headlineLength: number;
  /** day or instant of publication, or an estimate; null when unknown */
  readonly date: string | null;
  readonly outlet: string | null;
}

/**
 * Works out what each claim of an article measures, completed from the article: headline, lead, names, events.
 *
 * returns  one profile a claim, in their order; null for a claim that is no point of a series (of the headline)
 * fails    never; linear in the length of the text and the number of claims
 */
export function profileClaims(input: ProfileInput): (Profile | null)[] {
  const { claims, text, headlineLength, date } = input;
  if (!claims.some(({ part }) => part === 'body')) return claims.map(() => null);
  const story = readStory(text, headlineLength, claims);
  const day = date?.slice(0, 10) ?? null;
  const before: Framed[] = [];
  const drafts = claims.map((claim, at) => {
    const place = findSentence(story.sentences, claim.start);
    const clause = clauseOf(claims, at);
    const framed = frameOf(
      claim,
      story,
      place,
      wordsAround(claim, story.sentences[place], claim.kind === 'date' ? wholeOf(claim) : clause),
      before,
    );
    before.push(framed);
    return claim.part === 'headline' ? null : toProfile(framed, story, place, clause, text, day);
  });
  const told = drafts.map((draft, at) =>
    withLike(draft, drafts[before[at]?.like ?? -1] ?? null, isQuoted(claims[at] as Claim)),
  );
  return told.map((draft, at) => withRivals(withSiblings(draft, at, told, claims), at, told));
}

/** "[120] of its 540 branches" with a verb of their own are told by the verb, people by being part of others. */
function marksOf(claim: Claim, frame: Framed['frame'], unit: string, text: string, from: number): readonly string[] {
  const isPart =
    claim.kind === 'figure' &&
    (frame.role === null || unit === 'person' || unit === '') &&
    /^\s+of (?:the|its|their|those|all)\s+\d/.test(text.slice(claim.end, claim.end + 20));
  const isAmong = /\b(?:including|of whom|of them|among them)\s*$/i.test(text.slice(from, claim.start));
  return isPart || isAmong ? sorted([...frame.marks, 'part']) : frame.marks;
}

/** "The island" is the one that the article names. */
function withoutPlain(own: NamesOf, { titleNames }: Story): NamesOf {
  const isNamed = titleNames.some((name) => !plainPlaces.has(name));
  return isNamed ? { ...own, places: own.places.filter((name) => !backPlaces.has(name)) } : own;
}

const backPlaces: ReadonlySet<string> = new Set(
  'island islands archipelago peninsula valley port camp enclave strip'.split(' '),
);

/** An earlier value measures what the value measures that it stands against; planned is what was announced of a plan. */
function withLike(draft: Profile | null, like: Profile | null, isSaid: boolean): Profile | null {
  if (draft === null || like === null || like.mode === 'change') return draft;
  const { unit, unitName, places, actors, nearPlaces, nearActors, name, marks, words } = like;
  const own = draft.places.length + draft.actors.length > 0 ? {} : { places, actors, nearPlaces, nearActors };
  return {
    ...draft,
    ...own,
    unit,
    unitName,
    status: isSaid ? like.status : draft.status,
    name,
    marks,
    words,
    mode: 'level',
    former: true,
  };
}

function toProfile(
  { claim, frame, isBorrowed }: Framed,
  story: Story,
  place: number,
  { from, to }: Stretch,
  text: string,
  day: string | null,
): Profile {
  const sentence = story.sentences[place];
  const own = withoutPlain(ownNames(claim, frame, sentence, from, to), story);
  const near = focus(namesNear(story, place), own, story);
  const events = frame.events.length > 0 ? frame.events : eventsOf(sentence?.tokens ?? []);
  const unit = claim.kind === 'date' ? { family: 'date', shown: 'date' } : unitOfFigure(claim);
  const clause = text.slice(from, to);
  const marks = marksOf(claim, frame, unit.family, text, from);
  return {
    kind: claim.kind,
    unit: unit.family,
    head: sorted(frame.head),
    marks,
    words: sorted(frame.words.filter((word) => !marks.includes(word))).slice(0, wordsMax),
    mode:
      claim.kind === 'figure' &&
      !frame.head.includes('inflation') &&
      isChange(claim, unit.family, text.slice(from, claim.start))
        ? 'change'
        : 'level',
    status: claim.kind === 'figure' ? readStatus(claim, sentence?.tokens ?? [], from, to) : null,
    period: readPeriod(clause),
    places: own.places,
    actors: own.actors,
    nearPlaces: own.places.length > 0 ? [] : near.places,
    nearActors: own.actors.length > 0 ? [] : near.actors,
    deeds: frame.deeds,
    role: frame.role,
    isLone: false,
    title: story.titleNames,
    story: story.names,
    events: sorted(events.length > 0 ? events : story.events),
    isOfEvent: frame.head.some((head) => eventHeads.has(head)),
    topic: story.topic,
    day,
    years: yearsOf(claim, day),
    size: readSize(claim),
    isVague: isBorrowed || frame.head.length === 0,
    former: isOld(claim) || isLongAgo(claim, day) || pastTime.test(claim.sentence),
    siblings: [],
    distinct: [],
    others: [],
    rivals: [],
    name: claim.subject,
    unitName: unit.shown,
  };
}

/** Whether a claim speaks of a time more than half a year before its text. */
function isLongAgo({ asOf }: Claim, day: string | null): boolean {
  if (asOf === null || day === null || !/^\d{4}/.test(asOf)) return false;
  const [year, month] = [Number(asOf.slice(0, 4)), Number(/^\d{4}-(\d\d)/.exec(asOf)?.[1] ?? 12)];
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - (year * 12 + month) > 6;
}

/** Words that put a figure into another time than that of the text. */
const pastTime =
  /\b(?:at the (?:height|peak|time)|during the|at its peak|used to|back in|years? (?:ago|earlier|before)|a decade ago|in the (?:(?:mid|early|late)[ -])?\d{4}s)\b/i;

/** Words of a clause that are kept: more is a list. */
const wordsMax = 16;

/** Years that the claim or its sentence speaks of, or "last year's", where they are not that of the text. */
function yearsOf(claim: Claim, day: string | null): number[] {
  if (claim.kind === 'date') return [...claim.subject.matchAll(yearPattern)].map(([year]) => Number(year));
  const said = [...claim.subject.matchAll(yearPattern), ...claim.sentence.matchAll(/(?<=\bin )(?:19|20)\d\d\b/g)];
  const years = said.map(([year]) => Number(year));
  if (claim.asOf !== null && isLongAgo(claim, day)) years.push(Number(claim.asOf.slice(0, 4)));
  if (day !== null && /\blast year's\b/i.test(claim.subject)) years.push(Number(day.slice(0, 4)) - 1);
  return [...new Set(years)].filter((year) => day === null || year < Number(day.slice(0, 4)));
}

const yearPattern = /\b(?:19|20)\d\d\b/g;
