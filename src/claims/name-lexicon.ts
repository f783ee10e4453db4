/**
 * Words next to which a number is part of a name or a label, not a quantity.
 * Source: gathered by hand from the labels of news: roads, vehicles, papers, programmes, teams.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** A number right after one of these is its label: "Road 24", "Flight 370", "Article 5", "page 4". */
export const labelNouns = list(
  `road route highway interstate motorway autobahn exit junction flight channel gate pier berth dock platform terminal
  room floor-no suite apartment flat unit building block-no house ward hall cell lane street avenue st. ave
  article section chapter clause paragraph paragraphs amendment annex appendix title schedule-no rule resolution
  bill law act decree order proposition prop. measure-no question page pages figure table volume vol issue edition
  episode season act-no scene series part no no. nos nos. number numbers № # school-no precinct district sector zone
  area checkpoint post-no station-no squadron regiment brigade division-no corps battalion company-no unit-no
  apollo soyuz artemis boeing airbus antonov tupolev sukhoi mig windows iphone galaxy pixel playstation xbox model
  version generation-no gen formula euro-no nasdaq topix s&p sp russell ftse dax cac ibex nikkei stoxx stoxx600 csi
  asx sensex nifty wti g group-no pillar basel covid sars h1n1 f mq su p pier mi an il ch c b t kc ak rpg s-no rs-no
  lot case docket file file-no application patent track stage-no round-no game set-no match week-no day-no quarter-no
  line highway-no bus tram train metro ferry van lorry car-no dvd hour-no ios android chapter verse psalm
  locals local radio tv studio class-no category-no mark mk type phase-no step option tier-no level-no vitamin omega
  big pac-no top-no jersey shirt-no seat locker hole tee catch-no area-no pier-no ps psalm world-no
  row section sections python java php node chrome firefox linux ubuntu fahrenheit mach reactor psalms sonnet opus
  symphony january february april june july august september october november december jan feb apr jun jul aug sep sept
  oct nov dec version uss hms u
  i-no us-no m-no a-no u-no under-no`.replaceAll(/\s*\S+-no\b/g, ''),
);

/** Only with a capital is the number a label: "Unit 3", "School 9", "Division 1", "Day 4", "Category 5" stays a grade. */
export const capitalLabelNouns = list(
  `unit building block school hospital station post company division house apartment flat bus train line group pillar
  team party camp area sector zone ward district week day round game stage heat lot bill act measure question class
  type option step world town studio local car pool seat lane set match mine well field reactor turbine tower prison
  phase stage level tier reactor police army fleet task force year title part court circuit big super bowl grand pac euro`,
);

/** Number words after the number that make it a name: "5 Star Movement", "49ers" needs none. */
export const nameNumbers: readonly (readonly [string, string])[] = [
  ['big', '12'],
  ['big', 'ten'],
  ['big', '10'],
  ['big', 'four'],
  ['big', 'five'],
  ['big', 'three'],
  ['group', 'seven'],
  ['s&p', '500'],
  ['p', '500'],
  ['fortune', '500'],
  ['fortune', '100'],
  ['russell', '2000'],
  ['nasdaq', '100'],
  ['ftse', '100'],
  ['ftse', '250'],
  ['asx', '200'],
  ['nikkei', '225'],
  ['stoxx', '600'],
  ['csi', '300'],
  ['topix', '100'],
  ['dow', '30'],
];

/** Labels whatever noun follows: "page 12 photographs", "room 4 guests". */
export const numberedNouns = list(
  `page paragraph exit channel article room route number no no. nos apartment flight resolution section chapter row
  psalm verse platform gate highway interstate`,
);

/** Months in lower case, as texts without capitals have them, with those that are words too. */
export const monthWords = list(`january february march april may june july august september october november december`);

/** Numbers that open a name when a capital word follows: "5 Star Movement", "24 Sussex". */
export const nameOpeners: readonly (readonly [string, string])[] = [
  ['5', 'star'],
  ['5', 'stars'],
  ['6', 'nations'],
  ['5', 'nations'],
  ['4', 'nations'],
  ['10', 'downing'],
  ['11', 'downing'],
  ['24', 'sussex'],
  ['7', 'eleven'],
  ['three', 'gorges'],
  ['seven', 'network'],
  ['nine', 'network'],
];

/** Nouns glued to a number word that tell a manner, not a count: "two-way street", "three-time champion", "one-off". */
export const manifoldNouns = list(
  `way ways time timer off sided handed hander faced fer liner tone pronged fold armed footed legged eyed dimensional
  upmanship hit nil all up down something somethings`,
);

/** Idioms and fixed phrases in which a number word counts nothing. */
export const numberIdioms: readonly string[] = [
  'one another',
  'no one',
  'one day',
  'one by one',
  'one on one',
  'one-on-one',
  'one thing',
  'one way',
  'at one point',
  'square one',
  'day one',
  'number one',
  'one side',
  'on the one hand',
  'one-sided',
  'one-time',
  'one-off',
  'second half',
  'first half',
  'twenty-four seven',
  'nine to five',
  'back to square one',
  'zero tolerance',
  'zero-sum',
  'ground zero',
  'half time',
  'half past',
  'half brother',
  'half sister',
  'half marathon',
  'half moon',
  'half board',
  'half term',
  'half price',
  'half mast',
  'half back',
  'half-time',
  'halfway',
  'fifty-fifty',
  'fifty - fifty',
  'sixth sense',
  'cloud nine',
  'all fours',
  'two-way',
  'three-way',
  'two-thirds majority-no',
];

/** Nouns that a score or a tally stands right before: "a 2-3 defeat". */
export const scoreNouns = list(
  `win wins victory loss defeat vote votes ruling decision majority margin score scores scoring record lead draw split
  aggregate triumph thrashing triumphs start deficit series tie`,
);

/** Nouns that make a pair of numbers a score or a vote tally: "won 3-1", "in a 7-2 vote". */
export const scoreWords = list(
  `win won wins beat beats beating defeat defeated defeating lost lose loses draw drew drawn lead led leads leading trail
  trailed trailing victory loss vote voted ruling decision majority margin score scored scoring record game match
  final split aggregate thriller success triumph thrashed thrash thrashing hammered hammer level levelled tied tie down
  up ahead behind series set sets run start`,
);
