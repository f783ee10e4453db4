import { expect, test } from 'vitest';
import { isAside } from '../../src/changes/is-aside.ts';

test.each([
  'TT',
  '27',
  '1.2K',
  '4 min read',
  'Reading time: 3 minutes',
  '43 comments',
  'Comments (12)',
  'READ MORE: Ferry with 120 aboard runs aground off Orm',
  'More from the coast: Storm leaves 4,000 homes dark',
  'Related stories',
  'Watch: Crews lift 60-tonne crane from river',
  'Published 19 January 2026, 03:40',
  'File photo: 40 soldiers on parade in Orm',
  'Villagers look at 12 ruined houses in Orm, January 19, 2026. (Valley News Agency)',
  'A row of 20 trucks at the border (handout)',
  'By Mara Quist',
  '(Reporting by Mara Quist; editing by Otto Lind)',
])('%s is no part of a story', (line) => {
  expect(isAside(line)).toBe(true);
});

test.each([
  'The quake killed 43 people in Orm, the mayor said.',
  'Readers of the valley paper gave 20,000 crowns.',
  'Related costs rose to 12 million crowns.',
  'Opinion polls show 34 percent for the ruling party.',
  'Share prices fell 5 percent.',
  'Watchdogs counted 17 breaches.',
  'By Friday 300 people had left, the army said.',
  'The army said 40 soldiers had died (the rebels put the number at 90).',
  'The mine employs 610 people. It opened in 1974 (under another name).',
  'Live births fell to 6,200 last year.',
  'Video footage showed at least 12 bodies.',
])('%s belongs to its story', (line) => {
  expect(isAside(line)).toBe(false);
});
