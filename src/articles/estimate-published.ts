import { type Day, toDay } from '../base/instant.ts';
import { findDateline } from './find-dateline-date.ts';
import { findNamedDays, type NamedDay } from './find-named-days.ts';

/** The days between which an article was published, both included, and what says so. Never a stated date. */
export interface EstimatedDate {
  readonly from: Day;
  readonly to: Day;
  /** reasons in words, at least one */
  readonly evidence: readonly string[];
}

/** What is known of the file an article came in; null where it is not. Times are instants. */
export interface FileFacts {
  readonly name: string | null;
  readonly modifiedAt: string | null;
  readonly receivedAt: string | null;
}

/** A day before or after which an article lies, and why. */
export interface DayBound {
  readonly day: Day;
  readonly reason: string;
}

export interface EstimateInput {
  readonly headline: string | null;
  readonly body: string;
  readonly captions: readonly string[];
  readonly url: string | null;
  /** instant at which the dump's maker saw it, where the dump says so */
  readonly observed: string | null;
  readonly file: FileFacts;
  /** what the order of the dump says: not before, not after */
  readonly lower: DayBound | null;
  readonly upper: DayBound | null;
}

/**
 * Estimates when an article that states no date was published.
 *
 * input    its text, captions and address, its file, and what its neighbours in the dump say
 * returns  the narrowest interval that all evidence allows; null when nothing tells the earliest or the latest day.
 *          Not before: the latest past day that the text or a caption names. Not after: the time the dump's maker saw
 *          it, the file's name and time, the time it was received. A day without a year counts where one year alone
 *          fits, by the interval or by its weekday; one in a dateline is the day itself or the one before.
 *          A file's name or time that a day in the text proves too early is left out.
 * fails    never
 */
export function estimatePublished(input: EstimateInput): EstimatedDate | null {
  const received = dayAnywhere(input.file.receivedAt);
  const named = namedDays(input);
  const ofUrl = urlDay(input.url);
  const exact = [...boundsOf(named, false), input.lower, ofUrl].filter((bound) => bound !== null);
  const proven = latestOf(exact.filter(({ day }) => received === null || day <= received));
  const uppers = upperBounds(input, received, ofUrl);
  const latest = earliestOf(uppers.filter(({ day }) => proven === null || day >= proven.day));
  if (latest === null) return null;
  const coarse = boundsOf(named, true).filter(({ day }) => day <= latest.day);
  const earliest = latestOf(proven === null ? coarse : [proven, ...coarse]);
  const dateline = datelineDay(input, earliest, latest);
  if (dateline !== null) return dateline;
  if (earliest === null) return null;
  const lower = latestOf([earliest, ...openYears(named, earliest, latest)]) ?? earliest;
  return { from: lower.day, to: latest.day, evidence: [lower.reason, latest.reason] };
}

interface PlacedDay extends NamedDay {
  readonly where: 'text' | 'caption';
}

function namedDays(input: EstimateInput): PlacedDay[] {
  const of = (where: PlacedDay['where'], text: string) => findNamedDays(text).map((named) => ({ ...named, where }));
  return [
    ...of('text', `${input.headline ?? ''}\n${input.body}`),
    ...input.captions.flatMap((text) => of('caption', text)),
  ];
}

/** The days, or the months and years, that are named with their year. */
function boundsOf(named: readonly PlacedDay[], isCoarse: boolean): DayBound[] {
  return named.flatMap((one) =>
    one.isCoarse === isCoarse && isFull(one.day) ? [{ day: one.day, reason: `${one.where} names ${one.text}` }] : [],
  );
}

function isFull(day: string): day is Day {
  return !day.startsWith('--') && toDay(day) !== null;
}

/** The latest first; of equal days the first given. */
function latestOf(bounds: readonly DayBound[]): DayBound | null {
  return bounds.reduce<DayBound | null>((best, bound) => (best === null || bound.day > best.day ? bound : best), null);
}

function earliestOf(bounds: readonly DayBound[]): DayBound | null {
  return bounds.reduce<DayBound | null>((best, bound) => (best === null || bound.day < best.day ? bound : best), null);
}

/** Clocks of files that were never set, and archives made to be the same each time, give years before this. */
const fileYearMin = '1995';

function upperBounds(input: EstimateInput, received: Day | null, ofUrl: DayBound | null): DayBound[] {
  const { file } = input;
  const bounds: DayBound[] = input.upper === null ? [] : [input.upper];
  const seen = dayAnywhere(input.observed);
  if (seen !== null) bounds.push({ day: seen, reason: `fetched ${input.observed?.slice(0, 10)}` });
  const named = fileNameDay(file.name ?? '');
  if (named !== null) bounds.push({ day: named.last, reason: `file is named for ${named.text}` });
  const written = dayAnywhere(file.modifiedAt);
  if (written !== null && written > fileYearMin)
    bounds.push({ day: written, reason: `file was written ${file.modifiedAt?.slice(0, 10)}` });
  // An address is given out on the day, or in a zone where it is the day before.
  if (ofUrl !== null) bounds.push({ day: addDays(ofUrl.day, 1), reason: ofUrl.reason });
  if (received !== null) bounds.push({ day: received, reason: `file was received ${file.receivedAt?.slice(0, 10)}` });
  return bounds;
}

