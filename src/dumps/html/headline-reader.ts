import { foldLine } from '../line-shapes.ts';
import { decodeEntities } from './decode-entities.ts';
import type { HtmlTag } from './scan-tags.ts';

const headingsKept = 5;
const headingCharsMax = 400;

/** Signs with spaces around them that part a headline from the name of the outlet in titles. */
const titleSeams = /\s+(?:[|\u2013\u2014\u00bb\u00ab\u2022\u00b7-]|::|\/\/)\s+/g;

/** Gathers what may be the headline of a page while its tags go by. */
export interface HeadlineReader {
  takeTag(tag: HtmlTag): void;
  takeText(text: string): void;
  takeTitle(title: string): void;
  /**
   * The headline. `stated` are those of linked data and <meta>, surest first; of them and <title>, the name of the
   * outlet is taken off; a heading that says the same as one of them goes before.
   */
  headline(stated: readonly (string | undefined)[], outlet: string): string | undefined;
}

export function openHeadlineReader(): HeadlineReader {
  const headings: string[] = [];
  let open: string | null = null;
  let title = '';
  return {
    takeTag(tag) {
      if (tag.name === 'h1') {
        if (open !== null) keep(headings, open);
        open = tag.isEnd || headings.length >= headingsKept ? null : '';
      } else if (open !== null && tag.name === 'br') open += ' ';
    },
    takeText(text) {
      if (open !== null && open.length < headingCharsMax) open += text.slice(0, headingCharsMax);
    },
    takeTitle(content) {
      if (title === '') title = tidy(content.slice(0, 1000));
    },
    headline(stated, outlet) {
      const written = [...stated.map((text) => tidy(text ?? '')), title].filter((text) => text !== '');
      const heading = headings.find((text) => written.some((other) => saysSame(text, other)));
      if (heading !== undefined) return heading;
      const first = written[0];
      if (first !== undefined) return withoutOutlet(first, outlet, title);
      return headings.length === 1 ? headings[0] : undefined;
    },
  };
}

function keep(headings: string[], written: string): void {
  const text = tidy(written);
  if (text !== '') headings.push(text);
}

function tidy(text: string): string {
  return decodeEntities(text).replace(/\s+/g, ' ').trim();
}

/** Whether a title is the heading, or begins or ends with it at a seam. */
function saysSame(heading: string, title: string): boolean {
  const short = foldLine(heading).toLowerCase();
  const long = foldLine(title).toLowerCase();
  if (short.length < 8) return short === long;
  if (short === long) return true;
  if (long.startsWith(short)) return /^\s*(?:[|:»«•·-]|\/\/)/.test(long.slice(short.length));
  if (long.endsWith(short)) return /(?:[|:»«•·-]|\/\/)\s*$/.test(long.slice(0, -short.length));
  return false;
}

/** Takes the outlet's name off the end or the beginning; where it is not known, what the page's title adds. */
function withoutOutlet(text: string, outlet: string, title: string): string {
  const seams = [...text.matchAll(titleSeams)];
  const last = seams.at(-1);
  const firstSeam = seams[0];
  if (last === undefined || firstSeam === undefined) return text;
  const behind = text.slice(last.index + last[0].length);
  const before = text.slice(0, firstSeam.index);
  if (outlet !== '' && isSame(behind, outlet)) return text.slice(0, last.index);
  if (outlet !== '' && isSame(before, outlet)) return text.slice(firstSeam.index + firstSeam[0].length);
  // Only a page's own title is sure to name the outlet; it does so in a few words behind the last seam.
  const isTitle = text === title && outlet === '';
  return isTitle && behind.split(' ').length <= 4 && last.index >= 15 ? text.slice(0, last.index) : text;
}

function isSame(left: string, right: string): boolean {
  const fold = (text: string): string =>
    foldLine(text)
      .toLowerCase()
      .replace(/^the\s+|\.(?:com|org|net|co\.uk)$|[^\p{L}\p{N}]/gu, '');
  return fold(left) === fold(right);
}
