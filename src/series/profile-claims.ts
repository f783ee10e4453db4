import { personNouns } from '../changes/unit-lexicon.ts';
import type { Claim, DateClaim, FigureClaim } from '../claims/reading.ts';
import { isPlural, singular } from '../claims/word-forms.ts';
import type { Token } from '../text/tokenize.ts';
import { foldTerm } from './fold-term.ts';
import { isSameUnit } from './match-profiles.ts';
import type { Profile } from './profile.ts';
import {
  type Frame,
  isMeasured,
  isVague,
  phraseBefore,
  readDueFrame,
  readFigureFrame,
  unitOfFigure,
} from './read-frame.ts';
import { readSize } from './read-size.ts';
import { isChange, readPeriod, readStatus } from './read-standing.ts';
import { eventsOf, type Name, readStory, type Story, type StorySentence, sorted } from './read-story.ts';
import { anyPeople, dueOf, eventHeads, headOf, organisations } from './series-lexicon.ts';

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
  return drafts.map((draft, at) => withRivals(withSiblings(draft, at, drafts, claims), at, drafts));
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

/** Tokens of a clause but for those of the claim. */
function wordsAround(claim: Claim, sentence: StorySentence | undefined, { from, to }: Stretch): Token[] {
  const inside = (sentence?.tokens ?? []).filter(({ start, end }) => start >= from && end <= to);
  return inside.filter(({ start, end }) => end <= claim.start || start >= claim.end);
}

function frameOf(
  claim: Claim,
  story: Story,
  place: number,
  around: readonly Token[],
  before: readonly Framed[],
): Framed {
  if (claim.kind === 'date') return dueFrameOf(claim, story, around, before);
  const told = formerOf(claim, before);
  if (told !== null) return { claim, frame: told.frame, isBorrowed: told.isBorrowed };
  const frame = readFigureFrame(claim, unitOfFigure(claim), around, story.known);
  if (!isVague(frame)) return { claim, frame, isBorrowed: false };
  const head = findCounted(claim, story, place) ?? findEarlier(claim, before);
  return head === null ? { claim, frame, isBorrowed: true } : { claim, frame: { ...frame, ...head }, isBorrowed: true };
}

/** "1,100 jobs, not 1,500", "to 31 from 24": an earlier value is of what the figure before it is of. */
function formerOf(claim: FigureClaim, before: readonly Framed[]): Framed | null {
  const last = before.at(-1);
  if (!isOld(claim) || last?.claim.kind !== 'figure' || last.claim.sentenceStart !== claim.sentenceStart) return null;
  if (claim.standing !== 'former' && !isSameUnit(claim.quantity.unit, '')) return null;
  return isSameUnit(unitOfFigure(last.claim).family, unitOfFigure(claim).family) ? last : null;
}

/** "Up from 640", "more than the 2,400 announced in January": the text holds another value against it. */
function isOld({ standing, sentence, sentenceStart, start }: Claim): boolean {
  return standing === 'former' || heldAgainst.test(sentence.slice(0, start - sentenceStart));
}

const heldAgainst =
  /(?:\bfrom|\b(?:more|less|fewer|higher|lower|larger|smaller) than the|\binstead of|\brather than|\bagainst(?: the)?|\bcompared (?:with|to)(?: the)?)\s+$/i;

/** A deadline without a matter of its own is that of the one before it: "the end of 2026 as the date". */
function dueFrameOf(claim: DateClaim, story: Story, around: readonly Token[], before: readonly Framed[]): Framed {
  const phrase = phraseBefore(claim, around);
  const isOf = phrase !== null && around.findLast(({ end }) => end <= claim.start)?.lower === 'of';
  const frame = readDueFrame(claim, isOf ? phrase : null, around, story.known);
  const isNamed = frame.head.length > 0 || frame.marks.length > 0;
  if (isNamed && !/\b(?:as|for) (?:the|its|their) (?:date|deadline|target)\b/.test(claim.sentence)) {
    return { claim, frame, isBorrowed: false };
  }
  const earlier = before.findLast((one) => one.claim.kind === 'date' && one.frame.head.length > 0);
  if (earlier !== undefined) return { claim, frame: earlier.frame, isBorrowed: true };
  return { claim, frame: { ...frame, ...actBefore(claim, story) }, isBorrowed: true };
}

