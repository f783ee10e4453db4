import type { Notice } from './article.ts';
import { type NoticeForm, noteForms, slugForms } from './notice-lexicon.ts';
import { parseStatedDate } from './parse-stated-date.ts';

/** A notice stands in this many paragraphs from the top or the bottom. */
const edgeParagraphs = 3;
const noticeCharsMax = 500;

/**
 * Finds where an article itself says that it was corrected, updated or withdrawn.
 *
 * headline  the article's, or null
 * body      paragraphs parted by blank lines; only the first and last three are looked at
 * returns   the notices in the order in which they stand, each an exact part of headline or body, which keep it: the
 *           headline, a paragraph, or the bracket that a longer paragraph opens or ends with; with its number, the
 *           paragraphs it names and the day it was made, where it says so
 * fails     never
 * source    slugs of Reuters (CORRECTED, REFILE, UPDATE n), AP (writethru, "Eds: Updates with", kill), AFP (ATTENTION -
 *           ADDS), Yonhap and Xinhua ((2nd LD), ATTN), and the correction notes of newspapers
 */
export function findArticleNotices(headline: string | null, body: string): Notice[] {
  const notices: Notice[] = [];
  const slug = toNotice(headline ?? '', slugForms);
  if (slug !== null) notices.push(slug);
  const paragraphs = body.split('\n\n');
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at >= edgeParagraphs && at < paragraphs.length - edgeParagraphs) continue;
    for (const stretch of stretchesOf(paragraph)) {
      const notice = toNotice(stretch, noteForms);
      if (notice !== null) notices.push(notice);
    }
  }
  return notices;
}

/** The paragraph, or where it is too long for a notice, the brackets at its beginning and end. */
function stretchesOf(paragraph: string): string[] {
  if (paragraph.length <= noticeCharsMax) return [paragraph];
  const opening = /^(?:\([^()]{5,300}\)|\[[^[\]]{5,300}\])/.exec(paragraph)?.[0];
  const closing = /(?:\([^()]{5,300}\)|\[[^[\]]{5,300}\])$/.exec(paragraph.slice(-noticeCharsMax))?.[0];
  return [opening, closing].filter((stretch) => stretch !== undefined);
}

/** Words without one of which no form fits: nearly every paragraph is done with one look. */
const anyNotice =
  /correct|clarif|refil|repeats|updat|wrapup|\badd|recast|rewrit|write-?thru|\b(?:ld|lead|leadall|eds?|attn|subs)\b|withdr|retract|kill|remove|editor|attention|version|edition|amend|revised|changed|changes|edited|edits|paragraph|\bpara\b|graf|for the record|combines|inserts|fixes|deletes|drops|restores|trims|throughout/i;

function toNotice(text: string, forms: readonly NoticeForm[]): Notice | null {
  if (!anyNotice.test(text)) return null;
  const form = forms.find(({ pattern }) => pattern.test(text));
  if (form === undefined) return null;
  const number = numberOf(text);
  const paragraphs = paragraphsOf(text);
  const on = dayOf(text);
  return {
    ...{ kind: form.kind, text, form: form.name },
    ...(number === null ? {} : { number }),
    ...(paragraphs.length === 0 ? {} : { paragraphs }),
    ...(on === null ? {} : { on }),
  };
}

/** The number of a take: UPDATE 2, WRAPUP 3, 2nd Ld-Writethru, (3rd LD). */
function numberOf(text: string): number | null {
  const found =
    /^(?:[A-Z()-]{3,22}[- ])?(?:UPDATED?|WRAPUP)[ -]?(?:No\. ?)?(\d{1,2})(?!\d)|\b(\d{1,2})(?:st|nd|rd|th) (?:Ld|Lead|Write-?thru|Update)\b/i.exec(
      text,
    );
  const number = found?.[1] ?? found?.[2];
  return number === undefined ? null : Number(number);
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const paragraphWord = '(?:para(?:graph)?s?|grafs?)\\.?';
const ordinalWord = `(?:${ordinals.join('|')}|last|final|\\d{1,2}(?:st|nd|rd|th))`;
const listed = (item: string) => `${item}(?:(?:\\s*(?:,|and|&|to|through|[-\\u2013])){1,2}\\s*${item})*`;
const numbersAfter = new RegExp(`\\b${paragraphWord}\\s+(${listed('\\d{1,2}')})(?!\\d)`, 'giu');
const ordinalsBefore = new RegExp(`\\b(${listed(ordinalWord)})\\s+${paragraphWord}(?!\\p{L})`, 'giu');

/** Numbers of the paragraphs that a notice names, from 1, ascending; -1 for the last one. */
function paragraphsOf(text: string): number[] {
  const found = new Set<number>();
  for (const [, list = ''] of text.matchAll(numbersAfter)) {
    for (const [first = '', last] of [...list.matchAll(/(\d+)(?:\s*(?:to|through|[-\u2013])\s*(\d+))?/gi)].map(
      ([, from, to]): [string?, string?] => [from, to],
    )) {
      for (let no = Number(first); no <= Math.min(Number(last ?? first), 99); no++) found.add(no);
    }
  }
  for (const [, list = ''] of text.matchAll(ordinalsBefore)) {
    for (const word of list.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
      const at = ordinals.indexOf(word);
      if (at >= 0) found.add(at + 1);
      else if (/^(?:last|final)$/.test(word)) found.add(-1);
      else if (/^\d/.test(word)) found.add(Number.parseInt(word, 10));
    }
  }
  return [...found].sort((a, b) => a - b);
}

const writtenDay =
  '(?:(?:\\p{L}{3,9}\\.?\\s+\\d{1,2},?|\\d{1,2}\\s+\\p{L}{3,9}\\.?,?)\\s+(?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:19|20)\\d\\d)';
const madeOn = new RegExp(
  `(?:\\b(?:corrected|amended|updated|clarified|appended|changed|revised|edited|withdrawn|retracted|removed)\\s+(?:on|at|:)?\\s*(?:\\p{L}+day,?\\s+)?|^\\W*(?:correction|clarification|update|updated|editor['\\u2019]?s note|for the record)\\s*[:,(\\u2013\\u2014-]+\\s*(?:\\p{L}+day,?\\s+)?)(${writtenDay})`,
  'iu',
);

/** The day on which the notice says it was made. */
function dayOf(text: string): string | null {
  return parseStatedDate(madeOn.exec(text)?.[1] ?? '')?.slice(0, 10) ?? null;
}
