/**
 * Words by which two claims are held to be of one measure. Folded further than the keys of subjects: only what is
 * counted, measured or due has to agree, so a group may be wide.
 * Source: gathered by hand; statistics by the names that their offices give them (OECD Glossary of Statistical Terms).
 */

/** Words for one head; the first stands for the group. */
const headGroups: readonly string[] = [
  'dead kill killed killing dying death deaths die died toll fatality fatalities body bodies corpse corpses slain drown drowned perish perished victim victims lives',
  'hurt injure injured injuring injury injuries wound wounded wounding casualty casualties hospitalised hospitalized',
  'missing unaccounted disappeared vanished untraced trapped',
  'displaced displace evacuated evacuate evacuation evacuee evacuees homeless fled flee uprooted',
  'saved rescue rescued rescuing survivor survivors',
  'troop troops soldier soldiers forces force serviceman servicemen personnel peacekeeper peacekeepers contingent garrison',
  'detain detainee detainees prisoner prisoners inmate inmates captive captives terrorist terrorists',
  'case cases infection infections infected infect sickened',
  'voter voters vote electorate elector electors roll register',
  'inflation cpi',
  'unemployment jobless joblessness unemployed',
  'dose doses shot shots jab jabs vaccine vaccines vaccination',
  'profit profits earnings income',
  'revenue revenues sale sales turnover takings',
  'cost costs bill price-tag expense expenses outlay budget',
  'price prices',
  'job jobs post posts position positions redundancy redundancies layoff layoffs',
  'worker workers employee employees staff staffer workforce headcount employ employs employed payroll',
  'house home homes houses dwelling dwellings household households',
  'customer customers subscriber subscribers',
  'spectator spectators attendance crowd fan fans attendee attendees',
  'refugee refugees migrant migrants asylum-seeker asylum-seekers',
  'hectare acre acres hectares area',
  'magnitude strength',
  'share shares stock stocks',
  'aid donation donations pledge pledges',
  'company companies firm firms business businesses',
  'lorry lorries truck trucks',
  'plane planes aircraft jet jets airliner',
  'student students',
  'tourist tourists visitor visitors holidaymaker holidaymakers guest guests',
  'child children pupil pupils kid kids schoolchildren minor minors',
  'goal goals',
  'ransom ransoms',
  'harvest crop crops harvests',
  'output production produce produces produced producing pump pumps pumped pumping',
  'docker dockers longshoreman longshoremen',
  'growth gdp',
  'debt debts borrowing borrowings',
  'deficit deficits shortfall',
  'weight weigh weighs weighed weighing',
  'wage wages pay salary salaries',
  'rain rainfall precipitation',
  'wind winds gust gusts',
  'arrested arrest arrests',
];

/** Words of what is due at a date; the first stands for the group. */
const dueGroups: readonly string[] = [
  'withdraw withdrawal withdrawn withdrew pullout pull-out leave leaves leaving left depart departs departed departure exit exits remain remains stay stays staying drawdown home presence',
  'end ends ended ending complete completion completed finish finished conclude concluded close closes closed closing closure closures shut shuts shutting shutdown expire expires expiry cease settle settled finalise finalised ready',
  'start starts started begin begins began begun beginning open opens opened opening launch launches launched launching liftoff lift-off orbit fly flies flight debut premiere inaugurate inaugurated inauguration unveil unveiled introduce introduces introduced introduction resume resumes resumed reopen reopens reopening commence effect',
  'arrive arrives arrived arrival come comes coming reach reaches delivery deliver delivered deliveries ship shipped shipment shipments land landed',
  'election elect election elections vote votes polls ballot poll',
  'trial trials hearing hearings',
  'verdict ruling judgment judgement',
  'build rebuild rebuilding rebuilt reconstruction building construction construct built',
  'transfer transfers transferred move moved moving relocation relocate relocated flown driven bring brought handover',
  'raise increase increases rise rises rose hike hikes raised lift lifted',
  'pay payment payments repay repaid repayment redeem',
  'publish publication report release released issue issued',
  'decide decision decided ruling',
  'meet meeting summit talks',
  'strike walkout strikes walkouts stoppage',
  'return returns returned back',
  'deadline-of-bids bids tender tenders application applications',
  'vaccinate vaccinated vaccination vaccinations',
  'import imports imported',
  'export exports exported',
  'clear clears cleared clearing clearance cleanup clean-up cleaning',
  'appear appears appearance testify testifies testimony',
  'sentence sentenced sentencing',
  'ban bans banned prohibition',
  'sell sale sold sells divest',
  'buy purchase bought acquire acquired acquisition takeover merge merger',
];

