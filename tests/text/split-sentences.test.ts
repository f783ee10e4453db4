import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/split-sentences.ts';

function check(text: string, sentences: string[]): void {
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
}

const cases: [string, string[]][] = [
  ['', []],
  [' \n\t ', []],
  ['The bridge reopened. Traffic was light.', ['The bridge reopened.', 'Traffic was light.']],
  ['Mr. Brandt met Sen. Okoye in Washington.', ['Mr. Brandt met Sen. Okoye in Washington.']],
  ['The U.S. Navy sent ships. It gave no number.', ['The U.S. Navy sent ships.', 'It gave no number.']],
  ['He flew to the U.S. The talks failed.', ['He flew to the U.S.', 'The talks failed.']],
  ['They met at 5 p.m. and left.', ['They met at 5 p.m. and left.']],
  ['They met at 5 p.m. (1700 GMT) and left.', ['They met at 5 p.m. (1700 GMT) and left.']],
  ['Pupils of School No. 11 were moved.', ['Pupils of School No. 11 were moved.']],
  ['The answer was no. Nobody was surprised.', ['The answer was no.', 'Nobody was surprised.']],
  ['Output fell 1.5 percent. Exports held.', ['Output fell 1.5 percent.', 'Exports held.']],
  ['“We will stay.” Nobody left.', ['“We will stay.”', 'Nobody left.']],
  ['“Will you stay?” he asked. She nodded.', ['“Will you stay?” he asked.', 'She nodded.']],
  ['A line\nAnother line. Its end', ['A line', 'Another line.', 'Its end']],
  ['A. B. Malik wrote it. Others agreed.', ['A. B. Malik wrote it.', 'Others agreed.']],
  ['Wait... 12 boats came! Why?', ['Wait...', '12 boats came!', 'Why?']],
  ['Haldor Inc. said sales rose. The shares fell.', ['Haldor Inc. said sales rose.', 'The shares fell.']],
];

describe('splitting text into sentences', () => {
  test.each(cases)('%j', check);

  test('keeps all that is not white space, in order, within lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let last = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start)).toMatch(/^[\s\x85\u200b]*$/);
          expect(text.slice(start, end)).not.toMatch(/[\n\r\v\f\x85\u2028\u2029]/);
          last = end;
        }
      }),
    );
  });
});
