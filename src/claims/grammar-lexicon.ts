/**
 * Closed word classes and common verbs of English, for finding where a noun phrase or a clause ends.
 * Source: closed classes from any grammar; verbs gathered by hand from the vocabulary of news.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const determiners = list(
  'the a an this that these those its his her their our my your every each any another either neither no both all such',
);

export const prepositions = list(
  `of in on at by for from with to into onto over under above below after before since until till during through
  throughout between among amid amidst against about around across along near off out outside inside within without
  towards toward upon via per despite beyond behind beside besides except plus minus than as like unlike up down
  following including excluding concerning regarding versus vs aboard worth`,
);

export const conjunctions = list(
  'and or but nor so yet while whereas although though because if when where as than unless once',
);

export const relatives = list('who whom whose which that what when where why how');

export const pronouns = list(
  'i you he she it we they me him them us himself herself itself themselves someone everyone anybody nobody others there',
);

export const auxiliaries = list(
  `is are was were be been being am has have had having do does did will would shall should can could may might must
  isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't
  'll 've 're 'd`,
);

export const adverbs = list(
  `not never also only just still already even ever now then here there again once very more most less least much too
  so far nearly almost about around roughly approximately some over under exactly precisely least currently recently
  reportedly allegedly probably possibly likely perhaps maybe early late later earlier soon ago away back together
  apart however therefore thus meanwhile instead otherwise further rather quite enough else alone ahead today
  tomorrow yesterday tonight annually monthly weekly daily sharply slightly steadily altogether overall worldwide
  cheaper faster longer larger smaller bigger taller stronger weaker wider deeper older younger better worse higher lower
  nationwide abroad overnight apiece each respectively as`,
);

/** Words that count for nothing in a concept. */
export const stopWords: ReadonlySet<string> = new Set([
  ...determiners,
  ...prepositions,
  ...conjunctions,
  ...relatives,
  ...pronouns,
  ...auxiliaries,
  ...adverbs,
  ...list(
    'other one ones own same new mr mrs ms said says say several many few various certain lets thats weve theyre youre isnt dont',
  ),
]);

/** Present plural and base forms; -s, -ed, -ing are made from them. */
const regularVerbs = `accept account accuse achieve add admit adopt advance affect agree aim allege allocate allow amount
announce appeal appear apply appoint approve argue arrest arrive ask assess assign assist attack attempt attend avoid
award back ban bar battle believe belong block board bomb boost borrow breach breathe cancel capsize capture carry cause
cease change charge claim clash clear climb close collapse collect combine come comment commit compare complete comprise
concern conclude confirm connect consider consist consume contain continue contract contribute control convert convict
cost count cover crash create criticise criticize cross damage deal declare decline decrease defeat defend delay deliver
demand deny depart deploy depend describe destroy detain develop die differ dip direct disappear discover discuss dismiss
displace disrupt distribute divide donate double drift drop earn ease edge elect emerge employ enable encourage end
endanger engage enjoy enlist enroll ensure enter equal erupt escape establish estimate evacuate evict examine exceed
exchange execute exist expand expect expel expire explain explode export express extend face fail fear feature fill
finance finish fire fix flatten flee float flood follow force forecast free freeze fund gain gather generate grant
guarantee halt halve handle happen head help hike hire hit hold host house hurt identify imagine impact implement imply
import impose improve include increase indicate inflict inform injure inspect insist install intend intercept introduce
invade invest investigate invite involve issue join jump kidnap kill knock label lack land last launch lead leap leave
lend lie lift limit link list live load locate look loot lose lower maintain make manage march mark market marry
match measure meet merge migrate miss mobilise mobilize monitor mount move murder name need negotiate note notify number
observe obtain occupy occur offer open operate oppose order organise organize oust overtake owe own participate pass pay
peak perform permit place plan plead pledge plummet plunge point possess postpone pour power predict prefer prepare
present press prevent process produce promise prompt propose protect protest prove provide publish pull purchase pursue
push put quadruple question quit quote raise rally range reach react rebound recall receive recognise recognize recommend
record recover recruit reduce refer refuse register reject release relocate rely remain remove rent repair repatriate
replace report represent request require rescue resign resolve respond rest restore restrict result resume retain retire
retreat return reveal review revise rise rule sail save say schedule score secure seek seem seize sell send sentence
separate serve settle shed shelter shift shoot shrink shut sign sink slash slide slip slow slump soar spend split
spread stand start starve state stay steal stop store strand strengthen stretch strike struggle study submit suffer
suggest supply support surge surpass surrender surround survive suspect suspend swell take target tell test threaten
top topple total trade train transfer transport trap travel treat trigger trim triple try tumble turn unveil update
urge use vacate value vary view visit vote vow wait walk want warn waste watch weaken weigh welcome widen win withdraw
witness work worry wound wreck yield stem span hover oversee undergo pump seat equip operate circulate attract accrue
slide tick inch nudge dip trail average hug house accommodate sleep flow crest stipulate cause plummet snap rate cap shave
delight confuse advise aid appeal assume attribute base bear begin blame bring build burn buy call cast catch choose cite
cut deal draw drive eat fall feed feel fight find fly forbid forget get give go grow hand hang have hear hide keep know
lay learn let light mean owe pick play prosecute put read ride ring run see set shake show sing sit speak stick teach
tear think throw understand wake wear write repay reap bind award burst crawl creep cling rocket skyrocket retreat firm
strengthen weaken reopen rebuild retake rejoin restart outnumber outpace double-check defer levy exempt relieve reassign
withhold inject injured reclaim lure dispatch airlift ferry haul ship deport expel extradite jail imprison acquit charge
fine sue sanction embargo intercept down shell storm raid besiege ambush bury mourn feature boast sport pack`;