/** Word in lower case to the first of its group. The first group that lists a word holds it. */
export const headOf: ReadonlyMap<string, string> = firstOfGroup(headGroups);

export const dueOf: ReadonlyMap<string, string> = firstOfGroup(dueGroups);

/** The words that stand for what is due. */
export const dueHeads: ReadonlySet<string> = new Set(dueOf.values());

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What befell those who are counted: it is what is measured, whoever they were. */
export const fates = list('dead hurt missing displaced saved case');

/** People of no kind: what is said of them is what is counted. */
export const anyPeople = list(
  'people person human individual other resident inhabitant citizen local man life family member passenger villager adult name',
);

/** Kinds of people that are part of all who are counted. */
export const partPeople = list(
  `child woman girl boy infant baby toddler teenager pupil student soldier troop police officer policeman firefighter
  rescuer medic journalist foreigner tourist worker civilian militant fighter pilot pedestrian minor`,
);

/** Heads that name nothing by themselves; what they are of does. */
export const vagueHeads = list(
  `number total figure count tally amount money sum level value it they rest majority half part share-of group record
  estimate statement date deadline target thing way time day plan agreement deal announcement goal limit one
  remainder part-of present current final latest list proportion percentage part result those that this more most data official
  request demand measure move offer need put estimated`,
);

/** Words that say nothing of what is due. */
export const emptyDue = list(
  `be have take place hold held set due expect expected schedule scheduled plan planned see say said happen
  make made do would will day date deadline time final latest earliest last first next new now decid decide
  confirm confirmed announce announced promise promised agree agreed likely able ready official`,
);

/** Marks of a head that mean the plain one: "key rate", "benchmark interest rate". */
export const plainMarks: ReadonlyMap<string, string> = new Map(
  [
    ['rate', 'key benchmark policy interest base main lending repo refinancing official cash'],
    ['inflation', 'annual consumer price headline yearly'],
    ['profit', 'net'],
    ['dead', 'people person'],
    ['hurt', 'people person'],
    ['missing', 'people person'],
    ['case', 'people person'],
  ].flatMap(([head, marks]) =>
    (marks ?? '').split(' ').map((mark): [string, string] => [`${mark} ${head}`, head ?? '']),
  ),
);

/** Marks that make another measure of a head even where the other side has none. */
export const restrictiveMarks = list(
  `core youth mortgage operating gross pretax additional extra further more new daily part child female male woman women
  foreign early export import wholesale producer food fuel energy confirmed investigate exchange average median record
  minimum maximum survey local regional mayoral quarterly`,
);

/** Events by which the dead of one are told from those of another; the first word of a group stands for it. */
const eventGroups: readonly string[] = [
  'quake earthquake earthquakes quakes tremor tremors aftershock',
  'flood floods flooding floodwaters deluge',
  'storm storms hurricane cyclone typhoon',
  'tornado tornadoes twister',
  'fire fires wildfire wildfires blaze inferno bushfire bushfires',
  'crash crashes collision derailment pile-up crashed collided derailed overturned',
  'sinking sank sinks sink capsized capsize capsizes shipwreck ferry boat trawler vessel',
  'explosion explosions blast blasts exploded',
  'collapse collapsed',
  'avalanche avalanches',
  'landslide landslides mudslide mudslides',
  'eruption eruptions volcano erupted',
  'heatwave heatwaves heat',
  'drought droughts',
  'famine',
  'stampede crush',
  'shooting shootings gunman',
  'attack attacks airstrike airstrikes raid raids assault ambush shelling bombing bombings bombardment drone missile',
  'burst bursts breach breached dam dams tailings levee levees dyke dykes embankment',
  'rockfall rockslide cave-in',
  'war wars conflict fighting',
  'protest protests riot riots unrest demonstration',
  'cholera',
  'dengue',
  'measles',
  'ebola',
  'malaria',
  'polio',
  'flu influenza',
  'covid covid-19 coronavirus',
  'mpox',
  'typhoid',
  'plague',
  'meningitis',
  'diphtheria',
  'hepatitis',
  'anthrax',
  'zika',
  'rabies',
  'marburg',
  'lassa',
  'yellow-fever',
  'hantavirus',
  'salmonella',
  'legionnaires legionella',
  'poisoning poisoned',
];

