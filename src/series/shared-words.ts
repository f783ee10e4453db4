/** Words that both lists hold, in the order of the first. */
export function shared(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((word) => b.includes(word));
}

/** Points of a reason that no agreement elsewhere can mend. */
export const forbidden = -100;
