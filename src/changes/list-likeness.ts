/** From so many words on, a set is quicker than looking through the list. */
const longMin = 40;

/** Dice likeness of two word lists, every word weighing the same: 1 for the same words, 0 where they share none. */
export function listLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  if (a.length > longMin) {
    const words = new Set(a);
    for (const word of b) if (words.has(word)) common++;
  } else for (const word of b) if (a.includes(word)) common++;
  return (2 * common) / (a.length + b.length);
}