function wholeOf({ sentenceStart, sentence }: Claim): Stretch {
  return { from: sentenceStart, to: sentenceStart + sentence.length };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** "700 soldiers left on Monday. The last will go by June": the act of the sentence before, and of whom. */
function actBefore(claim: DateClaim, story: Story): Partial<Frame> {
  const at = findSentence(story.sentences, claim.start);
  for (const { tokens } of [story.sentences[at], story.sentences[at - 1]].flatMap((one) => one ?? [])) {
    const said = tokens.filter(({ end, capital }) => end <= claim.start && !capital);
    const act = said.findLast(({ lower }) => dueOf.has(lower));
    if (act === undefined) continue;
    const whom = said.flatMap(({ lower }) => (countable.has(headOf.get(lower) ?? '') ? (headOf.get(lower) ?? []) : []));
    return { head: [dueOf.get(act.lower) ?? act.lower], marks: sorted(whom) };
  }
  return {};
}

type Head = Pick<Frame, 'head' | 'marks'>;

/** The people or things of which the sentence, or the one before it, speaks last: "their present number". */
function findCounted(claim: FigureClaim, story: Story, place: number): Head | null {
  const { family } = unitOfFigure(claim);
  if (family !== '' && family !== 'person') return null;
  for (let at = place; at >= Math.max(0, place - 1); at--) {
    const words = story.sentences[at]?.tokens.filter(({ end }) => end <= claim.start) ?? [];
    const word =
      words.findLast(({ lower, capital }) => !capital && countable.has(headOf.get(lower) ?? '')) ??
      words.find(({ lower }) => isPlural(lower) && personNouns.has(singular(lower)) && !anyPeople.has(singular(lower)));
    if (word !== undefined) return { head: [headOf.get(word.lower) ?? foldTerm(word.lower)], marks: [] };
  }
  return null;
}

const countable: ReadonlySet<string> = new Set([
  'job',
  'house',
  'boat',
  'refugee',
  'plane',
  'lorry',
  'company',
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
  const { family } = unitOfFigure(claim);
  const earlier = before.findLast(({ claim: other, frame }) => {
    if (other.kind !== 'figure' || frame.head.length === 0) return false;
    return family === '' || unitOfFigure(other).family === family;
  });
  return earlier === undefined ? null : { head: earlier.frame.head, marks: earlier.frame.marks };
}

/** From the claim before in the sentence to the claim behind it, at most. */
function clauseOf(claims: readonly Claim[], at: number): Stretch {
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
  { from, to }: Stretch,
  text: string,
  day: string | null,
): Profile {
  const sentence = story.sentences[place];
  const own = ownNames(claim, frame, sentence, from, to);
  const near = focus(namesNear(story, place), own, story);
  const events = frame.events.length > 0 ? frame.events : eventsOf(sentence?.tokens ?? []);
  const unit = claim.kind === 'date' ? { family: 'date', shown: 'date' } : unitOfFigure(claim);
  const clause = text.slice(from, to);
  const isPart =
    claim.kind === 'figure' && /^\s+of (?:the|its|their|those|all)\s+\d/.test(text.slice(claim.end, claim.end + 20));
  const marks =
    isPart || /\b(?:including|of whom|of them|among them)\s*$/i.test(text.slice(from, claim.start))
      ? sorted([...frame.marks, 'part'])
      : frame.marks;
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

/**
 * Names of the subject. Of a sum or a share those before it in its clause count too ("[Varr] won 40 percent of the votes"),
 * and they stand for others of the subject where a clause of its own names them ("Mokrane had 41 percent and [Varr] 37").
 */
function ownNames(claim: Claim, frame: Frame, sentence: StorySentence | undefined, from: number, to: number): NamesOf {
  const own = partNames(frame.names);
  if (claim.kind === 'date' || !isMeasured(unitOfFigure(claim).family)) {
    return { places: own.places, actors: own.actors.filter((name) => !organisations.has(name)) };
  }
  const inside = (sentence?.names ?? []).filter(({ at, isPlace }) => {
    const { start = 0, end = 0 } = sentence?.tokens[at] ?? {};
    return !isPlace && start >= from && end <= Math.min(to, claim.start);
  });
  const actors = sorted(inside.map(({ key }) => key));
  if (actors.length === 0) return own;
  const isShared = from > claim.sentenceStart && !actors.some((name) => own.actors.includes(name));
  const kept = isShared ? own.actors.filter((name) => !isBefore(name, sentence, from)) : own.actors;
  return { places: own.places, actors: sorted([...kept, ...actors]) };
}

function isBefore(name: string, sentence: StorySentence | undefined, from: number): boolean {
  return (sentence?.names ?? []).some(({ key, at }) => key === name && (sentence?.tokens[at]?.start ?? 0) < from);
}

/** Of names around a claim those of the headline, where there are such; without any place, what the story is under. */
function focus(near: NamesOf, own: NamesOf, story: Story): NamesOf {
  const isTitled = (name: string) => story.titleNames.includes(name) && !organisations.has(name);
  const titled = [...near.places, ...near.actors].some(isTitled);
  const places = titled ? near.places.filter(isTitled) : near.places;
  const actors = titled ? near.actors.filter(isTitled) : near.actors;
  const over = story.titleNames.some(isTitled) ? story.titleNames : story.names;
  const above = without(over, own.actors).filter((name) => !organisations.has(name));
  return { places: places.length > 0 ? places : above, actors };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
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
  if (claim.asOf !== null && /^\d{4}/.test(claim.asOf)) years.push(Number(claim.asOf.slice(0, 4)));
  if (day !== null && /\blast year's\b/i.test(claim.subject)) years.push(Number(day.slice(0, 4)) - 1);
  return [...new Set(years)].filter((year) => day === null || year < Number(day.slice(0, 4)));
}

const yearPattern = /\b(?:19|20)\d\d\b/g;

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
  if (draft !== null && claim?.kind === 'date') return withOtherDates(draft, claim, at, drafts, claims);
  if (draft === null || claim?.kind !== 'figure' || draft.former) return draft;
  const values = new Set<string>();
  const own = [...draft.words, ...draft.marks];
  const told: string[] = [];
  drafts.forEach((other, index) => {
    const said = claims[index];
    if (other === null || index === at || said?.kind !== 'figure' || other.former) return;
    if (!isSameUnit(other.unit, draft.unit) || !other.head.some((head) => draft.head.includes(head))) return;
    if (writtenValue(said) === writtenValue(claim) || other.isVague || draft.isVague) return;
    const isCited = said.attribution !== claim.attribution && other.words.join() === draft.words.join();
    if (!isCited) values.add(writtenValue(said));
    if (!isCited) told.push(...other.words, ...other.marks);
  });
  if (values.size === 0) return draft;
  return {
    ...draft,
    siblings: [...values].sort().map((value) => `${draft.day ?? ''} ${writtenValue(claim)} ${value}`),
    distinct: without(own, told).slice(0, distinctMax),
    others: sorted(without(told, own)).slice(0, 2 * distinctMax),
  };
}

/** Words by which a figure is told from its like in one article: more are a list. */
const distinctMax = 6;

/** "Several hundred leave by September, the rest by the end of 2026": two dates of one sentence are two deadlines. */
function withOtherDates(
  draft: Profile,
  claim: Claim,
  at: number,
  drafts: readonly (Profile | null)[],
  claims: readonly Claim[],
): Profile {
  const values: string[] = [];
  drafts.forEach((other, index) => {
    const said = claims[index];
    if (other === null || index === at || said?.kind !== 'date' || said.sentenceStart !== claim.sentenceStart) return;
    if (other.isVague || draft.isVague || isFormer(said) || isFormer(claim) || other.size === draft.size) return;
    const [from, to] = [Math.min(claim.end, said.end), Math.max(claim.start, said.start)];
    const between = claim.sentence.slice(from - claim.sentenceStart, Math.max(from, to) - claim.sentenceStart);
    if (!rescheduled.test(between)) values.push(String(other.size));
  });
  if (values.length === 0) return draft;
  return { ...draft, siblings: sorted(values).map((value) => `${draft.day ?? ''} ${draft.size} ${value}`) };
}

function isFormer({ standing }: Claim): boolean {
  return standing === 'former';
}

/** Words between two dates of one and the same deadline. */
const rescheduled =
  /\b(?:contradict|disput|instead|rather|earlier|original|official|previous|had|was|were|slip|delay|push|mov|postpon|put (?:back|off)|from|than|not)/i;

/** What else the article counts in its unit: a figure is none of that, and the only one may be named otherwise. */
function withRivals(draft: Profile | null, at: number, drafts: readonly (Profile | null)[]): Profile | null {
  if (draft === null) return null;
  const rivals = drafts.filter(
    (other, index) =>
      index !== at &&
      other !== null &&
      isSameUnit(other.unit, draft.unit) &&
      other.size !== draft.size &&
      !other.former &&
      other.head.join() !== draft.head.join(),
  );
  const heads = rivals.flatMap((rival) => rival?.head ?? []);
  const deeds = isMeasured(draft.unit) ? rivals.flatMap((rival) => rival?.deeds ?? []) : [];
  const told = sorted([...heads, ...without(deeds, draft.deeds)]);
  return { ...draft, isLone: rivals.length === 0, rivals: without(told, draft.head) };
}

function writtenValue({ quantity }: FigureClaim): string {
  return quantity.low === quantity.high ? String(quantity.low) : `${quantity.low}-${quantity.high}`;
}