const dayMs = 86_400_000;

/** Hours by which the clocks of the easternmost islands are ahead of UTC. */
const aheadMs = 14 * 3_600_000;

/** The latest day that it was anywhere at an instant; a day stays as it is. */
function dayAnywhere(instant: string | null): Day | null {
  if (instant === null) return null;
  if (instant.length === 10) return toDay(instant);
  const at = Date.parse(instant);
  return Number.isNaN(at) ? null : toDay(new Date(at + aheadMs).toISOString().slice(0, 10));
}

function addDays(day: Day, days: number): Day {
  return toDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)) ?? day;
}

/**
 * The last day, month or year that a file or its folders are named for: `2023-01-25_page.txt`, `dump-20230125.txt`,
 * `2023/01/25/page.html`, `2023-01.csv`.
 */
function fileNameDay(name: string): { last: Day; text: string } | null {
  let best: { last: Day; text: string } | null = null;
  const shapes =
    /(?<!\d)((?:19|20)\d\d)(?:([-_./\\]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|$|\d{4}(?:\d\d)?(?!\d))|[-_./\\]?(0[1-9]|1[0-2])(?!\d)|(?!\d))/g;
  for (const found of name.matchAll(shapes)) {
    const [, year, , monthOfDay, dayOfMonth, month] = found;
    const text = [year, monthOfDay ?? month, dayOfMonth].filter((part) => part !== undefined).join('-');
    const last = dayOfMonth === undefined ? endOfPeriod(text) : toDay(text);
    if (last !== null && (best === null || last > best.last)) best = { last, text };
  }
  return best;
}

function endOfPeriod(period: string): Day | null {
  if (period.length === 4) return toDay(`${period}-12-31`);
  const after = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0));
  return toDay(after.toISOString().slice(0, 10));
}

const monthsInAddresses = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day in an article's address: /2023/01/25/, /2023/jan/25/, /2023-01-25-, /20230125/. */
function urlDay(url: string | null): DayBound | null {
  const found =
    /\/((?:19|20)\d\d)(?:\/([01]?\d|[a-z]{3})\/([0-3]?\d)(?=\/|-|$)|-([01]\d)-([0-3]\d)(?=[/-]|$)|([01]\d)([0-3]\d)(?=[/-]|$))/.exec(
      (url ?? '').toLowerCase(),
    );
  if (found === null) return null;
  const named = found[2] ?? found[4] ?? found[6] ?? '';
  const month = /^\d/.test(named) ? Number(named) : monthsInAddresses.indexOf(named) + 1;
  const dayOfMonth = found[3] ?? found[5] ?? found[7] ?? '';
  const day = toDay(`${found[1]}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  return day === null ? null : { day, reason: `address holds ${found[0].slice(1)}` };
}

/** A dateline without a year is this near to the time of the file, where nothing else tells the year. */
const datelineDaysMax = 45;

/** The day of a dateline without a year, where one year alone fits. News goes out on that day or the next. */
function datelineDay(input: EstimateInput, earliest: DayBound | null, latest: DayBound): EstimatedDate | null {
  const dateline = findDateline(input.body.slice(0, 200));
  if (dateline === null || !dateline.day.startsWith('--')) return null;
  const since = earliest?.day ?? addDays(latest.day, -datelineDaysMax);
  const days = yearsOf(dateline.day, addDays(since, -1), latest.day);
  const [day] = days;
  if (day === undefined || days.length > 1) return null;
  const next = addDays(day, 1);
  const evidence = [`dateline names ${dateline.text}`, ...(earliest === null ? [] : [earliest.reason]), latest.reason];
  return { from: day, to: next > latest.day ? latest.day : next, evidence };
}

/** The past days whose year the interval, or the weekday beside them, leaves no choice of. */
function openYears(named: readonly PlacedDay[], earliest: DayBound, latest: DayBound): DayBound[] {
  return named.flatMap(({ day, weekday, where, text }) => {
    if (!day.startsWith('--')) return [];
    const fitting = yearsOf(day, earliest.day, latest.day);
    const days = weekday === null ? fitting : fitting.filter((one) => new Date(one).getUTCDay() === weekday);
    const [only] = days;
    // Without a weekday a day may also lie in the year before the interval.
    const isSure = weekday !== null || yearsOf(day, addDays(earliest.day, -300), latest.day).length === 1;
    return only === undefined || days.length > 1 || !isSure ? [] : [{ day: only, reason: `${where} names ${text}` }];
  });
}

/** Every day of that month and number from one day to another. */
function yearsOf(day: string, from: Day, to: Day): Day[] {
  const out: Day[] = [];
  // Further apart than this the year is open anyway.
  const first = Math.max(Number(from.slice(0, 4)), Number(to.slice(0, 4)) - 40);
  for (let year = first; year <= Number(to.slice(0, 4)); year++) {
    const one = toDay(`${year}-${day.slice(2)}`);
    if (one !== null && one >= from && one <= to) out.push(one);
  }
  return out;
}
