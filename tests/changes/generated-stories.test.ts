import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeKind, ClaimChange } from '../../src/changes/claim-change.ts';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

/** A fact in some wordings; of each the first number or date is what it says. */
interface Fact {
  readonly wordings: readonly ((said: string) => string)[];
  readonly values: readonly string[];
}

const numbers = (from: number, step: number) => Array.from({ length: 8 }, (_, index) => String(from + index * step));
const juneDays = [9, 11, 14, 16, 18, 22, 25, 27].map((day) => `June ${day}`);

/** Claims, and digits that are none (an age, a road): of neither may a change be lost. */
const facts: readonly Fact[] = [
  {
    values: numbers(31, 4),
    wordings: [
      (said) => `The flood on the Marn killed ${said} people, the district office said.`,
      (said) => `According to the district office, ${said} people died in the flood on the Marn.`,
      (said) => `The district office put the number of people killed by the flood on the Marn at ${said}.`,
    ],
  },
  {
    values: numbers(120, 7),
    wordings: [
      (said) => `Soldiers filled ${said} trucks with sandbags for the dyke near Oststadt.`,
      (said) => `For the dyke near Oststadt, ${said} trucks of sandbags were filled by soldiers.`,
      (said) => `Near Oststadt the dyke took ${said} trucks of sandbags, filled by soldiers.`,
    ],
  },
  {
    values: numbers(14, 3),
    wordings: [
      (said) => `Some schools stay shut: ${said} schools in the valley have no heating.`,
      (said) => `In the valley ${said} schools have no heating and stay shut.`,
      (said) => `There is no heating in ${said} schools in the valley, which stay shut.`,
    ],
  },
  {
    values: numbers(52, 3),
    wordings: [
      (said) => `Repairs to the weir will cost ${said} million crowns, the water board said.`,
      (said) => `The water board said repairs to the weir would cost ${said} million crowns.`,
      (said) => `To repair the weir will cost ${said} million crowns, according to the water board.`,
    ],
  },
  {
    values: juneDays,
    wordings: [
      (said) => `The railway bridge at Tarn will reopen on ${said}.`,
      (said) => `On ${said} the railway bridge at Tarn will reopen.`,
      (said) => `The reopening of the railway bridge at Tarn is planned for ${said}.`,
    ],
  },
  {
    values: juneDays,
    wordings: [
      (said) => `Farmers must file their claims for lost harvests by ${said}.`,
      (said) => `Claims for lost harvests must be filed by farmers by ${said}.`,
      (said) => `By ${said} farmers must file their claims for lost harvests.`,
    ],
  },
  {
    values: numbers(23, 5),
    wordings: [
      (said) => `The baker Mara Quill, ${said}, carried bread to the upper village in a rowing boat.`,
      (said) => `Bread came to the upper village in the rowing boat of the baker Mara Quill, ${said}.`,
      (said) => `In a rowing boat the baker Mara Quill, ${said}, brought bread to the upper village.`,
    ],
  },
  {
    values: numbers(41, 2),
    wordings: [
      (said) => `A fallen oak blocked Route ${said} below the old mill until noon.`,
      (said) => `Below the old mill, Route ${said} was blocked until noon by a fallen oak.`,
      (said) => `Until noon a fallen oak blocked Route ${said} below the old mill.`,
    ],
  },
];

interface Saying {
  readonly fact: number;
  readonly value: number;
  readonly wording: number;
}

const saying = fc.record({
  fact: fc.integer({ min: 0, max: facts.length - 1 }),
  value: fc.integer({ min: 0, max: 7 }),
  wording: fc.integer({ min: 0, max: 2 }),
});
const story = fc.uniqueArray(saying, { minLength: 1, maxLength: facts.length, selector: ({ fact }) => fact });

const saidOf = ({ fact, value }: Saying) => facts[fact]?.values[value] ?? '';
const say = (one: Saying) => facts[one.fact]?.wordings[one.wording]?.(saidOf(one)) ?? '';
const write = (sayings: readonly Saying[], gap = '\n\n') =>
  readRevision({ headline: 'Flood in the valley of the Marn', body: sayings.map(say).join(gap) }, '2026-06-01');

/** Whether one of the changes has both values, each on its side. */
function isTold(changes: readonly ClaimChange[], before: string, after: string): boolean {
  const says = (side: ClaimChange['before'], said: string) => side?.text.includes(said) ?? false;
  return changes.some((change) => says(change.before, before) && says(change.after, after));
}

/** Whether each value stands on its side of some change: taken away and newly given. */
function isShown(changes: readonly ClaimChange[], before: string, after: string): boolean {
  const isOn = (side: 'before' | 'after', said: string) => changes.some((one) => one[side]?.text.includes(said));
  return isOn('before', before) && isOn('after', after);
}

/** A story, the same with one value changed, and an order of its sentences. */
const changed = fc
  .tuple(story, fc.nat(), fc.integer({ min: 1, max: 7 }), fc.nat())
  .map(([sayings, pick, step, turn]) => {
    const at = pick % sayings.length;
    const one = sayings[at] as Saying;
    const other = { ...one, value: (one.value + step) % 8 };
    return { sayings, at, one, other, turn };
  });

const turned = <Item>(items: readonly Item[], by: number): Item[] => {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
};

/** What a change is when the two texts change places. */
const mirrored: Partial<Record<ChangeKind, ChangeKind>> = {
  'figure-added': 'figure-removed',
  'figure-removed': 'figure-added',
  'date-added': 'date-removed',
  'date-removed': 'date-added',
};

describe('between two made-up stories', () => {
  test('a changed digit or date is told, wherever it was moved', () => {
    fc.assert(
      fc.property(changed, ({ sayings, at, one, other, turn }) => {
        const after = turned(sayings.with(at, other), turn);
        expect(isTold(compareRevisions(write(sayings), write(after)), saidOf(one), saidOf(other))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a changed digit or date is shown, whatever is reworded around it, and in it', () => {
    fc.assert(
      fc.property(changed, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), (made, wordings) => {
        const { sayings, at, one, other, turn } = made;
        const reworded = sayings.with(at, other).map((said, index) => ({ ...said, wording: wordings[index] ?? 0 }));
        const changes = compareRevisions(write(sayings), write(turned(reworded, turn)));
        expect(isShown(changes, saidOf(one), saidOf(other))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('nothing is told where the sentences of one are those of the other in another order or grouping', () => {
    fc.assert(
      fc.property(story, fc.nat(), (sayings, turn) => {
        expect(compareRevisions(write(sayings), write(sayings))).toEqual([]);
        expect(compareRevisions(write(sayings), write(turned(sayings, turn)))).toEqual([]);
        expect(compareRevisions(write(sayings), write(sayings, ' '))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('the same changes are told the other way round', () => {
    fc.assert(
      fc.property(changed, ({ sayings, at, other, turn }) => {
        const [older, newer] = [write(sayings), write(turned(sayings.with(at, other), turn))];
        const there = compareRevisions(older, newer).map(({ kind, before, after }) => {
          return [mirrored[kind] ?? kind, after?.value ?? null, before?.value ?? null];
        });
        const back = compareRevisions(newer, older).map(({ kind, before, after }) => {
          return [kind, before?.value ?? null, after?.value ?? null];
        });
        const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
        expect(sorted(back)).toEqual(sorted(there));
      }),
      { numRuns: 80 },
    );
  });
});
