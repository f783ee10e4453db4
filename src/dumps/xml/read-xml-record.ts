import type { Detection } from '../detection.ts';
import type { Cut, Piece, RejectedPiece } from '../piece.ts';
import { blockText } from './block-text.ts';
import { decodeXml } from './decode-xml.ts';
import { parseXml } from './parse-xml.ts';
import { readFeedItem } from './read-feed-item.ts';
import { readFieldRecord } from './read-field-record.ts';
import { readNewsItem, readNewsMlItem } from './read-newsml.ts';
import { readNitf } from './read-nitf.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, childOf } from './xml-element.ts';
import { xmlLayoutOf } from './xml-layouts.ts';

/** The tree of an element takes up thirty times its bytes; no article comes near this. */
const elementBytesMax = 8 * 1024 * 1024;

/**
 * Reads one record of XML as an article.
 *
 * bytes    of the cut: one element
 * returns  text and fields. Rejected as `record-damaged`, with line and byte of the dump, when it is not well-formed; as
 *          `record-too-long` from 8 MB on; as
 *          `record-without-text` when it is one of a picture or a film.
 * fails    never
 */
export function readXmlRecord(bytes: Uint8Array, detection: Detection, cut: Cut): Piece | RejectedPiece {
  if (bytes.length > elementBytesMax) {
    const message = `record ${cut.ordinal} at line ${cut.line} has ${bytes.length} bytes, more than ${elementBytesMax} in one element`;
    return { failure: { code: 'record-too-long', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
  }
  const text = decodeXml(bytes, detection);
  const element = parseXml(text);
  if ('reason' in element) {
    const byte = cut.start + byteLengthIn(text.slice(0, element.index), detection, bytes.length);
    const line = cut.line + element.line - 1;
    const message = `record ${cut.ordinal} at line ${cut.line} is not well-formed XML: ${element.reason} (line ${line})`;
    return { failure: { code: 'record-damaged', message, record: cut.ordinal, line, byte } };
  }
  const piece = pieceOf(element, detection);
  const kind = attributeOf(childOf(childOf(element, 'itemMeta'), 'itemClass'), 'qcode');
  if (piece.text.trim() === '' && kind !== '') {
    const message = `record ${cut.ordinal} at line ${cut.line} is a news item of class ${kind} and has no text`;
    return { failure: { code: 'record-without-text', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
  }
  return piece;
}

function pieceOf(element: XmlElement, detection: Detection): Piece {
  if (xmlLayoutOf(detection) === 'records') {
    const piece = readFieldRecord(element);
    const isUnknown = piece.text === '' && detection.recordName === undefined;
    return isUnknown ? { text: blockText(element), fields: piece.fields } : piece;
  }
  switch (element.name) {
    case 'nitf':
      return readNitf(element);
    case 'newsItem':
      return readNewsItem(element);
    case 'NewsItem':
      return readNewsMlItem(element);
    default:
      return readFeedItem(element, detection);
  }
}

/** Bytes that the beginning of a record takes up; for encodings of one or two bytes a guess by their share. */
function byteLengthIn(text: string, detection: Detection, bytesMax: number): number {
  const wide = detection.encoding === 'utf-16le' || detection.encoding === 'utf-16be';
  const length = wide ? text.length * 2 : detection.encoding === 'utf-8' ? Buffer.byteLength(text) : text.length;
  return Math.min(length, bytesMax);
}
