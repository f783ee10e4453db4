/**
 * Words that decide by standing next to a number, a date, a verb or a name.
 * Source: gathered by hand from news text; each list says what it decides.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words of time and manner that stand between a source and its verb. */
export const timeTail = list(
  `on monday tuesday wednesday thursday friday saturday sunday today yesterday also later earlier has have had ,
  late early in a statement then previously now still and meanwhile last this past month week year usually
  repeatedly reportedly separately`,
);

/** Adjectives and adverbs behind a measure that name no thing. */
export const dimensionWords = list(
  `long wide tall high deep old away apart lower higher more less fewer each ago later earlier right worldwide
  south north east west off year`,
);

/** Words that say nothing of a subject. */
export const emptyWords = list(
  `the a an that which who also said says say about some than least more at this these those nearly up almost
  around roughly it they he she i we you there ago just only now still already`,
);

/** Words of falling due. */
export const dueWords = list(
  `due scheduled slated planned payable deadline expires expire expired expiring expiry effective rescheduled
  postponed`,
);

/** Common adjectives that their form does not give away. */
export const commonAdjectives = list(
  `new old big small large top key main major minor young senior junior foreign private public local central
  total digital vital high low free open dead armed heavy light more few hot cold red green blue white black
  rapid solid joint male female`,
);

/** Nouns that end like adjectives. */
export const nounsLikeAdjectives = list(
  `official hospital animal festival journal trial general critic clinic traffic executive detective relative
  native arrival survival tribunal admiral arsenal signal rival proposal table cable vegetable music topic
  fabric republic initiative objective archive drive deal goal coal meal material potential memorial editorial
  aerial serial individual professional intellectual criminal liberal radical chemical medical cardinal
  principal`,
);

/** Words before a month. */
export const monthOpeners = list(
  `in since until till by last this next early late mid of before after from to through during for - and between
  around the`,
);

/** Words and signs before a year. */
export const yearOpeners = list(
  `in since until till by from of during before after to through throughout early late mid between and fiscal
  year - – around for the its his their her our calendar than , ( spring summer winter autumn fall`,
);

/** Verbs of which people are the unsaid object. */
export const harmVerbs = list(
  `kill kills killed killing injure injures injured injuring wound wounds wounded wounding hurt hurts hurting
  rescued rescue rescues evacuated arrested arrest arrests detained detain detains displaced displaces`,
);

/** Words that look ahead. */
export const futureWords = list(
  `will 'll shall would due scheduled expected expects expect plans plan planning set tomorrow slated until till
  deadline expires expire upcoming going intends intend hopes may could should must schedule postponed forecast
  payable effective promised promises pledged begin begins starts vowed unlikely likely`,
);

/** Words that look back. */
export const pastWords = list(
  `was were had said told did ago killed hit struck announced reported came took made held met rose fell began
  ended left been has have since`,
);

/** Words before "one" that make it a pronoun. */
export const pronounOpeners = list(
  `no any every each this that which another some last next first latest new only the same other these former
  good big`,
);

/** Nouns that a four-digit number before them counts. */
export const countedPeople = list(
  `people men women children troops soldiers civilians workers jobs homes houses families fighters prisoners
  seats votes dead others more points`,
);

/** Verbs that take "over" as a particle. */
export const particleVerbs = list(
  `handing hand hands handed take takes taking took turn turned turning ran run carried left spread stretched
  split divided`,
);

/** Verbs that take "up" as a particle and are no movement. */
export const upParticleVerbs = list(
  `make makes made making take takes took taking set sets give gave given build built picked ended gives pick
  holed put hold held blew blow`,
);

const movementStems = `rais rose ris grew grow climb increas jump surg soar f[ae]ll drop declin slid sank plung plummet tumbl cut
  reduc lower shr[aiu]nk revis chang mov extend shorten expand widen narrow upgrad downgrad lift hik slash
  decreas swell went$ goes$ go$ gone$ brought bring improv doubl tripl eas edg up$ down$ correct updat`;

/** Stems of verbs and nouns of change, and particles (those end in $). */
export const movementVerb = new RegExp(`^(?:${movementStems.split(/\s+/).join('|')})`);

/** Verbs that put a thing off to a day: what stands behind their "to" lies ahead. */
export const goalVerbs = list(
  `extended extend extends extending postponed postpone postpones delayed delay delays deferred defer adjourned
  rescheduled moved pushed prolonged put shifted brought changed revised switched slipped`,
);

/** Verbs of saying in the present: "the minister says on Monday" has been said. */
export const reportWords = list(`says tells reports adds writes claims argues`);
