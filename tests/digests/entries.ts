import type { ArticleId, ChangeId } from '../../src/base/ids.ts';
import type { ChangeSide, ClaimChange } from '../../src/changes/claim-change.ts';
import type { DigestCounts, DigestEntry, DigestInput } from '../../src/digests/digest.ts';

export function side(value: ChangeSide['value'], more: Partial<ChangeSide> = {}): ChangeSide {
  const text = Array.isArray(value) ? value.join(' to ') : String(value);
  return { text, value, bound: '=', unit: 'people', start: 0, end: text.length, ...more };
}

export function change(more: Partial<ClaimChange> = {}): ClaimChange {
  return {
    kind: 'figure-changed',
    subject: 'people hurt in the ferry fire',
    subjectKey: 'ferry fire hurt people',
    before: side(34),
    after: side(38),
    sentenceBefore: 'Rescuers counted 34 hurt.',
    sentenceAfter: 'Rescuers counted 38 hurt.',
    label: 'update',
    rule: 'value differs, no notice',
    declaredBy: null,
    retraction: false,
    priority: 1,
    claimBefore: 0,
    claimAfter: 0,
    ...more,
  };
}

export function entry(id: number, changed: Partial<ClaimChange> = {}, more: Partial<DigestEntry> = {}): DigestEntry {
  return {
    changeId: id as ChangeId,
    articleId: (100 + id) as ArticleId,
    headline: `Ferry story ${id}`,
    outlet: 'Valley Courier',
    url: `https://courier.example/${id}`,
    dump: `dump-${id}.txt`,
    revisionFrom: 200 + id,
    revisionTo: 300 + id,
    publishedAt: '2026-11-20',
    observedAt: '2026-11-20T18:30:00.000Z',
    change: change(changed),
    ...more,
  };
}

export const quietCounts: DigestCounts = {
  files: 14,
  duplicates: 0,
  failed: 0,
  articlesNew: 12,
  revisions: 0,
  known: 200,
  rejected: 0,
};

export function input(more: Partial<DigestInput> = {}): DigestInput {
  return {
    window: null,
    subscription: 'daily',
    zone: 'Europe/Berlin',
    counts: quietCounts,
    entries: [],
    warnings: [],
    amends: [],
    ...more,
  };
}
