import type { UnitReading } from '../changes/read-unit.ts';
import type { FigureClaim } from '../claims/reading.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { fateAround, findDeeds, findFate, toHead } from './find-head.ts';
import { foldHead } from './fold-term.ts';
import { complementOf, contentOf, isTelling, phraseBefore, toHeadPhrase } from './head-phrase.ts';
import { readRole } from './read-role.ts';
import { type Name, readNames } from './read-story.ts';
import { anyPeople, countedDeeds, eventOf, headOf, partPeople, plainMarks, vagueHeads } from './series-lexicon.ts';
import { isMeasured } from './unit-of-figure.ts';

/** What the subject of a claim says it measures. */
export interface Frame {
  /** [] where the subject names nothing */
  readonly head: readonly string[];
  readonly marks: readonly string[];
  readonly words: readonly string[];
  /** what is done with a sum or share: "demand", "offer" */
  readonly deeds: readonly string[];
  /** what becomes of those who are counted: "held", "freed", "target"; null where nothing tells */
  readonly role: string | null;
  readonly names: readonly Name[];
  readonly events: readonly string[];
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
  const isOfThem = /^of (?:them|whom)\b/.test(
    around.find(({ start }) => start >= claim.end) === undefined
      ? ''
      : claim.sentence.slice(claim.end - claim.sentenceStart).trimStart(),
  );
  const isOpen =
    isOfThem ||
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
  const deeds = findDeeds([...subject, ...around]).filter((deed) => isMeasured(unit.family) || countedDeeds.has(deed));
  return {
    head,
    marks: toMarks([...terms, ...complement, ...said, ...pollOf(claim)], head, fate !== null),
    words: [...rest, ...contentOf(around, new Set())].filter((word) => !head.includes(word) && isTelling(word)),
    deeds,
    role: readRole(claim, clause, head) ?? (isMeasured(unit.family) ? roleOfDeeds(deeds) : null),
    names,
    events: subject.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
}

/** What a sum is that is wanted or offered in other words than these: "bid", "strike for". */
function roleOfDeeds(deeds: readonly string[]): string | null {
  if (deeds.includes('demand')) return 'wanted';
  return deeds.includes('offer') ? 'offered' : null;
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

/** Words of the counted noun: "cholera vaccine dose". */
function unitTerms(claim: FigureClaim, unit: UnitReading, known: ReadonlySet<string>): string[] {
  if (isMeasured(unit.family)) return [];
  const isName = (word: string) =>
    known.has(word.charAt(0).toUpperCase() + word.slice(1)) || known.has(word.toUpperCase());
  return (claim.quantity.unit.split(' per ')[0] ?? '')
    .split(/[ -]+/)
    .filter((word) => !isName(word) && !isName(`${word}s`))
    .map((word) => headOf.get(word) ?? foldHead(word))
    .filter((word) => word !== '');
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
