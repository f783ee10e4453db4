import { expect, test } from 'vitest';
import { findContradictions } from '../../src/changes/find-contradictions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

function texts(headline: string, body: string): (readonly [string, string])[] {
  return findContradictions(readRevision({ headline, body }, '2026-06-01')).map((found) => found.texts);
}

test('finds a headline that gives another toll than the body', () => {
  expect(texts('Quake kills 34', 'The quake killed 38 people in Orm, the mayor said.')).toEqual([['34', '38 people']]);
});

test.each([
  ['agrees', 'Quake kills 38', 'The quake killed 38 people in Orm.'],
  ['rounds', 'Quake kills more than 30', 'The quake killed 38 people in Orm.'],
  ['counts another thing', 'Quake kills 34', 'The quake injured 38 people in Orm.'],
  ['has one of two figures in the body', 'Quake kills 34', 'The quake killed 34 people in Orm and 38 people in Tarn.'],
])('finds nothing where the headline %s', (_, headline, body) => {
  expect(texts(headline, body)).toEqual([]);
});
