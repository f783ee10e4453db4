import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import type { Piece } from '../piece.ts';
import { htmlToText } from './html-to-text.ts';
import { readPageFields } from './page-fields.ts';
import { scanTags } from './scan-tags.ts';

/**
 * Larger or deeper pages get no tree: linkedom and Readability call themselves for each level, and look through all
 * that lies in each element, so that the time goes with `levels`, the depths of all elements added up: 10 µs each where
 * elements hold little text. Entities and stray brackets (`signs`) make a node each, of half a kilobyte. News pages have
 * a tenth of this.
 */
const treeLimits = { chars: 4_000_000, tags: 30_000, depth: 400, levels: 300_000, signs: 50_000 } as const;

/** A readable part shorter than this is mostly a notice about cookies or the like. */
const readableCharsMin = 140;

/**
 * Reads the article of an HTML page.
 *
 * html     the page, decoded
 * address  where it was found, for pages that do not say; or null
 * returns  the readable part as text, one paragraph a line, and the fields that the page states. Navigation, captions,
 *          scripts and advertisements are left out. Where no readable part is found, or the page is too large for a
 *          tree, the text of the whole page (`isWholePage`).
 * fails    never
 */
export function readHtmlPage(html: string, address: string | null): Piece {
  const { fields, text: stated } = readPageFields(html);
  const withAddress = fields.url === undefined && address !== null ? { ...fields, url: address } : fields;
  const readable = readableText(html);
  if (readable.length >= readableCharsMin && readable.length * 2 >= stated.length) {
    return { text: readable, fields: withAddress };
  }
  if (stated.length >= readableCharsMin) return { text: plainText(stated), fields: withAddress };
  if (readable.length >= readableCharsMin) return { text: readable, fields: withAddress };
  return { text: htmlToText(html), fields: withAddress, isWholePage: true };
}

function plainText(text: string): string {
  return /<\/?(?:p|br|div)\b[^>]*>/i.test(text) ? htmlToText(text) : text;
}

/** Captions, menus and what else is no part of the text but stands inside it. */
const removed = [
  ...['figure', 'figcaption', 'picture', 'aside', 'nav', 'footer', 'form', 'button', 'script', 'style', 'noscript'],
  ...['iframe', 'svg', 'video', 'audio', '[role=navigation]', '[role=complementary]', '[aria-hidden=true]'],
  ...['.wp-caption-text', '.image-caption', '.caption', '.photo-credit'],
].join(',');

/** A time inside one of these belongs to a sentence; elsewhere it is the page's. */
const textParts = 'p,li,blockquote,td,dd,pre';

function readableText(html: string): string {
  if (!fitsTree(html)) return '';
  try {
    const document = new DOMParser().parseFromString(html, 'text/html');
    for (const element of document.querySelectorAll(removed)) element.remove();
    for (const time of document.querySelectorAll('time')) if (time.closest(textParts) === null) time.remove();
    const article = new Readability(document, { charThreshold: 200 }).parse();
    return htmlToText(article?.content ?? '');
  } catch {
    // Both libraries throw on odd trees; the text of the whole page is read then.
    return '';
  }
}

function fitsTree(html: string): boolean {
  if (html.length > treeLimits.chars) return false;
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  let levels = 0;
  let signs = 0;
  scanTags(html, {
    text(text) {
      for (const sign of text) if (sign === '&' || sign === '<') signs += 1;
    },
    tag(tag) {
      tags += 1;
      if (tag.isVoid) return;
      depth = Math.max(0, depth + (tag.isEnd ? -1 : 1));
      deepest = Math.max(deepest, depth);
      if (!tag.isEnd) levels += depth;
    },
  });
  if (tags > treeLimits.tags || signs > treeLimits.signs) return false;
  return deepest <= treeLimits.depth && levels <= treeLimits.levels;
}
