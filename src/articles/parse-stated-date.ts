import { toDay, toInstant } from '../base/instant.ts';
import type { Detection } from '../dumps/detection.ts';
import { monthOfName, monthPattern, weekdayPattern } from '../text/month-lexicon.ts';

/** How numeric dates write day and month: 25/01/2023 or 01/25/2023. */
export type DateOrder = NonNullable<Detection['dateOrder']>;

const monthName = `(?<month>${monthPattern})\\.?`;
const dayOfMonth = '(?<day>[0-3]?\\d)(?:\\.|st|nd|rd|th|er|º|°)?';
const year = '(?<year>(?:1[6-9]|20)\\d\\d)';
const weekday = `(?:(?:${weekdayPattern})\\.?,?\\s+)?`;
const weekdayAfter = `(?:,?\\s+\\(?(?:${weekdayPattern})\\.?\\)?)?`;
const zoneName =
  'Z|UTC|GMT|[ECMP][SD]T|BST|CEST|CET|(?:GMT|UTC)?\\s?[+\\u2212-]\\d{1,2}(?::?\\d\\d)?(?:\\s*\\([A-Za-z ]{2,30}\\))?|[A-Z]{2,4}';
const zone = `\\(?(?<zone>${zoneName})?\\)?`;
const time = `(?<hour>[0-2]?\\d)(?:[:.h](?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d)(?:[.,]\\d+)?)?|(?=\\s*[ap]\\.?m\\b))`;
const half = '(?<half>[ap]\\.?m\\.?)?';
const clock = `${time}\\s*${half}\\s*${zone}`;
const clockAfter = `(?:(?:\\s*[,T|\\u2013-]\\s*|,?\\s+at\\s+|,?\\s+)${clock})?`;
const clockBefore = `(?:${clock}\\s*,?\\s*(?:on\\s+)?)?`;

/** The date alone, with a clock time before or after it; a group of each name once in each pattern. */
const patterns: readonly RegExp[] = [
  `${year}[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})${clockAfter}`,
  `(?<year>(?:19|20)\\d\\d)(?<month>[01]\\d)(?<day>[0-3]\\d)(?:T?(?<hour>[0-2]\\d)(?<minute>[0-5]\\d)(?<second>[0-5]\\d)?(?<half>)(?<zone>Z|[+-]\\d{4})?)?`,
  `${weekday}${monthName}[\\s-]+${dayOfMonth},?[\\s-]+${year}${weekdayAfter}${clockAfter}`,
  `${weekday}(?:the\\s+)?${dayOfMonth}(?:\\s+(?:of|de))?[\\s./-]*${monthName},?[\\s/-]*(?:del?\\s+)?${year}${weekdayAfter}${clockAfter}`,
  // 25-Jan-23, as RFC 850 has it
  `${weekday}(?<day>[0-3]?\\d)-${monthName}-(?<shortYear>\\d\\d)${clockAfter}`,
  `${year}[\\s-]+${monthName}[\\s-]+${dayOfMonth}${clockAfter}`,
  `${year}年\\s?(?<month>\\d{1,2})月\\s?(?<day>\\d{1,2})日`,
  `${clockBefore}${weekday}${monthName}\\s+${dayOfMonth},?\\s+${year}`,
  `${clockBefore}${weekday}${dayOfMonth}\\s+${monthName},?\\s+${year}`,
  // Wed Jan 25 08:00:00 UTC 2023, as asctime and date(1) have it
  `${weekday}${monthName}\\s+${dayOfMonth}\\s+${time}\\s+${half}${zone}\\s*${year}`,
  `${weekday}(?<first>\\d{1,2})(?<sign>[/.-])(?<second2>\\d{1,2})\\k<sign>${year}${clockAfter}`,
  `${clockBefore}${weekday}(?<first>\\d{1,2})(?<sign>[/.-])(?<second2>\\d{1,2})\\k<sign>${year}`,
].map((source) => new RegExp(`^(?:${source})$`, 'iu'));

