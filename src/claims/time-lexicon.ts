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
  ['fortnights', 'W'],
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
  ['new year', [1, 1]],
  ['epiphany', [1, 6]],
  ["valentine's day", [2, 14]],
  ["international women's day", [3, 8]],
  ["st. patrick's day", [3, 17]],
  ["st patrick's day", [3, 17]],
  ["april fools' day", [4, 1]],
  ["april fool's day", [4, 1]],
  ['earth day', [4, 22]],
  ['anzac day', [4, 25]],
  ['may day', [5, 1]],
  ['cinco de mayo', [5, 5]],
  ['juneteenth', [6, 19]],
  ['canada day', [7, 1]],
  ['independence day', [7, 4]],
  ['bastille day', [7, 14]],
  ['halloween', [10, 31]],
  ['guy fawkes night', [11, 5]],
  ['bonfire night', [11, 5]],
  ['veterans day', [11, 11]],
  ['veterans’ day', [11, 11]],
  ['remembrance day', [11, 11]],
  ['armistice day', [11, 11]],
  ['australia day', [1, 26]],
]);

/** Feast days on a weekday of a month: month, weekday (0 Sunday), which (5 last), days to move on. */
export const movingHolidays: ReadonlyMap<string, readonly [number, number, number, number?]> = new Map<
  string,
  readonly [number, number, number, number?]
>([
  ['martin luther king day', [1, 1, 3]],
  ['martin luther king jr. day', [1, 1, 3]],
  ['mlk day', [1, 1, 3]],
  ["presidents' day", [2, 1, 3]],
  ['presidents day', [2, 1, 3]],
  ["mother's day", [5, 0, 2]],
  ['memorial day', [5, 1, 5]],
  ["father's day", [6, 0, 3]],
  ['labor day', [9, 1, 1]],
  ['columbus day', [10, 1, 2]],
  ['election day', [11, 2, 1]],
  ['thanksgiving', [11, 4, 4]],
  ['thanksgiving day', [11, 4, 4]],
  ['black friday', [11, 4, 4, 1]],
  ['cyber monday', [11, 4, 4, 4]],
]);

/** Feast days that lie a number of days from Easter Sunday. */
export const easterHolidays: ReadonlyMap<string, number> = new Map([
  ['mardi gras', -47],
  ['shrove tuesday', -47],
  ['ash wednesday', -46],
  ['palm sunday', -7],
  ['maundy thursday', -3],
  ['good friday', -2],
  ['holy saturday', -1],
  ['easter', 0],
  ['easter day', 0],
  ['easter sunday', 0],
  ['easter monday', 1],
  ['ascension day', 39],
  ['whit sunday', 49],
  ['pentecost', 49],
  ['whit monday', 50],
  ['corpus christi day', 60],
]);

/** Feasts of other calendars and seasons of feasts: known by their year alone. */
export const seasonalFeasts: ReadonlySet<string> = new Set([
  'ramadan',
  'eid al-fitr',
  'eid al-adha',
  'hanukkah',
  'passover',
  'yom kippur',
  'rosh hashanah',
  'diwali',
  'lunar new year',
  'chinese new year',
  'nowruz',
  'lent',
  'advent',
  'holy week',
]);

