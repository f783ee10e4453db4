import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeRevisions, type Sighting } from '../../src/identity/arrange-revisions.ts';

/** Sightings as `text dump published|- observed [stated]`. */
function parse(lines: string): Sighting[] {
  return lines
    .trim()
    .split('\n')
    .map((line, ordinal) => {
      const [text, dump, published, observed, stated] = line.trim().split(/\s+/);
      return {
        textId: (text ?? '').charCodeAt(0) - 64,
        dumpId: Number(dump),
        ordinal,
        published: published === '-' ? null : (published ?? null),
        observedAt: `2026-03-${observed}T08:00:00.000Z`,
        observedStated: stated === 'stated',
      };
    });
}

const history = (sightings: readonly Sighting[]) =>
  arrangeRevisions(sightings)
    .map(({ textId, occurrence }) => `${String.fromCharCode(64 + textId)}${occurrence}`)
    .join(' ');

const cases: [string, string, string][] = [
  ['by date of publication, not of arrival', 'B 1 2026-03-02 05\nA 2 2026-03-01 06', 'A1 B1'],
  ['by time of observation where nothing else is said', 'A 1 - 01\nB 2 - 02', 'A1 B1'],
  ['by time of observation within one date', 'B 2 2026-03-01 03\nA 1 2026-03-01 02', 'A1 B1'],
  ['as one revision however often a text is seen in a row', 'A 1 - 01\nA 2 - 02\nB 3 - 03\nB 4 - 04', 'A1 B1'],
  ['a text that comes back as a reversion', 'A 1 - 01\nB 2 - 02\nA 3 - 03', 'A1 B1 A2'],
  ['a text that comes back twice', 'A 1 - 01\nB 2 - 02\nA 3 - 03\nB 4 - 04', 'A1 B1 A2 B2'],
  ['no reversion in an undated archive of both', 'A 1 - 01\nB 2 - 02\nA 3 - 03\nB 3 - 03', 'A1 B1'],
  [
    'a reversion in an archive that says when it saw it',
    'A 1 - 01\nB 2 - 02\nA 3 - 03 stated\nB 3 - 04 stated',
    'A1 B1 A2 B2',
  ],
  ['an undated sighting by the date that another states', 'A 1 2026-03-04 01\nB 2 2026-03-03 02\nA 3 - 05', 'B1 A1'],
  ['a moment within its day after the bare day', 'B 1 2026-03-01T09:00:00.000Z 05\nA 2 2026-03-01 06', 'A1 B1'],
];

test.each(cases)('orders %s', (_, lines, expected) => {
  expect(history(parse(lines))).toBe(expected);
});

const sighting = fc.record({
  textId: fc.integer({ min: 1, max: 4 }),
  dumpId: fc.integer({ min: 1, max: 5 }),
  ordinal: fc.integer({ min: 0, max: 50 }),
  published: fc.option(fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-02T10:00:00.000Z', '2026-03-03')),
  observedAt: fc.constantFrom('2026-03-01T08:00:00.000Z', '2026-03-02T08:00:00.000Z', '2026-03-04T08:00:00.000Z'),
  observedStated: fc.boolean(),
});
const sightings = fc.uniqueArray(sighting, {
  minLength: 1,
  maxLength: 12,
  selector: ({ dumpId, ordinal }) => `${dumpId} ${ordinal}`,
});

test('the order in which sightings became known makes no difference', () => {
  fc.assert(
    fc.property(
      sightings.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(arrangeRevisions(shuffled)).toEqual(arrangeRevisions(list));
      },
    ),
  );
});

test('every text has a first occurrence, neighbours differ, and positions and occurrences count up from 1', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const arranged = arrangeRevisions(list);
      expect(new Set(arranged.map(({ textId }) => textId))).toEqual(new Set(list.map(({ textId }) => textId)));
      expect(arranged.map(({ position }) => position)).toEqual(arranged.map((_, i) => i + 1));
      const seen = new Map<number, number>();
      for (const [i, { textId, occurrence, first }] of arranged.entries()) {
        expect(textId).not.toBe(arranged[i - 1]?.textId);
        expect(occurrence).toBe((seen.get(textId) ?? 0) + 1);
        expect(first.textId).toBe(textId);
        seen.set(textId, occurrence);
      }
    }),
  );
});

test('a sighting that repeats what the newest revision says adds nothing', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const arranged = arrangeRevisions(list);
      const last = arranged[arranged.length - 1];
      if (last === undefined) return;
      // A text that states no date anywhere is seen once more without one: a first date would move it.
      const isDated = list.some(({ textId, published }) => textId === last.textId && published !== null);
      const published = isDated ? '2026-04-01' : null;
      const again = { ...last.first, dumpId: 9, published, observedAt: '2026-04-01T08:00:00.000Z' };
      expect(history([...list, again])).toBe(history(list));
    }),
  );
});
