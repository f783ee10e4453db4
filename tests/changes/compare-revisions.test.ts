import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimChange } from '../../src/changes/claim-change.ts';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { type ReadRevision, readRevision } from '../../src/changes/read-revision.ts';

const monday = '2026-06-01T08:00:00Z';

function revision(body: string, headline = 'News from the valley', date = monday): ReadRevision {
  return readRevision({ headline, body }, date);
}

/** Kind and values, in the order of the changes. */
function brief(change: ClaimChange): string {
  const value = (side: ClaimChange['before']) => (side === null ? '-' : `${side.bound}${String(side.value)}`);
  return change.kind === 'headline-changed'
    ? change.kind
    : `${change.kind} ${value(change.before)} ${value(change.after)}`;
}

function compare(before: string, after: string): string[] {
  return compareRevisions(revision(before), revision(after)).map(brief).sort();
}

interface ChangeCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly string[];
}

const loud: readonly ChangeCase[] = [
  {
    name: 'a risen toll is a changed figure',
    before: 'The landslide killed nine people, the mayor said.',
    after: 'The landslide killed 43 people, the mayor said.',
    changes: ['figure-changed =9 =43'],
  },
  {
    name: 'two figures that change places are two changes',
    before: 'The storm cut power to 85,000 homes in the north and 32,000 in the south.',
    after: 'The storm cut power to 32,000 homes in the north and 85,000 in the south.',
    changes: ['figure-changed =32000 =85000', 'figure-changed =85000 =32000'],
  },
  {
    name: 'a number that another figure already had is told for what it counts now',
    before: 'The flood injured 43 people. It killed nine people in Orm.',
    after: 'The flood injured 43 people. It killed 43 people in Orm.',
    changes: ['figure-changed =9 =43'],
  },
  {
    name: 'the same number within another bound is a changed bound',
    before: 'The strike will close up to 50 schools.',
    after: 'The strike will close at least 50 schools.',
    changes: ['bound-changed <50 >50'],
  },
  {
    name: 'a deadline that moves is a changed date',
    before: 'The bridge will reopen by June 20, the ministry said.',
    after: 'The bridge will reopen by July 11, the ministry said.',
    changes: ['date-changed <2026-06-20 <2026-07-11'],
  },
  {
    name: 'the same figure by another source is a changed attribution',
    before: 'Some 640 families lost their homes, aid workers said.',
    after: 'Some 640 families lost their homes, the interior ministry said.',
    changes: ['attribution-changed =aid workers =the interior ministry'],
  },
  {
    name: 'a count that comes down to nobody is a changed figure',
    before: 'Some 80 people were still missing in the town of Orm, the mayor said.',
    after: 'Nobody was still missing in the town of Orm, the mayor said.',
    changes: ['figure-changed ~80 =0'],
  },
  {
    name: 'a date that is moved from one day to another is one change',
    before: 'The union called a strike for July 9 at the depot.',
    after: 'The union moved its strike at the depot from July 9 to July 16.',
    changes: ['date-changed =2026-07-09 =2026-07-16'],
  },
  {
    name: 'a new figure is added and a dropped one removed',
    before: 'The fair drew 18,000 visitors. Organisers hired 70 guards.',
    after: 'The fair drew 18,000 visitors. It earned 2 million euros.',
    changes: ['figure-added - =2000000', 'figure-removed =70 -'],
  },
];

const silent: readonly (readonly [name: string, before: string, after: string])[] = [
  ['dozens', 'The raid killed two dozen civilians.', 'The raid killed 24 civilians.'],
  ['scales and signs', 'The dam cost $1.2 billion.', 'The dam cost $1.2bn.'],
  ['words for numbers', 'The blast wounded 17 people.', 'The blast wounded seventeen people.'],
  ['hours and days', 'They agreed on a 72-hour truce.', 'They agreed on a three-day truce.'],
  ['kilos and tonnes', 'The probe weighs 1.9 tonnes.', 'The probe weighs 1,900 kg.'],
  ['shares', 'One in four farmers is registered.', 'Some 25 percent of farmers are registered.'],
  ['local scales', 'The state will buy 45 lakh tonnes of rice.', 'The state will buy 4.5 million tonnes of rice.'],
  ['ends of periods', 'The shop will close by the end of 2026.', 'The shop will close by December 31.'],
  ['words for "about"', 'Around 3,000 workers walked out.', 'Some 3,000 workers walked out.'],
  ['words for "at least"', 'At least 40 planes will be bought.', 'No fewer than 40 planes will be bought.'],
  [
    'moved paragraphs',
    'It killed six people.\n\nDamage is put at €300 million.',
    'Damage is put at €300 million.\n\nIt killed six people.',
  ],
  [
    'a sentence cut in two',
    'The pit, which employs 610 people, produced 1.8 million tonnes of coal last year.',
    'The pit employs 610 people. It produced 1.8 million tonnes of coal last year.',
  ],
  [
    'a conversion that is added',
    'The fire burned 5,000 acres near Orm.',
    'The fire burned 5,000 acres (2,000 hectares) near Orm.',
  ],
];

