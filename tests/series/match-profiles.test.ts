import { describe, expect, it, test } from 'vitest';
import { joinArticles } from '../../src/series/join-articles.ts';
import { pointsOf, readTopic } from './read-topic.ts';

interface Case {
  readonly name: string;
  readonly first: readonly [day: string, text: string];
  readonly second: readonly [day: string, text: string];
  /** points as article and value */
  readonly series: readonly (readonly string[])[];
}

const cases: readonly Case[] = [
  {
    name: 'the country of a headline stands for "in the country"',
    first: [
      '2026-01-10',
      'British troops to stay in Kenya\n\nSome 900 British soldiers will remain in the country, a minister said.',
    ],
    second: ['2026-03-10', 'More soldiers for Kenya\n\nThere are now 1,050 British troops in Kenya.'],
    series: [['0 900', '1 1050']],
  },
  {
    name: 'the same troops elsewhere are others',
    first: ['2026-01-10', 'British troops in Kenya\n\nThere are 900 British soldiers in Kenya, a minister said.'],
    second: ['2026-03-10', 'British troops in Oman\n\nThere are 1,050 British soldiers in Oman.'],
    series: [['0 900'], ['1 1050']],
  },
  {
    name: 'percent and percentage points are two things',
    first: [
      '2026-01-10',
      'Pellonia lifts key rate\n\nThe central bank of Pellonia raised its key rate by 0.5 percentage points to 4 percent.',
    ],
    second: [
      '2026-03-10',
      'Pellonia lifts key rate\n\nPellonia’s central bank raised its key rate by a quarter of a percentage point to 4.25 percent.',
    ],
    series: [
      ['0 0.5', '1 0.25'],
      ['0 4', '1 4.25'],
    ],
  },
  {
    name: 'what will be moved in all is not what has come so far',
    first: [
      '2026-01-10',
      'Dorvia to take in refugees\n\nDorvia said it would take in up to 8,000 refugees from Camp Ilo.',
    ],
    second: [
      '2026-02-10',
      'Refugees arrive in Dorvia\n\nDorvia has taken in 1,300 refugees from Camp Ilo so far, the government said.',
    ],
    series: [['0 8000'], ['1 1300']],
  },
  {
    name: 'this year’s quake is not that of years ago',
    first: ['2022-01-10', 'Quake in Sorrel\n\nAn earthquake in Sorrel killed 210 people on Monday, officials said.'],
    second: ['2026-03-10', 'Quake in Sorrel\n\nAn earthquake in Sorrel killed 45 people on Tuesday, officials said.'],
    series: [['0 210'], ['1 45']],
  },
  {
    name: 'the dead of a flood are not those of a fire in the same town',
    first: ['2026-01-10', 'Flood in Sorrel\n\nA flood in Sorrel killed 21 people on Monday, officials said.'],
    second: [
      '2026-01-20',
      'Hotel fire in Sorrel\n\nA hotel fire in Sorrel killed 22 people on Tuesday, officials said.',
    ],
    series: [['0 21'], ['1 22']],
  },
  {
    name: 'acres and hectares are points of one series',
    first: ['2026-07-10', 'Brush fire near Tarn\n\nThe fire near Tarn has burned 500 acres, officials said.'],
    second: [
      '2026-07-11',
      'Brush fire near Tarn\n\nThe fire near Tarn has burned 400 acres more, officials said. In all 364 hectares near Tarn have burned.',
    ],
    series: [['0 202.343', '1 364'], ['1 400']],
  },
  {
    name: 'a deadline keeps its series whatever its date',
    first: ['2026-01-10', 'Metro in Lund\n\nThe new metro line in Lund will open in May 2027, the city said.'],
    second: [
      '2026-06-10',
      'Metro in Lund delayed\n\nThe opening of the metro line in Lund has slipped to the end of 2028.',
    ],
    series: [['0 2027-05', '1 2028']],
  },
];

describe('two articles', () => {
  test.each(cases)('$name', ({ first, second, series }) => {
    const articles = [first, second].map(([day, text]) => [day, 'Wire', text] as const);
    const found = pointsOf(joinArticles(readTopic({ articles })));
    for (const points of series) expect(found).toContainEqual([...points]);
  });

  it('give a point for each value once, from the body alone', () => {
    const text =
      'Nine die in Tarn\n\nNine people died in a landslide in Tarn. The nine were buried.\n\nNine people died in Tarn.';
    const [series] = joinArticles(readTopic({ articles: [['2026-01-10', 'Wire', text]] }));
    expect(series?.points.filter(({ low }) => low === 9)).toHaveLength(1);
  });
});
