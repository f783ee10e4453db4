import { foldLine, isCaptionLike, isLongHeadline } from '../dumps/line-shapes.ts';
import type { FurnitureLine } from './article.ts';
import type { ArticleLine } from './article-line.ts';
import type { TitleMatch } from './match-title.ts';
import { matchTitle } from './match-title.ts';
import { closingLabels, noticeSentences, strayLabels } from './page-furniture-lexicon.ts';
import { readMetaLine } from './read-meta-line.ts';

/** The article in the text of a whole page of the web. */
export interface PageParts {
  readonly headline: string | null;
  /** what the page's title names beside the headline */
  readonly outlet: string | null;
  /** from below the headline to the end of the body, bylines and dates included; none when the page holds no article */
  readonly lines: readonly ArticleLine[];
  readonly furniture: readonly FurnitureLine[];
}

/** A sentence of an article has so many words; labels and links seldom do, and never with a full stop. */
const proseWordsMin = 9;
const longLineWordsMin = 18;

const figuresOfRowMin = 4;

/** Between a headline and the first paragraph stand at most so many lines of bylines, dates, buttons and captions. */
const headlineAboveMax = 12;

/** Lines above the body with so few words are sections, places of a menu, names of outlets. */
const labelWordsMax = 4;

/** A label of a box ends the body when at most this share of what was read so far comes below it. */
const proseBelowShareMax = 0.35;

/**
 * Finds the article in the text of a page as crawlers store it, with its menus, links and notices.
 *
 * lines    of the page; the first is mostly the title of the document
 * stated   headline from a field of the dump, or null
 * returns  the parts. The body begins below the line that repeats the title, or at the first line of prose, and ends
 *          before the label of a box ("Most read"), or with the last line that ends as a sentence does; labels inside are
 *          taken out, and so are the short lines that follow the label of a box. A page without a line of prose and
 *          without its title repeated has no lines.
 * fails    never
 * source   lines told apart by words and last sign as in Kohlschütter et al., "Boilerplate Detection using Shallow Text
 *          Features" (WSDM 2010); labels in page-furniture-lexicon.ts
 */
export function splitPage(lines: readonly ArticleLine[], stated: string | null): PageParts {
  const kinds = kindsOf(lines);
  const prose = proseWordsAbove(lines, kinds);
  const all = prose.at(-1) ?? 0;
  const isUpper = (at: number) => all - (prose[at + 1] ?? 0) >= (prose[at] ?? 0);
  const title = titleAboveProse(lines, kinds, stated) ?? matchTitle(lines, stated, isUpper);
  const start = startOf(lines, kinds, title);
  if (start < 0)
    return { headline: title.headline, outlet: title.outlet, lines: [], furniture: lines.map(boilerplate) };
  const end = endOf(lines, kinds, prose, start);
  const firstProse = kinds.findIndex((kind, at) => at >= start && kind === 'prose');
  const furniture: FurnitureLine[] = lines
    .slice(0, start)
    .flatMap((line, at) => (at === title.titleAt ? [] : [boilerplate(line)]));
  const kept: ArticleLine[] = [];
  let inBox = false;
  for (let at = start; at < end; at++) {
    const line = lines[at];
    const kind = kinds[at];
    if (line === undefined) continue;
    inBox = kind === 'closing' ? at > firstProse && firstProse >= 0 : inBox && kind !== 'prose';
    const isAbove = at < firstProse && kind !== 'prose';
    if (kind === 'closing' || kind === 'stray' || inBox) furniture.push(boilerplate(line));
    else if (isAbove && isLabel(line.text, title)) furniture.push(boilerplate(line));
    else if (at === firstProse && isCaptionAbove(lines, kinds, at))
      furniture.push({ kind: 'caption', text: line.text });
    else kept.push(line);
  }
  // Not spread into a call: a page may have more lines than a call takes arguments.
  for (const line of lines.slice(end)) furniture.push(boilerplate(line));
  return { headline: title.headline, outlet: title.outlet, lines: kept, furniture };
}

/**
 * Takes labels of buttons and boxes out of the readable part of a page: what a library that looks for it has left.
 *
 * lines    of the article
 * returns  the lines that are not such, and those that are; all lines where nothing else would be left
 * fails    never
 */
export function dropLabels(lines: readonly ArticleLine[]): {
  lines: readonly ArticleLine[];
  furniture: readonly FurnitureLine[];
} {
  const kinds = kindsOf(lines);
  const kept: ArticleLine[] = [];
  const furniture: FurnitureLine[] = [];
  let inBox = false;
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at];
    inBox = kind === 'closing' || (inBox && kind !== 'prose');
    if (kind === 'stray' || (inBox && kept.length > 0)) furniture.push(boilerplate(line));
    else kept.push(line);
  }
  return kept.length === 0 ? { lines, furniture: [] } : { lines: kept, furniture };
}

type LineKind = 'prose' | 'closing' | 'stray' | 'other';

function kindsOf(lines: readonly ArticleLine[]): LineKind[] {
  const kinds = lines.map((line) => kindOf(line.text));
  // A lone word directly above a paragraph is its sub-heading, also where it could be the label of a box.
  return kinds.map((kind, at) =>
    kind === 'closing' && kinds[at + 1] === 'prose' && /^\p{L}+$/u.test(lines[at]?.text ?? '') ? 'other' : kind,
  );
}

