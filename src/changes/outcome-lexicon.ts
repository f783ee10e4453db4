/**
 * What happened to those who are counted. Two figures with different outcomes are never versions of each other,
 * however alike their sentences are: killed and wounded, missing and found.
 * Source: the headings of disaster and conflict records (EM-DAT guidelines, ACLED codebook) and their everyday words.
 */
export const outcomes: readonly (readonly [outcome: string, words: string, whom: 'people' | 'any'])[] = [
  [
    'dead',
    'kill killed kills killing dead die died dies dying death deaths fatality fatalities body bodies drown drowned ' +
      'slain lives perish perished toll electrocuted victims corpses',
    'people',
  ],
  [
    'hurt',
    'injure injured injures injuring injury injuries wound wounded wounding hurt casualties hospitalised hospitalized',
    'people',
  ],
  ['missing', 'missing unaccounted trapped unreachable disappeared', 'people'],
  ['found', 'rescued rescue survivor survivors saved survived', 'any'],
  ['held', 'arrest arrested detain detained custody jailed held imprisoned', 'people'],
  ['free', 'freed released', 'any'],
  ['displaced', 'evacuate evacuated displaced homeless fled flee uprooted evacuation shelters', 'people'],
  ['out of work', 'redundant redundancies layoffs dismissed', 'any'],
  ['abstained', 'abstained abstention abstentions', 'any'],
  ['damaged', 'damaged', 'any'],
  ['destroyed', 'destroyed razed flattened', 'any'],
];
