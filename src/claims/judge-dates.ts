import { addMonths, type CalendarDay, dayNumber } from './calendar.ts';
import { frameClaim, isNotice } from './claim-frame.ts';
import { type Clause, findClause } from './clause.ts';
import { dueWords } from './context-lexicon.ts';
import { directionAt } from './direction.ts';
import { isFormerDate, isMovedFrom, isMovedTo } from './former-dates.ts';
import { nameDue } from './name-due.ts';
import { lowerAt, type Passage } from './passage.ts';
import { parseLoose } from './read-relative-times.ts';
import type { Bound, DateClaim, TimeExpression } from './reading.ts';
import type { NamedSource } from './speakers.ts';
import type { StoryContext } from './story-context.ts';
import { months, planWords, weekdays } from './time-lexicon.ts';
import type { TimeMatch } from './time-match.ts';

const boundWords: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['by', '<'],
  ['before', '<'],
  ['until', '<'],
  ['till', '<'],
  ['through', '<'],
  ['from', '>'],
  ['after', '>'],
  ['about', '~'],
  ['around', '~'],
]);

/** Makes claims of the dates that are due, planned or in force. */
export function toDateClaims(
  passage: Passage,
  matches: readonly TimeMatch[],
  expressions: readonly TimeExpression[],
  sources: readonly NamedSource[],
  masked: Uint8Array,
  story: StoryContext,
): DateClaim[] {
  const claims: DateClaim[] = [];
  if (matches.length === 0) return claims;
  const notice = isNotice(passage);
  matches.forEach((match, index) => {
    const time = expressions[index];
    if (time === undefined || (match.type !== 'DATE' && match.type !== 'TIME')) return;
    if (/REF$/.test(match.value) || /^XXXX-(?:WXX|XX)/.test(match.value) || !/^(?:\d|X)/.test(match.value)) return;
    const found = dateBound(passage, match, matches[index - 1] ?? null);
    if (!isMovedFrom(passage, match) && !assertsDate(passage, match, found.bound, story.now)) return;
    // "no earlier than" says nothing of what is due
    masked.fill(1, found.first, match.first);
    const clause = findClause(passage, match.first, match.last);
    const subject = nameDue(passage, match.first, match.last, clause, masked, story.counted);
    const matter = { subject, words: dateSubject(passage, match, clause, masked) };
    const former = notice || isFormerDate(passage, match, found.first);
    claims.push({
      ...frameClaim(passage, { first: found.first, last: match.last, former, asOf: null }, matter, sources, story),
      kind: 'date',
      time: yearEnd(passage, match, time),
      bound: found.bound,
    });
  });
  return claims;
}

/** "by year-end" claims what "by the end of the year" does. */
function yearEnd(passage: Passage, match: TimeMatch, time: TimeExpression): TimeExpression {
  if (!/^\d{4}-12-31$/.test(match.value)) return time;
  for (let at = match.first; at < match.last; at++) {
    if (lowerAt(passage, at) === 'end') return { ...time, value: match.value.slice(0, 4), mod: 'END' };
  }
  return time;
}

function dateBound(passage: Passage, match: TimeMatch, previous: TimeMatch | null): { bound: Bound; first: number } {
  const { first, last } = match;
  const before = lowerAt(passage, first - 1);
  const second = lowerAt(passage, first - 2);
  const edge =
    lowerAt(passage, last) === 'at' && lowerAt(passage, last + 1) === 'the' ? lowerAt(passage, last + 2) : '';
  const start = boundWords.has(before) ? first - 1 : first;
  if (edge === 'earliest' || edge === 'latest') return { bound: edge === 'earliest' ? '>' : '<', first: start };
  if (isMovedFrom(passage, match) || isMovedTo(passage, match, previous)) return { bound: '=', first: first - 1 };
  const aimed = edgeBefore(passage, first - 1);
  if (aimed !== null) return aimed;
  if (before === 'than' && (second === 'later' || second === 'earlier')) {
    return { bound: second === 'later' ? '<' : '>', first: first - 3 };
  }
  if (before === 'as' && second === 'early') return { bound: '>', first: first - 3 };
  if (before === 'as' && second === 'late') return { bound: '<', first: first - 3 };
  if (/^(?:before|until|till)$/.test(before) && isDenied(passage, first - 1)) return { bound: '>', first: first - 1 };
  // "from November 14 to 17": the end of a span
  if (before === 'to' && previous?.last === first - 1 && lowerAt(passage, previous.first - 1) === 'from')
    return { bound: '<', first: first - 1 };
  const bound = boundWords.get(before);
  if (bound !== undefined) return { bound, first: first - 1 };
  return { bound: '=', first: before === 'on' || before === 'in' ? first - 1 : first };
}

