import type { XmlElement } from './xml-element.ts';

/**
 * Elements inside a line of text; every other one begins and ends a paragraph. Source: the enriched text of NITF 3.6,
 * the phrasing content of XHTML.
 */
const inlineNames: ReadonlySet<string> = new Set(
  (
    'a abbr acronym alt-code b bdi bdo big chron cite city classifier code copyrite copyrite.holder copyrite.year ' +
    'country del denom dfn em event font frac frac-sep function i ins kbd lang location mark money name.family ' +
    'name.given num numer object.title org person postaddr pronounce q region s samp small span state strike strong ' +
    'sub sublocation sup time tt u var virtloc inline'
  ).split(' '),
);

/** Elements that show nothing of the story's text: pictures with their captions, code, notes to editors. */
const skippedNames: ReadonlySet<string> = new Set(
  (
    'media media-reference media-caption media-producer media-metadata figure figcaption img image picture video audio ' +
    'object script style iframe noscript svg template nitf-table-metadata table-reference col colgroup'
  ).split(' '),
);

/**
 * Writes mixed content as text: paragraphs, headings, entries of lists and rows of tables, one a line each, parted by a
 * blank line, breaks as line ends; the cells of a row parted by ` | `.
 *
 * element  what holds the text
 * returns  the text; pictures, their captions and scripts are left out
 */
export function blockText(element: XmlElement): string {
  const paragraphs: string[] = [];
  let words = '';
  const endParagraph = (): void => {
    for (const paragraph of paragraphsOf(words)) paragraphs.push(paragraph);
    words = '';
  };
  const take = (child: XmlElement | string): void => {
    if (typeof child === 'string') {
      words += child;
      return;
    }
    const name = child.name.toLowerCase();
    if (skippedNames.has(name)) return;
    if (name === 'br') {
      words += lineBreak;
      return;
    }
    if (name === 'tr' || name === 'nitf-row') {
      endParagraph();
      words = rowText(child);
      endParagraph();
      return;
    }
    const inline = inlineNames.has(name);
    if (!inline) endParagraph();
    for (const inside of child.children) take(inside);
    if (!inline) endParagraph();
  };
  for (const child of element.children) take(child);
  endParagraph();
  return paragraphs.join('\n\n');
}

/** Stands for a break within a paragraph while white space is folded; no text has it by itself. */
const lineBreak = '\u2028';

/** Lines of a paragraph stay apart by single breaks: where a program broke them, they are put together later. */
function paragraphsOf(words: string): string[] {
  const lines = words.split(lineBreak).map((line) => line.replace(/\s+/g, ' ').trim());
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function rowText(row: XmlElement): string {
  const cells = row.children.filter((cell) => typeof cell !== 'string');
  return cells
    .map((cell) => blockText(cell).replace(/\s+/g, ' '))
    .filter((cell) => cell !== '')
    .join(' | ');
}

/** Writes what an element holds as HTML again, for the reader of HTML; names in lower case, without prefix. */
export function htmlOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeHtml(child) : tagged(child))).join('');
}

function tagged(element: XmlElement): string {
  const name = element.name.toLowerCase();
  const attributes = [...element.attributes]
    .filter(([key]) => /^[a-z][a-z-]*$/.test(key) && key !== 'xmlns')
    .map(([key, value]) => ` ${key}="${escapeHtml(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (/^(?:br|hr|img|col|wbr|input|source|link|meta)$/.test(name)) return `<${name}${attributes}>`;
  return `<${name}${attributes}>${htmlOf(element)}</${name}>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
