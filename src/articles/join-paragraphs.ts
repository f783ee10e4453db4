import type { ArticleLine } from './article-line.ts';

/** Lines broken by a program are at most this long. */
const wrapWidthMax = 132;
const wrapWidthMin = 40;

/** So many line ends have to be explained by the width before lines are put together. */
const wrappedEndsMin = 6;

/**
 * Makes the body of its lines: one paragraph a line, parted by one blank line.
 *
 * lines    of the body, trimmed
 * returns  the body. Where a program broke the lines at a fixed width, those of a paragraph are put together again:
 *          that is so when nearly every line that is followed directly by another could not have held the other's
 *          first word.
 */
export function joinParagraphs(lines: readonly ArticleLine[]): string {
  if (!isWrapped(lines)) return lines.map((line) => line.text).join('\n\n');
  const paragraphs: string[] = [];
  for (const line of lines) {
    if (line.blanks > 0 || paragraphs.length === 0) paragraphs.push(line.text);
    else paragraphs.push(`${paragraphs.pop() ?? ''} ${line.text}`);
  }
  return paragraphs.join('\n\n');
}

function isWrapped(lines: readonly ArticleLine[]): boolean {
  const width = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (width > wrapWidthMax || width < wrapWidthMin) return false;
  let ends = 0;
  let full = 0;
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (above === undefined || line.blanks > 0) continue;
    ends += 1;
    const word = line.text.split(/\s/, 1)[0] ?? '';
    if (above.text.length + 1 + word.length > width) full += 1;
  }
  return ends >= wrappedEndsMin && full >= ends * 0.9;
}
