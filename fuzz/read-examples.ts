import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dumpShapes, generateStories, inOrderOfPublication, renderDump } from '../tests/support/stories.ts';
import type { Example } from './make-input.ts';

/**
 * Gathers valid dumps to start from: the smallest examples of docs/FORMATS.md, one of each format, the samples, and
 * made-up stories.
 *
 * root     folder of the project, ending in a slash
 */
export function readExamples(root: string): Example[] {
  const documented = readFileSync(`${root}docs/FORMATS.md`, 'utf8');
  const stories = generateStories({ seed: 11, stories: 4, revisionsMin: 1, revisionsMax: 2, bytesPerArticle: 1500 });
  const articles = inOrderOfPublication(stories);
  return [
    ...codeBlocks(documented).map((text, i) => ({ name: `documented-${i + 1}.txt`, bytes: Buffer.from(text) })),
    ...filesBelow(`${root}samples`).map((path) => ({ name: path, bytes: readFileSync(path) })),
    ...dumpShapes.map((shape) => ({ name: `${shape}.txt`, bytes: renderDump(articles, shape) })),
  ];
}

/** Blocks of lines that are indented by four spaces, or fenced. */
function codeBlocks(page: string): string[] {
  const indented = [...page.matchAll(/(?:^ {4}.*\n(?:\n(?= {4}))?)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));
  const fenced = [...page.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
  return [...indented, ...fenced];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
