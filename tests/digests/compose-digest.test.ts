import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeId } from '../../src/base/ids.ts';
import { changeLine } from '../../src/digests/change-line.ts';
import { composeDigest } from '../../src/digests/compose-digest.ts';
import type { DigestEntry } from '../../src/digests/digest.ts';
import { renderJson } from '../../src/digests/render-json.ts';
import { entry, input, quietCounts, side } from './entries.ts';

describe('the first line', () => {
  test('says the most important change itself, its outlet, and that it is silent', () => {
    const entries = [entry(1, { priority: 2 }), entry(2, { subject: 'toll' }), entry(3, { priority: 3 })];
    expect(composeDigest(input({ entries })).firstLine).toBe('Toll: 34 → 38 (+4) · Valley Courier · silent');
  });

  test('says of a quiet day what came in', () => {
    expect(composeDigest(input()).firstLine).toBe('14 files, 212 articles, 0 changes');
  });

  test('says of one file that it is one', () => {
    const counts = { ...quietCounts, files: 1, articlesNew: 1, known: 0 };
    expect(composeDigest(input({ counts })).firstLine).toBe('1 file, 1 article, 0 changes');
  });

  test('says when all there is to tell is that something told no longer holds', () => {
    const amends = [{ changeId: 9 as ChangeId, toldIn: '2026-11-19', entry: null }];
    expect(composeDigest(input({ amends })).firstLine).toBe(
      '1 change told earlier no longer holds · 14 files, 212 articles, 0 changes',
    );
  });
});

describe('a change in one line', () => {
  const cases = [
    { line: 'People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · declared', declaredBy: 'Updates toll' },
    {
      line: 'People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent correction',
      label: 'correction' as const,
    },
    {
      line: 'Headline: "A · B" → "C" · Valley Courier · silent',
      kind: 'headline-changed' as const,
      before: side('A · B', { unit: 'headline' }),
      after: side('C', { unit: 'headline' }),
    },
  ];
  for (const { line, ...more } of cases) {
    test(line, () => expect(changeLine(entry(1, more))).toBe(line));
  }

  test('keeps its figures when the subject is very long', () => {
    const line = changeLine(entry(1, { subject: 'word '.repeat(100) }, { outlet: null }));
    expect(line).toContain('… 34 → 38 (+4) · dump-1.txt · silent'.slice(2));
    expect(line.length).toBeLessThan(160);
  });

  test('calls a figure that the text does not name by the headline', () => {
    expect(changeLine(entry(1, { subject: '' }))).toBe('Ferry story 1: 34 → 38 (+4) · Valley Courier · silent');
  });

  test('holds no line break and no mark that turns the direction of reading', () => {
    const odd = entry(1, { subject: 'a\n\u202eb' }, { outlet: 'x\ny' });
    expect(changeLine(odd)).toBe('A b: 34 → 38 (+4) · x y · silent');
  });
});

describe('changes are ordered', () => {
  const check = (entries: DigestEntry[]) => {
    const { changes, lowPriority } = composeDigest(input({ entries }));
    return [...changes, ...lowPriority].map((told) => Number(told.changeId));
  };

  const date = { kind: 'date-changed' as const, before: side('2026-11-02', { unit: 'date' }) };

  test('by priority before all else', () => {
    const small = { priority: 1 as const, after: side(35) };
    const large = { priority: 2 as const, after: side(340) };
    expect(check([entry(1, large), entry(2, small)])).toEqual([2, 1]);
  });

  test('by the size of the move', () => {
    expect(check([entry(1, { after: side(35) }), entry(2, { after: side(50) }), entry(3)])).toEqual([2, 3, 1]);
  });

  test('by the days that a date moved', () => {
    const byOne = { ...date, after: side('2026-11-03', { unit: 'date' }) };
    const byMonth = { ...date, after: side('2026-12-02', { unit: 'date' }) };
    expect(check([entry(1, byOne), entry(2, byMonth)])).toEqual([2, 1]);
  });

  test('with declared corrections above silent ones, and those above updates', () => {
    const entries = [
      entry(1),
      entry(2, { label: 'correction' }),
      entry(3, { label: 'correction', declaredBy: 'CORRECTED' }),
      entry(4, { label: 'retraction', retraction: true }),
    ];
    expect(check(entries)).toEqual([4, 3, 2, 1]);
  });

  test('with what was withdrawn, and so has no second value, above what moved a little', () => {
    const withdrawn = { kind: 'figure-removed' as const, after: null, label: 'retraction' as const, retraction: true };
    expect(check([entry(1, { after: side(35) }), entry(2, withdrawn)])).toEqual([2, 1]);
  });

  test('by their ids when nothing else tells them apart', () => {
    expect(check([entry(3), entry(1), entry(2)])).toEqual([1, 2, 3]);
  });

  test('with low priority last, and counted', () => {
    const digest = composeDigest(input({ entries: [entry(1, { priority: 3 }), entry(2)] }));
    expect(digest.counts).toMatchObject({ changes: 2, lowPriority: 1 });
    expect(digest.lowPriority.map((told) => told.changeId)).toEqual([1]);
    expect(digest.summary).toContain('2 changes (1 of low priority)');
  });
});

test('every entry says why it stands where it stands', () => {
  const corrected = entry(1, { label: 'correction', declaredBy: 'CORRECTED:\n toll', rule: 'notice names the figure' });
  expect(composeDigest(input({ entries: [corrected] })).changes[0]?.why).toBe(
    'first priority; moved by 12 %; correction (notice names the figure); declared: “CORRECTED: toll”',
  );
});

test('no change is lost, whatever it holds, and any order of the input gives the same bytes', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom('2026-11-02', 'XXXX-09', '2026-W03', 'police'),
    fc.tuple(fc.integer(), fc.integer()),
  );
  const anySide = fc.option(value.map((held) => side(held)));
  const anyEntry = fc
    .record({
      before: anySide,
      after: anySide,
      subject: fc.string(),
      priority: fc.constantFrom(1 as const, 2 as const, 3 as const),
      kind: fc.constantFrom('figure-changed' as const, 'date-changed' as const, 'headline-changed' as const),
      declaredBy: fc.option(fc.string()),
    })
    .map((changed) => changed);
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 12 }), (drawn) => {
      const entries = drawn.map((changed, index) => entry(index + 1, changed, { headline: changed.subject }));
      const digest = composeDigest(input({ entries }));
      const told = [...digest.changes, ...digest.lowPriority].map((each) => each.changeId);
      expect(told.sort()).toEqual(entries.map((each) => each.changeId).sort());
      expect(renderJson(composeDigest(input({ entries: [...entries].reverse() })))).toBe(renderJson(digest));
    }),
  );
});

test('the order of fields in the input does not reach the bytes', () => {
  const plain = entry(1);
  const turned = Object.fromEntries(Object.entries(plain).reverse()) as unknown as DigestEntry;
  const turnedChange = Object.fromEntries(Object.entries(plain.change).reverse()) as unknown as DigestEntry['change'];
  expect(renderJson(composeDigest(input({ entries: [{ ...turned, change: turnedChange }] })))).toBe(
    renderJson(composeDigest(input({ entries: [plain] }))),
  );
});
