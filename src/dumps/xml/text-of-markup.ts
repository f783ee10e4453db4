import { htmlToText } from '../html/html-to-text.ts';
import { blockText, htmlOf } from './block-text.ts';
import { decodeEntities } from './html-entity-lexicon.ts';
import type { XmlElement } from './xml-element.ts';
import { elementsOf, rawTextOf } from './xml-element.ts';

/** Tags of HTML that stand in texts written as HTML; a lone `<` or `<3` is a sign. */
const tag =
  /<\/?(?:a|b|i|p|br|em|h[1-6]|li|ol|ul|tr|td|th|hr|img|div|pre|span|font|table|strong|figure|article|section|blockquote|iframe|script|center|small|sup|sub|u)(?:\s[^<>]*)?\/?>/i;

/**
 * The text of a field that may hold plain text, HTML written as text or in CDATA, or elements of its own.
 *
 * element  the field
 * returns  paragraphs parted by blank lines, or plain text with its lines as written; '' when there is none
 */
export function textOfMarkup(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const inside = elementsOf(element);
  if (inside.length > 0) {
    const isHtml = /^(?:div|html|body|article|section|p)$/i.test(inside[0]?.name ?? '');
    return isHtml ? textOfHtml(htmlOf(element)) : blockText(element);
  }
  return textOfString(rawTextOf(element));
}

export function textOfString(text: string): string {
  if (tag.test(text)) return textOfHtml(text);
  return decodeEntities(text).trim();
}

/** A headline or name in one line; entities that were written twice are resolved once more. */
export function lineOfMarkup(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return textOfString(rawTextOf(element)).replace(/\s+/g, ' ').trim();
}

/** One paragraph a line, as the reader of HTML gives it, with blank lines between. */
function textOfHtml(html: string): string {
  return htmlToText(html).replaceAll('\n', '\n\n');
}
