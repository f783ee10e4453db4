/**
 * Words of time expressions.
 * Source: TimeML 1.2.1 annotation guidelines for types and value codes; words gathered by hand from grammars of English.
 */

export const months: ReadonlyMap<string, number> = new Map([
  ['january', 1],
  ['jan', 1],
  ['february', 2],
  ['feb', 2],
  ['march', 3],
  ['mar', 3],
  ['april', 4],
  ['apr', 4],
  ['may', 5],
  ['june', 6],
  ['jun', 6],
  ['july', 7],
  ['jul', 7],
  ['august', 8],
  ['aug', 8],
  ['september', 9],
  ['sept', 9],
  ['sep', 9],
  ['october', 10],
  ['oct', 10],
  ['november', 11],
  ['nov', 11],
  ['december', 12],
  ['dec', 12],
]);

export const weekdays: ReadonlyMap<string, number> = new Map([
  ['sunday', 0],
  ['sundays', 0],
  ['monday', 1],
  ['mondays', 1],
  ['tuesday', 2],
  ['tuesdays', 2],
  ['wednesday', 3],
  ['wednesdays', 3],
  ['thursday', 4],
  ['thursdays', 4],
  ['friday', 5],
  ['fridays', 5],
  ['saturday', 6],
  ['saturdays', 6],
  ['sun', 0],
  ['mon', 1],
  ['tue', 2],
  ['tues', 2],
  ['wed', 3],
  ['thu', 4],
  ['thur', 4],
  ['thurs', 4],
  ['fri', 5],
  ['sat', 6],
]);

export const seasons: ReadonlyMap<string, string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
]);

export const dayParts: ReadonlyMap<string, string> = new Map([
  ['morning', 'TMO'],
  ['mornings', 'TMO'],
  ['afternoon', 'TAF'],
  ['afternoons', 'TAF'],
  ['evening', 'TEV'],
  ['evenings', 'TEV'],
  ['night', 'TNI'],
  ['nights', 'TNI'],
]);

/** Unit words to their letter in a period; T parts stand behind a T. */
export const timeUnits: ReadonlyMap<string, string> = new Map([
  ['second', 'TS'],
  ['seconds', 'TS'],
  ['minute', 'TM'],
  ['minutes', 'TM'],
  ['min', 'TM'],
  ['mins', 'TM'],
  ['hour', 'TH'],
  ['hours', 'TH'],
  ['hr', 'TH'],
  ['hrs', 'TH'],
  ['day', 'D'],
  ['days', 'D'],
  ['night', 'D'],
  ['nights', 'D'],
  ['week', 'W'],
  ['weeks', 'W'],
  ['fortnight', 'W'],
  ['weekend', 'WE'],
  ['weekends', 'WE'],
  ['month', 'M'],
  ['months', 'M'],
  ['quarter', 'Q'],
  ['quarters', 'Q'],
  ['year', 'Y'],
  ['years', 'Y'],
  ['yr', 'Y'],
  ['yrs', 'Y'],
  ['decade', 'E'],
  ['decades', 'E'],
  ['century', 'C'],
  ['centuries', 'C'],
  ['millennium', 'L'],
]);

/** Words that refer to now, before or after without a calendar value. */
export const deicticWords: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
  ['future', 'FUTURE_REF'],
]);

/** Adverbs and adjectives of regular return. */
export const setWords: ReadonlyMap<string, string> = new Map([
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['monthly', 'P1M'],
  ['bimonthly', 'P2M'],
  ['quarterly', 'P1Q'],
  ['yearly', 'P1Y'],
  ['annual', 'P1Y'],
  ['annually', 'P1Y'],
  ['hourly', 'PT1H'],
  ['semiannual', 'P6M'],
  ['semiannually', 'P6M'],
  ['biannual', 'P2Y'],
]);

/** Feast days on a fixed day, month and day. */
export const fixedHolidays: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['christmas', [12, 25]],
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ['boxing day', [12, 26]],
  ["new year's day", [1, 1]],
  ["new year's eve", [12, 31]],
  ["new year's", [1, 1]],
  ["valentine's day", [2, 14]],
  ['independence day', [7, 4]],
  ['halloween', [10, 31]],
  ['veterans day', [11, 11]],
  ['armistice day', [11, 11]],
  ['may day', [5, 1]],
  ['bastille day', [7, 14]],
  ['new year', [1, 1]],
]);

/** Feast days on a weekday of a month: month, weekday (0 Sunday), which (5 last). */
export const movingHolidays: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ['thanksgiving', [11, 4, 4]],
  ['thanksgiving day', [11, 4, 4]],
  ['labor day', [9, 1, 1]],
  ['memorial day', [5, 1, 5]],
  ['election day', [11, 2, 1]],
  ["mother's day", [5, 0, 2]],
  ["father's day", [6, 0, 3]],
  ["presidents' day", [2, 1, 3]],
  ['columbus day', [10, 1, 2]],
]);

export const ordinals: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['1st', 1],
  ['2nd', 2],
  ['3rd', 3],
  ['4th', 4],
  ['final', 4],
]);

/** Counts that name no number: a period with an X. */
export const vagueCounts: ReadonlySet<string> = new Set('few several many some numerous countless recent'.split(' '));

/** Words of a plan or a term around a date; with them a date asserts something. */
export const planWords: ReadonlySet<string> = new Set(
  `due scheduled schedule planned plans plan planning expected expects expect set slated deadline expire expires expired
  expiring expiry effective start starts begin begins beginning end ends ending finish complete completed completion open
  opens opening reopen reopens close closes closing launch launches deliver delivered delivery withdraw withdrawal
  withdrawn leave depart departure extended extend extends extension postponed postpone delayed delay pushed moved move
  rescheduled brought until till by before no-later term promised promise pledged vowed aims aim target targets targeted
  goal must will would shall should could can may might ready payable mature matures maturity due-date vote election elections
  meet meets meeting hearing trial resume resumes return returns forecast projected predicts predict take takes run runs
  last lasts remain remains hold held mandate truce ceasefire contract lease licence license ban deadline ultimatum
  timetable calendar calls called call agreed agree agreement stipulates takes force apply applies tender bids`.split(
    /\s+/,
  ),
);

/** Words with which a time expression can begin, beside numbers. */
export const timeStarters: ReadonlySet<string> = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...seasons.keys(),
  ...deicticWords.keys(),
  ...setWords.keys(),
  ...ordinals.keys(),
  ...vagueCounts,
  ...[...timeUnits.keys()].filter((word) => word.endsWith('s')),
  ...[...fixedHolidays.keys(), ...movingHolidays.keys()].map((name) => name.split(' ')[0] ?? name),
  ...(
    'today tomorrow yesterday tonight overnight past every each last this next that previous following preceding ' +
    'same coming end start beginning middle close the these year day a an couple noon midnight weekend new presidents ' +
    'mother father'
  ).split(' '),
]);