/** "at the earliest on July 19", "at the latest by May". */
function edgeBefore(passage: Passage, at: number): { bound: Bound; first: number } | null {
  const edge = at - (/^(?:on|in|by|from)$/.test(lowerAt(passage, at)) ? 1 : 0);
  const word = lowerAt(passage, edge);
  if ((word !== 'earliest' && word !== 'latest') || lowerAt(passage, edge - 1) !== 'the') return null;
  return lowerAt(passage, edge - 2) === 'at' ? { bound: word === 'earliest' ? '>' : '<', first: edge - 2 } : null;
}

/** "not due until May", "unlikely before January": what will not be before a day is from that day on. */
function isDenied(passage: Passage, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - 14); near--) {
    const word = lowerAt(passage, near);
    const opens = word === 'no' && (near === 0 || passage.tags[near - 1] === 'mark');
    if (near < at - 6 && !opens && word !== 'nobody' && word !== 'neither') continue;
    if (/^(?:nobody|neither|not|never|unlikely|no|nor|cannot|won't|isn't|aren't|wouldn't)$/.test(word)) return true;
    if (passage.tags[near] === 'mark' && word !== '-') return false;
  }
  return false;
}

function isClock(match: TimeMatch): boolean {
  return match.type === 'TIME' && /T\d\d/.test(match.value);
}

/** "Tuesday at 0600 GMT" names its day, "at 0600 GMT" leans on another. */
function namesDay(passage: Passage, match: TimeMatch): boolean {
  for (let at = match.first; at < match.last; at++) {
    const word = lowerAt(passage, at);
    if (weekdays.has(word) || months.has(word) || word === 'tomorrow') return true;
  }
  return false;
}

