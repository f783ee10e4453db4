import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notice } from '../../src/articles/article.ts';
import { findArticleNotices } from '../../src/articles/find-article-notices.ts';

const body = 'The council closed the bridge.\n\nEngineers found rust.\n\nFerries sail.\n\nTrains stop.\n\nIt is old.';

test.each<[string, Partial<Notice>]>([
  ['CORRECTED-Bridge closed for half a year', { kind: 'correction', form: 'correction' }],
  ['CORRECTED-UPDATE 2-Bridge closed', { kind: 'correction', number: 2 }],
  ['CORRECTED (OFFICIAL)-Bridge closed', { kind: 'correction' }],
  ['OFFICIAL CORRECTION-Bridge closed', { kind: 'correction' }],
  ['Correction: Bridge-Closure story', { kind: 'correction' }],
  ['Corrected: Bridge closed for half a year', { kind: 'correction' }],
  ['Bridge closed (corrected)', { kind: 'correction' }],
  ['Clarification: Bridge story', { kind: 'correction', form: 'clarification' }],
  ['REFILE-Bridge closed', { kind: 'correction', form: 'refile' }],
  ['RPT-UPDATE 3-Bridge closed', { kind: 'update', number: 3 }],
  ['UPDATE 1-Bridge closed', { kind: 'update', form: 'update', number: 1 }],
  ['UPDATE1: Bridge closed', { kind: 'update', number: 1 }],
  ['Update: Bridge closed', { kind: 'update' }],
  ['WRAPUP 4-Bridge closed', { kind: 'update', number: 4 }],
  ['BC-XX--Bridge, 2nd Ld-Writethru, XX', { kind: 'update', form: 'writethru', number: 2 }],
  ['(3rd LD) Bridge closed', { kind: 'update', form: 'writethru', number: 3 }],
  ['1st LD-Writethru: Bridge closed', { kind: 'update', form: 'writethru', number: 1 }],
  ['URGENT: 2nd LD: Bridge closed', { kind: 'update', number: 2 }],
  ['WITHDRAWN-Bridge closed', { kind: 'withdrawal', form: 'withdrawn' }],
  ['STORY WITHDRAWN: Bridge closed', { kind: 'withdrawal', form: 'withdrawn' }],
  ['STORY REMOVED: BC-XX--Bridge', { kind: 'withdrawal' }],
  ['MANDATORY KILL: Bridge closed', { kind: 'withdrawal', form: 'kill' }],
  ['Mandatory Kill', { kind: 'withdrawal', form: 'kill' }],
  ['KILL - Bridge closed', { kind: 'withdrawal', form: 'kill' }],
  ['Retracted: Bridge closed', { kind: 'withdrawal', form: 'retraction' }],
])('the headline "%s" is a notice', (headline, notice) => {
  expect(findArticleNotices(headline, body)).toMatchObject([{ ...notice, text: headline }]);
});

test.each([
  'Correction ahead for shares, brokers say',
  'Withdrawal from the north begins',
  'Killed: three in a blast',
  'Kill switch for phones proposed',
  'Update on the bridge comes on Monday',
  'Updates to the timetable anger commuters',
  'Corrected figures lift the toll',
  'His story withdrawn, a witness leaves town',
  'Recast: the play has a new lead',
  'Report retracted its claim, then stood by it',
  'The ministry adds 200 beds',
  'Retraction of claws studied in cats',
  'Bill withdrawn after protest',
  'Lead poisoning in 3rd ward',
])('the headline "%s" is none', (headline) => expect(findArticleNotices(headline, body)).toEqual([]));

