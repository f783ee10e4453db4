import { Refusal } from '../base/failure.ts';
import { findCsv } from './csv/find-csv.ts';
import { decodeBytes } from './decode-bytes.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { Detection, FormatName } from './detection.ts';
import { findFactiva } from './factiva/find-factiva.ts';
import { findHeaderBlocks } from './header-blocks/find-header-blocks.ts';
import { findJsonDocument } from './json-document/find-json-document.ts';
import { findJsonLines } from './json-lines/find-json-lines.ts';
import { findMail } from './mail/find-mail.ts';
import { findNexis } from './nexis/find-nexis.ts';
import { findProquest } from './proquest/find-proquest.ts';
import { isBlankText } from './scan-lines.ts';
import { findScrapedPages } from './scraped-pages/find-scraped-pages.ts';
import type { PlainLine } from './scraped-pages/page-head.ts';
import { findSeparatorLines } from './separator-lines/find-separator-lines.ts';
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
  ['xml', findXml],
  ['mail', findMail],
  ['json-document', findJsonDocument],
  ['json-lines', findJsonLines],
  ['csv', findCsv],
  ['nexis', findNexis],
  ['factiva', findFactiva],
  ['proquest', findProquest],
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
 * returns  encoding, format and the evidence for both; `one-article` when no format shows itself
 * fails    Refusal: `file-empty` when there is nothing but white space, `text-binary` and `encoding-unknown` with the
 *          byte at which the text ends to be text
 */
export function detectDump(head: Uint8Array, name: string, whole: boolean): Detection {
  if (head.length === 0 && whole) throw new Refusal({ code: 'file-empty', message: `${name} has no bytes`, byte: 0 });
  const { encoding, byteOrderMarkBytes, evidence } = detectEncoding(head, whole);
  const text = decodeBytes(head.subarray(byteOrderMarkBytes), encoding);
  if (whole && isBlankText(text)) {
    const message = `${name} has ${head.length} bytes, all of them white space`;
    throw new Refusal({ code: 'file-empty', message, byte: 0 });
  }
  const dumpHead = { name, lines: plainLines(text, whole), text, whole };
  for (const [format, find] of finders) {
    const finding = find(dumpHead);
    if (finding !== null) {
      return { ...finding, format, encoding, byteOrderMarkBytes, evidence: [...finding.evidence, evidence] };
    }
  }
  const why = `no seams between articles in the first ${dumpHead.lines.length} lines: taken as one article`;
  return { format: 'one-article', encoding, byteOrderMarkBytes, evidence: [why, evidence] };
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
