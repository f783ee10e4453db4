const blocks = '▁▂▃▄▅▆▇█';

/** Wider lines than this are hard to take in at a glance; what is left out is told in numbers beside it. */
const widthMax = 24;

/**
 * Draws numbers as a row of blocks, the lowest as the lowest block and the highest as the highest.
 *
 * values   finite numbers in the order of time
 * returns  a block a number; of more than 24, equal stretches are drawn by the last number of each. Equal numbers give
 *          blocks of middle height, no numbers an empty text
 */
export function sparkLine(values: readonly number[]): string {
  const width = Math.min(values.length, widthMax);
  const drawn = Array.from({ length: width }, (_, i) => values[Math.ceil(((i + 1) * values.length) / width) - 1] ?? 0);
  const low = Math.min(...drawn);
  const range = Math.max(...drawn) - low;
  return drawn.map((value) => blockAt(range > 0 ? (value - low) / range : 0.5)).join('');
}

function blockAt(share: number): string {
  return blocks.charAt(Math.min(blocks.length - 1, Math.floor(share * blocks.length)));
}
