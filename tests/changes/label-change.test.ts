import { describe, expect, test } from 'vitest';
import type { ClaimChange } from '../../src/changes/claim-change.ts';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { type ReadRevision, readRevision } from '../../src/changes/read-revision.ts';

function revision(body: string, headline = 'News from the valley'): ReadRevision {
  return readRevision({ headline, body }, '2026-06-01T08:00:00Z');
}

function first(before: string, after: string, earlier: readonly ReadRevision[] = []): ClaimChange | undefined {
  return compareRevisions(revision(before), revision(after), earlier)[0];
}

describe('labels', () => {
  test('a toll that rises is an update, silent and told first', () => {
    expect(first('The quake killed 9 people in Orm.', 'The quake killed 43 people in Orm.')).toMatchObject({
      label: 'update',
      declaredBy: null,
      priority: 1,
    });
  });

  test('a toll that falls is a correction', () => {
    expect(first('The quake killed 43 people in Orm.', 'The quake killed 39 people in Orm.')).toMatchObject({
      label: 'correction',
      rule: 'count of what cannot be undone fell',
    });
  });

  test('a notice that names the value makes it a declared correction', () => {
    const notice = 'Correction: An earlier version of this story put the number of witnesses at 78.';
    expect(first('The court heard 78 witnesses.', `The court heard 87 witnesses.\n\n${notice}`)).toMatchObject({
      label: 'correction',
      declaredBy: notice,
    });
  });

  test('a notice about another figure leaves the change silent', () => {
    const notice = 'Correction: An earlier version of this story gave the fine as 5 million euros.';
    expect(first('The court heard 78 witnesses.', `The court heard 87 witnesses.\n\n${notice}`)).toMatchObject({
      label: 'update',
      declaredBy: null,
    });
  });

  test('a notice that was there before declares nothing', () => {
    const notice = '\n\nThis article has been corrected.';
    expect(
      first(`The court heard 78 witnesses.${notice}`, `The court heard 87 witnesses.${notice}`)?.declaredBy,
    ).toBeNull();
  });

  test('a wire line declares the paragraph it names', () => {
    const before = 'The fair drew 900 visitors.\n\nIt cost 30 million crowns to build the hall.';
    const after =
      '(Updates visitors in paragraph 1)\n\nThe fair drew 1,400 visitors.\n\nIt cost 36 million crowns to build the hall.';
    const changes = compareRevisions(revision(before), revision(after));
    expect(changes.map((change) => [change.after?.value, change.declaredBy !== null])).toEqual([
      [1400, true],
      [36_000_000, false],
    ]);
  });

  test('a more exact figure within the old bound is a refinement', () => {
    expect(first('About 2,500 workers walked out.', '2,480 workers walked out.')).toMatchObject({
      label: 'refinement',
    });
  });

  test('a value that an earlier revision gave is a reversion', () => {
    const oldest = revision('The court heard 78 witnesses.');
    expect(first('The court heard 87 witnesses.', 'The court heard 78 witnesses.', [oldest])).toMatchObject({
      label: 'reversion',
      priority: 1,
    });
  });

  test('a date that an earlier revision gave, and the last one did not, is a reversion', () => {
    const oldest = revision('The new lido will open on July 3.');
    const changes = compareRevisions(
      revision('The new lido will open on August 14.'),
      revision('The new lido will open on July 3.'),
      [oldest],
    );
    expect(changes).toMatchObject([{ kind: 'date-changed', label: 'reversion' }]);
  });

  test('a value said in another unit of the same measure comes back as well', () => {
    const oldest = revision('The solar farm yields 2,600 MW.');
    expect(first('The solar farm yields 3.1 GW.', 'The solar farm yields 2.6 GW.', [oldest])?.label).toBe('reversion');
  });

  test.each([
    [
      'was never there, near as it comes',
      ['The solar farm yields 2,650 MW.', 'The solar farm yields 2.65 GW.', 'The solar farm yields 2.6 GW.'],
    ],
    [
      'was a share near to it',
      ['Seven in ten pupils passed.', 'Some 70% of pupils passed.', 'Some 69% of pupils passed.'],
    ],
    [
      'counted another thing',
      [
        'The board jailed two clerks for five years.',
        'The board jailed two clerks for five years.',
        'The board jailed five clerks for five years.',
      ],
    ],
    [
      'was that of its neighbour',
      [
        'Schools get 300 million crowns. Rural clinics get 520 million crowns.',
        'Schools will get 300 million crowns. Rural clinics will get 520 million crowns.',
        'Schools will get 520 million crowns. Rural clinics will get 300 million crowns.',
      ],
    ],
    [
      'was of another month',
      [
        'The mill made 800 tonnes of flour in March.',
        'The mill made 950 tonnes of flour in April.',
        'The mill made 800 tonnes of flour in May.',
      ],
    ],
    [
      'was a bound only',
      ['The rink drew more than 400 skaters.', 'The rink drew 430 skaters.', 'The rink drew 400 skaters.'],
    ],
    [
      'has another subject',
      ['The pier cost 40 million crowns.', 'The tram cost 52 million crowns.', 'The tram cost 40 million crowns.'],
    ],
  ])('no value comes back that %s', (_, [oldest = '', before = '', after = '']) => {
    const changes = compareRevisions(revision(before), revision(after), [revision(oldest)]);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map(({ label }) => label)).not.toContain('reversion');
  });

  test('a figure taken back in words is a retraction', () => {
    expect(
      first(
        'The ferry carried 310 people, the coast guard said.',
        'The ferry sank off Kaloa. The coast guard withdrew its statement that 310 people had been aboard.',
      ),
    ).toMatchObject({ kind: 'figure-removed', label: 'retraction', retraction: true });
  });

  test('a sentence that names the old value declares the change', () => {
    expect(
      first('The crew numbers 620 firefighters.', 'The crew grew to 940 firefighters from 620 firefighters.'),
    ).toMatchObject({ kind: 'figure-changed', rule: 'text names the old value' });
  });

  test('a correction throughout declares the figure of the text and that of the headline', () => {
    const changes = compareRevisions(
      revision('The council lowers the bus fare by 15 percent from May.', 'Bus fare to fall 15% in May'),
      revision(
        '(Corrects size of cut throughout; the council had used last year’s fare)\n\nThe council lowers the bus fare by 12 percent from May.',
        'Bus fare to fall 12% in May',
      ),
    );
    expect(changes.map(({ kind, label, declaredBy }) => [kind, label, declaredBy !== null])).toEqual([
      ['headline-changed', 'correction', true],
      ['figure-changed', 'correction', true],
    ]);
  });

  test('a correction of one thing throughout leaves others silent', () => {
    const before = 'The flood killed 19 people in Orm. Repairs to the dykes cost 30 million crowns.';
    const after =
      '(Corrects spelling of the mayor’s surname throughout)\n\nThe flood killed 24 people in Orm. Repairs to the dykes cost 36 million crowns.';
    const changes = compareRevisions(revision(before), revision(after));
    expect(changes.map(({ declaredBy }) => declaredBy)).toEqual([null, null]);
  });

  test('an entry of a live page that is labelled a correction declares what it names', () => {
    const entries = (horses: number) =>
      `10:15 A third barn burned down with ${horses} horses inside.\n\n08:30 The fire has spread to 400 hectares.`;
    const entry = '12:40 Correction: the third barn held 17 horses, not 71.';
    const changes = compareRevisions(revision(entries(71)), revision(`${entry}\n\n${entries(17)}`));
    expect(changes).toMatchObject([{ kind: 'figure-changed', label: 'correction', declaredBy: entry }]);
  });

  test.each([
    ['an earlier statement', 'Varo Rail will buy 24 trams, the firm said on Monday, correcting an earlier statement.'],
    ['its figures', 'Varo Rail will buy 24 trams, the corrected figures show.'],
    ['what was written', 'Varo Rail will buy 24 trams, not 42 as first reported.'],
    ['a mistake', 'Varo Rail will buy 24 trams; its first statement was a mistake.'],
  ])('a source that corrects %s declares the change', (_, after) => {
    expect(first('Varo Rail will buy 42 trams, the firm said.', after)).toMatchObject({
      label: 'correction',
      declaredBy: after,
    });
  });

  test.each([
    ['corrects something else', 'Varo Rail will buy 24 trams. The tax office corrected an earlier statement on rents.'],
    ['plans anew', 'Varo Rail will buy 24 trams, not 42 as planned.'],
  ])('a text that %s is no correction', (_, after) => {
    expect(first('Varo Rail will buy 42 trams, the firm said.', after)?.label).toBe('update');
  });

  test('a headline mended as the notice before had promised is declared', () => {
    const notice =
      'Correction: An earlier version said that 16 paintings were lost. It was 61. The headline will be changed.';
    const body = `${notice}\n\nThe fire destroyed 61 paintings in Tarn.`;
    const changes = compareRevisions(
      revision(body, 'Fire in Tarn destroys 16 paintings'),
      revision(body, 'Fire in Tarn destroys 61 paintings'),
    );
    expect(changes).toMatchObject([{ kind: 'headline-changed', label: 'correction', declaredBy: notice }]);
  });

  test('a headline of other news is not what that notice promised', () => {
    const notice =
      'Correction: An earlier version said that 16 paintings were lost. It was 61. The headline will be changed.';
    const changes = compareRevisions(
      revision(`${notice}\n\nThe fire destroyed 61 paintings in Tarn.`, 'Fire in Tarn destroys 61 paintings'),
      revision(
        `${notice}\n\nPolice arrested a guard over the fire in Tarn. They seek two more men.`,
        'Guard arrested over fire in Tarn, 2 sought',
      ),
    );
    expect(changes.find(({ kind }) => kind === 'headline-changed')?.label ?? 'update').toBe('update');
  });
});
