import type { Span } from '../base/span.ts';
import type { Detection, FormatName } from './detection.ts';
import { decodeEntities } from './html/decode-entities.ts';
import { type MappedText, mapBytes, replaceMapped } from './mapped-text.ts';

/** What is looked for: a stretch of an article's text, in it perhaps a smaller one. */
export interface WantedText {
  readonly text: string;
  /** a part of `text`, UTF-16 code units */
  readonly inner?: Span;
  /** how often the same stands before it, headline and body taken together */
  readonly before?: number;
}

/** Bytes [start, end) of the record. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

export interface LocatedText extends ByteSpan {
  /** the bytes decoded as they stand there, with the escapes and marks of their format */
  readonly text: string;
  readonly inner: ByteSpan | null;
}

/** A way to write text in a record, undone one after the other: the escapes of JSON, then the marks of HTML in it. */
type Notation = 'json' | 'quotes' | 'markup' | 'printable' | 'base64';

/** Records beyond this are not searched: none of them is an article that anybody reads. */
const searchedBytesMax = 16 * 1024 * 1024;

/**
 * Finds where in a record a text of its article stands, white space and invisible signs aside.
 *
 * bytes      of the record, as it was cut from the dump
 * detection  how it is read
 * returns    bytes of the record and how they read as they are; null where the text is not found in them as written,
 *            as in a page that was packed once more
 * fails      never; looks through the record a few times
 */
export function locateText(
  bytes: Uint8Array,
  detection: Pick<Detection, 'format' | 'encoding'>,
  wanted: WantedText,
): LocatedText | null {
  if (bytes.length > searchedBytesMax) return null;
  for (const notations of [...notationsOf[detection.format], []]) {
    const mapped = undo(bytes, detection, notations);
    const found = mapped === null ? null : findIn(mapped, wanted);
    if (found !== null) {
      const written = mapBytes(bytes.subarray(found.start, found.end), detection.encoding).text;
      return { ...found, text: written };
    }
  }
  return null;
}

const markups: readonly (readonly Notation[])[] = [['markup'], ['markup', 'markup']];

const notationsOf: { readonly [Name in FormatName]: readonly (readonly Notation[])[] } = {
  'scraped-pages': [],
  'separator-lines': [],
  'header-blocks': [],
  'json-lines': [['json'], ['json', 'markup'], ['json', 'markup', 'markup']],
  'json-document': [['json'], ['json', 'markup'], ['json', 'markup', 'markup']],
  csv: [['quotes'], ['json'], ['quotes', 'markup']],
  nexis: markups,
  factiva: [],
  proquest: [],
  warc: [...markups, []],
  html: markups,
  xml: markups,
  mail: [[], ['printable'], ['base64'], ['markup'], ['printable', 'markup'], ['base64', 'markup']],
  'one-article': [],
};

function undo(
  bytes: Uint8Array,
  { encoding }: Pick<Detection, 'encoding'>,
  notations: readonly Notation[],
): MappedText | null {
  const [first, ...rest] = notations;
  const isOfBytes = first === 'printable' || first === 'base64';
  let mapped = isOfBytes ? undoBytes(bytes, first) : mapBytes(bytes, encoding);
  if (mapped === null) return null;
  for (const notation of isOfBytes ? rest : notations) mapped = undoSigns(mapped, notation);
  return mapped;
}

