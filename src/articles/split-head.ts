import {
  foldLine,
  isCaptionLike,
  isHeadlineLike,
  isSameLine,
  isShareCount,
  isShareMarker,
} from '../dumps/line-shapes.ts';
import { findHeadlineAbove, findRepeatedHeadline, pageHeadLinesMax } from '../dumps/scraped-pages/page-head.ts';
import { separatorOfLine } from '../dumps/separator-lines/separator-of-line.ts';
import type { FurnitureLine } from './article.ts';
import type { ArticleHead, ArticleLine } from './article-line.ts';
import type { DateOrder } from './parse-stated-date.ts';
import { readMetaLine } from './read-meta-line.ts';

/** Bylines, dates and the like above the body are looked for in this many lines. */
const metaLinesMax = 6;

/** What is known of the head while its lines are read from the top. */
interface Reading {
  readonly lines: readonly ArticleLine[];
  readonly order: DateOrder | null;
  at: number;
  headline: string | null;
  published: { value: string; evidence: string } | null;
  publishedIsUpdate: boolean;
  byline: string | null;
  readonly furniture: FurnitureLine[];
}

/**
 * Tells the lines above the body from the body: dates and bylines, the headline, and the head of a scraped page with
 * its captions, share marker and second headline.
 *
 * lines    of the article, in order
 * headline what a field of the dump gives as headline, or null; then no line of the text is taken for one, but a line
 *          that repeats it is furniture
 * order    how days in figures are written in the dump; null where that is not known
 * returns  what the head says and how many lines it takes up; 0 for a text that starts with its body. Captions never
 *          give a date.
 */
export function splitHead(
  lines: readonly ArticleLine[],
  headline: string | null,
  order: DateOrder | null = null,
): ArticleHead {
  const reading: Reading = {
    ...{ lines, order, at: 0, headline, published: null, publishedIsUpdate: false, byline: null },
    furniture: [],
  };
  takeMetaLines(reading);
  if (!takePageHead(reading)) takeHeadline(reading);
  takeMetaLines(reading);
  return {
    headline: reading.headline,
    furniture: reading.furniture,
    published: reading.published,
    byline: reading.byline,
    length: reading.at,
  };
}

function takeMetaLines(reading: Reading): void {
  const end = reading.at + metaLinesMax;
  while (reading.at < end) {
    const line = reading.lines[reading.at];
    const meta = line === undefined ? null : readMetaLine(line.text, reading.order);
    if (line === undefined || meta === null || reading.at + 1 >= reading.lines.length) return;
    takeFurniture(reading, meta.kind);
    reading.byline ??= meta.byline;
    if (meta.published !== null && (reading.published === null || (reading.publishedIsUpdate && !meta.isUpdate))) {
      reading.published = { value: meta.published, evidence: meta.kind === 'byline' ? 'byline' : 'date line' };
      reading.publishedIsUpdate = meta.isUpdate;
    }
  }
}

function takeFurniture(reading: Reading, kind: FurnitureLine['kind']): void {
  const text = reading.lines[reading.at]?.text ?? '';
  reading.furniture.push({ kind, text });
  reading.at += 1;
}

/** Reads headline, captions, share marker, count, headline and captions; false when the lines are no page's head. */
function takePageHead(reading: Reading): boolean {
  const { lines, at: from } = reading;
  let repeated = -1;
  let headlineAt = -1;
  for (let newest = from + 1; newest < Math.min(lines.length, from + pageHeadLinesMax) && headlineAt < 0; newest++) {
    headlineAt = findRepeatedHeadline(lines, newest);
    if (headlineAt < from) headlineAt = -1;
    repeated = newest;
  }
  const marker = lines.findIndex(
    (line, index) => index > from && index < from + pageHeadLinesMax && isShareMarker(line.text),
  );
  if (headlineAt < 0 && marker > from) {
    headlineAt = findHeadlineAbove(lines, marker);
    repeated = isShareCount(lines[marker + 1]?.text ?? '') ? marker + 1 : marker;
  }
  if (headlineAt < from) return false;
  const found = lines[headlineAt]?.text ?? '';
  reading.headline ??= found;
  const captions = new Set<string>();
  while (reading.at <= repeated) takePageHeadLine(reading, found, headlineAt, captions);
  takeCaptionsBelow(reading, captions);
  return true;
}

function takePageHeadLine(reading: Reading, headline: string, headlineAt: number, captions: Set<string>): void {
  const text = reading.lines[reading.at]?.text ?? '';
  if (reading.at === headlineAt && reading.headline === text) reading.at += 1;
  else if (isShareMarker(text)) takeFurniture(reading, 'share-marker');
  else if (isShareCount(text)) takeFurniture(reading, 'share-count');
  else if (isSameLine(text, headline)) takeFurniture(reading, 'headline-repeat');
  else if (readMetaLine(text, reading.order) !== null) {
    const before = reading.at;
    takeMetaLines(reading);
    if (reading.at === before) takeFurniture(reading, 'byline');
  } else {
    captions.add(foldLine(text));
    takeFurniture(reading, 'caption');
  }
}

/** Below the second headline the captions come again, or for the first time: then directly below it and with a credit. */
function takeCaptionsBelow(reading: Reading, captions: ReadonlySet<string>): void {
  const last = reading.lines.length - 1;
  while (reading.at < last) {
    const line = reading.lines[reading.at];
    if (line === undefined) return;
    const twice = isSameLine(line.text, reading.lines[reading.at + 1]?.text ?? '');
    const known = captions.size > 0 && captions.has(foldLine(line.text));
    if (!known && !(isCaptionLike(line.text) && (line.blanks === 0 || twice))) return;
    takeFurniture(reading, 'caption');
    if (!known && twice) takeFurniture(reading, 'caption');
  }
}

/** Takes the first line for the headline where it looks like one and more follows. */
function takeHeadline(reading: Reading): void {
  const line = reading.lines[reading.at];
  const next = reading.lines[reading.at + 1];
  if (line === undefined || next === undefined) return;
  if (reading.headline !== null) {
    if (isSameLine(line.text, reading.headline)) takeFurniture(reading, 'headline-repeat');
    return;
  }
  const aboveMeta = readMetaLine(next.text, reading.order) !== null && line.text.length <= 160;
  if (!aboveMeta && !isHeadlineLike(line.text)) return;
  reading.headline = line.text;
  reading.at += 1;
  // A headline underlined with a bar, as plain text has it.
  if (next.blanks === 0 && separatorOfLine(next.text) !== null && reading.lines.length > reading.at + 1) {
    takeFurniture(reading, 'boilerplate');
  }
  const after = reading.lines[reading.at];
  if (after !== undefined && reading.at + 1 < reading.lines.length && isSameLine(after.text, line.text)) {
    takeFurniture(reading, 'headline-repeat');
  }
}