test.each<[string, Partial<Notice>]>([
  ['(Updates toll in paragraph 4)', { kind: 'update', paragraphs: [4] }],
  ['(Updates throughout, adds quotes in paragraphs 2, 5-7)', { kind: 'update', paragraphs: [2, 5, 6, 7] }],
  ['(Adds details, background)', { kind: 'update' }],
  ['12:40 Correction: the third barn held 17 horses, not 71.', { kind: 'correction' }],
  ['4.15 pm GMT – Corrected: the train left Orm at noon.', { kind: 'correction' }],
  ['(Corrects size of cut throughout; the council had used an old fare)', { kind: 'correction' }],
  ['(Recasts, adds quotes)', { kind: 'update' }],
  ['Updates with quotes from the mayor, changes dateline.', { kind: 'update' }],
  ['Eds: UPDATES: With details from the council.', { kind: 'update' }],
  ['EDS: SUBS 3rd graf to fix the spelling.', { kind: 'update', paragraphs: [3] }],
  ['ATTENTION - ADDS mayor ///', { kind: 'update' }],
  ['(ATTN: UPDATES with more details; CHANGES headline)', { kind: 'update' }],
  ['This story has been updated with a statement of the council.', { kind: 'update' }],
  ['This article was updated on March 4, 2021.', { kind: 'update', on: '2021-03-04' }],
  ['Updated: March 4, 2021: a quote was added.', { kind: 'update', on: '2021-03-04' }],
  ['(Corrects name of the bridge in the second and fifth paragraphs)', { kind: 'correction', paragraphs: [2, 5] }],
  ['(Corrects figure in last paragraph)', { kind: 'correction', paragraphs: [-1] }],
  ['(Corrects day in para 3, adds dropped word in 6th paragraph)', { kind: 'correction', paragraphs: [3, 6] }],
  ['(In third paragraph, "rust" should be "rot")', { kind: 'correction', paragraphs: [3] }],
  ['Correction: The bridge was built in 1961, not in 1916.', { kind: 'correction' }],
  ['Correction, March 4, 2021: The bridge is older.', { kind: 'correction', on: '2021-03-04' }],
  ['Correction (4 March 2021): The bridge is older.', { kind: 'correction', on: '2021-03-04' }],
  ['Correction appended', { kind: 'correction' }],
  ['Corrections and clarifications: The bridge is older.', { kind: 'correction' }],
  ['Clarification: The bridge is a road bridge.', { kind: 'correction', form: 'clarification' }],
  ['This article was amended on 4 March 2021 to correct the name.', { kind: 'correction', on: '2021-03-04' }],
  ['An earlier version of this article misspelled the name of the river.', { kind: 'correction' }],
  ['A previous version of our story gave a wrong year.', { kind: 'correction' }],
  ['For the record: An earlier headline was wrong.', { kind: 'correction' }],
  ['(Refiles to fix a typo in the headline)', { kind: 'correction', form: 'refile' }],
  ["Editor's note: The bridge was built in 1961.", { kind: 'editors-note' }],
  ['[Editor’s Note: The author lives by the bridge.]', { kind: 'editors-note' }],
  ['Note to editors: pictures are available.', { kind: 'editors-note' }],
  ['STORY WITHDRAWN', { kind: 'withdrawal' }],
  ['This story has been withdrawn after the council denied it.', { kind: 'withdrawal' }],
  ['The story headlined "Bridge closed" is wrong and withdrawn. There will be no substitute.', { kind: 'withdrawal' }],
  ['The above story was withdrawn.', { kind: 'withdrawal' }],
  ['EDITORS: Please kill the story slugged BRIDGE.', { kind: 'withdrawal', form: 'kill' }],
  ['Mandatory kill. Do not use the story about the bridge.', { kind: 'withdrawal', form: 'kill' }],
  ['Retraction: We take back what we wrote of the mayor.', { kind: 'withdrawal', form: 'retraction' }],
])('the paragraph "%s" is a notice at either end', (line, notice) => {
  expect(findArticleNotices(null, `${line}\n\n${body}`)).toMatchObject([{ ...notice, text: line }]);
  expect(findArticleNotices(null, `${body}\n\n${line}`)).toMatchObject([{ ...notice, text: line }]);
});

test.each([
  'The bill was withdrawn after a night of talks.',
  'The report said the bill was withdrawn by the ministry.',
  'The article of the treaty was withdrawn in May.',
  'The report has been corrected by the ministry twice.',
  'The earlier version of the bill was stricter.',
  'The story was updated for the stage by a young writer.',
  'Updates to the timetable bring new details, the company said.',
  'Adding details to the plan took two years.',
  'Correcting the spelling of 400 street names took a year.',
  'The captain corrects the course of the ferry.',
  'Correction of the market was due, brokers said.',
  'Corrections officers struck for the third day.',
  'Editors of three papers met the mayor.',
  'He was killed in the third paragraph of the play.',
  '“Withdrawn troops will not return,” he said.',
  'He adds background music to films.',
  'An update - the second in a week - was due.',
  'Retraction was not an option, she said.',
])('the paragraph "%s" is none', (line) => {
  expect(findArticleNotices(null, `${line}\n\n${body}`)).toEqual([]);
});

test('a bracket that opens a long paragraph is the notice, not the paragraph', () => {
  const long = `(Corrects name in paragraph 2) ${'The council closed the bridge on Monday. '.repeat(20)}`.trim();
  expect(findArticleNotices(null, long)).toMatchObject([
    { kind: 'correction', text: '(Corrects name in paragraph 2)', paragraphs: [2] },
  ]);
});

test('any text is looked through quickly, and a notice is an exact part of it', () => {
  const words = fc.constantFrom(
    ...['(Updates', 'Corrects', 'paragraph', '4', ',', 'and', '  ', '-', ')', 'this story', 'was withdrawn', '\n\n'],
    ...['UPDATE', '2nd', 'Ld', 'Correction', ':', 'March 4, 2021', 'EDS:', 'kill', '.', '"'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 80 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(fc.option(text), text, (headline, written) => {
      for (const { text: notice } of findArticleNotices(headline, written)) {
        expect(notice === headline || written.includes(notice)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
