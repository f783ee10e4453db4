import { type DateOrder, parseStatedDate } from './parse-stated-date.ts';

/** What a line between headline and body says of the article: who wrote it, when it was published. */
export interface MetaLine {
  readonly kind: 'date-line' | 'byline';
  readonly byline: string | null;
  readonly published: string | null;
  /** the date is that of a later change */
  readonly isUpdate: boolean;
}

const metaCharsMax = 160;

/** Words of a later change, in the languages of the month lexicon. */
const updateWords =
  '(?:last\\s+|zuletzt\\s+|dernière\\s+)?(?:updated|modified|revised|aktualisiert|mis(?:e)?\\s+à\\s+jour|actualizado|aggiornato|bijgewerkt|atualizado)';

const datePrefix = new RegExp(
  '^(?:(?:(?:first|originally|article|story|web|date|online)\\s+)?(?:published|posted|created|issued|filed|released|dated)(?:\\s+online)?|' +
    '(?:publication|publish|pub|release|issue|post|posting)?\\s*date|online since|date de publication|stand|' +
    `veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|${updateWords})` +
    '\\s*(?:on|at|am|le|el|il|em|op|:\\s*on)?\\s*[:-]?\\s+',
  'iu',
);

/**
 * Reads a line as a byline or a line with the date: "By Ann Lee", "April 3, 2024", "By Ann Lee | Apr 3, 2024",
 * "Published: 3 April 2024, 10:30 GMT".
 *
 * text     one line, trimmed
 * order    how days in figures are written in the dump; null where that is not known
 * returns  what it says, or null for a line that is none: each of its parts has to be a date, a name after "By", or
 *          next to one of these something short such as an outlet
 */
export function readMetaLine(text: string, order: DateOrder | null = null): MetaLine | null {
  if (text.length > metaCharsMax || text.length < 6) return null;
  const whole = dateOf(text, order);
  if (whole !== null) return { kind: 'date-line', byline: null, published: whole, isUpdate: isUpdate(text) };
  const parts = text
    .split(/\s+(?=(?:last\s+)?updated\s*:)|\s+[|\u2022\u00b7\u2013\u2014/-]\s+|\s*\|\s*|\s{3,}|\t/i)
    .filter((part) => part !== '');
  const dated = parts.filter((part) => dateOf(part, order) !== null);
  const named = parts.filter((part) => isByline(part));
  if (dated.length === 0 && named.length === 0) return namedAndDated(text, order);
  if (parts.length > 4 || parts.some((part) => !dated.includes(part) && !named.includes(part) && !isShortName(part))) {
    return null;
  }
  const first = dated.find((part) => !isUpdate(part)) ?? dated[0];
  return {
    kind: named.length > 0 || parts.length > dated.length ? 'byline' : 'date-line',
    byline: named[0] === undefined ? null : nameOf(named[0]),
    published: first === undefined ? null : dateOf(first, order),
    isUpdate: first !== undefined && isUpdate(first),
  };
}

const dateInLine =
  '(?<date>(?:(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}*\\.?,?\\s+)?(?:\\p{L}{3,9}\\.?\\s+\\d|\\d).{5,40}?)';

/** Lines in which no sign parts the date from the rest. */
const datedLines: readonly RegExp[] = [
  // By Ann Lee, April 3, 2024 · By Ann Lee on 3 April 2024
  new RegExp(`^(?<name>by\\s+[^,]{3,60}?),?\\s+(?:on\\s+)?${dateInLine}$`, 'iu'),
  // Posted on April 3, 2024 by Ann Lee
  new RegExp(
    `^(?:published|posted|written|filed|updated)\\s+(?:on\\s+)?${dateInLine},?\\s+(?<name>by\\s+.{3,60})$`,
    'iu',
  ),
  // GENEVA, April 3, 2024
  new RegExp(`^(?<place>\\p{Lu}[\\p{L}.' -]{2,40}(?:,\\s\\p{Lu}[\\p{L}.]{1,20})?),\\s+${dateInLine}$`, 'u'),
];

function namedAndDated(text: string, order: DateOrder | null): MetaLine | null {
  for (const pattern of datedLines) {
    const groups = pattern.exec(text)?.groups;
    const published = groups === undefined ? null : dateOf(groups.date ?? '', order);
    if (groups === undefined || published === null) continue;
    const name = groups.name ?? null;
    if (name === null) return { kind: 'date-line', byline: null, published, isUpdate: false };
    if (isByline(name)) return { kind: 'byline', byline: nameOf(name), published, isUpdate: isUpdate(text) };
  }
  return null;
}

function dateOf(text: string, order: DateOrder | null): string | null {
  return parseStatedDate(text.replace(datePrefix, '').replace(/^[([]|\s*[)\].,\u2013\u2014-]$/g, ''), order);
}

const updatePrefix = new RegExp(`^${updateWords}(?!\\p{L})`, 'iu');

function isUpdate(text: string): boolean {
  return updatePrefix.test(text);
}

/** "By" and one to eight words that a name, a desk or an agency is made of, no sentence. */
function isByline(text: string): boolean {
  const found = /^by:?\s+(.+)$/i.exec(text);
  const name = found?.[1] ?? '';
  if (name === '' || name.length > 100 || /[.!?]["\u201d']?$/.test(name.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, '')))
    return false;
  const words = name.split(/[\s,]+/);
  const small = new Set([
    'and',
    'of',
    'the',
    'for',
    'de',
    'al',
    'bin',
    'van',
    'von',
    'der',
    'in',
    'la',
    'le',
    'da',
    'el',
    'with',
    '&',
  ]);
  return words.length <= 12 && words.every((word) => small.has(word) || /^[\p{Lu}\p{Lo}(\u2018'"]|^al-/u.test(word));
}

function nameOf(byline: string): string {
  return byline.replace(/^by:?\s+/i, '').trim();
}

function isShortName(part: string): boolean {
  return part.length <= 40 && part.split(/\s+/).length <= 5 && !/[.!?]$/.test(part);
}
