import type { UnitReading } from '../changes/read-unit.ts';
import type { Claim, FigureClaim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { foldTerm } from './fold-term.ts';
import { type Name, readNames } from './read-story.ts';
import {
  anyPeople,
  dueOf,
  emptyDue,
  eventOf,
  fates,
  headOf,
  partPeople,
  plainMarks,
  vagueHeads,
} from './series-lexicon.ts';

/** What the subject of a claim says it measures. */
export interface Frame {
  /** [] where the subject names nothing */
  readonly head: readonly string[];
  readonly marks: readonly string[];
  readonly words: readonly string[];
  readonly names: readonly Name[];
  readonly events: readonly string[];
}

/** A noun phrase and what follows it. */
interface Phrase {
  readonly nouns: readonly Token[];
  readonly rest: readonly Token[];
}

/**
 * Reads what a figure measures from its subject and its unit.
 *
 * known    words that are names in its text
 */
export function readFigureFrame(claim: FigureClaim, unit: UnitReading, known: ReadonlySet<string>): Frame {
  const tokens = tokenize(claim.subject, 0, claim.subject.length);
  const names = readNames(tokens, known);
  const named = new Set(names.map(({ at }) => tokens[at]));
  const phrase = toHeadPhrase(tokens);
  const plain = (some: readonly Token[]) => contentOf(some, named);
  const nouns = plain(phrase.nouns);
  const rest = plain(phrase.rest);
  const counted = unitTerms(claim, unit, known);
  const fate = findFate([...counted, ...nouns], phrase, named);
  const isInflation = unit.family === 'ratio' && isConsumerPrices(claim, nouns);
  const head = fate !== null ? [fate] : isInflation ? ['inflation'] : toHead(nouns, rest, counted, unit);
  const own = nouns.length > 0 || fate !== null;
  const terms = [...(own ? [...nouns, ...counted] : counted)];
  const complement = fate === null && unit.family !== 'person' ? plain(complementOf(phrase)) : [];
  return {
    head,
    marks: toMarks([...terms, ...complement, ...peopleVerb(head, phrase, named)], head, fate !== null),
    words: rest.filter((word) => !head.includes(word)),
    names,
    events: tokens.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
}

/** "Consumer prices rose 7.8% in the year": inflation by its other name. */
function isConsumerPrices({ quantity, sentence }: FigureClaim, nouns: readonly string[]): boolean {
  if (nouns.at(-1) !== 'price' || quantity.trend === null) return false;
  return (
    nouns.includes('consumer') ||
    (nouns.length === 1 && /\b(?:in the year|annual|year[ -]on[ -]year|a year earlier)\b/i.test(sentence))
  );
}

/** Reads what is due at a date: every word of its subject counts. */
export function readDueFrame(subject: string, subjectKey: string, known: ReadonlySet<string>): Frame {
  const tokens = tokenize(subject, 0, subject.length);
  const names = readNames(tokens, known);
  const named = new Set(names.map(({ at }) => tokens[at]));
  const due = (word: string) => dueOf.get(word) ?? headOf.get(word) ?? foldTerm(word);
  const words = tokens
    .filter((token) => token.kind === 'word' && !named.has(token))
    .map(({ lower }) => due(lower))
    .filter((word) => isTelling(word));
  if (!words.some((word) => dueHeads.has(word))) {
    for (const word of subjectKey.split(' ')) if (dueOf.has(word)) words.push(dueOf.get(word) ?? word);
  }
  const phrase = toHeadPhrase(tokens);
  const nouns = phrase.nouns.filter((token) => !named.has(token)).map(({ lower }) => due(lower));
  return {
    head: [...new Set(words)],
    marks: nouns.slice(0, -1).filter((word) => isTelling(word) && !dueHeads.has(word)),
    words: [],
    names,
    events: tokens.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
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
    const head = headOf.get(token.lower) ?? foldTerm(token.lower);
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
  const isMeasured = unit.factor !== 1 || /^(?:money|ratio|temperature|)$/.test(unit.family.split(' ')[0] ?? '');
  if (isMeasured && unit.family !== 'person') return [];
  const names = new Set([...known].map((word) => word.toLowerCase()));
  return claim.quantity.unit
    .split(/[ -]+/)
    .filter((word) => !names.has(word.toLowerCase()))
    .map((word) => headOf.get(word) ?? foldTerm(word))
    .filter((word) => word !== '');
}

/** What befell those who are counted, where the phrase or the participle behind it says so. */
function findFate(terms: readonly string[], { rest }: Phrase, named: ReadonlySet<Token | undefined>): string | null {
  const own = terms.find((term) => fates.has(term));
  if (own !== undefined) return own;
  for (const token of rest) {
    if (named.has(token)) continue;
    const tag = plainTag(token.lower);
    if (tag === 'prep' && !/^(?:left|as)$/.test(token.lower)) return null;
    const head = headOf.get(token.lower);
    if (head !== undefined && fates.has(head)) return head;
  }
  return null;
}

function toHead(
  nouns: readonly string[],
  rest: readonly string[],
  counted: readonly string[],
  unit: UnitReading,
): string[] {
  const unitHead = counted.at(-1);
  const noun = nouns.at(-1);
  if (unitHead !== undefined && !anyPeople.has(unitHead)) {
    return unit.family === 'person' && counted.length > 1
      ? counted.filter((word) => partPeople.has(word) || word === unitHead)
      : [unitHead];
  }
  const said = rest.find((word) => word === 'voter');
  if (said !== undefined && (noun === undefined || anyPeople.has(noun))) return [said];
  if (noun === undefined || vagueHeads.has(noun)) return unitHead === undefined ? [] : ['people'];
  return [anyPeople.has(noun) ? 'people' : noun];
}

/** "People [housed] by the camp": what is said of people of no kind is what is counted. */
function peopleVerb(head: readonly string[], { rest }: Phrase, named: ReadonlySet<Token | undefined>): string[] {
  return head[0] === 'people' ? contentOf(rest, named).slice(0, 2) : [];
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

/** "The general election of [14 June]": what a date is said of right before it. */
export function phraseBefore(claim: Claim, sentence: string): string | null {
  const before = sentence.slice(0, Math.max(0, claim.start - claim.sentenceStart));
  const match = /\b(?:the|a|an|its|their|his|her|this)((?: [\p{L}'-]+){1,4}) of\s*$/iu.exec(before);
  return match?.[1]?.trim() ?? null;
}
