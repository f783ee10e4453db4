/**
 * Brings a text from outside into one line.
 *
 * lengthMax  characters (code points) at most; a longer text ends in "…"
 * returns    the text without breaks, control characters and direction overrides, which could make a line read
 *            otherwise than it is
 */
export function oneLine(text: string, lengthMax: number): string {
  const plain = text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(plain);
  return characters.length <= lengthMax
    ? plain
    : `${characters
        .slice(0, lengthMax - 1)
        .join('')
        .trimEnd()}…`;
}
