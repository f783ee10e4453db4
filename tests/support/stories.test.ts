import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DumpShape,
  dumpShapes,
  generateDump,
  generateStories,
  inOrderOfPublication,
  renderDump,
  type StoryArticle,
  writeDumps,
} from './stories.ts';

const request = { seed: 11, stories: 120, revisionsMin: 2, revisionsMax: 4, bytesPerArticle: 1800 };
const stories = generateStories(request);

const textOf = (article: StoryArticle): string => `${article.headline}\n\n${article.body}`;

function shinglesOf(article: StoryArticle): Set<string> {
  const words =
    textOf(article)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

/** Share of the smaller set that the larger one holds too. */
function containment(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((shingle) => large.has(shingle)).length / small.size;
}

function neighbours(): { before: StoryArticle; after: StoryArticle }[] {
  return stories.flatMap(({ revisions }) =>
    revisions.flatMap((after, index) => {
      const before = revisions[index - 1];
      return before === undefined ? [] : [{ before, after }];
    }),
  );
}

/** Numbers of a text, sorted; the notice of a correction states none. */
const numbersOf = (text: string): string[] => (text.match(/\d[\d,.]*\d|\d/g) ?? []).sort();

function without(list: readonly string[], taken: readonly string[]): string[] {
  const rest = [...list];
  for (const item of taken) {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}

async function read(dump: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of dump) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('made-up stories', () => {
  test('are the same for the same seed and others for another', () => {
    expect(generateStories(request)).toEqual(stories);
    expect(generateStories({ ...request, seed: 12 })[0]).not.toEqual(stories[0]);
  });

  test('do not depend on how many are asked for', () => {
    expect(generateStories({ ...request, stories: 5 })).toEqual(stories.slice(0, 5));
  });

  test('cover every topic and every kind of change', () => {
    expect(new Set(stories.map((story) => story.topic)).size).toBe(8);
    expect(new Set(stories.flatMap((story) => story.changes).map((change) => change.kind)).size).toBe(5);
    expect(stories.flatMap((story) => story.changes).some((change) => change.declared)).toBe(true);
  });

  test('state each intended change: the old words before it, the new words from it on', () => {
    for (const { revisions, changes } of stories) {
      for (const { revision, before, after } of changes) {
        expect(textOf(revisions[revision - 2] as StoryArticle).toLowerCase()).toContain(before.toLowerCase());
        expect(textOf(revisions[revision - 1] as StoryArticle).toLowerCase()).toContain(after.toLowerCase());
      }
    }
  });

  test('change no figure in the body that is not on the list', () => {
    for (const { before, after } of neighbours()) {
      const moved = (stories[after.story]?.changes ?? []).filter(
        ({ revision, kind }) => revision === after.revision && kind !== 'headline-changed',
      );
      const kept = without(
        numbersOf(before.body),
        moved.flatMap((change) => numbersOf(change.before)),
      );
      expect(
        without(
          numbersOf(after.body),
          moved.flatMap((change) => numbersOf(change.after)),
        ),
      ).toEqual(kept);
    }
  });

  test('come on later days with each revision', () => {
    for (const { before, after } of neighbours()) expect(after.published > before.published).toBe(true);
    const days = inOrderOfPublication(stories).map((article) => article.published);
    expect(days).toEqual([...days].sort());
  });

  test('have bodies of about the length that was asked for', () => {
    for (const { revisions } of stories) {
      const length = revisions[0]?.body.length ?? 0;
      expect(length).toBeGreaterThan(1500);
      expect(length).toBeLessThan(2400);
    }
  });

  test('share less than .15 of their 3-word shingles with another story, over .6 with the revision before', () => {
    const shingles = stories.map((story) => shinglesOf(story.revisions[0] as StoryArticle));
    let most = 0;
    for (const [index, one] of shingles.entries()) {
      for (const other of shingles.slice(0, index)) most = Math.max(most, containment(one, other));
    }
    expect(most).toBeLessThan(0.15);
    for (const { before, after } of neighbours()) {
      expect(containment(shinglesOf(before), shinglesOf(after))).toBeGreaterThan(0.6);
    }
  });
});

describe('dumps of stories', () => {
  const articles = inOrderOfPublication(stories).slice(0, 6);

  test.each(dumpShapes)('hold headline and body of every article as %s', (shape) => {
    const text = renderDump(articles, shape).toString('utf8');
    for (const { headline, body } of articles) {
      const written = shape === 'json-lines' ? JSON.stringify(body).slice(1, -1) : body;
      expect(text).toContain(headline);
      expect(text).toContain(written);
    }
  });

  test('as JSON Lines hold one record a line', () => {
    const lines = renderDump(articles, 'json-lines').toString('utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).maintext)).toEqual(articles.map((article) => article.body));
  });

  test('as scraped pages repeat the headline and the captions', () => {
    const [article] = articles as [StoryArticle];
    const lines = renderDump([article], 'scraped-pages').toString('utf8').split('\n');
    expect(lines.filter((line) => line === article.headline)).toHaveLength(2);
    expect(lines.filter((line) => line === article.caption)).toHaveLength(4);
    expect(lines.filter((line) => line === 'TT')).toHaveLength(1);
  });

  test('are written to files, compressed where asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stories-'));
    try {
      const paths = await writeDumps(join(folder, 'day-1'), [
        { name: 'a.txt', articles, shape: 'header-blocks' },
        { name: 'b.jsonl', articles, shape: 'json-lines', gzip: true },
      ]);
      expect(paths.map((path) => path.slice(folder.length))).toEqual(['/day-1/a.txt', '/day-1/b.jsonl.gz']);
      const [plain, packed] = await Promise.all(paths.map((path) => readFile(path)));
      expect(plain).toEqual(renderDump(articles, 'header-blocks'));
      expect(gunzipSync(packed as Buffer)).toEqual(renderDump(articles, 'json-lines'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a dump made up as a stream', () => {
  test('has the same bytes for the same request and the length that was asked for', async () => {
    const shape = fc.constantFrom<DumpShape>(...dumpShapes);
    await fc.assert(
      fc.asyncProperty(fc.integer(), shape, fc.integer({ min: 1, max: 400_000 }), async (seed, shape, bytes) => {
        const dump = await read(generateDump({ seed, bytes, shape }));
        expect(dump.equals(await read(generateDump({ seed, bytes, shape })))).toBe(true);
        expect(dump.length).toBeGreaterThanOrEqual(bytes);
        expect(dump.length).toBeLessThan(bytes + 8000);
      }),
      { numRuns: 8 },
    );
  });

  test('comes in chunks of about a megabyte', async () => {
    const lengths: number[] = [];
    for await (const chunk of generateDump({ seed: 1, bytes: 3_500_000, shape: 'separator-lines' })) {
      lengths.push(chunk.length);
    }
    expect(lengths).toHaveLength(4);
    expect(Math.max(...lengths)).toBeLessThan(1_100_000);
  });

  test('holds revisions of one story apart from each other', async () => {
    const dump = await read(generateDump({ seed: 4, bytes: 1_500_000, shape: 'json-lines', bytesPerArticle: 1000 }));
    const urls = dump
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).url as string);
    expect(new Set(urls).size).toBeLessThan(urls.length);
    expect(urls.some((url, index) => url === urls[index + 1])).toBe(false);
  });
});
