/** What made-up stories are about: their facts, how these move, and the words that state them. */

export interface FigureFact {
  readonly kind: 'figure';
  readonly id: string;
  /** what is counted, in the words that follow the figure */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** largest step between two revisions */
  readonly step: number;
  readonly direction: 'up' | 'either';
  /** digits after the decimal point */
  readonly decimals?: 1;
  /** `{v}` is the figure with its bound, `{source}` who says so, `{place}` and `{other}` where */
  readonly sentences: readonly string[];
}

export interface DateFact {
  readonly kind: 'date';
  readonly id: string;
  /** what happens on the day */
  readonly unit: string;
  readonly sentences: readonly string[];
}

export interface StoryTopic {
  readonly name: string;
  /** the first fact is the one that headlines may state as `{v}` */
  readonly headlines: readonly string[];
  readonly sources: readonly string[];
  readonly facts: readonly [FigureFact, ...(FigureFact | DateFact)[]];
}

const figure = (
  id: string,
  unit: string,
  [low, high, step]: readonly [number, number, number],
  sentences: readonly string[],
  more: { readonly direction?: 'up'; readonly decimals?: 1 } = {},
): FigureFact => ({ kind: 'figure', id, unit, low, high, step, direction: 'either', sentences, ...more });

const date = (id: string, unit: string, sentences: readonly string[]): DateFact => ({
  kind: 'date',
  id,
  unit,
  sentences,
});

const flood: StoryTopic = {
  name: 'flood',
  headlines: [
    'Flood toll in {place} reaches {v}',
    '{v} dead after river bursts its banks near {place}',
    '{place} counts {v} victims as waters recede',
    'Rescuers in {place} search on after flood kills {v}',
    'Villages around {place} cut off by high water',
  ],
  sources: [
    'the civil protection office of {place}',
    '{name}, the regional governor',
    'the interior ministry',
    'the fire brigade in {other}',
  ],
  facts: [
    figure(
      'toll',
      'people killed',
      [8, 95, 9],
      [
        'Flood water that tore through {place} killed {v} people, {source} said.',
        'According to {source}, {v} people died when the river at {place} rose.',
        '{source} put the number of dead around {place} at {v}.',
        'The bodies of {v} people have been found between {place} and {other}, said {source}.',
        'In {place}, {v} people lost their lives to the flood, a statement by {source} shows.',
      ],
      { direction: 'up' },
    ),
    figure(
      'displaced',
      'people in shelters',
      [900, 48000, 3200],
      [
        'Shelters on higher ground took in {v} people.',
        'Gyms and barns now house {v} people from the lower town.',
        'Boats brought {v} people to camps near {other}.',
        'Some streets stay under water, and {v} people sleep away from home.',
      ],
    ),
    figure(
      'damage',
      'million crowns of damage',
      [12, 880, 60],
      [
        'Insurers estimate the damage at {v} million crowns.',
        'Repairs to dykes and roads would cost {v} million crowns.',
        'Losses on farms came to {v} million crowns.',
        'The treasury set aside {v} million crowns for the valley.',
      ],
    ),
    date('reopening', 'schools reopen', [
      'Schools are to reopen on {d}.',
      'Lessons resume in {other} on {d}.',
      'No classes will be held before {d}.',
      'The town wants its pupils back at their desks by {d}.',
    ]),
  ],
};

const strike: StoryTopic = {
  name: 'strike',
  headlines: [
    '{v} workers walk out at {place} plants',
    'Strike in {place} grows to {v} workers',
    'Talks falter as {v} stop work in {place}',
    'Pay dispute brings {place} to a standstill',
  ],
  sources: [
    'the metalworkers’ union',
    '{name}, the chief negotiator',
    'the employers’ federation',
    'the labour office in {place}',
  ],
  facts: [
    figure(
      'strikers',
      'workers on strike',
      [300, 26000, 1900],
      [
        'Pickets went up across {place}, where {v} workers laid down tools, {source} said.',
        'By the count of {source}, {v} workers in {place} have joined the stoppage.',
        '{source} reported {v} workers on strike in {place} and {other}.',
        'At the gates in {place} stood {v} workers, said {source}.',
      ],
    ),
    figure(
      'offer',
      'percent pay rise',
      [2, 9, 1],
      [
        'Management offers a rise of {v} percent.',
        'On the table lies a raise of {v} percent spread over the contract.',
        'Wages would grow by {v} percent under the latest draft.',
        'Negotiators spoke of {v} percent more pay.',
      ],
      { decimals: 1 },
    ),
    figure(
      'departures',
      'cancelled departures',
      [14, 640, 55],
      [
        'The depot cancelled {v} departures.',
        'Travellers lost {v} departures from {other}.',
        'Carriers struck {v} departures from the board.',
        'For want of crews, {v} departures fell through.',
      ],
    ),
    date('talks', 'talks resume', [
      'Both sides meet again on {d}.',
      'A mediator has called them to {other} on {d}.',
      'The next round of talks is set for {d}.',
      'Unless they agree by {d}, the stoppage spreads.',
    ]),
  ],
};

