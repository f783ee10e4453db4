import { type UnitReading, unitOf } from '../changes/read-unit.ts';
import { personNouns } from '../changes/unit-lexicon.ts';
import type { Claim, DateClaim, FigureClaim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { foldTerm } from './fold-term.ts';
import { type Name, readNames } from './read-story.ts';
import {
  anyPeople,
  countedDeeds,
  deedOf,
  dueOf,
  emptyDue,
  eventOf,
  fates,
  headOf,
  moneyNouns,
  partPeople,
  plainMarks,
  plainMeasures,
  vagueHeads,
  verbMeasures,
} from './series-lexicon.ts';

/** What the subject of a claim says it measures. */
export interface Frame {
  /** [] where the subject names nothing */
  readonly head: readonly string[];
  readonly marks: readonly string[];
  readonly words: readonly string[];
  /** what is done with a sum or share: "demand", "offer" */
  readonly deeds: readonly string[];
  readonly names: readonly Name[];
  readonly events: readonly string[];
}

/** A noun phrase and what follows it. */
interface Phrase {
  readonly nouns: readonly Token[];
  readonly rest: readonly Token[];
}

/** Families of units that tell how much, not how many of what. */
const measured = /^(?:mass|length|time|power|energy|area|volume|speed|data|temperature|ratio|money)\b/;

export function isMeasured(family: string): boolean {
  return measured.test(family);
}

/** The unit of a figure; "crowns" that nobody tells whose are money of their own. */
export function unitOfFigure({ quantity }: FigureClaim): UnitReading {
  const unit = unitOf(quantity);
  const head = unit.family.split(' ')[0] ?? '';
  return moneyNouns.has(head) ? { ...unit, family: `money ${unit.family}` } : unit;
}

/**
 * Reads what a figure measures from its subject, its unit and the clause around it.
 *
 * clause   tokens of the clause, without those of the figure
 * known    words that are names in its text
 */
export function readFigureFrame(
  claim: FigureClaim,
  unit: UnitReading,
  clause: readonly Token[],
  known: ReadonlySet<string>,
): Frame {
  const subject = tokenize(claim.subject, 0, claim.subject.length);
  const before = isMeasured(unit.family) ? phraseBefore(claim, clause) : null;
  const tokens = before === null ? subject : [...before];
  const names = readNames(subject, known);
  const named = new Set([
    ...names.map(({ at }) => subject[at]),
    ...readNames(tokens, known).map(({ at }) => tokens[at]),
  ]);
  const phrase = toHeadPhrase(tokens);
  const around = clause.filter(({ text }) => !known.has(text));
  const plain = (some: readonly Token[]) => contentOf(some, named);
  const nouns = plain(phrase.nouns);
  const rest = plain(phrase.rest);
  const counted = unitTerms(claim, unit, known);
  const fate = isMeasured(unit.family) ? null : findFate([...counted, ...nouns], phrase, named, claim, around);
  const isInflation = unit.family === 'ratio' && isConsumerPrices(claim, nouns);
  const found =
    fate !== null ? [fate] : isInflation ? ['inflation'] : toHead(claim, { nouns, rest, counted, unit, around });
  const isOpen =
    found.length === 0 ||
    (found[0] === 'people' && rest.length === 0) ||
    /^(?:lost|lose)/.test(rest[0] ?? '') ||
    counted.at(-1) === 'troop';
  const told = fate === null && isOpen && !isMeasured(unit.family) ? fateAround(claim, unit, counted, around) : null;
  const head = told === null ? found : [told];
  const own = nouns.length > 0 || fate !== null;
  const terms = [...(own ? [...nouns, ...counted] : counted)];
  const complement = fate === null && unit.family !== 'person' ? plain(complementOf(phrase)) : [];
  const said = head[0] === 'people' ? peopleVerb(rest, claim, around) : [];
  return {
    head,
    marks: toMarks([...terms, ...complement, ...said, ...pollOf(claim)], head, fate !== null),
    words: [...rest, ...contentOf(around, new Set())].filter((word) => !head.includes(word) && isTelling(word)),
    deeds: findDeeds([...subject, ...around]).filter((deed) => isMeasured(unit.family) || countedDeeds.has(deed)),
    names,
    events: subject.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
}

/** A share in a poll is none of the vote. */
function pollOf({ sentence }: FigureClaim): string[] {
  return /\b(?:poll|polled|pollsters?|survey)\b/i.test(sentence) ? ['survey'] : [];
}

/** "Consumer prices rose 7.8% in the year": inflation by its other name. */
function isConsumerPrices({ quantity, sentence }: FigureClaim, nouns: readonly string[]): boolean {
  if (nouns.at(-1) !== 'price' || quantity.trend === null) return false;
  return (
    nouns.includes('consumer') ||
    (nouns.length === 1 && /\b(?:in the year|annual|year[ -]on[ -]year|a year earlier)\b/i.test(sentence))
  );
}

/**
 * Reads what is due at a date: the act ("election", "withdraw"), and of what.
 *
 * before   what stands right before the date ("the general election of"), where that tells it
 */
export function readDueFrame(
  claim: DateClaim,
  before: readonly Token[] | null,
  clause: readonly Token[],
  known: ReadonlySet<string>,
): Frame {
  const subject = tokenize(claim.subject, 0, claim.subject.length);
  const tokens = before === null ? subject : [...before];
  const names = readNames(subject, known);
  const named = new Set([
    ...names.map(({ at }) => subject[at]),
    ...readNames(tokens, known).map(({ at }) => tokens[at]),
  ]);
  const due = (word: string) => dueOf.get(word) ?? headOf.get(word) ?? foldTerm(word);
  const terms = (some: readonly Token[]) =>
    some
      .filter((token) => token.kind === 'word' && !named.has(token) && !known.has(token.text))
      .map(({ lower }) => due(lower))
      .filter((word) => isTelling(word));
  const own = terms(tokens);
  const said = terms(clause);
  const acts = findAct(tokens, own, due);
  if (acts.length === 0) {
    for (const word of claim.subjectKey.split(' ')) if (dueOf.has(word)) acts.push(dueOf.get(word) ?? word);
  }
  return {
    head: [...new Set(acts)],
    marks: [...new Set(own.filter((word) => !acts.includes(word)))].sort(),
    words: said.filter((word) => !own.includes(word)),
    deeds: [],
    names,
    events: subject.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
}

/** The act of a deadline: the infinitive ("mediator [to settle] the strike"), else the first word for one. */
function findAct(tokens: readonly Token[], own: readonly string[], due: (word: string) => string): string[] {
  const infinitive = tokens.findLastIndex(({ lower }, at) => lower === 'to' && isAct(tokens[at + 1], due));
  if (infinitive >= 0) return [due(tokens[infinitive + 1]?.lower ?? '')];
  const acts = [...new Set(own.filter((word) => dueHeads.has(word)))];
  // "completion of the exit": the beginning or end of an act is told by both
  return acts.slice(0, acts[0] === 'start' || acts[0] === 'end' ? 2 : 1);
}

function isAct(token: Token | undefined, due: (word: string) => string): boolean {
  if (token === undefined || token.capital) return false;
  const act = due(token.lower);
  return dueHeads.has(act) || (plainTag(token.lower) === 'either' && isTelling(act));
}

const dueHeads: ReadonlySet<string> = new Set(dueOf.values());

function isTelling(word: string): boolean {
  return word.length > 2 && !emptyDue.has(word) && !vagueHeads.has(word) && !/\d/.test(word);
}

/** Folded words without names and numbers. */
function contentOf(tokens: readonly Token[], named: ReadonlySet<Token | undefined>): string[] {
  const out: string[] = [];
  for (const token of tokens) {
    if (token.kind !== 'word' || named.has(token)) continue;
    const head = headOf.get(token.lower) ?? dueOf.get(token.lower) ?? foldTerm(token.lower);
    if (head !== '') out.push(head);
  }
  return out;
}

/** The phrase that names what is measured: "number of [suspected cases]", "request for [the ballot]". */
function toHeadPhrase(tokens: readonly Token[]): Phrase {
  let phrase = cutPhrase(tokens, behindOwner(tokens));
  for (let steps = 0; steps < 3; steps++) {
    const last = phrase.nouns.at(-1);
    if (last === undefined || !vagueHeads.has(foldTerm(last.lower) || last.lower)) return phrase;
    const joint = phrase.rest.findIndex(({ lower }) => /^(?:of|for|on)$/.test(lower));
    if (joint < 0) return phrase;
    phrase = cutPhrase(phrase.rest, joint + 1);
  }
  return phrase;
}

/** "The central bank of Arden's [key rate]": where the thing owned begins; 0 without an owner. */
function behindOwner(tokens: readonly Token[]): number {
  const owner = tokens.findLastIndex(({ lower }) => lower === "'s");
  const isPlain = tokens
    .slice(0, owner)
    .every(({ lower, kind }) => kind !== 'word' || lower === 'of' || !/^(?:prep|rel|aux|verb)$/.test(plainTag(lower)));
  return owner > 0 && isPlain && owner < tokens.length - 1 ? owner + 1 : 0;
}

/** Words from a token to the first that ends a noun phrase. */
function cutPhrase(tokens: readonly Token[], from: number): Phrase {
  const nouns: Token[] = [];
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind !== 'word') {
      if (token.text === '-' || token.kind === 'number' || token.lower === "'s") continue;
      break;
    }
    const tag = plainTag(token.lower);
    if (tag === 'det' || tag === 'adv' || tag === 'num' || token.lower === 'and') continue;
    if (tag === 'prep' || tag === 'rel' || tag === 'pron' || tag === 'aux' || tag === 'conj') break;
    if (tag === 'verb' && nouns.length > 0 && !/^(?:suspected|confirmed|wounded|injured)$/.test(token.lower)) break;
    nouns.push(token);
  }
  return { nouns, rest: tokens.slice(at) };
}

/** "Price [of bread]": the phrase behind the head. */
function complementOf({ rest }: Phrase): readonly Token[] {
  return rest[0]?.lower === 'of' || rest[0]?.lower === 'for' ? cutPhrase(rest, 1).nouns : [];
}

/** Words of the counted noun: "cholera vaccine dose". */
function unitTerms(claim: FigureClaim, unit: UnitReading, known: ReadonlySet<string>): string[] {
  if (isMeasured(unit.family)) return [];
  const names = new Set([...known].map((word) => word.toLowerCase()));
  return (claim.quantity.unit.split(' per ')[0] ?? '')
    .split(/[ -]+/)
    .filter((word) => !names.has(word.toLowerCase()) && !names.has(`${word.toLowerCase()}s`))
    .map((word) => headOf.get(word) ?? foldTerm(word))
    .filter((word) => word !== '');
}

/** What befell those who are counted, where the phrase or the participle behind it says so. */
function findFate(
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
function fateAround(
  claim: FigureClaim,
  unit: UnitReading,
  counted: readonly string[],
  around: readonly Token[],
): string | null {
  const before = around.filter(({ end }) => end <= claim.start);
  const isLost = unit.family === 'person' && /^(?:lost|lose|losing)$/.test(before.at(-1)?.lower ?? '');
  if (isLost && counted.some((word) => word === 'troop' || anyPeople.has(word))) return 'dead';
  if (counted.some((word) => !anyPeople.has(word))) return null;
  const told =
    before.findLast(({ lower }) => fates.has(headOf.get(lower) ?? '')) ??
    around.find(({ lower }) => fates.has(headOf.get(lower) ?? ''));
  return told === undefined ? null : (headOf.get(told.lower) ?? null);
}

interface Parts {
  readonly nouns: readonly string[];
  readonly rest: readonly string[];
  readonly counted: readonly string[];
  readonly unit: UnitReading;
  readonly around: readonly Token[];
}

function toHead(claim: FigureClaim, { nouns, rest, counted, unit, around }: Parts): string[] {
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
  'cost profit revenue price inflation unemployment debt deficit growth wage aid harvest weight rain wind turnout'.split(
    ' ',
  ),
);

/** Heads of which a sum or a share is none: whom it concerns. */
const people: ReadonlySet<string> = new Set(
  'docker worker people company customer student voter troop dead displaced missing house other resident'.split(' '),
);

/** What is done with a sum or a share, by the words of its subject and its clause. */
function findDeeds(words: readonly Token[]): string[] {
  return [...new Set(words.flatMap(({ lower }) => deedOf.get(lower) ?? []))].sort();
}

/** What is said of people of no kind is what is counted: "people [housed] by the camp", "3 million [need food aid]". */
function peopleVerb(rest: readonly string[], claim: FigureClaim, around: readonly Token[]): string[] {
  const after = around.filter(({ start }) => start >= claim.end);
  const said = rest.length > 0 ? rest : contentOf(after, new Set());
  return said.filter((word) => isTelling(word)).slice(0, 3);
}

function toMarks(terms: readonly string[], head: readonly string[], isFate: boolean): string[] {
  const out = terms.filter((term) => {
    if (head.includes(term) || vagueHeads.has(term) || eventOf.has(term) || /\d/.test(term)) return false;
    if (anyPeople.has(term) || (isFate && !partPeople.has(term))) return false;
    return !head.some((one) => plainMarks.has(`${term} ${one}`));
  });
  return [...new Set(out)].sort();
}

/** Whether a claim leaves what it counts to what stands before it. */
export function isVague(frame: Frame): boolean {
  return frame.head.length === 0 || (frame.head.length === 1 && frame.head[0] === 'people' && frame.marks.length === 0);
}

/**
 * "The general election of [14 June]", "a pay rise of [12 percent]", "put the harvest at [1.6 million tonnes]": the noun
 * phrase that a figure or date is joined to; null where nothing is right before it.
 */
export function phraseBefore(claim: Claim, clause: readonly Token[]): readonly Token[] | null {
  const before = clause.filter(({ end }) => end <= claim.start);
  const joint = before.at(-1);
  if (joint === undefined || !/^(?:of|at|for)$/.test(joint.lower)) return null;
  if (joint.lower === 'for' && !deedOf.has(before.at(-2)?.lower ?? '')) return null;
  if (
    joint.lower === 'at' &&
    !before.some(({ lower }) => /^(?:puts?|putting|estimates?|estimated|set|sets|valued|stood|stands)$/.test(lower))
  )
    return null;
  const nouns: Token[] = [];
  for (let at = before.length - 2; at >= 0 && nouns.length < 5; at--) {
    const token = before[at];
    if (token === undefined || token.kind === 'mark') {
      if (token?.text === '-' || token?.lower === "'s") continue;
      break;
    }
    const tag = plainTag(token.lower);
    if (
      tag === 'det' ||
      tag === 'prep' ||
      tag === 'aux' ||
      tag === 'verb' ||
      tag === 'pron' ||
      tag === 'conj' ||
      tag === 'rel'
    )
      break;
    nouns.unshift(token);
  }
  return nouns.length > 0 && foldTerm(nouns.at(-1)?.lower ?? '') !== '' ? nouns : null;
}
