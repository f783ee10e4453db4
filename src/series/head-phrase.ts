import type { Claim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import type { Token } from '../text/tokenize.ts';
import { foldHead, foldTerm } from './fold-term.ts';
import { deedOf, dueOf, emptyDue, headOf, vagueHeads } from './series-lexicon.ts';

/** The phrase that names what is measured: "number of [suspected cases]", "request for [the ballot]". */
export function toHeadPhrase(tokens: readonly Token[]): Phrase {
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

/** A noun phrase and what follows it. */
export interface Phrase {
  readonly nouns: readonly Token[];
  readonly rest: readonly Token[];
}

/** "The central bank of Arden's [key rate]": where the thing owned begins; 0 without an owner. */
export function behindOwner(tokens: readonly Token[]): number {
  const owner = tokens.findLastIndex(({ lower }) => lower === "'s");
  const isPlain = tokens
    .slice(0, owner)
    .every(({ lower, kind }) => kind !== 'word' || lower === 'of' || !/^(?:prep|rel|aux|verb)$/.test(plainTag(lower)));
  return owner > 0 && isPlain && owner < tokens.length - 1 ? owner + 1 : 0;
}

/** Words from a token to the first that ends a noun phrase. */
export function cutPhrase(tokens: readonly Token[], from: number): Phrase {
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
export function complementOf({ rest }: Phrase): readonly Token[] {
  return rest[0]?.lower === 'of' || rest[0]?.lower === 'for' ? cutPhrase(rest, 1).nouns : [];
}

/** Folded words without names and numbers. */
export function contentOf(tokens: readonly Token[], named: ReadonlySet<Token | undefined>): string[] {
  const out: string[] = [];
  for (const token of tokens) {
    if (token.kind !== 'word' || named.has(token)) continue;
    const head = headOf.get(token.lower) ?? dueOf.get(token.lower) ?? foldHead(token.lower);
    if (head !== '') out.push(head);
  }
  return out;
}

export function isTelling(word: string): boolean {
  return word.length > 2 && !emptyDue.has(word) && !vagueHeads.has(word) && !/\d/.test(word);
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
