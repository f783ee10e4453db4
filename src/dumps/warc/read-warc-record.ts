import { decodePage } from '../html/decode-page.ts';
import { readHtmlPage } from '../html/read-html-page.ts';
import type { Cut, Piece, PieceFields, RejectedPiece } from '../piece.ts';
import { undoCodings } from './undo-codings.ts';
import type { WarcHead } from './warc-head.ts';
import { blockKindOf, charsetOf, payloadKindOf, readWarcHead } from './warc-head.ts';

/** Line breaks below a block may be missing, or counted with it. */
const missingBytesMax = 4;

/**
 * Reads a record of a web archive as an article.
 *
 * bytes    the record with its head
 * returns  the text of the page, of HTML its readable part with the fields it states. The address is the record's, its
 *          date is when the crawler saw the page. Rejected as `record-damaged` when the dump ends inside the record or
 *          its payload cannot be unpacked.
 */
export function readWarcRecord(bytes: Uint8Array, cut: Cut): Piece | RejectedPiece {
  const record = splitHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const length = Number(record.head.fields.get('content-length') ?? record.block.length);
  const endsWhole = /\n\r?\n$/.test(record.block.toString('latin1', Math.max(0, record.block.length - 4)));
  if (length - record.block.length > missingBytesMax && !endsWhole) {
    return rejected(`is cut off: ${record.block.length} of its ${length} bytes are there`, cut);
  }
  const address = (record.head.fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  const observed = record.head.fields.get('warc-date');
  const fields: PieceFields = {
    ...(address === '' ? {} : { url: address }),
    ...(observed === undefined ? {} : { observed }),
  };
  const kind = blockKindOf(record.head);
  if (kind !== 'answer') {
    return pieceOf(record.block, kind === 'html', record.head.fields.get('content-type') ?? '', fields);
  }
  const answer = splitHead(record.block);
  const payload = undoCodings(answer.block, answer.head.fields);
  if (payload === null) {
    const coding = answer.head.fields.get('content-encoding') ?? '';
    return rejected(`has a payload that cannot be unpacked (${coding})`, cut);
  }
  const isHtml = payloadKindOf(answer.head, payload.toString('latin1', 0, 1000)) !== 'text';
  return pieceOf(payload, isHtml, answer.head.fields.get('content-type') ?? '', fields);
}

function rejected(what: string, cut: Cut): RejectedPiece {
  const message = `record ${cut.ordinal} at line ${cut.line} ${what}`;
  return { failure: { code: 'record-damaged', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
}

function pieceOf(payload: Buffer, isHtml: boolean, contentType: string, fields: PieceFields): Piece {
  const charset = charsetOf(contentType);
  if (!isHtml) return { text: decodePage(payload, charset), fields, isWholePage: true };
  const page = readHtmlPage(decodePage(payload, charset), fields.url ?? null);
  // What the crawler says of address and time is surer than what the page says.
  return { ...page, fields: { ...page.fields, ...fields } };
}

/** Parts a head from what follows its first empty line. */
function splitHead(bytes: Buffer): { head: WarcHead; block: Buffer } {
  const lines: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineFeed = bytes.indexOf(10, at);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const line = bytes.toString('utf8', at, end).replace(/\r$/, '');
    at = lineFeed < 0 ? bytes.length : lineFeed + 1;
    if (line === '') break;
    lines.push(line);
  }
  return { head: readWarcHead(lines), block: bytes.subarray(at) };
}
