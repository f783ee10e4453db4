import { unitOf } from '../changes/read-unit.ts';
import type { Claim, DateClaim, FigureClaim } from '../claims/reading.ts';
import type { Profile } from './profile.ts';
import { type Frame, isVague, phraseBefore, readDueFrame, readFigureFrame } from './read-frame.ts';
import { readSize } from './read-size.ts';
import { isChange, readPeriod, readStatus } from './read-standing.ts';
import { eventsOf, type Name, readStory, type Story, type StorySentence, sorted } from './read-story.ts';
import { eventHeads, headOf } from './series-lexicon.ts';

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
    const framed = frameOf(claim, story, place, before);
    before.push(framed);
    return claim.part === 'headline' ? null : toProfile(framed, story, place, clauseOf(claims, at), text, day);
  });
  return drafts.map((draft, at) => withSiblings(draft, at, drafts, claims));
}

/** A claim with what it measures. */
interface Framed {
  readonly claim: Claim;
  readonly frame: Frame;
  /** what it measures was taken from what stands before it */
  readonly isBorrowed: boolean;
}

function findSentence(sentences: readonly StorySentence[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function frameOf(claim: Claim, story: Story, place: number, before: readonly Framed[]): Framed {
  if (claim.kind === 'date') return dueFrameOf(claim, story, before);
  const frame = readFigureFrame(claim, unitOf(claim.quantity), story.known);
  if (!isVague(frame)) return { claim, frame, isBorrowed: false };
  const head = findCounted(claim, story, place) ?? findEarlier(claim, before);
  return head === null ? { claim, frame, isBorrowed: true } : { claim, frame: { ...frame, ...head }, isBorrowed: true };
}

/** A deadline without a matter of its own is that of the one before it: "the end of 2026 as the date". */
function dueFrameOf(claim: DateClaim, story: Story, before: readonly Framed[]): Framed {
  const phrase = phraseBefore(claim, claim.sentence);
  const frame = readDueFrame(phrase ?? claim.subject, phrase === null ? claim.subjectKey : '', story.known);
  if (frame.head.length > 0 && !/\b(?:as|for) (?:the|its|their) (?:date|deadline|target)\b/.test(claim.sentence)) {
    return { claim, frame, isBorrowed: false };
  }
  const earlier = before.findLast((one) => one.claim.kind === 'date' && one.frame.head.length > 0);
  return { claim, frame: earlier?.frame ?? frame, isBorrowed: true };
}

type Head = Pick<Frame, 'head' | 'marks'>;

/** The people or things of which the sentence, or the one before it, speaks last: "their present number". */
function findCounted(claim: FigureClaim, story: Story, place: number): Head | null {
  const { family } = unitOf(claim.quantity);
  if (family !== '' && family !== 'person') return null;
  for (let at = place; at >= Math.max(0, place - 1); at--) {
    const words = story.sentences[at]?.tokens.filter(({ end }) => end <= claim.start) ?? [];
    const word = words.findLast(({ lower, capital }) => !capital && countable.has(headOf.get(lower) ?? ''));
    if (word !== undefined) return { head: [headOf.get(word.lower) ?? word.lower], marks: [] };
  }
  return null;
}

const countable: ReadonlySet<string> = new Set([
  'troop',
  'detain',
  'case',
  'refugee',
  'worker',
  'dose',
  'dead',
  'hurt',
  'missing',
]);

/** What the figure before it measured, in a unit that may be its own. */
function findEarlier(claim: FigureClaim, before: readonly Framed[]): Head | null {
  const { family } = unitOf(claim.quantity);
  const earlier = before.findLast(({ claim: other, frame }) => {
    if (other.kind !== 'figure' || frame.head.length === 0) return false;
    return family === '' || unitOf(other.quantity).family === family;
  });
  return earlier === undefined ? null : { head: earlier.frame.head, marks: earlier.frame.marks };
}

/** From the claim before in the sentence to the claim behind it, at most. */
function clauseOf(claims: readonly Claim[], at: number): { readonly from: number; readonly to: number } {
  const { sentenceStart, sentence, start, end } = claims[at] as Claim;
  const before = claims[at - 1];
  const after = claims[at + 1];
  const cut = (text: string) => /[,;]|\band\b|\bbut\b|\bwhile\b/.exec(text)?.index ?? text.length;
  const tail = sentence.slice(end - sentenceStart);
  let from = sentenceStart;
  if (before !== undefined && before.end > sentenceStart && before.end <= start) {
    const between = sentence.slice(before.end - sentenceStart, start - sentenceStart);
    if (/[,;]|\band\b|\bbut\b|\bwhile\b/.test(between)) from = before.end;
  }
  const stop = Math.min(sentenceStart + sentence.length, after?.start ?? Number.POSITIVE_INFINITY);
  return { from, to: Math.max(end, Math.min(stop, end + cut(tail))) };
}

interface NamesOf {
  readonly places: readonly string[];
  readonly actors: readonly string[];
}

function partNames(names: readonly Name[]): NamesOf {
  return {
    places: sorted(names.filter(({ isPlace }) => isPlace).map(({ key }) => key)),
    actors: sorted(names.filter(({ isPlace }) => !isPlace).map(({ key }) => key)),
  };
}

/** Names of the sentence, or where it has none of a kind, of the nearest one before it. */
function namesNear(story: Story, place: number): NamesOf {
  let places: readonly string[] = [];
  let actors: readonly string[] = [];
  for (let at = place; at >= 0 && (places.length === 0 || actors.length === 0); at--) {
    const found = partNames(story.sentences[at]?.names ?? []);
    if (places.length === 0) places = found.places;
    if (actors.length === 0) actors = found.actors;
  }
  return { places, actors };
}

function toProfile(
  { claim, frame, isBorrowed }: Framed,
  story: Story,
  place: number,
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
  day: string | null,
): Profile {
  const sentence = story.sentences[place];
  const own = partNames(frame.names);
  const near = namesNear(story, place);
  const events = frame.events.length > 0 ? frame.events : eventsOf(sentence?.tokens ?? []);
  const unit = claim.kind === 'date' ? { family: 'date', shown: 'date' } : unitOf(claim.quantity);
  const clause = text.slice(from, to);
  const marks = /\b(?:including|of whom|of them|among them)\s*$/i.test(text.slice(from, claim.start))
    ? sorted([...frame.marks, 'part'])
    : frame.marks;
  return {
    kind: claim.kind,
    unit: unit.family,
    head: sorted(frame.head),
    marks,
    words: sorted(frame.words),
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
    nearPlaces: own.places.length > 0 ? [] : near.places.length > 0 ? near.places : without(story.names, own.actors),
    nearActors: own.actors.length > 0 ? [] : near.actors,
    story: story.names,
    events: sorted(events.length > 0 ? events : story.events),
    isOfEvent: frame.head.some((head) => eventHeads.has(head)),
    topic: story.topic,
    day,
    years: yearsOf(claim, day),
    size: readSize(claim),
    isVague: isBorrowed || frame.head.length === 0,
    former: claim.standing === 'former' || claim.asOf !== null,
    siblings: [],
    name: claim.subject,
    unitName: unit.shown,
  };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

/** Years in the subject, or "last year", where they are not that of the text. */
function yearsOf(claim: Claim, day: string | null): number[] {
  const years = [...claim.subject.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year));
  if (day !== null && /\blast year's\b/i.test(claim.subject)) years.push(Number(day.slice(0, 4)) - 1);
  return years;
}

/**
 * Figures of one article that measure the like but are not the same: "24 people, eight of them children", "received
 * 2,225 … is looking into 1,387". Each names the others, so that nothing that joins them can make them one.
 */
function withSiblings(
  draft: Profile | null,
  at: number,
  drafts: readonly (Profile | null)[],
  claims: readonly Claim[],
): Profile | null {
  const claim = claims[at];
  if (draft === null || claim?.kind !== 'figure' || draft.former) return draft;
  const values = new Set<string>();
  drafts.forEach((other, index) => {
    const said = claims[index];
    if (other === null || index === at || said?.kind !== 'figure' || other.former) return;
    if (other.unit !== draft.unit || !other.head.some((head) => draft.head.includes(head))) return;
    if (writtenValue(said) === writtenValue(claim) || other.isVague || draft.isVague) return;
    const isCited = said.attribution !== claim.attribution && other.words.join() === draft.words.join();
    if (!isCited) values.add(writtenValue(said));
  });
  if (values.size === 0) return draft;
  return {
    ...draft,
    siblings: [...values].sort().map((value) => `${draft.day ?? ''} ${writtenValue(claim)} ${value}`),
  };
}

function writtenValue({ quantity }: FigureClaim): string {
  return quantity.low === quantity.high ? String(quantity.low) : `${quantity.low}-${quantity.high}`;
}
