import type { FieldRole } from './field-lexicon.ts';
import { rankOfField, roleOfField } from './field-lexicon.ts';
import { decodeEntities } from './html/decode-entities.ts';
import { htmlToText } from './html/html-to-text.ts';
import type { Piece, PieceFields } from './piece.ts';

/**
 * Makes a piece of named values, whichever format they were read from.
 *
 * record   names as the dump writes them; values are strings, numbers, lists, objects with a name, or nothing
 * returns  text and fields by the names in the field lexicon, the preferred name first where several are filled; the
 *          text is empty where no field holds one
 * fails    never
 */
export function pieceOfFields(record: Readonly<Record<string, unknown>>): Piece {
  const byRole = new Map<FieldRole, { name: string; value: unknown }[]>();
  for (const [name, value] of Object.entries(record)) {
    const role = roleOfField(name);
    if (role === null || value === null) continue;
    byRole.set(role, [...(byRole.get(role) ?? []), { name, value }]);
  }
  const wordsOf = (role: FieldRole): string[] =>
    (byRole.get(role) ?? [])
      .sort((left, right) => rankOfField(left.name) - rankOfField(right.name))
      .map(({ value }) => (role === 'text' ? textOf(value) : wordOf(value)))
      .filter((word) => word !== '');
  const fields: { -readonly [Name in keyof PieceFields]: string } = {};
  for (const role of ['headline', 'published', 'byline', 'section', 'observed'] as const) {
    const word = wordsOf(role)[0];
    if (word !== undefined) fields[role] = word;
  }
  // trafilatura writes the page's address under `source`, others the outlet's name.
  const outlet = wordsOf('outlet').find((word) => !isAddress(word));
  const url = wordsOf('url').find(isAddress) ?? wordsOf('outlet').find(isAddress);
  if (outlet !== undefined) fields.outlet = outlet;
  if (url !== undefined) fields.url = url;
  if (fields.byline !== undefined) fields.byline = fields.byline.replace(/^by:?\s+(?=\S)/i, '');
  if (fields.headline !== undefined) fields.headline = shownEntities(fields.headline);
  return { text: shownText(wordsOf('text')[0] ?? ''), fields };
}

function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

/** Systems that publish pages export texts as HTML: two tags of paragraphs or breaks show it. */
function shownText(text: string): string {
  const tags =
    text.slice(0, 20_000).match(/<\/?(?:p|br|div|h[1-6]|li|ul|blockquote)(?:\s[^<>]{0,300})?\/?>/gi)?.length ?? 0;
  return tags >= 2 ? htmlToText(text) : shownEntities(text);
}

/** Exports of pages leave entities in plain text; only complete ones are replaced. */
function shownEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/gi, decodeEntities);
}

/** A name lies at most this deep in lists and objects. */
const wordDepthMax = 6;

/** A field's value in words: a list is joined by commas, of an object its name, a number in digits. */
function wordOf(value: unknown, depth = 0): string {
  if (depth > wordDepthMax) return '';
  if (typeof value === 'string') return wordOfText(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map((part) => wordOf(part, depth + 1))
      .filter((word) => word !== '')
      .join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const named = value as Readonly<Record<string, unknown>>;
  const name = nameKeys.map((key) => named[key]).find((part) => part !== undefined && part !== null && part !== '');
  return wordOf(name ?? '', depth + 1);
}

/** Under which names an object states what it stands for: people and outlets, and headlines of the NYT and WordPress. */
const nameKeys = ['name', 'title', 'main', 'rendered', 'text', 'value', 'original', '#text', '@value', 'id'];

/** A string's words: a list that Python wrote as text is taken apart, words for nothing are none. */
function wordOfText(text: string): string {
  const word = text.trim();
  if (/^(?:nan|null|none|n\/a|undefined|\\N|\[\]|\{\}|-+)$/i.test(word)) return '';
  if (!/^\[\s*['"].*['"]\s*\]$/s.test(word) || word.length > 2000) return word;
  const parts = [...word.matchAll(/(['"])((?:\\.|(?!\1).)*)\1/gs)].map((match) => (match[2] ?? '').trim());
  return parts.filter((part) => part !== '').join(', ');
}

/** The text of an article: a string, its paragraphs in a list, or an object that holds either. */
function textOf(value: unknown, depth = 0): string {
  if (depth > wordDepthMax) return '';
  if (typeof value === 'string') return /^\s*(?:nan|null|none)\s*$/i.test(value) ? '' : value;
  if (Array.isArray(value)) {
    return value
      .map((part) => textOf(part, depth + 1))
      .filter((part) => part.trim() !== '')
      .join('\n');
  }
  if (typeof value !== 'object' || value === null) return '';
  const held = value as Readonly<Record<string, unknown>>;
  return textOf(textKeys.map((key) => held[key]).find((part) => part !== undefined && part !== null) ?? '', depth + 1);
}

/** Under which names an object of a text holds it. */
const textKeys = ['text', 'content', 'body', 'rendered', 'value', 'paragraphs', 'plain', '#text', '@value'];