function undoSigns(mapped: MappedText, notation: Notation): MappedText {
  switch (notation) {
    case 'json':
      return replaceMapped(mapped, /\\(?:u([0-9a-f]{4})|([^u]))/gi, (_, hex, sign) =>
        hex === undefined ? (jsonSigns.get(sign ?? '') ?? sign ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
      );
    case 'quotes':
      return replaceMapped(mapped, /""/g, () => '"');
    case 'markup':
      return replaceMapped(mapped, markup, (found) => (found.startsWith('&') ? decodeEntities(found) : ' '));
    default:
      return mapped;
  }
}

const jsonSigns: ReadonlyMap<string, string> = new Map([...'nrtbf'].map((letter) => [letter, ' ']));

/** Comments, scripts and styles with what is in them; tags; marks of CDATA; entities. */
const markup =
  /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<!\[CDATA\[|\]\]>|<[a-z/!?][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/gi;

/** The bytes that a mail writes in ASCII, each with the signs that it is written as. They are read as UTF-8. */
function undoBytes(bytes: Uint8Array, notation: 'printable' | 'base64'): MappedText | null {
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const out: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (byte: number, start: number, end: number) => {
    out.push(byte);
    starts.push(start);
    ends.push(end);
  };
  if (notation === 'printable') {
    for (const { 0: sign, 1: hex, index } of ascii.matchAll(/=\r?\n|=([\dA-F]{2})|[\s\S]/gi)) {
      if (hex !== undefined) put(Number.parseInt(hex, 16), index, index + 3);
      else if (sign.length === 1) put(sign.charCodeAt(0), index, index + 1);
    }
  } else {
    for (const { 0: block, index } of ascii.matchAll(/(?:^[\w+/]{40,}={0,2}\r?\n)+(?:^[\w+/]+={0,2}\r?$)?/gm)) {
      undoBase64(block, (byte, start, end) => put(byte, index + start, index + end));
    }
  }
  if (out.length === 0) return null;
  return mapBytes(Uint8Array.from(out), 'utf-8', { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) });
}

/** Four signs stand for three bytes; line breaks between them for none. */
function undoBase64(block: string, put: (byte: number, start: number, end: number) => void): void {
  const places = [...block.matchAll(/[\w+/]/g)].map(({ index }) => index);
  for (let i = 0; i < places.length; i += 4) {
    const group = places.slice(i, i + 4);
    const [start, last] = [group[0] ?? 0, group.at(-1) ?? 0];
    const signs = group.map((at) => block.charAt(at)).join('');
    for (const byte of Buffer.from(signs, 'base64')) put(byte, start, last + 1);
  }
}

/** What no reader of ours keeps, or takes for a space: white space, control characters, invisible spaces and marks. */
const passedOver = /[\s\u0000-\u001f\u200b\u2060\ufeff]/;

function findIn(mapped: MappedText, wanted: WantedText): (ByteSpan & { inner: ByteSpan | null }) | null {
  const sought = fold(wanted.text);
  if (sought.text === '') return null;
  const whole = fold(mapped.text);
  let at = whole.text.indexOf(sought.text);
  for (let left = wanted.before ?? 0; at >= 0 && left > 0; left--) {
    const next = whole.text.indexOf(sought.text, at + 1);
    if (next < 0) break;
    at = next;
  }
  if (at < 0) return null;
  const spanOf = (from: number, to: number): ByteSpan => ({
    start: mapped.starts[whole.places[from] ?? 0] ?? 0,
    end: mapped.ends[whole.places[to - 1] ?? 0] ?? 0,
  });
  const { inner } = wanted;
  const before = inner === undefined ? 0 : fold(wanted.text.slice(0, inner.start)).text.length;
  const within = inner === undefined ? 0 : fold(wanted.text.slice(inner.start, inner.end)).text.length;
  return {
    ...spanOf(at, at + sought.text.length),
    inner: within === 0 ? null : spanOf(at + before, at + before + within),
  };
}

/** A text without what is passed over, and where each code unit that is left stood. */
function fold(text: string): { text: string; places: number[] } {
  const places: number[] = [];
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (passedOver.test(sign)) continue;
    folded += /[\ud800-\udfff]/.test(sign) && !isPaired(text, i) ? '\ufffd' : sign;
    places.push(i);
  }
  return { text: folded, places };
}

function isPaired(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  const [high, low] = sign < 0xdc00 ? [sign, text.charCodeAt(at + 1)] : [text.charCodeAt(at - 1), sign];
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}
