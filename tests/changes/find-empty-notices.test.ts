import { describe, expect, test } from 'vitest';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { findEmptyNotices } from '../../src/changes/find-empty-notices.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

const story = [
  'The ferry Alda sank off Tarn on Monday, killing 34 people, the coast guard said.',
  'It carried 310 passengers, its owner Mara Quill said.',
  'Divers will search the wreck until June 9.',
  'The line has run for 40 years.',
];

function find(before: readonly string[], after: readonly string[], earlier: readonly (readonly string[])[] = []) {
  const read = (paragraphs: readonly string[]) =>
    readRevision({ headline: 'Ferry sinks off Tarn', body: paragraphs.join('\n\n') }, '2026-06-02');
  const [older, newer] = [read(before), read(after)];
  return findEmptyNotices(older, newer, compareRevisions(older, newer), earlier.map(read));
}

function withChange(at: number, from: string, to: string): string[] {
  return story.map((paragraph, index) => (index === at ? paragraph.replace(from, to) : paragraph));
}

describe('a notice that declares what the texts do not show', () => {
  test.each([
    ['a figure of a paragraph', '(Corrects death toll in paragraph 1)', 'no figure or date of paragraph 1 changed'],
    ['figures', 'Correction: the toll is 34, not 43 as given before.', 'no figure changed to or from 34 or 43'],
    ['a subject', 'CORRECTED: Updates number of passengers', 'no figure or date changed'],
    ['the headline', 'CORRECTED: fixes spelling in headline', 'the headline is the same'],
    ['nothing', 'This article has been corrected.', 'no word of the text changed'],
    ['a name', 'Correction: the name of the owner was misspelt.', 'no word of the text changed'],
  ])('is found where it names %s', (_, notice, missing) => {
    const found = find(story, [...story, notice]);
    expect(found.map(({ detail }) => detail.missing)).toEqual([missing]);
    expect(found[0]?.detail.notice).toBe(notice);
  });

  test('is found where a figure of another paragraph changed', () => {
    const after = ['(Corrects death toll in paragraph 1)', ...withChange(3, '40 years', '41 years')];
    expect(find(story, after)).toMatchObject([{ kind: 'empty-notice', detail: { names: 'paragraph' } }]);
  });

  test.each([
    ['the figure changed', 0, '34 people', '38 people', '(Corrects death toll in paragraph 1)'],
    ['paragraphs are counted from the headline on', 0, '34 people', '38 people', '(Corrects toll in paragraph 2)'],
    ['one of several paragraphs changed', 2, 'June 9', 'June 12', '(Updates dates in paragraphs 3 and 4)'],
    ['the figures are those', 0, '34 people', '38 people', 'Correction: the toll is 38, not 34.'],
    ['the subject changed', 1, '310', '301', 'CORRECTED: corrects number of passengers'],
    ['a name changed', 1, 'Mara Quill', 'Maria Quill', 'Correction: the name of the owner was misspelt.'],
    ['it says when, not what', 0, '', '', 'Updated at 10:32 GMT'],
    ['it withdraws the story', 0, '', '', 'WITHDRAWN: this story rests on a false report.'],
  ])('is none where %s', (_, at, from, to, notice) => {
    expect(find(story, [...withChange(at, from, to), notice])).toEqual([]);
  });

  test('is none where the older text had the notice already', () => {
    const notice = '(Corrects death toll in paragraph 1)';
    expect(find([...story, notice], [...story, notice, 'Schools stay shut.'])).toEqual([]);
  });

  test('is none where a step before had mended what it declares', () => {
    const wrong = withChange(0, '34 people', '43 people');
    const notice = 'Correction: the toll is 34, not 43 as given before.';
    expect(find(story, [...story, notice])).toHaveLength(1);
    expect(find(story, [...story, notice], [wrong])).toEqual([]);
  });
});