/** A date asserts something when it lies ahead, or when words of a plan or a term stand right by it. */
function assertsDate(passage: Passage, match: TimeMatch, bound: Bound, now: CalendarDay | null): boolean {
  const before = lowerAt(passage, match.first - 1);
  if (isClock(match) && !namesDay(passage, match) && (bound !== '<' || !isDeadline(passage, match))) return false;
  if (isNamePart(passage, match)) return false;
  // "next year's quota" is the quota of a year, nothing that falls due
  if (/^\d{4}$/.test(match.value) && /^['’]s?$/.test(lowerAt(passage, match.last))) return false;
  if (/^(?:this|that)$/.test(lowerAt(passage, match.first)) && bound === '=' && match.mod === null) return false;
  if (bound === '=' && followsUnchanged(passage, match)) return false;
  const ahead = isAhead(match, now, bound);
  if (ahead === true) return true;
  const term = before === 'until' || before === 'till';
  if (ahead === false)
    return (term || (bound === '<' && before === 'by') || isDue(passage, match)) && !isStale(match, now);
  if (term || (before === 'by' && nearPlan(passage, match)) || isDue(passage, match)) return true;
  return nearPlan(passage, match) && directionAt(passage, match.first) === 1;
}

/** "Temperatures hit 40 degrees on Saturday": a verb without a form of its own for the past tells, with a weekday, news. */
function followsUnchanged(passage: Passage, match: TimeMatch): boolean {
  if (!/day$/.test(lowerAt(passage, match.last - 1))) return false;
  for (let at = match.first - 1; at >= Math.max(0, match.first - 8); at--) {
    const tag = passage.tags[at];
    if (/^(?:hit|cut|hurt|spread|read|let|shed|burst|split)$/.test(lowerAt(passage, at)))
      return passage.tags[at - 1] === 'noun' || passage.tags[at - 1] === 'pron';
    if (tag === 'verb' || tag === 'aux') return false;
  }
  return false;
}

/** A time of day is a deadline when words of a plan or a duty stand before it ("bids are due by 5 p.m."). */
function isDeadline(passage: Passage, match: TimeMatch): boolean {
  return isDue(passage, match) || nearPlan(passage, match) || directionAt(passage, match.first) === 1;
}

/** "The 2028 World Cup", "World Cup 2030", "winter weather": a year or season that is part of a name or its noun. */
function isNamePart(passage: Passage, match: TimeMatch): boolean {
  if (match.last - match.first !== 1) return false;
  const next = passage.tokens[match.last];
  const before = passage.tags[match.first - 1];
  if (/^\d{4}$/.test(match.value)) {
    if (next?.capital === true && !next.glued && before !== 'prep') return true;
    const owner = passage.tokens[match.first - 1];
    return owner?.capital === true && before === 'noun' && match.first > 1;
  }
  if (!/-(?:WI|SP|SU|FA)$/.test(match.value)) return false;
  return passage.tags[match.last] === 'noun' && next?.capital === false;
}

/** Deadlines long past are background: only what lapsed within two years is still a term. */
function isStale(match: TimeMatch, now: CalendarDay | null): boolean {
  const day = parseLoose(match.value);
  return now !== null && day !== null && now.year - day.year > 1;
}

/** A word of falling due within a few tokens before or right behind. */
function isDue(passage: Passage, match: TimeMatch): boolean {
  for (let at = Math.max(0, match.first - 5); at < match.first; at++) {
    if (dueWords.has(lowerAt(passage, at))) return true;
  }
  return /^(?:deadline|expiry|target)$/.test(lowerAt(passage, match.last));
}

/** Whether the date, or for a deadline its end, lies after the day of publication; null when that cannot be told. */
function isAhead(match: TimeMatch, now: CalendarDay | null, bound: Bound): boolean | null {
  const span = daysOf(match.value);
  if (now === null || span === null) return null;
  const here = dayNumber(now);
  return bound === '<' || match.mod === 'END' ? span.last > here : span.first > here;
}

const seasonStarts: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** First and last day of the period that a value names, as day numbers; null for other values. */
function daysOf(value: string): { first: number; last: number } | null {
  const part = /^(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI)|W(\d\d))/.exec(value);
  if (part !== null) {
    const year = Number(part[1]);
    const months = part[2] !== undefined ? 3 : part[3] !== undefined ? 6 : 3;
    const start =
      part[2] !== undefined
        ? Number(part[2]) * 3 - 2
        : part[3] !== undefined
          ? Number(part[3]) * 6 - 5
          : (seasonStarts[part[4] ?? ''] ?? 1);
    const first =
      part[5] === undefined
        ? dayNumber({ year, month: start, day: 1 })
        : dayNumber({ year, month: 1, day: 1 }) + (Number(part[5]) - 1) * 7 - 3;
    return { first, last: part[5] === undefined ? dayNumber({ year, month: start + months, day: 1 }) - 1 : first + 6 };
  }
  const day = parseLoose(value);
  if (day === null) return null;
  const first = dayNumber(day);
  if (/^\d{4}-\d\d-\d\d/.test(value)) return { first, last: first };
  if (/^\d{4}-\d\d$/.test(value)) return { first, last: dayNumber(addMonths(day, 1)) - 1 };
  return /^\d{4}$/.test(value) ? { first, last: dayNumber({ year: day.year, month: 12, day: 31 }) } : null;
}

function nearPlan(passage: Passage, match: TimeMatch): boolean {
  for (let at = Math.max(0, match.first - 8); at < match.first; at++) {
    if (planWords.has(lowerAt(passage, at)) && !/^(?:by|before|may|can)$/.test(lowerAt(passage, at))) return true;
  }
  return false;
}

/** The words of the clause around a date, without the date itself, the source and figures. */
function dateSubject(passage: Passage, match: TimeMatch, clause: Clause, masked: Uint8Array): string {
  const words: string[] = [];
  const take = (first: number, last: number) => {
    for (let at = first; at < last; at++) {
      const token = passage.tokens[at];
      if (token === undefined || token.kind !== 'word' || masked[at] === 1 || passage.tags[at] === 'aux') continue;
      if (!emptyWords.test(token.lower)) words.push(token.capital && at > 0 ? token.text : token.lower);
    }
  };
  const borrowed = clause.subjectLast <= clause.first;
  if (borrowed) take(clause.subjectFirst, clause.subjectLast);
  take(clause.first, match.first);
  take(match.last, Math.max(clause.last, match.last));
  return words.join(' ');
}

const emptyWords = /^(?:the|a|an|on|by|until|in|of|that|it|from|said|says|before|as|not|and|but|while|after)$/;
