import { type ComparableText, type TextFacts, toComparable } from './comparable-text.ts';
import { decideLink, type Link } from './decide-link.ts';

/** Texts, and which of them are to be compared, by their places. */
export interface LinksToDecide {
  readonly texts: readonly TextFacts[];
  readonly pairs: readonly (readonly [number, number])[];
}

/**
 * Decides pairs of texts; each text is made ready once.
 *
 * returns  a link for each pair, in their order
 */
export function decideLinks({ texts, pairs }: LinksToDecide): Link[] {
  const ready: ComparableText[] = [];
  const at = (i: number) => {
    ready[i] ??= toComparable(texts[i] as TextFacts);
    return ready[i] as ComparableText;
  };
  return pairs.map(([a, b]) => decideLink(at(a), at(b)));
}
