import type { Detection } from '../detection.ts';

/**
 * Looks for a web archive, in bytes: its records may hold any of them.
 *
 * head     the first bytes of the dump
 * returns  how it is to be read, null where it does not begin with the first line of a record
 */
export function findWarc(head: Uint8Array): Detection | null {
  const beginning = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).toString('latin1');
  const found = /^(\xef\xbb\xbf)?\s{0,20}WARC\/(\d\.\d+)[ \t]*\r?\n[\w-]+[ \t]*:/.exec(beginning);
  if (found === null) return null;
  const isText = /\nWARC-Type:\s*conversion/i.test(Buffer.from(head).toString('latin1'));
  return {
    format: 'warc',
    encoding: 'utf-8',
    byteOrderMarkBytes: found[1] === undefined ? 0 : 3,
    evidence: [`the first line of a WARC ${found[2]} record${isText ? ', with texts of pages' : ''}`],
  };
}
