/** Parts nested deeper than this are given up on: forwarded newsletters have four or five levels. */
export const partDepthMax = 40;

/** A message within a message is looked into this deep. */
export const messageDepthMax = 5;

/** Providers let messages of 25 MB through, 34 as base64; a parsed message takes up four times its bytes. */
export const messageBytesMax = 40 * 1024 * 1024;

/** The parser compares each line that begins like a bar with every bar named so far; more than this take seconds. */
const comparisonsMax = 20_000_000;

/**
 * Why a message would take too long to parse; null for an honest one.
 *
 * bytes    the message
 * returns  the reason in words
 */
export function tooManyParts(bytes: Buffer): string | null {
  const bars = countOf(bytes, '\n--');
  const named = Math.min(countOf(bytes, 'oundary'), bars) + countOf(bytes, 'OUNDARY');
  if (bars * named <= comparisonsMax) return null;
  return `${bars} bars between its parts and ${named} names of such bars`;
}

function countOf(bytes: Buffer, word: string): number {
  let count = 0;
  for (let at = bytes.indexOf(word, 0, 'latin1'); at >= 0; at = bytes.indexOf(word, at + word.length, 'latin1'))
    count += 1;
  return count;
}
