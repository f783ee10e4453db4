import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { envelopeOfLine, mailFieldOfLine } from './envelope-of-line.ts';

/** Fields that programs for mail write, and nobody above an article. */
const transportNames: ReadonlySet<string> = new Set([
  ...['message-id', 'mime-version', 'received', 'return-path', 'delivered-to', 'dkim-signature', 'list-id'],
  ...['list-unsubscribe', 'x-mailer', 'x-original-to', 'authentication-results', 'received-spf', 'arc-seal'],
  'content-transfer-encoding',
]);
const ownNames: ReadonlySet<string> = new Set(['from', 'to', 'subject', 'date', 'sender', 'reply-to', 'message-id']);

const headLinesMax = 400;

/**
 * Looks for mail: a line `From sender date` with a field below it begins an mbox file, a head of fields that has some
 * of those that programs for mail write a single message. `From:`, `Date:` and `Subject:` alone are no mail: articles
 * stand below such lines too.
 */
export function findMail(head: DumpHead): FormatFinding | null {
  const lines = head.text.slice(0, 100_000).split(/\r\n|\r|\n/, headLinesMax);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return null;
  const below = lines[first + 1] ?? '';
  if (envelopeOfLine(lines[first] ?? '') !== null && (mailFieldOfLine(below) !== null || below.startsWith('>From '))) {
    return { layout: 'mbox', evidence: ['the first line is an envelope of mbox: "From", a sender, a date'] };
  }
  const names = headNames(lines.slice(first));
  const transport = names.filter((name, at) => isTransportField(name, lines) && names.indexOf(name) === at);
  if (names.length < 2 || !names.some((name) => ownNames.has(name))) return null;
  if (transport.length > 0) {
    return { layout: 'eml', evidence: [`it begins with the head of a mail, with ${transport.slice(0, 4).join(', ')}`] };
  }
  if (!isPlainHead(lines.slice(first, first + names.length))) return null;
  return {
    layout: 'eml',
    evidence: ['it begins with From and To with addresses, Subject and a date as mails have it'],
  };
}

/** A saved mail may have lost the fields of its program; sender and receiver with addresses and the date remain. */
function isPlainHead(lines: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  const dated = /^date\s?:\s*(?:[a-z]{3},\s*)?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? [+-]\d{4}/i;
  return has(/^from\s?:.*\S@\S/i) && has(/^to\s?:.*\S@\S/i) && has(/^subject\s?:/i) && has(dated);
}

function isTransportField(name: string, lines: readonly string[]): boolean {
  if (transportNames.has(name)) return true;
  if (name !== 'content-type') return false;
  return lines.some((line) => /^content-type\s*:\s*(?:text|multipart|message)\/[\w-]+/i.test(line));
}

/** Names of the fields from the first line to the first blank one; none when another line stands between. */
function headNames(lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    if (line === '') return names;
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = mailFieldOfLine(line);
    if (name === null) return [];
    names.push(name);
  }
  return names;
}