const budget: StoryTopic = {
  name: 'budget',
  headlines: [
    '{place} plans deficit of {v} million marks',
    'Finance chief of {place} sees gap of {v} million marks',
    'Council in {place} quarrels over the budget',
    'Gap of {v} million marks opens in {place} accounts',
  ],
  sources: ['the finance committee', '{name}, the treasurer', 'the court of auditors', 'the budget office in {place}'],
  facts: [
    figure(
      'deficit',
      'million marks of deficit',
      [18, 940, 45],
      [
        '{place} expects a shortfall of {v} million marks, {source} said.',
        'A deficit of {v} million marks looms over {place}, according to {source}.',
        '{source} told deputies in {place} that {v} million marks are missing.',
        'The accounts of {place} lack {v} million marks, said {source}.',
      ],
    ),
    figure(
      'growth',
      'percent growth',
      [1, 5, 1],
      [
        'The draft assumes growth of {v} percent.',
        'Planners count on an economy larger by {v} percent.',
        'Receipts rest on a forecast of {v} percent growth.',
        'Output should expand by {v} percent.',
      ],
      { decimals: 1 },
    ),
    figure(
      'roads',
      'million marks for roads',
      [3, 160, 14],
      [
        'Roads get {v} million marks.',
        'For bridges and lanes the plan names {v} million marks.',
        'Resurfacing would take {v} million marks.',
        'The works department asked for {v} million marks.',
      ],
    ),
    date('vote', 'the vote', [
      'Members vote on {d}.',
      'The plenary takes up the bill on {d}.',
      'A decision must fall by {d}.',
      'Amendments may be tabled until {d}.',
    ]),
  ],
};

const election: StoryTopic = {
  name: 'election',
  headlines: [
    'Reform list wins {v} seats in {place}',
    '{place} hands reform list {v} seats',
    'With {v} seats, newcomers shake {place}',
    'Count drags on in {place}',
  ],
  sources: [
    'the electoral commission',
    '{name}, the returning officer',
    'the observers’ mission',
    'the town hall of {place}',
  ],
  facts: [
    figure(
      'seats',
      'seats won',
      [11, 88, 6],
      [
        'The reform list took {v} seats in the assembly at {place}, {source} said.',
        '{source} credited the reform list with {v} seats in {place}.',
        'Figures from {source} give the reform list {v} seats in {place}.',
        'In {place} the reform list ended up with {v} seats, said {source}.',
      ],
    ),
    figure(
      'turnout',
      'percent turnout',
      [38, 84, 3],
      [
        'Turnout came to {v} percent.',
        'Of those entitled, {v} percent went to the polls.',
        'Participation stood at {v} percent.',
        'Clerks recorded a turnout of {v} percent.',
      ],
      { decimals: 1 },
    ),
    figure(
      'stations',
      'polling stations counted',
      [120, 4800, 390],
      [
        'Results from {v} polling stations were in.',
        'Tellers had finished at {v} polling stations.',
        'The tally covers {v} polling stations.',
        'So far {v} polling stations have reported.',
      ],
      { direction: 'up' },
    ),
    date('runoff', 'the run-off', [
      'A run-off follows on {d}.',
      'Voters return to the booths on {d}.',
      'The final ballot is called for {d}.',
      'Complaints are admitted until {d}.',
    ]),
  ],
};

const project: StoryTopic = {
  name: 'project',
  headlines: [
    'Cost of {place} bridge put at {v} million crowns',
    '{place} bridge to cost {v} million crowns',
    'Builders of {place} bridge ask for {v} million crowns',
    'Doubts grow over bridge at {place}',
  ],
  sources: [
    'the building consortium',
    '{name}, the site manager',
    'the transport ministry',
    'the planning board of {place}',
  ],
  facts: [
    figure(
      'cost',
      'million crowns of cost',
      [40, 970, 70],
      [
        'The new bridge at {place} will cost {v} million crowns, {source} said.',
        '{source} now prices the bridge at {place} at {v} million crowns.',
        'For the crossing at {place}, {source} named a price of {v} million crowns.',
        'Spanning the river at {place} takes {v} million crowns, according to {source}.',
      ],
    ),
    figure(
      'length',
      'metres long',
      [180, 2600, 120],
      [
        'Its deck measures {v} metres.',
        'The span runs for {v} metres.',
        'With approaches the structure is {v} metres long.',
        'Cables carry a roadway of {v} metres.',
      ],
    ),
    figure(
      'crew',
      'labourers hired',
      [60, 3100, 260],
      [
        'The site employs {v} labourers.',
        'Contractors hired {v} labourers from {other}.',
        'Cranes and {v} labourers work through the night.',
        'A camp for {v} labourers stands on the bank.',
      ],
    ),
    date('opening', 'the opening', [
      'Traffic should flow from {d}.',
      'The ribbon is to be cut on {d}.',
      'Engineers promise completion by {d}.',
      'The first lorries cross on {d}.',
    ]),
  ],
};

