import type { Claim, FigureClaim } from '../claims/reading.ts';
import { isSameUnit } from './match-profiles.ts';
import type { Profile } from './profile.ts';
import { sorted, without } from './read-story.ts';
import { dueHeads } from './series-lexicon.ts';
import { isMeasured } from './unit-of-figure.ts';

/**
 * Figures of one article that measure the like but are not the same: "24 people, eight of them children", "received
 * 2,225 … is looking into 1,387". Each names the others, so that nothing that joins them can make them one.
 */
export function withSiblings(
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
    const isOtherStatus = other.status !== null && draft.status !== null && other.status !== draft.status;
    // a plan and its outcome are told by the same acts
    if (!isCited)
      told.push(...[...other.words, ...other.marks].filter((word) => !isOtherStatus || !dueHeads.has(word)));
  });
  if (values.size === 0) return draft;
  return {
    ...draft,
    siblings: [...values].sort().map((value) => `${draft.day ?? ''} ${writtenValue(claim)} ${value}`),
    distinct: told.length === 0 ? [] : without(own, told).slice(0, distinctMax),
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
    if (isFormer(said) || isFormer(claim) || other.size === draft.size) return;
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
export function withRivals(draft: Profile | null, at: number, drafts: readonly (Profile | null)[]): Profile | null {
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
