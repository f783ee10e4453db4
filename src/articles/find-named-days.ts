import { type Day, toDay } from '../base/instant.ts';

/** A day, month or year in running text, told as something that has been. */
export interface NamedDay {
  /** as written */
  readonly text: string;
  /** the day, or the first one of a month or year; `--MM-DD` where the text leaves the year open */
  readonly day: string;
  /** 0 Sunday … 6 Saturday, where the text names it beside the day */
  readonly weekday: number | null;
  /** a month or a year: its first day may be long before the one that is meant */
  readonly isCoarse: boolean;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');

const monthName =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const weekdayName = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\.?)';
const yearNumber = '(?:19|20)\\d\\d';

/** January 5, 2024 · Friday, Jan. 5 · January 2024 | 5 January 2024 · Friday 5 January | 2024-01-05 | in 2024 */
const mention = new RegExp(
  [
    `(?<![\\p{L}\\d])(?:(?<weekday1>${weekdayName}),?\\s(?:the\\s)?)?(?<month1>${monthName})\\s(?:(?<day1>[0-3]?\\d)(?:st|nd|rd|th)?(?![\\d:.]\\d|\\d|,\\d)(?:,?\\s(?<year1>${yearNumber}))?|,?\\s?(?<year2>${yearNumber}))(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d])(?:(?<weekday3>${weekdayName}),?\\s(?:the\\s)?)?(?<![\\d.,:])(?<day3>[0-3]?\\d)(?:st|nd|rd|th)?\\s(?:of\\s)?(?<month3>${monthName})(?:,?\\s(?<year3>${yearNumber}))?(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d-])(?<iso>${yearNumber}-[01]\\d-[0-3]\\d)(?![\\p{L}\\d-])`,
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ll]ate|[Oo]f)\\s)(?<year4>${yearNumber})(?![\\p{L}\\d%-]|[.,]\\d)`,
  ].join('|'),
  'gu',
);

/** Words by which a sentence speaks of what is to come; one of them anywhere makes its days plans. */
const planned =
  /\b(?:will|shall|would|won['\u2019]t|could|may|might|should|can|must|until|till|due|scheduled|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|deadline|expir(?:e|es|ing|y)|upcoming|next|forthcoming|coming|slated|set (?:to|for)|to be|ahead of|later than|forecast(?:s|ed)?|project(?:s|ed)|proposed|target(?:s|ed|ing)?|promised|vow(?:s|ed)|pledge[ds]?|going to|agreed to|ready to|remains? in (?:force|place))\b|['\u2019]ll\b/u;

/** Words directly before a day that put it at the end of a term or the start of what is to come. */
const termBefore =
  /\b(?:by|before|through|to|from|for|effective|starting|beginning|begins?|starts?|ends?|ending|till?|until|and|or)\s+(?:on\s+|in\s+)?(?:the\s+)?(?:end\s+of\s+|start\s+of\s+|middle\s+of\s+|early\s+|late\s+|mid-?\s*)?$/iu;

/**
 * A verb in the past a few words before. Without it a month or a year may as well lie ahead ("a pavilion for the fair
 * in 2007"), so no word that opens another clause or a purpose may stand between.
 */
const pastBefore =
  /(?:\b(?:since|was|were|had|did|\p{Ll}{2,}ed|became|began|broke|built|came|drew|drove|fell|fled|fought|found|gave|grew|held|hit|left|lost|made|met|ran|rose|sank|saw|sent|shot|stood|struck|took|went|won|wrote)\b)(?:\s+(?!to\b|for\b|that\b|which\b|who\b|where\b|when\b|as\b)[\p{L}\p{N}'\u2019$%.-]+){0,5}\s*$/u;

/**
 * Finds the days, months and years that a text speaks of as past.
 *
 * text     running text or a caption
 * returns  them in their order; a month or year stands for its first day. Left out is what a sentence with a word of
 *          plan, duty or term names ("will be held on", "until", "by the end of 2026"), and a month or year without
 *          a verb of the past shortly before it: both may lie after the day on which the text was written.
 * fails    never; time grows linearly with the text
 */
export function findNamedDays(text: string): NamedDay[] {
  const found: NamedDay[] = [];
  for (const match of text.matchAll(mention)) {
    const named = toNamedDay(match);
    if (named === null) continue;
    const { before, after } = sentenceAround(text, match.index, match.index + match[0].length);
    if (termBefore.test(before) || planned.test(before) || planned.test(after)) continue;
    if (named.isCoarse && !pastBefore.test(before)) continue;
    found.push({ ...named, text: match[0].replace(/\s+/g, ' ') });
  }
  return found;
}

function toNamedDay(match: RegExpExecArray): Omit<NamedDay, 'text'> | null {
  const groups = match.groups ?? {};
  if (groups.iso !== undefined) return exact(toDay(groups.iso), null);
  if (groups.year4 !== undefined) return { day: `${groups.year4}-01-01`, weekday: null, isCoarse: true };
  const month = months.indexOf((groups.month1 ?? groups.month3 ?? '').slice(0, 3).toLowerCase()) + 1;
  const monthText = String(month).padStart(2, '0');
  if (groups.year2 !== undefined) return { day: `${groups.year2}-${monthText}-01`, weekday: null, isCoarse: true };
  const dayText = (groups.day1 ?? groups.day3 ?? '').padStart(2, '0');
  const year = groups.year1 ?? groups.year3;
  const name = groups.weekday1 ?? groups.weekday3;
  const weekday = name === undefined ? null : weekdays.indexOf(name.slice(0, 3).toLowerCase());
  if (year !== undefined) return exact(toDay(`${year}-${monthText}-${dayText}`), weekday);
  // 2024 has a 29th of February.
  if (toDay(`2024-${monthText}-${dayText}`) === null) return null;
  return { day: `--${monthText}-${dayText}`, weekday, isCoarse: false };
}

function exact(day: Day | null, weekday: number | null) {
  return day === null ? null : { day, weekday, isCoarse: false };
}

/** So far a sentence is looked at to either side. */
const sentenceCharsMax = 240;

/** What stands before and behind a stretch in its own sentence; a stop after a month or a single letter ends none. */
function sentenceAround(text: string, start: number, end: number): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - sentenceCharsMax), start);
  const after = text.slice(end, end + sentenceCharsMax);
  const ends = [
    ...before.matchAll(
      /(?<!\b(?:\p{L}|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Dr|St|Gen|Sen|Rep|Gov|No))[.!?]["\u201d']?\s|\n/gu,
    ),
  ];
  const last = ends.at(-1);
  const stop = /[.!?;](?:["\u201d')]?\s|$)|\n/u.exec(after);
  return {
    before: last === undefined ? before : before.slice(last.index + last[0].length),
    after: stop === null ? after : after.slice(0, stop.index),
  };
}
