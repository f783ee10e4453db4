import type { Figure } from './figure.ts';
import type { VerbGroup } from './find-actor.ts';
import { lowerAt, type Passage } from './passage.ts';
import { type Stretch, wordsOf } from './phrase.ts';

/** A figure in its sentence, with what the wording of its subject needs. */
export interface Scene {
  readonly passage: Passage;
  readonly figure: Figure;
  /** tokens of times, sources and other figures */
  readonly masked: Uint8Array;
  /** token behind the figure with its bound words and its noun */
  readonly behind: number;
  readonly limit: number;
}

/** The preposition that parts a figure from its verb ("a convoy of 12 lorries"), or -1 when it is the object. */
export function jointBefore({ passage, figure, masked }: Scene, group: VerbGroup): number {
  for (let at = figure.boundFirst - 1; at >= group.last; at--)
    if (passage.tags[at] === 'prep' && masked[at] !== 1) return at;
  return -1;
}

/** "of the vessel": the phrase as an owner; empty for a pronoun and for what is longer than a name. */
export function ownerWords({ passage, figure, masked }: Scene, phrase: Stretch): string[] {
  const last = Math.min(phrase.last, figure.boundFirst);
  const words = wordsOf(passage, { first: phrase.first, last }, masked);
  return words.length === 0 || words.length > 8 || isPronoun(words) ? [] : ['of', ...words];
}

/** Whether words open with a pronoun: they name nothing. */
export function isPronoun(words: readonly string[]): boolean {
  return /^(?:i|you|he|she|it|we|they|them|there|this|that|these|those|him|us|what|who|which|one|some|others|another)$/i.test(
    words[0] ?? '',
  );
}

/** The words of a verb group without adverbs; of a passive one, without its auxiliaries. */
export function shortGroup({ passage, masked }: Scene, group: VerbGroup, bare: boolean): string[] {
  const out: string[] = [];
  for (let at = group.first; at < group.last; at++) {
    const denies = /^(?:not|never|n't)$/.test(lowerAt(passage, at));
    if (
      (passage.tags[at] === 'adv' && !denies) ||
      masked[at] === 1 ||
      (bare && passage.tags[at] === 'aux' && out.length === 0)
    )
      continue;
    out.push(lowerAt(passage, at));
  }
  return out;
}

/** Tokens before a figure among which the owner of what it measures is looked for. */
const ownerTokensMax = 12;

/** "Raised its key rate to 6 percent": the measure has an owner, which only the tree finds. */
export function isOwned(passage: Passage, figure: Figure): boolean {
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - ownerTokensMax); at--)
    if (/^(?:its|their)$/.test(lowerAt(passage, at))) return true;
  return false;
}
