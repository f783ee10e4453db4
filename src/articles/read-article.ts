import type { Detection, FormatName } from '../dumps/detection.ts';
import type { Piece, RejectedPiece } from '../dumps/piece.ts';
import { isBlankText } from '../dumps/scan-lines.ts';
import type { Article, FurnitureLine, StatedDate } from './article.ts';
import type { ArticleHead, ArticleLine } from './article-line.ts';
import { contentHash } from './content-hash.ts';
import { findArticleNotices } from './find-article-notices.ts';
import { findDatelineDate } from './find-dateline-date.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { type DateOrder, parseStatedDate } from './parse-stated-date.ts';
import { splitHead } from './split-head.ts';
import type { PageParts } from './split-page.ts';
import { dropLabels, splitPage } from './split-page.ts';
import { splitTail } from './split-tail.ts';

/**
 * Makes an article of a piece: headline, date, byline and body, with the furniture of the page apart.
 *
 * piece    text and fields of one cut
 * format   of the dump; where it has fields, a line of the text is not taken for the headline unless they give none
 * order    how days in figures are written in the dump, where that is known
 * returns  the article; its body has one paragraph a line, parted by one blank line, characters as they were. A text
 *          without a headline has headline null. The date comes from a field, a line above the body or a dateline
 *          that names the year, never from a caption. Rejected as `record-without-text` when nothing but headline and
 *          furniture is there.
 * fails    never
 */
export function readArticle(
  piece: Piece,
  format: FormatName,
  order: Detection['dateOrder'] = undefined,
): Article | RejectedPiece {
  const given = piece.fields.headline?.replace(/\s+/g, ' ').trim();
  const page = pageOf(piece, given, format);
  const lines = page?.lines ?? linesOf(piece.text);
  const stated = page?.headline ?? given;
  const head = splitHead(lines, stated === undefined || stated === '' ? null : stated, order ?? null);
  const tail = splitTail(lines, head.length);
  const bodyLines = lines.slice(head.length, tail.end);
  const body = joinParagraphs(bodyLines);
  if (body === '') {
    const message = `the article has no text below its headline (format ${format})`;
    return { failure: { code: 'record-without-text', message } };
  }
  const headline = head.headline;
  return {
    headline,
    body,
    published: publishedOf(piece, head, bodyLines, order ?? null),
    observed: observedOf(piece.fields.observed),
    outlet: piece.fields.outlet ?? page?.outlet ?? null,
    byline: piece.fields.byline ?? head.byline,
    url: piece.fields.url ?? null,
    section: piece.fields.section ?? null,
    furniture: [...fieldLines(piece), ...(page?.furniture ?? []), ...head.furniture, ...tail.furniture],
    notices: findArticleNotices(headline, body),
    contentHash: contentHash({ headline, body }),
  };
}

/** The article in the text of a page of the web; null where the text never was one. */
function pageOf(piece: Piece, stated: string | undefined, format: FormatName): PageParts | null {
  const headline = stated === undefined || stated === '' ? null : stated;
  if (piece.isWholePage === true) return splitPage(linesOf(piece.text), headline);
  if (format !== 'html' && format !== 'warc') return null;
  return { headline, outlet: null, ...dropLabels(linesOf(piece.text)) };
}

function linesOf(text: string): ArticleLine[] {
  const lines: ArticleLine[] = [];
  let blanks = 0;
  for (const line of text.split(/\r\n|[\r\n\f\v\u2028\u2029]/)) {
    const trimmed = trimLine(line);
    if (isBlankText(trimmed)) blanks += 1;
    else {
      const indent = line.length - line.trimStart().length;
      lines.push(indent === 0 ? { text: trimmed, blanks } : { text: trimmed, blanks, indent });
      blanks = 0;
    }
  }
  return lines;
}

/** Takes white space and the two invisible spaces off both ends; a pattern would take time squared on long runs. */
function trimLine(line: string): string {
  let text = line.trim();
  while (/^[\u200b\u2060]/.test(text)) text = text.slice(1).trim();
  while (text.endsWith('\u200b') || text.endsWith('\u2060')) text = text.slice(0, -1).trim();
  return text;
}

function publishedOf(
  piece: Piece,
  head: ArticleHead,
  bodyLines: readonly ArticleLine[],
  order: DateOrder | null,
): StatedDate | null {
  const field = piece.fields.published;
  const value = field === undefined ? null : parseStatedDate(field, order);
  if (value !== null) return { value, evidence: 'date field' };
  if (head.published !== null) return head.published;
  const dateline = findDatelineDate(bodyLines[0]?.text ?? '');
  return dateline === null ? null : { value: dateline, evidence: 'dateline' };
}

/** A crawl time without a zone is read as UTC, which crawlers mostly write: its clock time orders what they saw. */
function observedOf(field: string | undefined): string | null {
  if (field === undefined) return null;
  const stated = parseStatedDate(field);
  return stated?.includes('T') === true ? stated : (parseStatedDate(`${field}Z`) ?? stated);
}

/** Fields that the text was headed by, for whoever wants to see what was taken off. */
function fieldLines(piece: Piece): FurnitureLine[] {
  return Object.entries(piece.fields).map(([name, value]) => ({ kind: 'field', text: `${name}: ${String(value)}` }));
}
