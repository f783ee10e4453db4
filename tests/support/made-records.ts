import fc from 'fast-check';
import { readArticle } from '../../src/articles/read-article.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import type { MadeArticle, SplitResult } from './made-dumps.ts';
import { madeArticles, splitDump } from './made-dumps.ts';

/** An article with the fields that exports of records state beside it. */
export interface MadeRecord extends MadeArticle {
  readonly outlet: string;
  readonly author: string;
  readonly url: string;
  readonly day: string;
}

/** Records with different headlines; some headlines and paragraphs hold delimiters, quotes and accents. */
export function madeRecords(least: number, most: number): fc.Arbitrary<MadeRecord[]> {
  const extra = fc.record({
    outlet: fc.constantFrom('Harbour Post', 'The "Evening" Bell', 'Küsten-Anzeiger', 'Northern Wire, Ltd'),
    author: fc.constantFrom('Ann Lee', 'Bo de Vries', 'Zoë Ní Bhriain'),
    number: fc.integer({ min: 1, max: 99_999 }),
    day: fc.integer({ min: 1, max: 28 }),
    remark: fc.constantFrom('', ' “So it is,” she said; "we | they" agreed, 5\t6.', ' A 3,5 % rise'),
  });
  return fc
    .tuple(madeArticles(least, most), fc.array(extra, { minLength: most, maxLength: most }))
    .map(([articles, extras]) =>
      articles.map((article, at) => {
        const more = extras[at] ?? extras[0];
        const number = more?.number ?? 0;
        return {
          headline: article.headline,
          paragraphs: article.paragraphs.map((text, line) => (line === 0 ? `${text}${more?.remark ?? ''}` : text)),
          outlet: more?.outlet ?? '',
          author: more?.author ?? '',
          url: `https://example.org/news/${number}?page=${at}`,
          day: `2021-03-${String(more?.day ?? 1).padStart(2, '0')}`,
        };
      }),
    );
}

/** What a reader makes of a record, in the shape of the made one; a reason where it was refused. */
export type ReadRecord = MadeRecord | { readonly code: string; readonly record: number; readonly line: number };

/** Reads a dump to its end. */
export async function readRecords(
  bytes: Uint8Array,
  name: string,
  chunks: readonly number[] = [4096],
): Promise<SplitResult & { readonly records: readonly ReadRecord[] }> {
  const split = splitDump(bytes, name, chunks);
  const records: ReadRecord[] = [];
  for (const cut of split.cuts) {
    const piece = await readPiece(bytes.subarray(cut.start, cut.end), split.detection, cut);
    const article = 'failure' in piece ? piece : readArticle(piece, split.detection.format);
    records.push(
      'failure' in article
        ? { code: article.failure.code, record: cut.ordinal, line: cut.line }
        : {
            headline: article.headline ?? '',
            paragraphs: article.body.split('\n\n'),
            outlet: article.outlet ?? '',
            author: article.byline ?? '',
            url: article.url ?? '',
            day: article.published?.value ?? '',
          },
    );
  }
  return { ...split, records };
}

/** A paragraph as it comes back: white space at its ends and tabs are not the text's. */
export function trimmedRecord(record: MadeRecord): MadeRecord {
  return { ...record, paragraphs: record.paragraphs.map((text) => text.trim()) };
}