function kindOf(text: string): LineKind {
  if (text.length <= 240) {
    if (strayLabels.some((label) => label.test(text))) return 'stray';
    if (closingLabels.some((label) => label.test(text))) return 'closing';
  }
  if (text.length <= 600 && noticeSentences.some((notice) => notice.test(text))) return 'stray';
  const words = countWords(text);
  return words >= longLineWordsMin || (words >= proseWordsMin && endsSentence(text)) ? 'prose' : 'other';
}

/**
 * The headline of a page that begins with a notice instead of its title ("We use cookies …"): the long headline nearest
 * above the first line of prose, bylines and buttons passed over; null for other pages.
 */
function titleAboveProse(
  lines: readonly ArticleLine[],
  kinds: readonly LineKind[],
  stated: string | null,
): TitleMatch | null {
  if (stated !== null || kinds[0] !== 'stray') return null;
  const first = kinds.indexOf('prose');
  for (let at = first - 1; at > Math.max(0, first - headlineAboveMax); at--) {
    const text = lines[at]?.text ?? '';
    if (kinds[at] === 'other' && isLongHeadline(text) && readMetaLine(text) === null)
      return { headline: text, outlet: null, titleAt: -1, repeatedAt: at };
  }
  return null;
}

/** Words; of scripts without spaces, half of the characters. */
function countWords(text: string): number {
  const ideographs = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g)?.length ?? 0;
  return text.split(/\s+/).length + ideographs / 2;
}

function endsSentence(text: string): boolean {
  return /[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964:;]["'\u2019\u201d\u00bb\u300d)\]*]*$/.test(text);
}

/** For each line the words of prose above it, and last those of all lines. */
function proseWordsAbove(lines: readonly ArticleLine[], kinds: readonly LineKind[]): number[] {
  const above = [0];
  for (const [at, line] of lines.entries()) {
    above.push((above[at] ?? 0) + (kinds[at] === 'prose' ? countWords(line.text) : 0));
  }
  return above;
}

/** Index of the first line below the headline, or of the first line of prose; -1 where the page shows neither. */
function startOf(lines: readonly ArticleLine[], kinds: readonly LineKind[], title: TitleMatch): number {
  if (title.repeatedAt >= 0) return title.repeatedAt + 1 < lines.length ? title.repeatedAt + 1 : -1;
  const first = kinds.indexOf('prose');
  if (first < 0) return -1;
  // Bylines and dates above the first line of prose belong to the article, also with buttons in between.
  let start = first;
  for (let at = first - 1; at > title.titleAt; at--) {
    if (readMetaLine(lines[at]?.text ?? '') !== null) start = at;
    else if (kinds[at] === 'other') break;
  }
  return start;
}

function endOf(
  lines: readonly ArticleLine[],
  kinds: readonly LineKind[],
  prose: readonly number[],
  start: number,
): number {
  const firstProse = kinds.findIndex((kind, at) => at >= start && kind === 'prose');
  const from = firstProse < 0 ? start : firstProse;
  let end = lines.length;
  for (let at = from + 1; at < lines.length; at++) {
    if (kinds[at] !== 'closing') continue;
    const above = (prose[at] ?? 0) - (prose[from] ?? 0);
    const below = (prose.at(-1) ?? 0) - (prose[at] ?? 0);
    if (below > above * proseBelowShareMax) continue;
    end = at;
    break;
  }
  if (firstProse < 0) return end;
  while (end > from + 1 && !isEndOfText(lines[end - 1]?.text ?? '', kinds[end - 1])) end--;
  return end;
}

/** Whether a line can be the last of an article: it ends as a sentence does, or is the credit line of an agency. */
function isEndOfText(text: string, kind: LineKind | undefined): boolean {
  if (kind === 'prose') return true;
  if (kind !== 'other') return false;
  if (
    /^\W*(?:additional |additionally )?(?:reporting|reported|writing|written|editing|edited|compiled) by\b/i.test(text)
  )
    return true;
  // Figures in rows, as below a report of results or losses; links seldom name so many.
  if ((text.match(/\d+/g)?.length ?? 0) >= figuresOfRowMin) return true;
  return endsSentence(text) && !/[:;]$/.test(text);
}

function isLabel(text: string, title: TitleMatch): boolean {
  if (readMetaLine(text) !== null) return false;
  if (title.outlet !== null && foldLine(text).toLowerCase() === foldLine(title.outlet).toLowerCase()) return true;
  if (/[.!?]["'\u2019\u201d]?$/.test(text)) return false;
  if (countWords(text) <= labelWordsMax) return true;
  // Who wrote it and when, in words that are no byline or date by themselves; the path of a menu.
  return (
    text.length <= 120 &&
    (/^(?:by|posted|published|updated|last updated|written|from|source|story by|photo)\b/i.test(text) ||
      /\b(?:19|20)\d\d\b.*\d:\d\d|\s[>\u203a\u00bb/|]\s/.test(text))
  );
}

/** Whether the first line of prose is the caption of a photo, with more prose below it. */
function isCaptionAbove(lines: readonly ArticleLine[], kinds: readonly LineKind[], at: number): boolean {
  return isCaptionLike(lines[at]?.text ?? '') && kinds.slice(at + 1, at + 4).includes('prose');
}

function boilerplate(line: ArticleLine): FurnitureLine {
  return { kind: 'boilerplate', text: line.text };
}
