import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dumpShapes, generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';

/** A file to be dropped. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * A few hundred articles and their revisions in files of every shape, with what users drop besides: the same file
 * twice, a broken archive, an empty file, a record that is no JSON. No text comes in two shapes: what one of them
 * states and the other does not is learned in the order of the work, and the evidence of links shows it.
 */
export function makeCorpus(seed: number, files: number): CorpusFile[] {
  const stories = generateStories({ seed, stories: files * 2, revisionsMax: 4, bytesPerArticle: 1200 });
  const articles = inOrderOfPublication(stories);
  const perFile = Math.ceil(articles.length / files);
  const out: CorpusFile[] = [];
  for (let i = 0; i < files; i++) {
    const part = articles.slice(i * perFile, (i + 1) * perFile);
    if (part.length === 0) break;
    const hasBadRecord = i % 10 === 9;
    const shape = hasBadRecord ? 'json-lines' : (dumpShapes[i % dumpShapes.length] ?? 'json-lines');
    const ending = shape === 'json-lines' ? 'jsonl' : 'txt';
    const bytes = hasBadRecord ? withBadRecord(renderDump(part, shape)) : renderDump(part, shape);
    const name = `dump-${String(i).padStart(3, '0')}.${ending}`;
    if (i % 7 === 3) out.push({ name: `${name}.gz`, bytes: gzipSync(bytes) });
    else out.push({ name, bytes });
    if (i % 11 === 5) out.push({ name: `again-${name}`, bytes });
    if (i % 13 === 6) out.push({ name: `broken-${i}.jsonl.gz`, bytes: gzipSync(bytes).subarray(0, 400) });
    if (i % 17 === 8) out.push({ name: `empty-${i}.txt`, bytes: Buffer.alloc(0) });
  }
  return out;
}

/** Puts a line that is no JSON between the records. */
function withBadRecord(dump: Buffer): Buffer {
  const end = dump.indexOf('\n') + 1;
  return Buffer.concat([dump.subarray(0, end), Buffer.from('{"title": "cut off in the mid\n'), dump.subarray(end)]);
}

/** Time of the first file; each next one is a second younger, so that they are taken in their order. */
const firstModified = Date.parse('2026-01-01T00:00:00Z') / 1000;

/** Puts files into the drop folder, whole at once, as a careful user does. */
export function dropFiles(inboxFolder: string, files: readonly CorpusFile[], firstNumber: number): void {
  const aside = `${inboxFolder}-aside`;
  mkdirSync(aside, { recursive: true });
  mkdirSync(inboxFolder, { recursive: true });
  files.forEach((file, i) => {
    const path = join(aside, file.name);
    writeFileSync(path, file.bytes);
    utimesSync(path, firstModified + firstNumber + i, firstModified + firstNumber + i);
    renameSync(path, join(inboxFolder, file.name));
  });
  rmSync(aside, { recursive: true });
}
