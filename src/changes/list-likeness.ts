/** Dice likeness of two word lists, every word weighing the same: 1 for the same words, 0 where they share none. */
export function listLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  for (const word of b) if (a.includes(word)) common++;
  return (2 * common) / (a.length + b.length);
}
