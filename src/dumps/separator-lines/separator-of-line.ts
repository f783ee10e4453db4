import type { ScannedLine } from '../scan-lines.ts';

/** How long a line may be to count as a separator. */
const separatorCharsMax = 200;

/**
 * Reads a line as a separator: three or more dashes, equals signs, asterisks, underscores and the like, also mixed
 * ("-=-=-"), with spaces between them or around a number ("=== Article 3 ==="), or a form feed.
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
  if (barPattern.test(packed) && isBar(packed)) return packed;
  if (trimmed.at(0) !== trimmed.at(-1)) return null;
  const labelled = labelledPattern.exec(trimmed);
  return labelled === null ? null : (labelled[1] ?? null);
}

/** No full stop, exclamation mark or question mark: "..." is a pause in a text. */
const barPattern = /^[-=*_~#+%<>^@:/\\\u00a7\u00b7\u2013\u2014\u2022\u2500\u2501\u2550\u25a0\u25cf]{3,}$/;

/** One sign over and over, or a longer pattern of up to three; rules of tables ("--+--") are no bars. */
function isBar(packed: string): boolean {
  const signs = new Set(packed).size;
  return signs === 1 || (signs <= 3 && packed.length >= 5 && !/-\+|\+-/.test(packed));
}

const labelledPattern =
  /^((?<c>[-=*_~#+])\k<c>{2,})\s*(?:\[?\(?(?:(?:end|start|begin)\s*(?:of)?\s*)?(?:article|story|document|doc|item|record|page|text)?\s*(?:#|no\.?|number)?\s*\d*(?:\s*(?:of|\/)\s*\d+)?\)?\]?)\s*\k<c>{2,}$/i;

/** Whether two separators are the same one: equal, or long bars of the same sign. */
export function isSameSeparator(left: string, right: string): boolean {
  return left === right || (left[0] === right[0] && left.length >= 10 && right.length >= 10);
}

/** Whether a line is the separator of its dump: a bar like it, or, where a person gave some other line, that line. */
export function isSeparatorLine(text: string, separator: string): boolean {
  const found = separatorOfLine(text);
  if (found !== null && isSameSeparator(found, separator)) return true;
  return separator !== '' && text.trim() === separator;
}

/** A look at a line's length and first byte that spares decoding nearly all of them. */
export function couldBeSeparator(line: ScannedLine, wide: boolean): boolean {
  if (line.from === line.to || line.end - line.start > separatorCharsMax * 3) return false;
  const first = line.bytes[line.from] ?? 0;
  if (wide) return true;
  const isDigit = first >= 48 && first <= 57;
  const lower = first | 32;
  return !isDigit && !(lower >= 97 && lower <= 122 && first < 128);
}