export const eventOf: ReadonlyMap<string, string> = firstOfGroup(eventGroups);

/** Heads that end with the event: two events never share them. */
export const eventHeads = list(
  'dead hurt missing displaced saved case magnitude acre damage home building structure depth',
);

/** Parts of names that many names share. */
export const commonNames = list(
  `north south east west northern southern eastern western central new old great greater saint st san santa el la le
  mount mountain lake river bay cape port fort city town county province state region district republic kingdom united
  democratic people's ministry minister president prime king queen prince princess general colonel captain bank party
  national international federal royal union league group company corporation inc ltd plc university college school
  hospital airport street road avenue bridge island islands valley sea ocean gulf desert army navy air force police court
  parliament senate congress house council commission committee agency authority department office service centre center
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr sir lord lady the a an in on at of
  after before when while if as but and or for from by with to it he she they we i its his her their this that these those
  there here some more most many few several all both each every no not about around nearly almost over under at least up
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half
  chief head leader spokesman spokeswoman spokesperson official officials chairman director secretary governor mayor
  senator`,
);

/** Places that have no name of their own: "in the delta". */
export const plainPlaces = list(
  `delta highlands highland capital coast valley peninsula basin camp islands island archipelago lowlands mountains plain
  plains strip enclave port harbour suburb suburbs downtown`,
);

/** What stands behind the name of a place. */
export const placeNouns = list(
  `province region city town village county state district island islands valley river bay peninsula airport port coast
  prefecture municipality governorate suburb border camp`,
);

export const placePrepositions = list(
  'in at near from to across into around off outside inside within toward towards throughout',
);

/** Cities by which a government is meant, and the country as names are folded. */
export const capitals: ReadonlyMap<string, string> = new Map(
  `baghdad iraq|damascus syria|tehran iran|ankara turkey|beijing china|moscow russia|kyiv ukraine|kiev ukraine|paris
  france|berlin germany|london britain|rome italy|madrid spain|tokyo japan|seoul south-korea|pyongyang north-korea|delhi
  india|islamabad pakistan|kabul afghanistan|riyadh saudi-arabia|cairo egypt|beirut lebanon|amman jordan|jerusalem
  israel|khartoum sudan|tripoli libya|tunis tunisia|algiers algeria|nairobi kenya|abuja nigeria|pretoria south-africa|addis
  ethiopia|kampala uganda|athens greece|warsaw poland|budapest hungary|bucharest romania|sofia bulgaria|belgrade
  serbia|vienna austria|lisbon portugal|dublin ireland|oslo norway|stockholm sweden|helsinki finland|copenhagen
  denmark|brussels belgium|ottawa canada|canberra australia|wellington new-zealand|caracas venezuela|bogota colombia|lima
  peru|santiago chile|brasilia brazil|havana cuba|manila philippines|jakarta indonesia|hanoi vietnam|bangkok thailand|dhaka
  bangladesh|kathmandu nepal|colombo sri-lanka|sanaa yemen|doha qatar|tbilisi georgia|yerevan armenia|baku azerbaijan`
    .split('|')
    .map((pair) => pair.split(/\s+/) as [string, string]),
);

function firstOfGroup(groups: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    groups.toReversed().flatMap((group) => {
      const words = group.split(' ');
      return words.map((word): [string, string] => [word, words[0] ?? word]);
    }),
  );
}

