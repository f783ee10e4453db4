import { describe, expect, test } from 'vitest';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

function compare(before: string, after: string): string[] {
  const read = (body: string) => readRevision({ headline: 'News of the day', body }, '2026-06-01');
  return compareRevisions(read(before), read(after)).map(({ kind, before: old, after: now }) => {
    return `${kind} ${String(old?.value ?? '-')} ${String(now?.value ?? '-')}`;
  });
}

describe('recast sentences', () => {
  test('a difference is not what a level became', () => {
    const found = compare(
      'The ward cares for 120 patients.',
      'The ward cares for 150 patients, 30 more than a week ago.',
    );
    expect(found).toContain('figure-changed 120 150');
    expect(found).not.toContain('figure-changed 120 30');
  });

  test('what comes on top of something stays such', () => {
    const found = compare(
      'The line will buy 60 jets. It holds options on a further 25.',
      'The line placed an order for 50 jets and took options on another 35.',
    );
    expect(found).toEqual(['figure-changed 60 50', 'figure-changed 25 35']);
  });

  test('the middle of a month is its 15th or 16th', () => {
    const before = 'The launch of the probe is planned for mid-October.';
    expect(compare(before, 'The launch of the probe is planned for October 15.')).toEqual([]);
    expect(compare(before, 'The launch of the probe is planned for October 17.')).toEqual([
      'date-changed 2026-10 2026-10-17',
    ]);
  });

  test('a tally in other words is the same', () => {
    const before = 'The dyke bill was backed by 83 members of the assembly, with 41 against.';
    const after = 'The assembly backed the dyke bill by 83 votes to 41.';
    expect(compare(before, after)).toEqual([]);
  });

  test('a plan that is called off loses its date', () => {
    const found = compare(
      'The hearing will resume on June 9. The court sits in Tarn.',
      'The hearing on June 9 has been called off. The court sits in Tarn.',
    );
    expect(found).toEqual(['date-removed 2026-06-09 -']);
  });

  test('a plan of which nothing is called off keeps it', () => {
    const found = compare(
      'The hearing will resume on June 9. The court sits in Tarn.',
      'On June 9 the hearing will resume. The court sits in Tarn.',
    );
    expect(found).toEqual([]);
  });

  test('a percentage is the same with and without "a year"', () => {
    const found = compare(
      'The council caps rises of rents at 3%.',
      'The council caps rises of rents at 3 percent a year.',
    );
    expect(found).toEqual([]);
  });

  test('a description stands for the source that the text names', () => {
    const found = compare(
      'Norvolt will shut one turbine. The lake is down to 9 percent, the utility said.',
      'Norvolt will shut one turbine. The lake is down to 9 percent, Norvolt said.',
    );
    expect(found).toEqual([]);
  });

  test('an age that changed is told though its sentence was turned round', () => {
    const found = compare(
      'The baker Mara Quill, 34, rowed bread to the upper village.',
      'Bread came to the upper village in the boat of the baker Mara Quill, 36.',
    );
    expect(found).toEqual(['figure-changed 34 36']);
  });
});
