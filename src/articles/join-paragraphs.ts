import type { ArticleLine } from './article-line.ts';

/** Lines broken by a program are at most this long. */
const wrapWidthMax = 132;
const wrapWidthMin = 40;

/** So many line ends have to be explained by the width before lines are put together … */
const wrappedEndsMin = 6;

/** … or so many, where all of them are and most break a sentence off. */
const brokenEndsMin = 2;

/** A first line stands in by so many characters more than the others, where no blank lines part paragraphs. */
const indentStepMin = 2;

/**
 * Makes the body of its lines: one paragraph a line, parted by one blank line.
 *
 * lines    of the body, trimmed
 * returns  the body. Where a program broke the lines at a fixed width, those of a paragraph are put together again:
 *          that is so when nearly every line that is followed directly by another could not have held the other's
 *          first word. Paragraphs then begin below a blank line, or with a line that stands in.
 */
export function joinParagraphs(lines: readonly ArticleLine[]): string {
  const base = lines.reduce((least, line) => Math.min(least, line.indent ?? 0), Number.MAX_SAFE_INTEGER);
  if (!isWrapped(lines, base)) return lines.map((line) => line.text).join('\n\n');
  const paragraphs: string[] = [];
  for (const line of lines) {
    if (paragraphs.length === 0 || opensParagraph(line, base)) paragraphs.push(line.text);
    else paragraphs.push(`${paragraphs.pop() ?? ''} ${line.text}`);
  }
  return paragraphs.join('\n\n');
}

function opensParagraph(line: ArticleLine, base: number): boolean {
  return line.blanks > 0 || (line.indent ?? 0) >= base + indentStepMin;
}

function isWrapped(lines: readonly ArticleLine[], base: number): boolean {
  const width = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (width > wrapWidthMax || width < wrapWidthMin) return false;
  let ends = 0;
  let full = 0;
  let broken = 0;
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (above === undefined || opensParagraph(line, base)) continue;
    ends += 1;
    const word = line.text.split(/\s/, 1)[0] ?? '';
    if (widthOf(above, base) + 1 + word.length > width) full += 1;
    if (!/[.!?:…]["'’”»)]*$/.test(above.text)) broken += 1;
  }
  if (ends >= wrappedEndsMin) return full >= ends * 0.9;
  return ends >= brokenEndsMin && full === ends && broken >= ends * 0.5;
}

function widthOf(line: ArticleLine, base: number): number {
  return (line.indent ?? 0) - base + line.text.length;
}
