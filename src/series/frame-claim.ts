import { personNouns } from '../changes/unit-lexicon.ts';
import type { Claim, DateClaim, FigureClaim } from '../claims/reading.ts';
import { isPlural, plainTag, singular } from '../claims/word-forms.ts';
import type { Token } from '../text/tokenize.ts';
import { foldTerm } from './fold-term.ts';
import { phraseBefore } from './head-phrase.ts';
import { isSameUnit } from './match-profiles.ts';
import { readDueFrame } from './read-due-frame.ts';
import { type Frame, isVague, readFigureFrame } from './read-figure-frame.ts';
import { findSentence, type Story, sorted } from './read-story.ts';
import { anyPeople, dueOf, headOf } from './series-lexicon.ts';
import { unitOfFigure } from './unit-of-figure.ts';

/** A claim with what it measures. */
export interface Framed {
  readonly claim: Claim;
  readonly frame: Frame;
  /** what it measures was taken from what stands before it */
  readonly isBorrowed: boolean;
  /** index of the claim of its sentence whose earlier value it is; null for others */
  readonly like: number | null;
}

export function frameOf(
  claim: Claim,
  story: Story,
  place: number,
  around: readonly Token[],
  before: readonly Framed[],
): Framed {
  if (claim.kind === 'date') return dueFrameOf(claim, story, around, before);
  const told = formerOf(claim, before);
  if (told !== null) return { claim, frame: told.frame, isBorrowed: told.isBorrowed, like: before.indexOf(told) };
  const frame = readFigureFrame(claim, unitOfFigure(claim), around, story.known);
  if (!isVague(frame)) return { claim, frame, isBorrowed: false, like: null };
  const head = findCounted(claim, story, place) ?? findEarlier(claim, before);
  return head === null
    ? { claim, frame, isBorrowed: true, like: null }
    : { claim, frame: { ...frame, ...head }, isBorrowed: true, like: null };
}

/** "1,100 jobs, not 1,500", "to 31 from 24": an earlier value is of what the figure before it is of. */
function formerOf(claim: FigureClaim, before: readonly Framed[]): Framed | null {
  const last = before.at(-1);
  if (!isOld(claim) || last?.claim.kind !== 'figure' || last.claim.sentenceStart !== claim.sentenceStart) return null;
  const { family } = unitOfFigure(claim);
  // "the 19 given last week": the unit is none
  const isUnitless = family.startsWith('time') && isQuoted(claim);
  return isUnitless || isSameUnit(unitOfFigure(last.claim).family, family) ? last : null;
}

/** "Up from 640", "more than the 2,400 announced in January": the text holds another value against it. */
export function isOld(claim: Claim): boolean {
  if (claim.standing === 'former') return true;
  return heldAgainst.test(leadOf(claim)) || isQuoted(claim);
}

function leadOf({ sentence, sentenceStart, start }: Claim): string {
  return sentence.slice(0, start - sentenceStart);
}

/** "The [47] that the mayor had spoken of", "the [120] announced in January". */
export function isQuoted(claim: Claim): boolean {
  const { sentence, sentenceStart, start } = claim;
  return /\b(?:the|its|their|his|her)\s+$/i.test(leadOf(claim)) && quoted.test(sentence.slice(start - sentenceStart));
}

const quoted =
  /^\S+(?: (?:thousand|million|billion))?(?: \p{Ll}+s)? (?:that|which|announced|given|reported|mentioned|promised|named|told|foreseen|spoken|first|originally|previously|(?:he|she|it|they) (?:had|gave|named))\b/iu;

const heldAgainst =
  /(?:\bfrom(?: the| its| an?)?|\b(?:more|less|fewer|higher|lower|larger|smaller) than (?:the|its)|\bnot(?: the)?|\binstead of(?: the)?|\brather than(?: the)?|\bagainst(?: the)?|\bcompared (?:with|to)(?: the)?|\b(?:first|earlier|previous|original|initial|former|old) (?:number|figure|count|estimate|toll|offer|demand|price|plan|target|forecast|total)s?(?: of| was| had been| at)?)(?: (?:about|some|around))?\s+$/i;

/** A deadline without a matter of its own is that of the one before it: "the end of 2026 as the date". */
function dueFrameOf(claim: DateClaim, story: Story, around: readonly Token[], before: readonly Framed[]): Framed {
  const phrase = phraseBefore(claim, around);
  const isOf = phrase !== null && around.findLast(({ end }) => end <= claim.start)?.lower === 'of';
  const read = readDueFrame(claim, isOf ? phrase : null, around, story.known);
  const isPronoun = /^(?:it|they|this|that)?$/i.test(claim.subject) && read.marks.length === 0;
  const frame = isPronoun ? { ...read, marks: thingBefore(claim, story) } : read;
  const isNamed = frame.head.length > 0 || frame.marks.length > 0;
  if (isNamed && !/\b(?:as|for) (?:the|its|their) (?:date|deadline|target)\b/.test(claim.sentence)) {
    return { claim, frame, isBorrowed: false, like: null };
  }
  const earlier = before.findLast((one) => one.claim.kind === 'date' && one.frame.head.length > 0);
  if (earlier !== undefined) return { claim, frame: earlier.frame, isBorrowed: true, like: null };
  return { claim, frame: { ...frame, ...actBefore(claim, story) }, isBorrowed: true, like: null };
}

/** "The town gets a new library. It will open in May": what the headline and the sentence before both name. */
function thingBefore(claim: DateClaim, story: Story): string[] {
  const before = story.sentences[findSentence(story.sentences, claim.start) - 1]?.tokens ?? [];
  const title = story.top[0]?.tokens.map(({ lower }) => lower) ?? [];
  const both = before.filter(
    ({ kind, lower, capital }) => kind === 'word' && !capital && title.includes(lower) && plainTag(lower) === 'noun',
  );
  return sorted(both.map(({ lower }) => dueOf.get(lower) ?? headOf.get(lower) ?? foldTerm(lower)).filter(Boolean));
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