/** Days that are known by a name of their own. */
export const namedDays: ReadonlyMap<string, string> = new Map([
  ['9/11', '2001-09-11'],
  ['7/7', '2005-07-07'],
  ['d-day', '1944-06-06'],
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

/** Ordinals of centuries beyond ten. */
export const tensOrdinals: ReadonlyMap<string, number> = new Map([
  ['eleventh', 11],
  ['twelfth', 12],
  ['thirteenth', 13],
  ['fourteenth', 14],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['seventeenth', 17],
  ['eighteenth', 18],
  ['nineteenth', 19],
  ['twentieth', 20],
]);

/** Decades by word, to the tens of their year. */
export const decadeWords: ReadonlyMap<string, string> = new Map([
  ['twenties', '2'],
  ['thirties', '3'],
  ['forties', '4'],
  ['fifties', '5'],
  ['sixties', '6'],
  ['seventies', '7'],
  ['eighties', '8'],
  ['nineties', '9'],
]);

/** Hours with a name; T and letters are parts of the day. */
export const dayHours: ReadonlyMap<string, string> = new Map([
  ['noon', 'T12:00'],
  ['midday', 'T12:00'],
  ['midnight', 'T24:00'],
  ['dawn', 'TMO'],
  ['daybreak', 'TMO'],
  ['sunrise', 'TMO'],
  ['sunset', 'TEV'],
  ['dusk', 'TEV'],
  ['nightfall', 'TEV'],
]);

/** Short names of time zones. */
export const zoneWords: ReadonlySet<string> = new Set(
  'gmt utc est edt pst pdt cst cdt mst mdt et pt ct bst cet cest eet eest ist jst kst msk aest aedt sgt hkt wib'.split(
    ' ',
  ),
);

/** Spans of time that are one word with "long". */
export const joinedLengths: ReadonlyMap<string, string> = new Map([
  ['yearlong', 'P1Y'],
  ['monthlong', 'P1M'],
  ['weeklong', 'P1W'],
  ['daylong', 'P1D'],
  ['nightlong', 'P1D'],
  ['hourlong', 'PT1H'],
  ['decadelong', 'P1E'],
]);

/** Words before a weekday that make it a name: clubs, songs, days of shopping. */
export const namedWeekdays: ReadonlySet<string> = new Set([
  'sheffield wednesday',
  'bloody sunday',
  'ruby tuesday',
  'super tuesday',
  'freaky friday',
  'casual friday',
  'super sunday',
]);

/** Words behind a weekday that make it the name of a paper, a programme or a person. */
export const weekdayNames: ReadonlySet<string> = new Set(
  `times telegraph mail mirror express post star sun herald business world independent lights football live fever
  addams supplement magazine people mercury tribune mass school`.split(/\s+/),
);

/** Verbs of speech in the past and the present: what they stand behind is a person. */
export const speechVerbs: ReadonlySet<string> = new Set(
  'said says told tells added adds asked replied wrote resigned argued insisted warned urged announced'.split(' '),
);

/** Words behind "September 11" that make it the day of 2001. */
export const attackWords: ReadonlySet<string> = new Set(
  'attack attacks terror terrorist terrorists hijackers hijackings commission era'.split(' '),
);

/** What a number behind it names: "Route 1990", "Resolution 1925". */
export const numberedThings: ReadonlySet<string> = new Set(
  `resolution route highway road flight room section article paragraph chapter page gate line lot no number model
  interstate channel unit building boeing airbus windows office directive regulation form rule bus train locker`.split(
    /\s+/,
  ),
);

/** What happens in the half of a game: "a second-half strike". */
export const gameNouns: ReadonlySet<string> = new Set(
  'red yellow card strike winner header brace volley try tries comeback collapse substitute equaliser equalizer penalty lead'.split(
    ' ',
  ),
);

/** Words of games: their quarters and halves are no dates. */
export const gameWords: ReadonlySet<string> = new Set(
  `touchdown touchdowns yard yards quarterback halftime half-time scored scorer striker goal goals goalkeeper penalty
  header midfielder kickoff kick-off rebounds rebound innings inning puck layup dunk coach referee substitute
  equaliser equalizer game games match halfback jumper three-pointer free-throw lead led`.split(/\s+/),
);

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

const firstWords = (names: Iterable<string>): string[] => [...names].map((name) => name.split(/[ '.-]/)[0] ?? name);

/** Words with which the name of a feast day can begin. */
export const holidayStarters: ReadonlySet<string> = new Set([
  ...firstWords(fixedHolidays.keys()),
  ...firstWords(movingHolidays.keys()),
  ...firstWords(easterHolidays.keys()),
  ...firstWords(seasonalFeasts),
  ...firstWords(namedDays.keys()),
]);
