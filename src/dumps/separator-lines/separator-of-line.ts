/** How long a line may be to count as a separator. */
export const separatorCharsMax = 200;

/**
 * Reads a line as a separator: three or more dashes, equals signs, asterisks, underscores, tildes, hashes or plus
 * signs, also with spaces between them or around a number ("=== Article 3 ==="), or a form feed.
 *
 * text     one line
 * returns  what makes the separator: the run without spaces and numbers ('=====', '***'), '\f' for a form feed,
 *          null for any other line
 */
export function separatorOfLine(text: string): string | null {
  if (/^\f\s*$/.test(text)) return '\f';
  const trimmed = text.trim();
  if (trimmed.length > separatorCharsMax) return null;
  const packed = trimmed.replace(/[ \t]+/g, '');
  if (/^([-=*_~#+\u2013\u2014\u2500\u2550\u2022])\1{2,}$/.test(packed)) return packed;
  const labelled = labelledPattern.exec(trimmed);
  return labelled === null ? null : (labelled[1] ?? null);
}

const labelledPattern =
  /^((?<c>[-=*_~#+])\k<c>{2,})\s*(?:\[?\(?(?:(?:end|start|begin)\s*(?:of)?\s*)?(?:article|story|document|doc|item|record|page|text)?\s*(?:#|no\.?|number)?\s*\d*(?:\s*(?:of|\/)\s*\d+)?\)?\]?)\s*\k<c>{2,}$/i;

/** Whether two separators are the same one: equal, or long bars of the same sign. */
export function isSameSeparator(left: string, right: string): boolean {
  return left === right || (left[0] === right[0] && left.length >= 10 && right.length >= 10);
}
