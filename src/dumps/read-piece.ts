import { readCsvRecord } from './csv/read-csv-record.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Detection } from './detection.ts';
import { readFactiva } from './factiva/read-factiva.ts';
import { readHeaderBlock } from './header-blocks/read-header-block.ts';
import { readJsonRecord } from './json-lines/read-json-record.ts';
import { readNexis } from './nexis/read-nexis.ts';
import type { Cut, Piece, RejectedPiece } from './piece.ts';
import { readProquest } from './proquest/read-proquest.ts';
import { isBlankText } from './scan-lines.ts';
import { isSeparatorLine } from './separator-lines/separator-of-line.ts';

/**
 * Decodes one cut and takes apart the fields it states.
 *
 * bytes    exactly the bytes of the cut
 * returns  the text, its lines parted by \n, and the fields as stated; NUL and other control characters that no
 *          database stores are taken out, lone surrogates become U+FFFD. A cut that can be no article is returned as
 *          rejected: `record-not-json` with the byte of the dump at which it breaks off, `record-without-text`
 * fails    never
 */
export async function readPiece(bytes: Uint8Array, detection: Detection, cut: Cut): Promise<Piece | RejectedPiece> {
  const piece = (await readBytesByFormat(bytes, detection, cut)) ?? readByFormat(bytes, detection, cut);
  if ('failure' in piece) return piece;
  const clean = cleanText(piece.text);
  if (isBlankText(clean)) {
    const message = `record ${cut.ordinal} at line ${cut.line} has no text`;
    return { failure: { code: 'record-without-text', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
  }
  const { outlet } = detection;
  return { ...piece, text: clean, fields: outlet === undefined ? piece.fields : { outlet, ...piece.fields } };
}

/**
 * Formats that say for themselves how their bytes stand for characters; null for the others. Their libraries are heavy,
 * and loaded when the first such dump comes.
 */
async function readBytesByFormat(
  bytes: Uint8Array,
  detection: Detection,
  cut: Cut,
): Promise<Piece | RejectedPiece | null> {
  switch (detection.format) {
    case 'mail':
      return (await import('./mail/read-mail.ts')).readMail(bytes, detection, cut);
    case 'xml':
      return (await import('./xml/read-xml-record.ts')).readXmlRecord(bytes, detection, cut);
    case 'warc':
      return (await import('./warc/read-warc-record.ts')).readWarcRecord(bytes, cut);
    case 'html': {
      const [{ decodePage }, { readHtmlPage }] = await Promise.all([
        import('./html/decode-page.ts'),
        import('./html/read-html-page.ts'),
      ]);
      return readHtmlPage(decodePage(bytes, null), null);
    }
    default:
      return null;
  }
}

function readByFormat(bytes: Uint8Array, detection: Detection, cut: Cut): Piece | RejectedPiece {
  const text = decodeBytes(bytes, detection.encoding);
  switch (detection.format) {
    case 'csv':
      return readCsvRecord(text, detection, cut);
    case 'json-document':
    case 'json-lines':
      return readJsonRecord(text, detection.encoding, cut);
    case 'header-blocks':
      return readHeaderBlock(text);
    case 'nexis':
      return readNexis(text, detection.layout);
    case 'proquest':
      return readProquest(text);
    case 'factiva':
      return readFactiva(text, detection.layout);
    case 'separator-lines':
      return { text: withoutSeparators(text, detection.separator ?? ''), fields: {} };
    case 'scraped-pages':
    case 'one-article':
      return { text, fields: {} };
    default:
      throw new Error(`no reader for ${detection.format}`);
  }
}

function withoutSeparators(text: string, separator: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => !isSeparatorLine(line, separator))
    .join('\n');
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0e-\x1f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
