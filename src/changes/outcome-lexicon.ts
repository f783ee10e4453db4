/**
 * What happened to those who are counted. Two figures with different outcomes are never versions of each other,
 * however alike their sentences are: killed and wounded, missing and found.
 * Source: the headings of disaster and conflict records (EM-DAT guidelines, ACLED codebook) and their everyday words.
 */
export const outcomes: readonly (readonly [outcome: string, words: string])[] = [
  [
    'dead',
    'kill killed kills killing dead die died dies dying death deaths fatality fatalities body bodies drown drowned ' +
      'slain lives perish perished toll electrocuted victims corpses',
  ],
  [
    'hurt',
    'injure injured injures injuring injury injuries wound wounded wounding hurt casualties hospitalised hospitalized',
  ],
  ['missing', 'missing unaccounted trapped unreachable disappeared'],
  ['found', 'rescued rescue survivor survivors pulled saved survived found'],
  ['held', 'arrest arrested detain detained custody jailed held imprisoned'],
  ['free', 'freed released'],
  ['displaced', 'evacuate evacuated displaced homeless fled flee uprooted evacuation shelters'],
  ['out of work', 'redundant redundancies layoffs dismissed'],
  ['in favour', 'favour favor backed yes approved'],
  ['against', 'against no opposed rejected'],
  ['abstained', 'abstained abstention abstentions'],
  ['damaged', 'damaged'],
  ['destroyed', 'destroyed razed flattened'],
];
