import { expect, test } from 'vitest';
import type { ChangeSide, ClaimChange } from '../../src/changes/claim-change.ts';
import { renderChange } from '../../src/changes/render-change.ts';

function side(part: Partial<ChangeSide>): ChangeSide {
  return { text: '', value: null, bound: '=', unit: '', start: 0, end: 0, ...part };
}

function change(part: Partial<ClaimChange>): ClaimChange {
  return {
    kind: 'figure-changed',
    subject: 'people killed in the quake',
    subjectKey: 'kill people quake',
    before: null,
    after: null,
    sentenceBefore: null,
    sentenceAfter: null,
    label: 'update',
    rule: '',
    declaredBy: null,
    retraction: false,
    priority: 1,
    claimBefore: null,
    claimAfter: null,
    ...part,
  };
}

test.each<readonly [string, Partial<ClaimChange>, string]>([
  [
    'a declared figure',
    {
      before: side({ value: 9, unit: 'people' }),
      after: side({ value: 1043, unit: 'people' }),
      label: 'correction',
      declaredBy: 'Correction:',
    },
    'people killed in the quake: 9 → 1,043 (+1,034) · correction, declared by "Correction:"',
  ],
  [
    'percent and bounds',
    {
      subject: 'fire contained',
      before: side({ value: 15, unit: 'percent', bound: '~' }),
      after: side({ value: 40.5, unit: 'percent' }),
    },
    'fire contained: about 15% → 40.5% (+25.5) · update, silent',
  ],
  [
    'money',
    {
      subject: 'loan',
      before: side({ value: 1.2e9, unit: 'USD' }),
      after: side({ value: 1.5e9, unit: 'USD', bound: '<' }),
    },
    'loan: USD 1,200,000,000 → at most USD 1,500,000,000 (+300,000,000) · update, silent',
  ],
  [
    'a range and a unit',
    {
      subject: 'crest',
      before: side({ value: [8, 9], unit: 'metres', bound: 'range' }),
      after: side({ value: 8.9, unit: 'metres' }),
    },
    'crest: 8 to 9 → 8.9 metres · update, silent',
  ],
  [
    'a date',
    {
      kind: 'date-changed',
      subject: 'vote',
      before: side({ value: '2026-05-19', unit: 'date' }),
      after: side({ value: '2026-05-26', unit: 'date', bound: '<' }),
    },
    'vote: 2026-05-19 → by 2026-05-26 (7 days later) · update, silent',
  ],
  [
    'the end of a month',
    { kind: 'date-added', subject: 'housing', after: side({ value: '2026-03', mod: 'END', unit: 'date', bound: '<' }) },
    'housing: new: by end of 2026-03 · update, silent',
  ],
  [
    'a removed figure',
    {
      kind: 'figure-removed',
      subject: 'people aboard',
      before: side({ value: 310, unit: 'people' }),
      label: 'retraction',
    },
    'people aboard: no longer stated: 310 · retraction, silent',
  ],
  [
    'a headline over two lines',
    {
      kind: 'headline-changed',
      before: side({ text: 'Nine\ndead', value: 'Nine\ndead', unit: 'headline' }),
      after: side({ text: '43 dead', value: '43 dead', unit: 'headline' }),
    },
    'headline: "Nine dead" → "43 dead" · update, silent',
  ],
  [
    'a source',
    {
      kind: 'attribution-changed',
      subject: 'families displaced',
      before: side({ value: 'aid groups', unit: 'source' }),
      after: side({ value: 'the ministry', unit: 'source' }),
    },
    'families displaced: aid groups → the ministry · update, silent',
  ],
])('puts %s into one line', (_, part, expected) => {
  expect(renderChange(change(part))).toBe(expected);
});
