import { describe, expect, test } from 'vitest';
import { findContradictions } from '../../src/changes/find-contradictions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

function find(headline: string, body: string) {
  return findContradictions(readRevision({ headline, body }, '2026-06-01'));
}

function texts(headline: string, body: string): (readonly [string, string])[] {
  return find(headline, body).map(({ detail }) => [detail.first.text, detail.second.text]);
}

describe('a headline against the body', () => {
  test('is found where it gives another toll', () => {
    expect(texts('Quake kills 34', 'The quake killed 38 people in Orm, the mayor said.')).toEqual([
      ['34', '38 people'],
    ]);
  });

  test('is told with both places, their sentences and their claims', () => {
    const revision = readRevision({ headline: 'Quake kills 34', body: 'The quake killed 38 people in Orm.' }, null);
    const [found] = findContradictions(revision);
    expect(found?.key).toBe('headline and body|person|=34|=38');
    expect(found?.detail).toMatchObject({
      between: 'headline and body',
      first: { value: 34, part: 'headline', sentence: 'Quake kills 34' },
      second: { value: 38, part: 'body', sentence: 'The quake killed 38 people in Orm.' },
    });
    for (const side of [found?.detail.first, found?.detail.second]) {
      expect(revision.text.slice(side?.start, side?.end)).toBe(side?.text);
      expect(revision.reading.claims[side?.claim ?? -1]?.start).toBe(side?.start);
    }
  });

  test.each([
    ['jobs', 'Mill to cut 400 jobs', 'The mill in Tarn will cut 450 jobs by summer, its owner said on Monday.'],
    [
      'time',
      'Fog closes Tarn bridge for two days',
      'The Tarn bridge will be closed for four days because of fog, the city said on Monday.',
    ],
    ['money', 'City to spend $12 million on dykes', 'The city will spend $18 million on dykes, the council said.'],
  ])('is found of %s', (_, headline, body) => {
    expect(texts(headline, body)).toHaveLength(1);
  });

  test('is told once, however often the body says otherwise', () => {
    const body = 'The quake killed 38 people in Orm.\n\nOf the 38 people killed, nine were children.';
    expect(texts('Quake kills 34', body)).toHaveLength(1);
  });

  test.each([
    ['agrees', 'Quake kills 38', 'The quake killed 38 people in Orm.'],
    ['gives a bound', 'Quake kills more than 30', 'The quake killed 38 people in Orm.'],
    ['counts another thing', 'Quake kills 34', 'The quake injured 38 people in Orm.'],
    [
      'has one of two figures in the body',
      'Quake kills 34',
      'The quake killed 34 people in Orm and 38 people in Tarn.',
    ],
    ['adds up two figures', 'Quake kills 34', 'The quake killed 20 people in Orm.\n\nIt killed 14 people in Tarn.'],
    ['rounds', 'City to spend $12 million on dykes', 'The city will spend $12.3 million on dykes, the council said.'],
    ['is agreed with further down', 'Storm kills 9', 'Storms killed 40 people last year. The toll of this one is 9.'],
    [
      'measures how late and the body how long',
      'Snow delays Brenta ferry by three hours',
      'Because of snow, the ferry Brenta sails on Friday. The owner hopes it will run for eleven years.',
    ],
    [
      'shares a name alone with a sum',
      'Kestrel raises 12 million euros',
      'The founders of Kestrel said Kestrel had lost 40 million euros.',
    ],
    ['has no figure', 'Quake kills dozens', 'The quake killed 38 people in Orm.'],
  ])('is none where it %s', (_, headline, body) => {
    expect(texts(headline, body)).toEqual([]);
  });
});

describe('two sentences of the body', () => {
  test('contradict each other where they say the same of the same', () => {
    const body = 'The ferry carried 310 passengers.\n\nThe crossing was rough. The ferry carried 130 passengers.';
    expect(texts('Ferry lands safely', body)).toEqual([['310 passengers', '130 passengers']]);
  });

  test.each([
    ['speak of two times', 'The dam held 30 million litres in May. The dam held 12 million litres in 2021.'],
    ['speak of two places', 'The quake killed 12 people in Orm. The quake killed 38 people in Tarn.'],
    ['have two sources', 'The fire killed 12 people, the army said. The fire killed 38 people, the clinic said.'],
    ['speak of a part', 'The quake killed 38 people. Among them the quake killed 12 people at one school.'],
    ['speak of a plan', 'The mill employs 400 people. The mill would employ 650 people if the loan is granted.'],
    ['give an old value', 'The quake killed 12 people, officials first said. The quake killed 38 people.'],
    ['are lines of a table', 'Grade 1 wool 234 crowns\n\nGrade 2 wool 220 crowns'],
    ['are a notice and its text', 'Correction: the ferry carried 130 passengers.\n\nThe ferry carried 310 passengers.'],
  ])('do not where they %s', (_, body) => {
    expect(texts('News of the day', body)).toEqual([]);
  });
});