describe('compareRevisions', () => {
  test.each(loud)('tells: $name', ({ before, after, changes }) => {
    expect(compare(before, after)).toEqual(changes);
  });

  test.each(silent)('stays silent on %s', (_, before, after) => {
    expect(compare(before, after)).toEqual([]);
  });

  test('tells of a headline whose figure changed, and not of one in other words', () => {
    const body = 'The landslide killed 43 people.';
    const head = (before: string, after: string) =>
      compareRevisions(revision(body, before), revision(body, after)).map((change) => change.kind);
    expect(head('Landslide kills 41', 'Landslide kills 43')).toEqual(['headline-changed']);
    expect(head('Landslide kills 43 in Orm', 'Orm landslide leaves 43 dead')).toEqual([]);
  });

  test('tells a changed digit outside every claim, ranked low', () => {
    const [change, ...others] = compareRevisions(
      revision('The bus hit a wall on Route 9 near Orm early in the morning, police said.'),
      revision('The bus hit a wall on Route 7 near Orm early in the morning, police said.'),
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'figure-changed', priority: 3, before: { value: 9 }, after: { value: 7 } });
  });
});

describe('compareRevisions, on any text', () => {
  const counted = ['trucks', 'villages', 'tents', 'doctors', 'bridges', 'schools'];
  const verbs = ['reached', 'closed', 'sheltered', 'examined', 'crossed', 'rebuilt'];
  const fact = fc.record({
    thing: fc.integer({ min: 0, max: 5 }), // four bare digits may be a year: that is for the reading of claims to settle
    amount: fc.oneof(fc.integer({ min: 13, max: 999 }), fc.integer({ min: 10_000, max: 999_999 })),
  });
  const facts = fc.uniqueArray(fact, { minLength: 1, maxLength: 6, selector: (one) => one.thing });
  const say = ({ thing, amount }: { thing: number; amount: number }, write: (amount: number) => string = String) =>
    `Rescuers of the ${verbs[thing]} district counted ${write(amount)} ${counted[thing]}, the governor said.`;
  const group = (amount: number) => String(amount).replace(/\B(?=(?:\d{3})+$)/gu, ',');

  test('finds nothing between a revision and itself', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const body = said.map((one) => say(one)).join('\n\n');
        expect(compare(body, body)).toEqual([]);
      }),
    );
  });

  test('does not mind the order of paragraphs', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const paragraphs = said.map((one) => say(one));
        expect(compare(paragraphs.join('\n\n'), [...paragraphs].reverse().join('\n\n'))).toEqual([]);
      }),
    );
  });

  test('does not mind how numbers are grouped', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const plain = said.map((one) => say(one)).join('\n\n');
        const grouped = said.map((one) => say(one, group)).join('\n\n');
        expect(compare(plain, grouped)).toEqual([]);
      }),
    );
  });

  test('takes time with the length of a text, though all of it be one sentence full of figures', () => {
    const costs = 'the dam cost 6.4 billion crowns ($610 million) and '.repeat(8000);
    expect(compare(`It is said that ${costs} was late.`, 'The dam was late.').length).toBeGreaterThan(0);
  });

  test('tells every changed digit', () => {
    fc.assert(
      fc.property(facts, fc.nat(), fc.integer({ min: 1, max: 9 }), (said, pick, step) => {
        const at = pick % said.length;
        const changed = said.map((one, index) => (index === at ? { ...one, amount: one.amount + step } : one));
        const found = compare(said.map((one) => say(one)).join('\n\n'), changed.map((one) => say(one)).join('\n\n'));
        expect(found).toEqual([`figure-changed =${said[at]?.amount} =${changed[at]?.amount}`]);
      }),
    );
  });
});