/** What is done with a sum or a share, by the verbs and nouns of it: two of them are never one measure. */
const deedGroups: readonly string[] = [
  'demand demands demanded demanding ransom ransoms want wants wanted ask asks asked asking seek seeks sought request requests requested strike struck striking',
  'offer offers offered offering propose proposed bid bids buy buys buying bought purchase purchases acquire acquires acquired takeover',
  'agree agreed agreement accept accepted secured settled',
  'import imports imported importing',
  'export exports exported exporting',
  'need needs needed require requires required appeal appeals appealed',
  'give given gave donate donated donations donation pledge pledged pledges funded raised-money contributed',
  'abduct abducted abduction kidnap kidnapped kidnapping seize seized taken hostage',
  'free freed frees release released releases',
  'escape escaped escapes',
  'arrest arrested arrests',
  'charge charged indicted',
  'convict convicted sentenced jailed',
  'add added adds create created creates hire hired hiring',
  'cut cuts cutting axe axed shed sheds layoffs laid redundant losses-of-jobs',
  'cancel cancelled canceled',
  'delay delayed',
  'damage damaged',
  'destroy destroyed',
  'test tested tests',
  'vaccinate vaccinated vaccinations',
  'deport deported deportations',
  'return returned',
  'steal stole stolen stealing theft embezzle embezzled embezzling',
  'bribe bribes bribery',
  'profit profits earned earnings income',
  'loss losses lost lose',
  'revenue revenues sales turnover',
  'cost costs costing bill build builds building built rebuild rebuilds rebuilding rebuilt replace replaced estimate estimated',
  'fine fines fined penalty',
  'tax taxes levy',
  'debt debts owe owes owed',
  'invest invests invested investment investments',
  'support approval favour back-vote',
  'oppose opposed against disapprove',
  'save saves saved saving savings',
  'turnout',
  'price prices',
  'dividend dividends payout',
];

export const deedOf: ReadonlyMap<string, string> = firstOfGroup(deedGroups);

/** Deeds that part people and things that are counted. */
export const countedDeeds = list(
  'abduct free escape arrest charge convict add cut cancel delay damage destroy test vaccinate deport return import export steal',
);

/** What a verb right before a sum, a share or a measure says it is. */
export const verbMeasures: ReadonlyMap<string, string> = new Map(
  `cost cost|costs cost|costing cost|weigh weight|weighs weight|weighed weight|weighing weight|spend spending|spends
  spending|spent spending|earn profit|earned profit|earns profit|lost loss|lose loss|owe debt|owes debt|owed debt|paid
  payment|pays payment|invest investment|invested investment|fetch price|fetched price|need need|needs
  need|needed need|pledged aid|pledge aid|gave aid|given aid|give aid|donated aid|want demand|wants demand|wanted
  demand|demand demand|demands demand|demanded demand|asked demand|offered offer|offers offer|offer offer|fined fine|grew
  growth|grow growth`
    .split('|')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
);

/** Names of organisations that are nobody's place. */
export const organisations = list('un eu nato who imf red-cross red-crescent isis world opec');

/** Heads that are a measure of their own: two of them are never one. */
export const plainMeasures = list(
  'cost profit revenue price inflation unemployment debt growth wage rate weight turnout share loss dividend tax fine',
);

/** Currencies that are told by their noun alone where nobody says whose. */
export const moneyNouns = list(
  `crown mark dinar peso franc shilling rupee krona krone rial riyal dirham florin guilder dram lek lev leu tenge som kwacha
  birr cedi kyat rouble ruble hryvnia zloty forint koruna naira real rand baht dong taka lari manat pound dollar`,
);

/** What becomes of those who are counted, or is done with what is counted; two of them are never one measure. */
const roleGroups: readonly string[] = [
  'aboard onboard board carrying',
  'held hold holds holding captive captivity custody',
  'taken took takes seized abducted kidnapped captured',
  'freed frees released releases release let',
  'escaped escapes escape',
  'waiting wait waits waited await stranded stuck queueing queuing queued idle anchored blocked',
  'arrived arrive arrives landed welcomed ashore',
  'opened opens reopened reopens open',
  'closed closes close shut shuts closing shutting',
  'destroyed destroys',
  'damaged damages',
  'arrested arrests arrest',
  'charged indicted',
  'vaccinated vaccinate',
  'treated treating',
  'tested test',
  'deported deport deports',
  'wanted want wants demanded demands demand sought seek seeks ask asks asked requested ransom',
  'offered offers offer proposed proposes',
  'agreed agree agrees accepted',
  'exported exports export shipped',
  'imported imports import',
  'hired hires hire',
];

export const roleOf: ReadonlyMap<string, string> = firstOfGroup(roleGroups);

/** What a figure is set for, not what there is. */
export const setters = list('target targets goal quota limit ceiling cap maximum');

/** Words of headline and lead that stories of any kind share: of number, time and money. */
export const muteWords = list(
  `hundred hundreds thousand thousands million millions billion billions dozen dozens percent per cent half third quarter
  one two three four five six seven eight nine ten eleven twelve year years month months week weeks day days hour hours
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december spring summer autumn winter euro euros dollar dollars crown crowns franc francs florin florins
  dinar dinars peso pesos lira pound pounds number end people last next more than now new`,
);
