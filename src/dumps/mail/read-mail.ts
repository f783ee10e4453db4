import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import { decodeBytes } from '../decode-bytes.ts';
import type { Detection } from '../detection.ts';
import { htmlToText } from '../html/html-to-text.ts';
import type { Cut, Piece, PieceFields, RejectedPiece } from '../piece.ts';
import { envelopeOfLine } from './envelope-of-line.ts';
import { fieldsOfMail } from './fields-of-mail.ts';
import { messageBytesMax, messageDepthMax, partDepthMax, tooManyParts } from './mail-limits.ts';
import { trimNewsletter } from './trim-newsletter.ts';

/**
 * Reads a mail as an article.
 *
 * bytes    of the message; in an mbox file with its envelope line, `>From` in its text becomes `From`
 * returns  the plain text, or that of the HTML where the plain one only points to it; messages inside are added below,
 *          or taken for the article where nothing but a line or two stands above. Attachments are passed over.
 *          Rejected as `record-damaged` when its parts are nested too deep or without end, as `record-too-long` from 40 MB on.
 * fails    never
 * source   RFC 5322, 2045 to 2047, 3676 (by postal-mime); RFC 4155 and the mboxrd rules for the quoting
 */
export async function readMail(bytes: Uint8Array, detection: Detection, cut: Cut): Promise<Piece | RejectedPiece> {
  if (bytes.length > messageBytesMax) {
    const message = `record ${cut.ordinal} at line ${cut.line} has ${bytes.length} bytes, more than ${messageBytesMax} in one mail`;
    return { failure: { code: 'record-too-long', message, record: cut.ordinal, line: cut.line, byte: cut.start } };
  }
  const message = unwrapMessage(bytes, detection);
  const reason = tooManyParts(message.bytes);
  const rejected = (why: string): RejectedPiece => ({
    failure: {
      code: 'record-damaged',
      message: `record ${cut.ordinal} at line ${cut.line} cannot be read as mail: ${why}`,
      record: cut.ordinal,
      line: cut.line,
      byte: cut.start,
    },
  });
  if (reason !== null) return rejected(reason);
  try {
    const piece = await readMessage(message.bytes, 0);
    const fields = message.delivered === null ? piece.fields : { observed: message.delivered, ...piece.fields };
    return { text: piece.text, fields };
  } catch (error) {
    return rejected(error instanceof Error ? error.message : 'its parts do not fit together');
  }
}

/** The message alone, in ASCII-compatible bytes and lines that end in LF. */
function unwrapMessage(bytes: Uint8Array, detection: Detection): { bytes: Buffer; delivered: string | null } {
  const wide = detection.encoding === 'utf-16le' || detection.encoding === 'utf-16be';
  let message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (wide) message = Buffer.from(decodeBytes(bytes, detection.encoding), 'utf8');
  if (!message.includes(10)) message = Buffer.from(message.toString('latin1').replaceAll('\r', '\n'), 'latin1');
  if (detection.layout !== 'mbox') return { bytes: message, delivered: null };
  const end = message.indexOf(10);
  const envelope = envelopeOfLine(message.toString('latin1', 0, end < 0 ? message.length : end).trimEnd());
  if (envelope === null || end < 0) return { bytes: message, delivered: null };
  let rest = message.subarray(end + 1);
  if (rest.includes('\n>From ') || rest.includes('\n>>'))
    rest = Buffer.from(rest.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
  return { bytes: rest, delivered: envelope.delivered };
}

/** A text of fewer words than this above a message is a remark on it. */
const remarkWordsMax = 40;

async function readMessage(bytes: Uint8Array | ArrayBuffer, depth: number): Promise<Piece> {
  const mail = await parseMail(bytes);
  const own = trimNewsletter(bodyOf(mail));
  const inside = depth < messageDepthMax ? await messagesInside(mail, depth) : [];
  const first = inside[0];
  if (
    first !== undefined &&
    inside.length === 1 &&
    wordCount(own) < remarkWordsMax &&
    wordCount(first.text) > wordCount(own)
  ) {
    return first;
  }
  const added = inside.map((piece) =>
    [piece.fields.headline ?? '', piece.text].filter((part) => part !== '').join('\n\n'),
  );
  const fields: PieceFields = fieldsOfMail(mail);
  return { text: [own, ...added].filter((part) => part.trim() !== '').join('\n\n'), fields };
}

async function parseMail(bytes: Uint8Array | ArrayBuffer): Promise<Email> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: partDepthMax, forceRfc822Attachments: true });
  return {
    ...mail,
    subject: mail.subject === undefined ? undefined : withoutC1(mail.subject),
    text: mail.text === undefined ? undefined : withoutC1(mail.text),
    html: mail.html === undefined ? undefined : withoutC1(mail.html),
  };
}

/** Some releases of Node read windows-1252 as latin1 (nodejs/node issue 56542): the signs of the one for C1 controls. */
function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (sign) => decodeBytes(Uint8Array.of(sign.charCodeAt(0)), 'windows-1252'));
}

async function messagesInside(mail: Email, depth: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const attachment of mail.attachments) {
    if (attachment.mimeType !== 'message/rfc822' || typeof attachment.content === 'string') continue;
    pieces.push(await readMessage(attachment.content, depth + 1));
  }
  return pieces;
}

/** A plain text that leads to the HTML has few words of its own, or far fewer than this share of the HTML's. */
const stubShareMax = 0.35;
const stub =
  /\b(?:view|see|read|open)\b[^.]{0,60}\b(?:browser|online)\b|\bHTML\b|\bdoes(?: not|n['’]t) (?:support|display)\b/i;

function bodyOf(mail: Email): string {
  const plain = (mail.text ?? '').replace(/\r\n?/g, '\n').trim();
  if (mail.html === undefined) return plain;
  const html = htmlToText(mail.html).replaceAll('\n', '\n\n');
  if (plain === '') return html;
  const [plainWords, htmlWords] = [wordCount(plain), wordCount(html)];
  if (htmlWords <= plainWords) return plain;
  const isStub = plainWords < htmlWords * stubShareMax || (plainWords < 60 && stub.test(plain));
  return isStub ? html : plain;
}

function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
