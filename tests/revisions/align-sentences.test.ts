import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignSentences } from '../../src/revisions/align-sentences.ts';
import type { AlignmentKind } from '../../src/revisions/alignment.ts';
import { diffTexts } from '../../src/revisions/diff-texts.ts';

interface AlignmentCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** kind and the numbers of the sentences on either side, counted from 0 */
  readonly groups: readonly (readonly [AlignmentKind, readonly number[], readonly number[]])[];
}

const cases: readonly AlignmentCase[] = [
  {
    name: 'an unchanged text is kept',
    before: 'The dam burst at noon. Nobody was hurt.',
    after: 'The dam burst at noon. Nobody was hurt.',
    groups: [
      ['kept', [0], [0]],
      ['kept', [1], [1]],
    ],
  },
  {
    name: 'quotes, dashes and white space make no difference',
    before: '“We are safe” – so the mayor.',
    after: '"We are  safe" - so the mayor.',
    groups: [['kept', [0], [0]]],
  },
  {
    name: 'a paragraph that moves is moved',
    before: 'The dam burst at noon.\n\nNobody was hurt.\n\nSchools stay shut until Friday.',
    after: 'Schools stay shut until Friday.\n\nThe dam burst at noon.\n\nNobody was hurt.',
    groups: [
      ['moved', [2], [0]],
      ['kept', [0], [1]],
      ['kept', [1], [2]],
    ],
  },
  {
    name: 'a sentence whose only new words are small ones is reworded, not kept',
    before: 'The ministry expects 40 closures.',
    after: 'The ministry expects up to 40 closures.',
    groups: [['reworded', [0], [0]]],
  },
  {
    name: 'an added and a removed sentence stand where they stood',
    before: 'The dam burst at noon. Cattle drowned in the meadows.',
    after: 'The dam burst at noon. Engineers blame an old valve.',
    groups: [
      ['kept', [0], [0]],
      ['removed', [1], []],
      ['added', [], [1]],
    ],
  },
  {
    name: 'a sentence cut in two is split',
    before: 'The dam above Kell burst at noon on Monday and flooded eleven farms in the valley below.',
    after: 'The dam above Kell burst at noon on Monday. Eleven farms in the valley below flooded.',
    groups: [['split', [0], [0, 1]]],
  },
  {
    name: 'two sentences put together are merged',
    before: 'The dam above Kell burst at noon on Monday. Eleven farms in the valley below flooded.',
    after: 'The dam above Kell burst at noon on Monday and flooded eleven farms in the valley below.',
    groups: [['merged', [0, 1], [0]]],
  },
];

describe('alignSentences', () => {
  test.each(cases)('$name', ({ before, after, groups }) => {
    const found = alignSentences(before, after).groups;
    expect(found.map((group) => [group.kind, group.before, group.after])).toEqual(groups);
  });

  const sentence = fc.constantFrom(
    'Rain fell on Tarn.',
    'The bridge was closed.',
    'Forty trucks waited.',
    'A ferry sank.',
    'Rain fell on the bridge.',
    'The ferry waited for forty trucks.',
  );
  const text = fc.array(sentence, { maxLength: 12 }).map((parts) => parts.join('\n\n'));

  test('puts every sentence of either side into exactly one group', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { groups, before: older, after: newer } = alignSentences(before, after);
        const sorted = (lists: readonly (readonly number[])[]) => lists.flat().sort((a, b) => a - b);
        expect(sorted(groups.map((group) => group.before))).toEqual(older.map((_, index) => index));
        expect(sorted(groups.map((group) => group.after))).toEqual(newer.map((_, index) => index));
      }),
    );
  });

  test('keeps everything when a text is compared with itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(alignSentences(same, same).groups.every((group) => group.kind === 'kept')).toBe(true);
      }),
    );
  });

  test('is done with two unrelated texts of 200 KB within seconds', () => {
    const start = performance.now();
    diffTexts(makeText(1), makeText(2));
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

/** About 200 KB of sentences out of 6,000 words, the frequent ones shared, in an order that the seed decides. */
function makeText(seed: number): string {
  let state = seed;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return state / 2 ** 32;
  };
  const sentences: string[] = [];
  for (let length = 0; length < 200_000; ) {
    const words = Array.from(
      { length: 8 + Math.floor(next() * 20) },
      () => `w${Math.floor(next() ** 3 * 6000).toString(36)}`,
    );
    const made = `T${words.join(' ')}.`;
    sentences.push(made);
    length += made.length + 1;
  }
  return sentences.join(' ');
}
