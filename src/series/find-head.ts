import type { UnitReading } from '../changes/read-unit.ts';
import { personNouns } from '../changes/unit-lexicon.ts';
import type { FigureClaim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { type Phrase, phraseBefore } from './head-phrase.ts';
import {
  anyPeople,
  deedOf,
  fates,
  headOf,
  moneyNouns,
  partPeople,
  plainMeasures,
  vagueHeads,
  verbMeasures,
} from './series-lexicon.ts';
import { isMeasured } from './unit-of-figure.ts';

export interface Parts {
  readonly nouns: readonly string[];
  readonly rest: readonly string[];
  readonly counted: readonly string[];
  readonly unit: UnitReading;
  readonly around: readonly Token[];
}

export function toHead(claim: FigureClaim, { nouns, rest, counted, unit, around }: Parts): string[] {
  const unitHead = counted.at(-1);
  const noun = nouns.at(-1);
  if (isMeasured(unit.family)) return toMeasure(claim, nouns, around);
  if (unitHead !== undefined && !anyPeople.has(unitHead)) {
    if (unitHead === 'worker' && counted.length > 1) return ['worker', `${counted.at(-2)}er`];
    if (unit.family !== 'person' || counted.length === 1) return [unitHead];
    return counted.filter((word) => partPeople.has(word) || word === unitHead);
  }
  const joined = phraseBefore(claim, around)?.at(-1);
  const said = [headOf.get(joined?.lower ?? ''), noun, ...rest].find((word) => peopleHeads.has(word ?? ''));
  if (said !== undefined && (noun === undefined || noun === said || anyPeople.has(noun))) return [said];
  if (noun === 'people' && rest.includes('hospital')) return ['patient'];
  if (noun === undefined || vagueHeads.has(noun)) {
    return unitHead === undefined && unit.family === '' ? [] : ['people'];
  }
  if (unit.family === '' && unitHead === undefined && !heads.has(noun) && isVerbLike(noun)) return [];
  return [anyPeople.has(noun) ? 'people' : noun];
}

/** What people of no kind may be told to be: "1,200 people [employed] by the mill". */
const peopleHeads: ReadonlySet<string> = new Set('voter worker spectator student refugee troop customer'.split(' '));

const heads: ReadonlySet<string> = new Set(headOf.values());

/** "Solano speaks of [1,500]": no thing is counted. */
function isVerbLike(noun: string): boolean {
  return plainTag(noun) !== 'noun' || plainTag(`${noun}s`) !== 'noun';
}

/** Tokens before a figure among which a verb says what it measures. */
const verbReach = 3;

/** "Has cost [$2 billion]", "weighs [3 tonnes]", else the head of the subject, else the nearest word for a measure. */
function toMeasure(claim: FigureClaim, nouns: readonly string[], around: readonly Token[]): string[] {
  const last = nouns.at(-1);
  const kind = nouns.at(-2) ?? '';
  const noun = last === 'rate' && plainMeasures.has(kind) ? kind : last;
  const before = around.filter(({ end, kind }) => end <= claim.start && kind === 'word');
  const verb = before.slice(-verbReach).findLast(({ lower }) => verbMeasures.has(lower) || isDeedVerb(lower));
  if (verb !== undefined) return [verbMeasures.get(verb.lower) ?? deedOf.get(verb.lower) ?? verb.lower];
  const isShare = noun === 'share' && /^share of /.test(claim.subject);
  if (
    noun !== undefined &&
    !isShare &&
    !vagueHeads.has(noun) &&
    !moneyNouns.has(noun) &&
    !people.has(noun) &&
    !personNouns.has(noun)
  )
    return [noun];
  const near =
    before.findLast(({ lower }) => measures.has(headOf.get(lower) ?? '')) ??
    around.find(({ lower, start }) => start >= claim.end && measures.has(headOf.get(lower) ?? ''));
  if (near !== undefined) return [headOf.get(near.lower) ?? near.lower];
  const deed = findDeeds(tokenize(claim.subject, 0, claim.subject.length))[0];
  if (deed !== undefined) return [deed];
  return isShare ? ['share'] : [];
}

/** "It [exported] 1.2 million barrels": what is done is what is measured. */
function isDeedVerb(lower: string): boolean {
  return (
    /^(?:import|export|demand|offer|save|steal|fine|invest)$/.test(deedOf.get(lower) ?? '') &&
    plainTag(lower) === 'verb'
  );
}

/** Heads that say what a sum, a share or a quantity is of. */
const measures: ReadonlySet<string> = new Set(
  'ransom cost profit revenue price inflation unemployment debt deficit growth wage aid harvest weight rain wind turnout'.split(
    ' ',
  ),
);

/** Heads of which a sum or a share is none: whom it concerns. */
const people: ReadonlySet<string> = new Set(
  'docker worker people company customer student voter troop dead displaced missing house other resident'.split(' '),
);

/** What befell those who are counted, where the phrase or the participle behind it says so. */
export function findFate(
  terms: readonly string[],
  { rest }: Phrase,
  named: ReadonlySet<Token | undefined>,
  claim: FigureClaim,
  around: readonly Token[],
): string | null {
  const next = around.filter(({ start }) => start >= claim.end).slice(0, 5);
  const isLost = next.some(({ lower }) => lower === 'found') && next.some(({ lower }) => /^(?:never|not)$/.test(lower));
  if (isLost) return 'missing';
  if (leftHome.test(claim.subject)) return 'displaced';
  const said = claim.quantity.unitText === '' ? fateSaid(claim, around) : null;
  if (said !== null) return said;
  const own = terms.find((term) => fates.has(term));
  if (own !== undefined && own !== 'case') return own;
  let last = '';
  for (const token of rest) {
    if (plainTag(last) === 'prep' && last !== 'to' && token.lower !== 'whom') break;
    last = token.lower;
    const head = named.has(token) ? undefined : headOf.get(token.lower);
    if (head !== undefined && fates.has(head)) return head;
  }
  return own ?? null;
}

const leftHome =
  /\b(?:told|ordered|asked|forced|urged|had|have) to (?:leave|flee|evacuate)\b|\b(?:leave|left|fled|flee|leaving|fleeing) (?:their )?(?:homes?|houses?|villages?)\b|\b(?:driven|forced|chased) (?:out of|from) (?:their )?(?:homes?|houses?|villages?|towns?)\b/;

/** "The army lost [60 soldiers]", "civilians who fled … has grown to [52,000]": the nearest fate that the clause tells. */
export function fateAround(
  claim: FigureClaim,
  unit: UnitReading,
  counted: readonly string[],
  around: readonly Token[],
): string | null {
  const before = around.filter(({ end }) => end <= claim.start);
  const isLost = unit.family === 'person' && /^(?:lost|lose|losing)$/.test(before.at(-1)?.lower ?? '');
  if (isLost && counted.some((word) => word === 'troop' || anyPeople.has(word))) return 'dead';
  if (counted.some((word) => !anyPeople.has(word))) return null;
  if (isAboard.test(claim.sentence.slice(claim.end - claim.sentenceStart, claim.end - claim.sentenceStart + 40)))
    return null;
  const said = fateSaid(claim, around);
  if (said !== null) return said;
  const cited = new Set((claim.attribution ?? '').toLowerCase().split(/\W+/));
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { lower, start, end } of around) {
    const fate = headOf.get(lower) ?? '';
    const distance = end <= claim.start ? claim.start - end : start - claim.end;
    if (fates.has(fate) && distance < least && !cited.has(lower)) [nearest, least] = [fate, distance];
  }
  return nearest;
}

/** "[214 people] were on board". */
const isAboard = /^[^.,;]*\b(?:aboard|on board)\b/i;

/** "[92] are still missing", "[96] of them had been rescued": what is said of the figure itself. */
function fateSaid(claim: FigureClaim, around: readonly Token[]): string | null {
  const after = around.filter(({ start }) => start >= claim.end).slice(0, 8);
  const at = after.findIndex(({ lower }) => /^(?:is|are|was|were|be|been|has|have|had|remain|remains)$/.test(lower));
  if (at < 0 || at > 3) return null;
  for (const { lower } of after.slice(at)) {
    const head = headOf.get(lower) ?? '';
    if (fates.has(head)) return head;
    if (lower === 'aboard' || lower === 'board') return null;
  }
  return null;
}

/** What is done with a sum or a share, by the words of its subject and its clause. */
export function findDeeds(words: readonly Token[]): string[] {
  const out = new Set<string>();
  for (const { lower } of words) {
    const deed = deedOf.get(lower);
    if (deed !== undefined) out.add(deed);
  }
  return [...out].sort();
}
