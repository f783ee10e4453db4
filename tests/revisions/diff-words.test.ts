import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '../../src/revisions/diff-words.ts';

/** The pieces as text: words in common as they are, [old→new] for the rest. */
function show(before: string, after: string): string {
  return diffWords(before, after)
    .map((piece) => {
      const older = before.slice(piece.before.start, piece.before.end);
      const newer = after.slice(piece.after.start, piece.after.end);
      return piece.kind === 'same' ? newer : `[${older}→${newer}]`;
    })
    .join(' ');
}

describe('diffWords', () => {
  test.each([
    ['a number is never cut', 'It killed 124 people.', 'It killed 134 people.', 'It killed [124→134] people.'],
    ['groups of digits stay whole', 'Some 24,000 left.', 'Some 24,500 left.', 'Some [24,000→24,500] left.'],
    ['a currency sign and a scale belong to the number', 'worth $1.2bn', 'worth $1.3bn', 'worth [$1.2bn→$1.3bn]'],
    [
      'a decimal stays whole',
      'a 6.1-magnitude quake',
      'a 5.9-magnitude quake',
      'a [6.1-magnitude→5.9-magnitude] quake',
    ],
    ['a clock time stays whole', 'at 7:30 a.m.', 'at 7:45 a.m.', 'at [7:30→7:45] a.m .'],
    [
      'thin spaces group digits',
      'about 12\u2009000 homes',
      'about 13\u2009000 homes',
      'about [12\u2009000→13\u2009000] homes',
    ],
    ['typographic quotes equal plain ones', '“Go,” he said', '"Go," he said', '"Go," he said'],
    ['an added word is added', 'The pit shut.', 'The old pit shut.', 'The [→old] pit shut.'],
  ])('%s', (_, before, after, expected) => {
    expect(show(before, after).replace(' .', '.')).toBe(expected.replace(' .', '.'));
  });

  test('gives up on two stretches that have nothing in common, and calls them replaced', () => {
    const words = (prefix: string) => Array.from({ length: 3000 }, (_, index) => `${prefix}${index}`).join(' ');
    expect(diffWords(words('a'), words('b'))).toMatchObject([{ kind: 'replaced' }]);
  });

  test('covers both texts, and says "same" only of the same words', () => {
    const text = fc
      .array(fc.constantFrom('ten', '10', 'a', 'bridge', '1,000', 'fell.'), { maxLength: 15 })
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after);
        const bare = (value: string) => value.replaceAll(' ', '');
        expect(bare(pieces.map((piece) => before.slice(piece.before.start, piece.before.end)).join(''))).toBe(
          bare(before),
        );
        expect(bare(pieces.map((piece) => after.slice(piece.after.start, piece.after.end)).join(''))).toBe(bare(after));
        for (const piece of pieces.filter((one) => one.kind === 'same')) {
          expect(before.slice(piece.before.start, piece.before.end)).toBe(
            after.slice(piece.after.start, piece.after.end),
          );
        }
      }),
    );
  });
});
