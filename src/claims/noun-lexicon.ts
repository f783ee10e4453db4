/**
 * Words that decide where a counted noun phrase ends and what its name is.
 * Source: gathered by hand from any grammar of English and the vocabulary of news.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Plurals that may stand before another plural: "sports clubs", "police officers". */
export const pluralModifiers = list(
  `sports arms goods sales weapons news systems operations savings communications women men customs sex police rights
  works securities bonds futures options parts games awards services affairs relations resources materials people
  drugs youths veterans masters honours honors betting electronics economics politics athletics mathematics physics`,
);

/** Participles that tell how a figure was made, not what is counted: "2.6m combined sales", "12 recorded cases". */
export const fusedModifiers = list(`combined estimated total totalling totaling reported recorded additional`);

/** Superlatives and comparatives whose base their form does not show. */
export const superlativeBases: ReadonlyMap<string, string> = new Map([
  ['best', 'good'],
  ['better', 'good'],
  ['worst', 'bad'],
  ['worse', 'bad'],
  ['hottest', 'hot'],
  ['biggest', 'big'],
  ['fattest', 'fat'],
  ['thinnest', 'thin'],
  ['wettest', 'wet'],
  ['saddest', 'sad'],
  ['nicest', 'nice'],
  ['safest', 'safe'],
  ['wisest', 'wise'],
  ['rarest', 'rare'],
  ['fiercest', 'fierce'],
  ['closest', 'close'],
  ['strangest', 'strange'],
  ['finest', 'fine'],
  ['whitest', 'white'],
  ['bravest', 'brave'],
  ['cutest', 'cute'],
  ['widest', 'wide'],
]);

/** Nouns in -est. */
export const wordsLikeSuperlatives = list(
  `forest request interest protest arrest contest harvest honest modest conquest invest suggest rainforest digest
  manifest behest bequest inquest earnest midwest southwest northwest tempest`,
);

/** Nouns whose number counts people, with a verb between or without: "the death toll stands at 31". */
export const peopleNouns = list(
  `toll population populations headcount attendance workforce turnout membership crowd crowds audience crew staff
  electorate readership`,
);

/** Nouns that count people only right before "of" and the number: "a crew of 12". */
export const peopleGroups = list(
  `crews enrolment enrollment household family families garrison squad delegation jury congregation payroll team group
  panel party city town village community country nation`,
);

/** What befell people who are counted without a noun: "9 dead", "400 homeless". */
export const conditions = list(
  `dead killed injured wounded hurt missing displaced homeless unemployed jobless stranded trapped infected sick ill
  hospitalised hospitalized detained arrested`,
);

/** Nouns whose plural has no ending: a number counts them as they stand. */
export const invariantPlurals = list(
  `aircraft spacecraft hovercraft watercraft series species sheep fish deer salmon trout cattle people police personnel
  staff crew offspring dead head dozen`,
);

/** Words of a counted phrase that say nothing of what is counted. */
export const unitFillers = list(
  `of and or other more additional further such so-called the very most least less & extra fewer`,
);

/** Names of days: "fell 12 points Thursday" counts points. */
export const dayNames = list(`monday tuesday wednesday thursday friday saturday sunday`);