const irregularForms = `came become became begun began bore borne bought broke broken brought built burnt caught chose
chosen clung cost crept cut dealt did done drawn drew driven drove eaten ate fallen fell fed felt fled flown flew forgot
forgotten fought found froze frozen gave given gone went got gotten grew grown had heard held hid hidden hit hung hurt
kept knew known laid lain lay led left lent let lit lost made meant met overtook overtaken paid put quit ran read ridden
rode risen rose rang said sang sat saw seen sent set shaken shook shed shot shown shrank shrunk shut slept slid sold
sought spent split spoke spoken spread stole stolen stood struck stuck sung sunk sank swept swam swum swung taken took
taught tore torn threw thrown told thought understood underwent undergone upheld withdrew withdrawn withheld woke won
wore worn wound wrote written cast forecast burst bound retook retaken rebuilt repaid oversaw overseen outgrew misled`;

const verbForms = new Set<string>(irregularForms.split(/\s+/));
const verbBases = new Set<string>(regularVerbs.split(/\s+/));
for (const base of verbBases) {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) && base.length < 7 ? base + base.slice(-1) : base;
  const past = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  verbForms.add(past);
  verbForms.add(`${stem}ing`);
  if (doubled !== base) {
    verbForms.add(`${doubled}ed`);
    verbForms.add(`${doubled}ing`);
  }
}

/** Base forms; the third person is made by adding -s. Many are nouns too. */
export const baseVerbs: ReadonlySet<string> = verbBases;

/** Past, participle and -ing forms of common verbs. */
export const inflectedVerbs: ReadonlySet<string> = verbForms;

/** Nouns that look like an -ing or -ed form of the verbs above. */
export const nounsLikeVerbs: ReadonlySet<string> = list(
  `building buildings meeting meetings training housing funding spending shipping fighting finding findings killing
  killings shooting shootings bombing bombings crossing holding holdings saving savings earning earnings landing sitting
  hearing opening lending borrowing trading wedding beginning warning offering filing setting rating reading shelling
  flooding testing wounded injured detained missing dead displaced accused unemployed armed
  combined united listed recorded commercial suspected registered confirmed planned estimated proposed alleged trained
  experienced skilled disabled damaged occupied abandoned unmanned guided used elected retired escaped`,
);

/** Adjectives often before a counted noun that end like a verb or are not nouns. */
export const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['people', 'people'],
  ['persons', 'people'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['lives', 'life'],
  ['wives', 'wife'],
  ['knives', 'knife'],
  ['wolves', 'wolf'],
  ['loaves', 'loaf'],
  ['calves', 'calf'],
  ['thieves', 'thief'],
  ['leaves', 'leaf'],
  ['halves', 'half'],
  ['shelves', 'shelf'],
  ['buses', 'bus'],
  ['viruses', 'virus'],
  ['bonuses', 'bonus'],
  ['crises', 'crisis'],
  ['analyses', 'analysis'],
  ['bases', 'base'],
  ['cases', 'case'],
  ['houses', 'house'],
  ['phases', 'phase'],
  ['purchases', 'purchase'],
  ['leases', 'lease'],
  ['releases', 'release'],
  ['increases', 'increase'],
  ['diseases', 'disease'],
  ['nurses', 'nurse'],
  ['horses', 'horse'],
  ['courses', 'course'],
  ['licenses', 'license'],
  ['responses', 'response'],
  ['expenses', 'expense'],
  ['causes', 'cause'],
  ['axes', 'axe'],
  ['series', 'series'],
  ['species', 'species'],
  ['troops', 'troop'],
  ['personnel', 'personnel'],
  ['police', 'police'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['calories', 'calorie'],
  ['ties', 'tie'],
  ['caches', 'cache'],
  ['headaches', 'headache'],
  ['data', 'data'],
  ['criteria', 'criterion'],
  ['news', 'news'],
  ['goods', 'goods'],
  ['premises', 'premises'],
  ['shoes', 'shoe'],
  ['heroes', 'hero'],
  ['potatoes', 'potato'],
  ['tomatoes', 'tomato'],
  ['volcanoes', 'volcano'],
  ['torpedoes', 'torpedo'],
  ['mosquitoes', 'mosquito'],
  ['cargoes', 'cargo'],
  ['vetoes', 'veto'],
]);