const epidemic: StoryTopic = {
  name: 'epidemic',
  headlines: [
    'Marsh fever infects {v} in {place}',
    '{place} reports {v} cases of marsh fever',
    'Marsh fever spreads in {place} with {v} cases',
    'Clinics in {place} run short of beds',
  ],
  sources: [
    'the health office of {place}',
    '{name}, the chief physician',
    'the health ministry',
    'the fever institute in {other}',
  ],
  facts: [
    figure(
      'cases',
      'cases',
      [45, 9400, 700],
      [
        'Doctors in {place} have found {v} cases of marsh fever, {source} said.',
        '{source} confirmed {v} cases of marsh fever in {place}.',
        'Marsh fever has reached {place}, with {v} cases on the books of {source}.',
        'The outbreak at {place} stands at {v} cases, according to {source}.',
      ],
      { direction: 'up' },
    ),
    figure(
      'deaths',
      'patients died',
      [3, 140, 8],
      [
        'Of the sick, {v} patients died.',
        'The fever has claimed {v} patients.',
        'Wards in {other} lost {v} patients.',
        'Among the elderly, {v} patients did not recover.',
      ],
      { direction: 'up' },
    ),
    figure(
      'doses',
      'doses delivered',
      [1200, 96000, 8000],
      [
        'A convoy brought {v} doses of vaccine.',
        'Refrigerators hold {v} doses.',
        'Pharmacists received {v} doses.',
        'The stock amounts to {v} doses.',
      ],
    ),
    date('campaign', 'vaccination starts', [
      'Vaccination starts on {d}.',
      'Nurses begin their rounds on {d}.',
      'Travel limits hold until {d}.',
      'Markets stay shut until {d}.',
    ]),
  ],
};

const court: StoryTopic = {
  name: 'court',
  headlines: [
    'Prosecutors in {place} seek {v} years for shipowner',
    'Shipowner faces {v} years in {place} trial',
    '{v} years demanded in {place} wreck case',
    'Trial over sunken ferry opens in {place}',
  ],
  sources: ['the prosecution', '{name}, the presiding judge', 'the defence', 'the court registry in {place}'],
  facts: [
    figure(
      'sentence',
      'years of prison',
      [3, 24, 4],
      [
        'The shipowner should go to prison for {v} years, {source} said in {place}.',
        'In {place}, {source} asked for a term of {v} years against the shipowner.',
        '{source} spoke of {v} years in prison for the shipowner from {place}.',
        'A term of {v} years hangs over the shipowner in {place}, according to {source}.',
      ],
    ),
    figure(
      'plaintiffs',
      'plaintiffs',
      [16, 720, 48],
      [
        'The suit unites {v} plaintiffs.',
        'Benches were reserved for {v} plaintiffs.',
        'Counsel for {v} plaintiffs objected.',
        'Letters from {v} plaintiffs were read out.',
      ],
    ),
    figure(
      'damages',
      'million marks of damages',
      [2, 310, 22],
      [
        'Relatives claim {v} million marks.',
        'The insurer would pay {v} million marks.',
        'A settlement of {v} million marks is under discussion.',
        'Their lawyers want {v} million marks.',
      ],
    ),
    date('verdict', 'the verdict', [
      'A verdict is due on {d}.',
      'The court sits again on {d}.',
      'Evidence may be filed until {d}.',
      'The hearing continues on {d}.',
    ]),
  ],
};

const railway: StoryTopic = {
  name: 'railway',
  headlines: [
    'Broken rail strands {v} passengers near {place}',
    '{v} passengers stuck as line to {place} fails',
    'Line to {place} shut, {v} passengers stranded',
    'Railway to {place} stays closed',
  ],
  sources: [
    'the railway company',
    '{name}, the dispatcher',
    'the rail inspectorate',
    'the transport police in {other}',
  ],
  facts: [
    figure(
      'passengers',
      'passengers stranded',
      [220, 17500, 1300],
      [
        'A broken rail outside {place} held up {v} passengers, {source} said.',
        '{source} counted {v} passengers stranded on the line to {place}.',
        'On platforms from {place} to {other} waited {v} passengers, according to {source}.',
        'The failure near {place} caught {v} passengers, said {source}.',
      ],
    ),
    figure(
      'trains',
      'trains withdrawn',
      [6, 380, 31],
      [
        'The company withdrew {v} trains.',
        'Depots kept back {v} trains.',
        'Signals halted {v} trains.',
        'Replacement buses stood in for {v} trains.',
      ],
    ),
    figure(
      'repair',
      'million crowns for repairs',
      [4, 260, 19],
      [
        'Repairs will cost {v} million crowns.',
        'The bill for new sleepers is {v} million crowns.',
        'Mending the embankment takes {v} million crowns.',
        'An engineer priced the works at {v} million crowns.',
      ],
    ),
    date('resumption', 'service resumes', [
      'Service resumes on {d}.',
      'The night express runs again from {d}.',
      'Tickets stay valid until {d}.',
      'Crews hope to clear the track by {d}.',
    ]),
  ],
};

export const storyTopics: readonly StoryTopic[] = [flood, strike, budget, election, project, epidemic, court, railway];
