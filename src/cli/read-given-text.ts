import { readFile } from 'node:fs/promises';
import { CommandFailure } from './command.ts';

/** A text to be read for its claims. The headline, where there is one, is its first `headlineLength` code units. */
export interface GivenText {
  readonly text: string;
  readonly headlineLength: number;
}

/**
 * Reads a file as UTF-8 text.
 *
 * returns  the text without a byte order mark, line ends as they came
 * fails    CommandFailure, naming the file, when it cannot be read, is binary or is not UTF-8
 */
export async function readTextFile(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandFailure(`${path}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
  return decodeText(bytes, path);
}

/** Reads a stream to its end as UTF-8 text; fails as `readTextFile` does. */
export async function readTextStream(input: AsyncIterable<Buffer | string>, name: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part));
  return decodeText(Buffer.concat(parts), name);
}

/** Takes the first line that is not blank for the headline where a blank line and more text follow it. */
export function toGivenText(text: string): GivenText {
  const head = /^\s*\S[^\r\n]*(?=(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*\S)/.exec(text)?.[0];
  return { text, headlineLength: head?.length ?? 0 };
}

function decodeText(bytes: Buffer, name: string): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new CommandFailure(`${name}: no plain text (a zero byte at offset ${nul}); UTF-8 is needed`);
  const text = bytes.toString('utf8');
  const back = Buffer.from(text, 'utf8');
  if (!back.equals(bytes)) {
    const offset = bytes.findIndex((byte, i) => byte !== back[i]);
    throw new CommandFailure(`${name}: not UTF-8 (from byte ${offset < 0 ? bytes.length : offset} on)`);
  }
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES') return 'may not be read';
  return message;
}
