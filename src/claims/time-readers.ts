import type { Token } from '../text/tokenize.ts';
import { numberStarters } from './number-lexicon.ts';
import type { Passage } from './passage.ts';
import { readClock } from './read-clock.ts';
import { readCalendarDate } from './read-dates.ts';
import { readDeictic } from './read-deictic.ts';
import { readDuration } from './read-durations.ts';
import { readEnd } from './read-ends.ts';
import { readCentury, readDecade, readTurn } from './read-eras.ts';
import { readHoliday } from './read-holidays.ts';
import { readUnnumberedLength } from './read-lengths.ts';
import { readUnitsAgo } from './read-offsets.ts';
import { readMidPart, readNth, readPartOfDay, readWeekOf } from './read-parts.ts';
import { readPeriodName } from './read-period-names.ts';
import { readPartOfYear, readQuarterCode } from './read-quarters.ts';
import { readBeyond, readDirected, readSeason, readWeekend } from './read-relative-times.ts';
import { readSamePeriod } from './read-same-period.ts';
import { readSet } from './read-sets.ts';
import { readWeekday } from './read-weekdays.ts';
import { readFiscalYear, readShortYear, readYear } from './read-years.ts';
import {
  dayHours,
  dayParts,
  decadeWords,
  deicticWords,
  holidayStarters,
  joinedLengths,
  months,
  ordinals,
  seasons,
  setWords,
  tensOrdinals,
  timeUnits,
  vagueCounts,
  weekdays,
} from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';

/** Reads the time expression whose core begins at a token; null when none of its kind does. */
export type TimeReader = (passage: Passage, at: number, context: TimeContext) => TimeMatch | null;

const words = (list: string): readonly string[] => list.split(' ');

/** The readers in the order in which they are asked, with the words at which they can begin. */
const entries: readonly (readonly [TimeReader, Iterable<string>])[] = [
  [readHoliday, holidayStarters],
  [readSet, [...setWords.keys(), ...numberStarters, ...words('every each once twice')]],
  [readClock, [...dayHours.keys(), 'half', 'quarter']],
  [readCalendarDate, [...months.keys(), ...ordinals.keys()]],
  [readWeekday, weekdays.keys()],
  [
    readDeictic,
    [...deicticWords.keys(), ...words('today tomorrow yesterday tonight overnight past future long moment')],
  ],
  [readNth, [...ordinals.keys(), 'last', 'final']],
  [readWeekOf, words('week weekend')],
  [readPartOfDay, [...dayParts.keys(), ...words('early small predawn wee')]],
  [readMidPart, words('mid midmorning midafternoon')],
  [readBeyond, timeUnits.keys()],
  [readSamePeriod, ['same']],
  [readFiscalYear, words('fy fiscal financial calendar tax business academic school marketing')],
  [readPartOfYear, [...ordinals.keys(), 'last', 'final']],
  [readDirected, words('last this next that previous following preceding same coming current')],
  [
    readEnd,
    words(
      'end start beginning outset middle close late later early earlier year month week quarter mid midyear midweek',
    ),
  ],
  [readPeriodName, [...timeUnits.keys(), ...words('the these past coming a per')]],
  [readUnitsAgo, timeUnits.keys()],
  [readUnnumberedLength, [...joinedLengths.keys(), ...timeUnits.keys(), ...words('all whole entire past')]],
  [readCentury, [...ordinals.keys(), ...tensOrdinals.keys(), 'twenty']],
  [readTurn, ['turn']],
  [readDuration, [...numberStarters, ...vagueCounts, ...words('a an another couple half quarter')]],
  [readDecade, decadeWords.keys()],
  [readYear, words('nineteen eighteen twenty')],
  [readSeason, seasons.keys()],
  [readWeekend, words('weekend weekends weekdays')],
];

const byWord = new Map<string, TimeReader[]>();
for (const [reader, starters] of entries) {
  for (const word of new Set(starters)) {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [reader]);
    else known.push(reader);
  }
}

const numberReaders: readonly TimeReader[] = [
  readHoliday,
  readSet,
  readClock,
  readCalendarDate,
  readPartOfYear,
  readQuarterCode,
  readCentury,
  readDuration,
  readDecade,
  readYear,
];

const quoteReaders: readonly TimeReader[] = [readDecade, readShortYear];

const codeReaders: readonly TimeReader[] = [readFiscalYear, readQuarterCode];

/** The readers of what can begin at a token, in the order in which they are asked; null when nothing can. */
export function readersOf(token: Token): readonly TimeReader[] | null {
  if (token.kind === 'number') return numberReaders;
  if (token.kind === 'mark') {
    return token.text === "'" || token.text === '’' || token.text === '‘' ? quoteReaders : null;
  }
  return byWord.get(token.lower) ?? (token.capital && isPeriodCode(token) ? codeReaders : null);
}

/** "Q3", "H1", "FY24". */
function isPeriodCode({ text }: Token): boolean {
  const first = text.charCodeAt(0);
  if (text.length > 6 || (first !== 0x51 && first !== 0x48 && first !== 0x46)) return false;
  return /^(?:[QH][1-4]|FY\d+)$/.test(text);
}
