import { mixSeeds, Random } from '../tests/support/random.ts';
import type { Example, ExampleGroup } from './read-examples.ts';

/** A file to be read, made from examples by chance; the same seed and number give the same bytes. */
export interface FuzzInput {
  readonly number: number;
  readonly name: string;
  /** what the example was that it was made from */
  readonly kind: string;
  readonly bytes: Buffer;
  /** lengths of the chunks in which it is fed, over and over */
  readonly chunks: readonly number[];
  /** draws of its own for whoever checks it */
  readonly random: Random;
}

/** Longest input: long enough for the heads of all formats, short enough for hundreds a second. */
const bytesMax = 512 * 1024;

/** What the formats look for, apart from whole examples. */
const tokens = [
  '\n\n\n\n', '\r', '\r\n', '\f', '\0', '\ufeff', '"', '""', ',', ';', '\t', '{', '}', '[', ']', '\\u0000', '\\', '<', '>',
  '<!--', ']]>', '<![CDATA[', '&lt;', '&#0;', '<?xml version="1.0"?>', '</p>', 'WARC/1.0\r\n', 'Content-Length: 99999999\r\n\r\n',
  'From a@b Mon Jan  4 10:00:00 2021\n', 'Content-Transfer-Encoding: base64\n', '_____________________________\n',
  'Full text: ', 'Document 1 of 9\n', '3 of 500 DOCUMENTS\n', 'End of Document\n', 'HEADLINE: ', 'BODY:\n', 'HD ', 'LP ', 'TD\n',
  'TT\n20\n', 'date 2021-02-30\n', '-----\n', '* * *\n', 'Title: ', 'Date: ', '(Updates toll in paragraph 4)', '1,200', '24 killed',
  'by the end of 2026', '<div>', '</div>', '<p>', '<table>', '<time datetime="2021-03-04">', '&amp;', '&nbsp;', '<item>', '</item>',
  'Content-Type: multipart/mixed; boundary="seam"\n', '--seam\n', '=?utf-8?q?a?=', 'Content-Encoding: gzip\r\n', '\x1f\x8b\x08',
  'PK\x03\x04', 'PORT HARBOUR, Jan. 8 (Agency) --', 'January 5', '2021-13-45', '03/04/2021', 'Thu, 04 Mar 2021 10:15:00 +0100',
  'Correction: ', 'paragraphs 1 to 99, ', 'last week', '$1.2 billion', '3.5 percent', '\u2014', '\u201c', '\u00a0', '\u200b', '\ud800', '\u{1f600}', 'e\u0301',
]; // biome-ignore format: a list of short words

type Mutation = (bytes: Buffer, random: Random, examples: readonly Example[]) => Buffer;

/**
 * Makes the input of one number: an example, or some of them, changed in up to eight places. Each kind of example has
 * the same share, however many there are of it.
 */
export function makeInput(seed: number, number: number, groups: readonly ExampleGroup[]): FuzzInput {
  const random = new Random(mixSeeds(seed, number));
  const group = random.pick(groups);
  const start = random.pick(group.examples);
  // Mostly of its own kind: what is mixed from several is no longer any.
  const examples = random.chance(70) ? group.examples : groups.flatMap((one) => one.examples);
  let bytes = random.chance(3) ? noise(random) : start.bytes;
  // Packed bytes bear little: what is changed in many places is refused at the first.
  const changesMax = group.kind === 'packed' || group.kind === 'hints' ? 2 : 8;
  for (let left = random.between(0, changesMax); left > 0; left--) {
    bytes = random.pick(mutations)(bytes, random, examples).subarray(0, bytesMax);
  }
  const chunks = Array.from({ length: random.between(1, 4) }, () => random.pick([1, 2, 3, 7, 64, 1000, 4096, 65_521]));
  // Chunks of a byte are for short inputs: the scan would take all the time there is.
  const fitting = bytes.length > 65_536 ? chunks.map((length) => Math.max(length, 1000)) : chunks;
  return { number, name: start.name, kind: group.kind, bytes, chunks: fitting, random };
}

const mutations: readonly Mutation[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random.below(bytes.length + 1)),
  (bytes, random) => withBytes(bytes, random, (old) => old ^ (1 << random.below(8))),
  (bytes, random) => withBytes(bytes, random, () => random.below(256)),
  (bytes, random) => insert(bytes, random.below(bytes.length + 1), Buffer.from(random.pick(tokens))),
  (bytes, random) => insert(bytes, random.below(bytes.length + 1), Buffer.from(random.pick(tokens))),
  (bytes, random) => insert(bytes, lineStart(bytes, random), Buffer.from(`${random.pick(tokens)}\n`)),
  (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    const times = random.pick([1, 1, 2, 3, 20, 1000]);
    const part = bytes.subarray(from, Math.min(to, from + Math.floor(bytesMax / times)));
    return insert(bytes, random.below(bytes.length + 1), Buffer.concat(Array(times).fill(part)));
  },
  (bytes, random) =>
    insert(bytes, random.below(bytes.length + 1), Buffer.alloc(random.below(20_000), random.below(128))),
  (bytes, random, examples) => insert(bytes, lineStart(bytes, random), random.pick(examples).bytes),
  (bytes, random, examples) => Buffer.concat([bytes, random.pick(examples).bytes]),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  (bytes, random) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', ' '])), 'latin1'),
];

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: random.below(2000) }, () => random.below(256)));
}

function insert(bytes: Buffer, at: number, part: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

function lineStart(bytes: Buffer, random: Random): number {
  return bytes.indexOf(10, random.below(bytes.length + 1)) + 1;
}

function stretch(bytes: Buffer, random: Random): [number, number] {
  const from = random.chance(50) ? lineStart(bytes, random) : random.below(bytes.length + 1);
  return [from, from + random.below(bytes.length - from + 1)];
}

function withBytes(bytes: Buffer, random: Random, change: (old: number) => number): Buffer {
  const out = Buffer.from(bytes);
  for (let left = out.length === 0 ? 0 : random.between(1, 5); left > 0; left--) {
    const at = random.below(out.length);
    out[at] = change(out[at] ?? 0);
  }
  return out;
}
