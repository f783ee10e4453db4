import { describe, expect, test } from 'vitest';
import { toTimeline } from '../../src/audit/read-timelines.ts';
import type { PlacedPoint } from '../../src/audit/told-point.ts';
import { toInstant } from '../../src/base/instant.ts';

/** `A1 2026-03-02 <2026 END`: outlet and revision, day of publication, bound, date and its modifier. */
function point(written: string): PlacedPoint {
  const [place = '', day = '', date = '', mod = null] = written.split(' ');
  const bound = /^[<>~]/.test(date) ? (date.charAt(0) as '<' | '>' | '~') : '=';
  const value = date.replace(/^[<>~]/, '');
  const articleId = place.charCodeAt(0);
  return {
    ...{ claimId: 1, articleId, revision: place, claim: `${place}.0`, outlet: place.charAt(0), url: null },
    time: { atMs: Date.parse(day), value: day, source: 'published', isWide: false },
    ...{ published: day, publishedBetween: null, publishedBy: `${day}T23:59:59.999Z`, receivedAt: day },
    side: { text: value, value, bound, unit: 'date', start: 0, end: 1, ...(mod === null ? {} : { mod }) },
    value: { value: null, low: null, high: null, date: value, mod, bound, asOf: null },
    ...{ said: `${bound === '=' ? '' : bound}${value}${mod === null ? '' : ` ${mod}`}`, converted: null },
    ...{ attribution: null, hedge: null, isFormer: false, part: 'body', sentence: '', label: null, declaredBy: null },
    ...{ move: null, movedFrom: null, stoodUntil: null, repeats: [] },
  };
}

const head = { seriesId: 1, kind: 'date', name: 'opening of the dam', unit: 'date', pinned: false } as const;
function timeline(...written: string[]) {
  return toTimeline(head, written.map(point), toInstant('2026-03-10T00:00:00Z') ?? ('' as never));
}
const courseOf = (...written: string[]) =>
  timeline(...written).steps.map(({ point: { said }, slip }) => `${said}${slip === null ? '' : ` ${slip.words}`}`);

describe('the course of a deadline', () => {
  test('is the dates that took the place of each other', () => {
    expect(courseOf('A1 2026-03-01 <2026-06', 'A2 2026-03-02 <2026-09', 'A3 2026-03-03 <2026-07')).toEqual([
      '<2026-06',
      '<2026-09 +3 months',
      '<2026-07 −2 months',
    ]);
  });

  test('has no step where a day is said in other words, or said again', () => {
    expect(courseOf('A1 2026-03-01 <2026 END', 'B1 2026-03-02 <2026-12-31', 'A2 2026-03-03 <2026')).toEqual([
      '<2026 END',
    ]);
  });

  test('has no slip between dates of one text', () => {
    expect(courseOf('A1 2026-03-01 2026-06', 'A1 2026-03-01 2027-06', 'A2 2026-03-04 2026-06')).toEqual([
      '2026-06',
      '2027-06',
    ]);
  });
});

describe('what is due', () => {
  test('is what the last version of an article still says', () => {
    const gone = { ...point('A1 2026-03-01 <2026-06'), stoodUntil: { at: '2026-03-05', revision: 'A2', says: null } };
    const from = toInstant('2026-03-10T00:00:00Z') ?? ('' as never);
    expect(toTimeline(head, [gone], from)).toMatchObject({ isStanding: false, due: { said: '<2026-06' } });
    const both = toTimeline(head, [point('B1 2026-02-20 <2026-09'), gone], from);
    expect(both).toMatchObject({ isStanding: true, due: { said: '<2026-09' } });
  });

  test('is no matter of dispute where the one view is weeks older', () => {
    expect(timeline('A1 2026-02-01 2026-06', 'B1 2026-03-02 2026-09').isDisputed).toBe(false);
  });

  test('is the date of the text that came last', () => {
    expect(timeline('A1 2026-03-01 <2026-06', 'B1 2026-03-02 <2026-09')).toMatchObject({
      due: { said: '<2026-09' },
      dueAt: '2026-09-30T23:59:59.999Z',
      slipped: { words: '+3 months' },
    });
  });

  test('is the next of several dates, or the last of those that are past', () => {
    expect(timeline('A1 2026-03-01 2025-09', 'A1 2026-03-01 2027', 'A1 2026-03-01 2026-04').due?.said).toBe('2026-04');
    expect(timeline('A1 2026-03-01 2024', 'A1 2026-03-01 2025-09').due?.said).toBe('2025-09');
  });

  test('is nothing where no point is to be seen', () => {
    expect(timeline()).toMatchObject({ due: null, dueAt: null, steps: [], voices: [], isDisputed: false });
  });

  test('is told of each outlet, and disputed where one shares no date with another', () => {
    expect(timeline('A1 2026-03-01 2026-06', 'B1 2026-03-02 2026-09').isDisputed).toBe(true);
    expect(timeline('A1 2026-03-01 2026-06', 'B1 2026-03-02 2026-09', 'B1 2026-03-02 2026-06').isDisputed).toBe(false);
    const { voices } = timeline('A1 2026-03-01 2026-06', 'B1 2026-03-02 2026-09', 'A2 2026-03-03 2026-09');
    expect(voices.map(({ outlet, point: { said } }) => `${outlet} ${said}`)).toEqual(['A 2026-09', 'B 2026-09']);
  });
});
