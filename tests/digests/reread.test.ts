import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeId } from '../../src/base/ids.ts';
import { composeDigest } from '../../src/digests/compose-digest.ts';
import type { RereadInput, Withdrawal } from '../../src/digests/digest.ts';
import { renderJson } from '../../src/digests/render-json.ts';
import { renderMarkdown } from '../../src/digests/render-markdown.ts';
import { entry, input, side } from './entries.ts';

const withdrawal = (id: number, replacedBy: number | null = null, value = 38): Withdrawal => ({
  changeId: id as ChangeId,
  toldIn: '2026-11-19',
  entry: entry(id, { after: side(value) }),
  replacedBy: replacedBy as ChangeId | null,
});
const versions = [{ from: '2', to: '3', revisions: 14 }];
const check = (reread: Partial<RereadInput>) =>
  composeDigest(input({ reread: { versions, withdrawn: [], found: [], ...reread } }));

test('without a rereading the digest has no word of it, in either form', () => {
  const quiet = composeDigest(input());
  expect(check({ versions: [] })).toEqual(quiet);
  expect(renderJson(quiet)).not.toContain('reread');
  expect(renderMarkdown(quiet)).not.toContain('reading');
});

test('a rereading that changed nothing that was told is one sentence, and the first line stays quiet', () => {
  const digest = check({});
  expect(digest.firstLine).toBe('14 files, 212 articles, 0 changes');
  expect(renderMarkdown(digest)).toBe(`# 14 files, 212 articles, 0 changes

Daily digest on request  
14 files, 212 articles (12 new, 200 known), 0 changes

## Our reading changed

extractor 2 → 3: 14 revisions read otherwise; no change that was told is another. The articles did not change.
`);
});

test('changes are withdrawn, corrected, worded otherwise or found now, and none is counted as a change', () => {
  const digest = check({
    versions: [...versions, { from: '3', to: '3', revisions: 1 }],
    withdrawn: [withdrawal(1), withdrawal(2, 12, 83), withdrawal(3, 13), withdrawal(4, 99)],
    found: [entry(12), entry(13, { subject: 'passengers hurt' }), entry(14)],
  });
  expect(digest.counts.changes).toBe(0);
  expect(digest.reread).toMatchObject({
    withdrawn: [{ changeId: 1 }, { changeId: 4 }],
    altered: [{ was: { changeId: 2 }, now: { changeId: 12 } }],
    reworded: 1,
    found: [{ changeId: 14 }],
  });
  expect(digest.firstLine).toBe('3 changes told earlier were misread · 14 files, 212 articles, 0 changes');
  const [, section] = renderMarkdown(digest).split('## Our reading changed\n\n');
  expect(
    section,
  ).toBe(`extractor 2 → 3: 14 revisions read otherwise; extractor 3 once more: 1 revision read otherwise; changes: 2 withdrawn, 1 corrected, 1 worded otherwise, 1 found now. The articles did not change.

- withdrawn: People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent (change 1, told in 2026-11-19)
- withdrawn: People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent (change 4, told in 2026-11-19)
- corrected: People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent (change 12), before: People hurt in the ferry fire: 34 → 83 (+49) · Valley Courier · silent (change 2, told in 2026-11-19)
- found now: People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent ([Ferry story 14](<https://courier.example/14>), article 114, change 14; why: first priority; moved by 12 %; update (value differs, no notice); not declared)
`);
});

test('the section comes after all else, and names twenty changes of a kind and the number of the rest', () => {
  const digest = composeDigest(
    input({
      entries: [entry(1)],
      warnings: [{ file: 'a.txt', message: 'is empty' }],
      reread: { versions, withdrawn: [], found: Array.from({ length: 23 }, (_, i) => entry(i + 2)) },
    }),
  );
  const headings = [...renderMarkdown(digest).matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(['Changes', 'Files with warnings', 'Our reading changed']);
  expect(renderMarkdown(digest).trimEnd().split('\n').at(-1)).toBe('- 3 more found now');
  expect(digest.reread?.found).toHaveLength(23);
});

test('any order of the input gives the same bytes, and no change is lost', () => {
  const withdrawn = [1, 2, 3, 4, 5].map((id) => withdrawal(id, id % 2 === 0 ? id + 10 : null, 30 + id));
  const found = [11, 12, 13, 14, 15].map((id) => entry(id, { priority: id % 2 === 0 ? 1 : 3 }));
  const bytes = renderJson(check({ withdrawn, found }));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(withdrawn, { minLength: 5 }),
      fc.shuffledSubarray(found, { minLength: 5 }),
      (some, others) => renderJson(check({ withdrawn: some, found: others })) === bytes,
    ),
  );
  const { reread } = check({ withdrawn, found });
  const told = [
    ...(reread?.withdrawn ?? []).map(({ changeId }) => changeId),
    ...(reread?.altered ?? []).flatMap(({ was, now }) => [was.changeId, now.changeId]),
    ...(reread?.found ?? []).map(({ changeId }) => changeId),
  ];
  expect(told.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 11, 12, 13, 14, 15]);
});
