/**
 * Verbs and phrases that attribute a statement, and words that hedge it.
 * Source: gathered by hand from style guides on attribution and from the reporting verbs of agency copy.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs of saying: whoever is their subject is a source, before or behind them. */
export const sayingVerbs = list(
  `said says say told tells tell added adds add announced announces announce confirmed confirms confirm warned warns warn
  noted notes stated insisted insists argued argues explained wrote writes tweeted posted disclosed revealed reveals
  declared acknowledged acknowledges admitted admits denied denies alleged alleges claimed claims claim conceded
  insist argue acknowledge admit deny allege concede disclose reiterate vow
  recalled concluded reported reports report stressed commented complained testified cautioned reiterated
  recounted asserted remarked replied vowed pledged`,
);

/** Verbs of deciding: their subject is a source where they end what it decided ("it closes on May 4, the court ruled"). */
export const decidingVerbs = list('decided ruled agreed resolved decreed decides rules agrees');

/** Verbs of reckoning: their subject is a source when it is one by its words, a name or a pronoun. */
export const reckoningVerbs = list(
  `estimate estimates estimated expect expects expected forecast forecasts predict predicts predicted project projects
  projected believe believes believed think thinks suspect suspects reckon reckons reckoned calculate calculates
  calculated anticipate anticipates foresee foresees`,
);

/** Verbs of finding and counting: their subject is a source only when it is a document, a count or an authority. */
export const findingVerbs = list(
  `found finds find shows show showed indicated indicates indicate suggests suggested suggest recorded records recorded
  counted counts tallied registered logged listed documented put puts`,
);

export const reportingVerbs: ReadonlySet<string> = new Set([...sayingVerbs, ...reckoningVerbs, ...findingVerbs]);

/** Those that attribute with the source behind them as well ("…, said the minister"). */
export const plainReportingVerbs = list(
  `said says added adds reported reports confirmed announced warned noted stated wrote claimed explained commented
  admitted recalled stressed insisted argued`,
);

/** Those that are verbs by their form alone; the others may be nouns or participles ("its reports", "planned"). */
export const sureReportingVerbs = list('said says told tells wrote adds insists acknowledges admits insisted');

/** Persons who speak for somebody, and persons by their office. */
export const personNouns = list(
  `official spokesman spokeswoman spokesperson minister president governor mayor prosecutor commander general chief
  director executive secretary lawmaker senator lawyer leader doctor expert analyst economist reporter correspondent
  witness resident chairman chairwoman chairperson ambassador diplomat envoy premier deputy officer captain colonel
  manager head professor researcher scientist farmer driver shopkeeper survivor activist adviser advisor monitor judge
  king queen prince representative coordinator inspector sheriff coroner negotiator organiser organizer campaigner
  rescuer firefighter teacher nurse priest bishop imam trader trader dealer broker strategist founder owner neighbour
  neighbor relative local clerk mp congressman congresswoman attorney pilot coach author co-author engineer worker
  statistician geologist meteorologist epidemiologist surgeon aide insider investigator detective vice-president`,
);

/** Bodies and papers that say things. */
export const bodyNouns = list(
  `ministry government police agency army military company report statement authority department bank commission
  committee council office service newspaper media hospital court union group operator organisation organization
  observatory centre center survey study data figure figures document pentagon kremlin white charity source paper un u.n.
  nato eu who fund institute university firm guard parliament administration association federation bureau coalition
  police navy airforce force party team board institution foundation airline carrier regulator watchdog tribunal
  prosecution embassy mission registry poll census audit inquiry investigation probe panel television tv radio broadcaster
  website daily magazine bulletin release filing letter memo notice summary count tally estimate forecast index
  exchange watchdog cabinet congress senate house brigade network outlet wire news agency ngo authority
  treasury judiciary chamber society people intelligence command headquarters operator utility programme program unit
  rebels militia movement front staff campaign`,
);

/** Nouns, in the singular, of which a named or unnamed source consists. */
export const sourceNouns: ReadonlySet<string> = new Set([...personNouns, ...bodyNouns]);

/** Papers and counts, which find, show and record. */
export const documentNouns = list(
  `report survey study data figure figures document poll census audit inquiry investigation probe count tally estimate
  statement bulletin release filing letter memo summary index statistic record result analysis research paper list
  accounts account review assessment index chart table`,
);

/** Participles behind which "by" names a source: "confirmed by the ministry". */
export const reportedParticiples = list(
  `estimated reported confirmed announced given published released compiled cited provided issued counted verified
  quoted put recorded seen`,
);

/** Nouns behind an owner that make it a source: "by the union's count". */
export const countNouns = list('count tally estimate estimates reckoning figures account own measure calculation data');

/** Words that make a statement less than plain. */
export const hedges = list(
  `reportedly allegedly apparently possibly probably presumably perhaps maybe purportedly supposedly may might could
  likely unconfirmed preliminary provisional unverified alleged purported`,
);

/** Those that do so in the passive alone: "is believed to have", "feared dead". */
export const passiveHedges = list('believed feared thought presumed rumoured rumored understood suspected');

/** Openings of correction and update notices. */
export const noticeOpenings: readonly string[] = [
  'correction',
  'corrects',
  'corrected',
  'updates',
  'adds ',
  'this version',
  'clarification',
  'clarifies',
  'editor',
  'this story has been',
  'this article has been',
  'this report has been',
  'an earlier version',
  'a previous version',
  'in an earlier version',
];
