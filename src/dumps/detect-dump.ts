import { Refusal } from '../base/failure.ts';
import { findCsv } from './csv/find-csv.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Detection, FormatName } from './detection.ts';
import type { DumpHints } from './dump-hints.ts';
import { findFactiva } from './factiva/find-factiva.ts';
import { findDateOrder } from './find-date-order.ts';
import { findGiven, givenEncoding, givenToReaders } from './find-given.ts';
import { findHeaderBlocks } from './header-blocks/find-header-blocks.ts';
import { findHtml } from './html/find-html.ts';
import { findJsonDocument } from './json-document/find-json-document.ts';
import { findJsonLines } from './json-lines/find-json-lines.ts';
import { findMail } from './mail/find-mail.ts';
import { findNexis } from './nexis/find-nexis.ts';
import { findProquest } from './proquest/find-proquest.ts';
import { isBlankText } from './scan-lines.ts';
import { findScrapedPages } from './scraped-pages/find-scraped-pages.ts';
import type { PlainLine } from './scraped-pages/page-head.ts';
import { findSeparatorLines } from './separator-lines/find-separator-lines.ts';
import { findWarc } from './warc/find-warc.ts';
import { findXml } from './xml/find-xml.ts';

/** What the beginning of a dump shows of one format. */
export interface FormatFinding
  extends Pick<
    Detection,
    | 'separator'
    | 'separatorEnclosesHeadlines'
    | 'seamGapLines'
    | 'seamsWithoutHeadline'
    | 'headerNames'
    | 'headlineAboveBlock'
    | 'layout'
    | 'delimiter'
    | 'columns'
    | 'recordPath'
    | 'charset'
    | 'recordName'
    | 'feedTitle'
    | 'feedHost'
  > {
  /** in words, strongest first */
  readonly evidence: readonly string[];
}

/** The beginning of a dump, decoded. */
export interface DumpHead {
  /** file name, for its ending */
  readonly name: string;
  /** lines that are not blank, trimmed; a last line that may be incomplete is left out, unless it is the only one */
  readonly lines: readonly PlainLine[];
  /** the same as written */
  readonly text: string;
  /** whether this is the entire dump */
  readonly whole: boolean;
}

/** Looked for in this order, surest first; the first that shows itself is it. */
const finders: readonly (readonly [FormatName, (head: DumpHead) => FormatFinding | null])[] = [
  ['html', findHtml],
  ['xml', findXml],
  ['mail', findMail],
  ['json-document', findJsonDocument],
  ['json-lines', findJsonLines],
  ['csv', findCsv],
  ['nexis', findNexis],
  ['proquest', findProquest],
  ['factiva', findFactiva],
  ['header-blocks', findHeaderBlocks],
  ['separator-lines', findSeparatorLines],
  ['scraped-pages', findScrapedPages],
];

/**
 * Tells how a dump is to be read.
 *
 * head     first bytes of the uncompressed dump, up to 256 KB
 * name     file name; its ending is a hint, never the reason
 * whole    whether `head` is the entire dump
 * hints    what a person said of it, which goes before what it shows: a format that is named is taken, with the
 *          parameters that the dump shows of it, or the likeliest
 * returns  encoding, format and the evidence for both; `one-article` when no format shows itself
 * fails    Refusal: `file-empty` when there is nothing but white space, `text-binary` and `encoding-unknown` with the
 *          byte at which the text ends to be text
 */
export function detectDump(head: Uint8Array, name: string, whole: boolean, hints: DumpHints = {}): Detection {
  if (head.length === 0 && whole) throw new Refusal({ code: 'file-empty', message: `${name} has no bytes`, byte: 0 });
  // Before the encoding is looked for: the records of a web archive may hold any bytes.
  const webArchive = hints.format === undefined || hints.format === 'warc' ? findWarc(head) : null;
  if (webArchive !== null) return { ...webArchive, ...givenToReaders(hints) };
  const { encoding, byteOrderMarkBytes, evidence } = givenEncoding(hints.encoding, head, whole);
  const text = decodeBytes(head.subarray(byteOrderMarkBytes), encoding);
  if (whole && isBlankText(text)) {
    const message = `${name} has ${head.length} bytes, all of them white space`;
    throw new Refusal({ code: 'file-empty', message, byte: 0 });
  }
  const dumpHead = { name, lines: plainLines(text, whole), text, whole };
  const dates = findDateOrder(text);
  const general = [evidence, ...(dates === null ? [] : [dates.evidence])];
  const order = dates === null ? {} : { dateOrder: dates.order };
  const found = findFormat(dumpHead, hints);
  const both = { encoding, byteOrderMarkBytes, evidence: [...found.evidence, ...general] };
  return { ...found, ...order, ...both, ...givenToReaders(hints) };
}

function findFormat(head: DumpHead, hints: DumpHints): FormatFinding & { readonly format: FormatName } {
  const given = hints.format ?? (hints.separator === undefined ? undefined : 'separator-lines');
  if (given !== undefined) {
    const finding = finders.find(([format]) => format === given)?.[1](head) ?? findGiven(given, head);
    const by = hints.formatBy === '--format' ? 'with --format' : 'in claimtrail.json';
    const said = `${hints.format === undefined ? 'separator' : 'format'} given ${by}`;
    return { ...finding, format: given, evidence: [said, ...finding.evidence] };
  }
  for (const [format, find] of finders) {
    const finding = find(head);
    if (finding !== null) return { ...finding, format };
  }
  const why = `no seams between articles in the first ${head.lines.length} lines: taken as one article`;
  return { format: 'one-article', evidence: [why] };
}

function plainLines(text: string, whole: boolean): PlainLine[] {
  const all = text.split(/\r\n|\r|\n/);
  if (!whole && all.length > 1) all.pop();
  const lines: PlainLine[] = [];
  let blanks = 0;
  for (const line of all) {
    const trimmed = line.trim();
    // A form feed is white space, but may part articles.
    const shown = trimmed === '' && line.includes('\f') ? '\f' : line.startsWith('\f') ? `\f${trimmed}` : trimmed;
    if (shown === '' || (isBlankText(trimmed) && shown === trimmed)) blanks += 1;
    else {
      lines.push({ text: shown, blanks });
      blanks = 0;
    }
  }
  return lines;
}
