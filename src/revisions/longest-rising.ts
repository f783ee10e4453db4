/**
 * Finds the longest rising subsequence.
 *
 * values   numbers, none twice
 * returns  the values of one longest rising subsequence, ascending
 * fails    never; n log n
 * source   patience sorting (Fredman 1975)
 */
export function longestRising(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const result: number[] = [];
  for (let at = tails[tails.length - 1] ?? -1; at >= 0; at = previous[at] ?? -1) result.push(values[at] ?? 0);
  return result.reverse();
}
