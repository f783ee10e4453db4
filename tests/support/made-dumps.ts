import fc from 'fast-check';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import type { Detection, Encoding } from '../../src/dumps/detection.ts';
import { openSplitter } from '../../src/dumps/open-splitter.ts';
import type { Cut, SplitSummary } from '../../src/dumps/piece.ts';

/** An article as the tests make it up, before a page or an export is wrapped around it. */
export interface MadeArticle {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

const words =
  'harbour council ferry engineers bridge mayor storm village repairs budget figures coast rescue teams winter school rail workers inquiry delay market river families report minister pumps shelter crews water night'.split(
    ' ',
  );
const verbs = ['opens', 'closes', 'delays', 'plans', 'blocks', 'reviews', 'expects', 'repairs'];

const word = fc.constantFrom(...words);
const number = fc.integer({ min: 2, max: 9800 });

export const madeHeadline: fc.Arbitrary<string> = fc
  .tuple(word, fc.constantFrom(...verbs), word, fc.constantFrom('after', 'before', 'despite', 'over'), word, number)
  .map(([who, verb, what, link, why, count]) => `${capital(who)} ${verb} ${what} ${link} ${why}, ${count} affected`);

const sentence: fc.Arbitrary<string> = fc
  .tuple(word, fc.constantFrom(...verbs), fc.array(word, { minLength: 8, maxLength: 20 }), number)
  .map(([who, verb, rest, count]) => `The ${who} ${verb} ${rest.join(' ')} for ${count} people, “officials” said.`);

const paragraph: fc.Arbitrary<string> = fc
  .array(sentence, { minLength: 1, maxLength: 3 })
  .map((sentences) => sentences.join(' '));

const subheading = fc.constantFrom('Background', 'A longer wait', '- What comes next -', '‘No way back’');

export const madeArticle: fc.Arbitrary<MadeArticle> = fc.record({
  headline: madeHeadline,
  paragraphs: fc
    .tuple(paragraph, fc.option(subheading), fc.array(paragraph, { minLength: 1, maxLength: 5 }))
    .map(([first, heading, rest]) => (heading === null ? [first, ...rest] : [first, heading, ...rest])),
});

/** Articles with different headlines, as a dump holds them. */
export function madeArticles(least: number, most: number): fc.Arbitrary<MadeArticle[]> {
  return fc.uniqueArray(madeArticle, { minLength: least, maxLength: most, selector: (article) => article.headline });
}

export const madeCaption: fc.Arbitrary<string> = fc
  .tuple(
    word,
    word,
    fc.constantFrom('Reuters', 'AP Photo/File', 'Harbour Office / AFP'),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([who, where, credit, day]) => `People stand near the ${who} by the ${where}, March ${day}, 2021 (${credit})`);

export interface PageStyle {
  /** different captions; each stands twice in a row */
  readonly captions: readonly string[];
  readonly count: number | null;
  readonly leadingSpace: boolean;
}

export const pageStyle: fc.Arbitrary<PageStyle> = fc.record({
  captions: fc.uniqueArray(madeCaption, { minLength: 1, maxLength: 3 }),
  count: fc.option(fc.integer({ min: 1, max: 4000 })),
  leadingSpace: fc.boolean(),
});

/** The lines of a scraped page: headline, captions, share marker, headline, captions, body. */
export function scrapedPage(article: MadeArticle, style: PageStyle): string[] {
  const captions = style.captions.flatMap((caption) => [style.leadingSpace ? ` ${caption}` : caption, caption]);
  const marker = style.count === null ? ['TT'] : ['TT', String(style.count)];
  const { headline } = article;
  return [headline, '', ...captions, ...marker, '', headline, '', ...captions, '', ...spaced(article.paragraphs)];
}

export function spaced(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((paragraph, at) => (at === 0 ? [paragraph] : ['', paragraph]));
}

/** Text as bytes of an encoding, with a byte order mark where asked for. */
export function encode(text: string, encoding: Encoding, mark: boolean): Buffer {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  const bytes = [...text].map((char) => windows1252.get(char) ?? char.charCodeAt(0));
  return Buffer.from(bytes);
}

const windows1252 = new Map([
  ['“', 0x93],
  ['”', 0x94],
  ['‘', 0x91],
  ['’', 0x92],
  ['–', 0x96],
  ['—', 0x97],
  ['…', 0x85],
  ['€', 0x80],
]);

export interface SplitResult {
  readonly detection: Detection;
  readonly cuts: readonly Cut[];
  readonly summary: SplitSummary;
}

/** Detects and splits a whole dump, in chunks of the given lengths, over and over; in one chunk when there are none. */
export function splitDump(bytes: Uint8Array, name = 'made.txt', chunks: readonly number[] = []): SplitResult {
  const detection = detectDump(bytes.subarray(0, 262144), name, bytes.length <= 262144);
  return { detection, ...splitAs(bytes, detection, chunks) };
}

export function splitAs(
  bytes: Uint8Array,
  detection: Detection,
  chunks: readonly number[] = [],
): Omit<SplitResult, 'detection'> {
  const splitter = openSplitter(detection);
  const cuts: Cut[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const length = chunks.length === 0 ? bytes.length : Math.max(1, chunks[turn % chunks.length] ?? 1);
    const chunk = Uint8Array.from(bytes.subarray(at, at + length));
    cuts.push(...splitter.push(chunk));
    chunk.fill(0x58); // whoever owns a chunk may use it again
    at += length;
  }
  const { cuts: last, summary } = splitter.end();
  return { cuts: [...cuts, ...last], summary };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