/**
 * Hours from UTC; under another name of a zone the clock time says nothing, and neither under one that several parts of
 * the world share (IST, AST, EAT). EST and the like are those of North America, as in RFC 2822; BST is British Summer
 * Time. Source: abbreviations of the IANA time zone database.
 */
const hoursByZone: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, BST: 1, CET: 1, CEST: 2, WET: 0, WEST: 1, EET: 2, EEST: 3, MSK: 3, SAST: 2, PKT: 5 },
  ...{ JST: 9, KST: 9, HKT: 8, SGT: 8, AEST: 10, AEDT: 11, AWST: 8, NZST: 12, NZDT: 13 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

/**
 * Reads a date as an article or a field states it.
 *
 * text     the date and nothing else: `2023-01-25`, `January 25, 2023 Wednesday`, `25. Januar 2023`, `20230125`,
 *          `Wed, 25 Jan 2023 08:00 GMT`, an instant of ISO 8601, seconds or milliseconds since 1970
 * order    how numeric dates are written where the text comes from; null where that is not known
 * returns  an instant in UTC where clock time and zone are stated, else the day as `YYYY-MM-DD`; null for everything
 *          else, for days that no month has, for years before 1600 and after 2099, and where day and month cannot be
 *          told apart (03/04/2005)
 */
export function parseStatedDate(text: string, order: DateOrder | null = null): string | null {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed.length < 6 || trimmed.length > 80 || !/\d/.test(trimmed)) return null;
  if (/^\d{10}(?:\.\d+)?$|^\d{13}$/.test(trimmed)) {
    return toInstant(trimmed.length === 13 ? Number(trimmed) : Number(trimmed) * 1000);
  }
  for (const pattern of patterns) {
    const groups = pattern.exec(trimmed)?.groups;
    const found = groups === undefined ? null : dateOf(groups, order);
    if (found !== null) return found;
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function dateOf(groups: Groups, order: DateOrder | null): string | null {
  const dayAndMonth = groups.first === undefined ? [groups.day, groups.month] : numericDay(groups, order);
  if (dayAndMonth === null) return null;
  const day = Number(dayAndMonth[0]);
  const month = monthNumber(dayAndMonth[1] ?? '');
  const on = toDay(`${yearOf(groups)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (on === null) return null;
  const minutes = offsetMinutes(groups.zone);
  const hour = hourOf(groups);
  if (groups.hour === undefined || minutes === null || hour === null) return on;
  const midnight = Date.parse(`${on}T00:00:00Z`);
  const seconds = (hour * 60 + Number(groups.minute ?? 0) - minutes) * 60 + Number(groups.second ?? 0);
  return toInstant(midnight + seconds * 1000);
}

/** Years of two digits reach from 1970 to 2069, as in POSIX. */
function yearOf({ year: full, shortYear }: Groups): string {
  if (full !== undefined) return full;
  return `${Number(shortYear) < 70 ? 20 : 19}${shortYear}`;
}

/** Tells day and month of 25/01/2023 apart; null where both could be the month. A dot means day first. */
function numericDay(groups: Groups, order: DateOrder | null): [string | undefined, string | undefined] | null {
  const first = Number(groups.first);
  const second = Number(groups.second2);
  if (groups.sign === '.' || first > 12 || first === second) return [groups.first, groups.second2];
  if (second > 12 || order === 'month-first') return [groups.second2, groups.first];
  return order === 'day-first' ? [groups.first, groups.second2] : null;
}

function monthNumber(name: string): number {
  return /^\d+$/.test(name) ? Number(name) : monthOfName(name);
}

function hourOf(groups: Groups): number | null {
  const hour = Number(groups.hour ?? 0);
  const half = groups.half?.toLowerCase();
  if (half === undefined || half === '') return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return null;
  const upper = zone
    .replace(/\s*\(.*/, '')
    .replace('\u2212', '-')
    .toUpperCase();
  const named = hoursByZone[upper];
  if (named !== undefined) return named * 60;
  const found = /([+-])(\d{1,2}):?(\d\d)?$/.exec(upper);
  if (found === null) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}
