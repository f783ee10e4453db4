import { monthEnd, pad } from './calendar.ts';
import { monthOpeners } from './context-lexicon.ts';
import { nearYear, openYear } from './guess-year.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readWhoseYear, readYearNumber } from './read-years.ts';
import { attackWords, months, ordinals, speechVerbs, weekdays } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** "March 1, 2026", "1 March", "Sept. 30", "October 1998", "2026-03-01", "May": a named or numeric calendar date. */
export function readCalendarDate(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    return (
      readNumericDate(passage, at, context) ??
      readDayMonth(passage, at, context) ??
      readFirstOfRange(passage, at, context)
    );
  }
  if (ordinals.has(token.lower)) return readDayMonth(passage, at, context);
  const month = monthAt(passage, at);
  return month === null ? null : readMonthFirst(passage, at, month, context);
}

function readMonthFirst(passage: Passage, at: number, month: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const dot = lowerAt(passage, at + 1) === '.' && word.length < 5 ? 1 : 0;
  const next = at + 1 + dot;
  const day = readDayOfMonth(passage, next);
  if (day !== null && !countsPlural(passage, at, day.last)) {
    const whose = readYearBehindDay(passage, day.last, context);
    const year = whose?.year ?? yearOfRange(passage, day.last, month, context);
    if (day.last === next + 1 && context.dayFirst === null) context.dayFirst = false;
    const event = whose === null && year === null ? readAttackDay(passage, day.last, month, day.value) : null;
    return dated(passage, context, at, whose?.last ?? day.last, event ?? year, month, day.value);
  }
  const whose = readWhoseYear(passage, next, context);
  if (whose !== null) return monthMatch(context, at, whose.last, whose.year, month);
  if (word.length < 5 && dot === 0 && !/^(?:may|june|july)$/.test(word)) return null;
  if (!standsAsMonth(passage, at, word)) return null;
  const year =
    yearOfRange(passage, next, month, context) ??
    yearOfMonths(passage, next, month, context) ??
    openYear(passage, at, context, month);
  return monthMatch(context, at, next < passage.tokens.length ? next : at + 1, year, month);
}

/** The month that a token names: in lower case only full names that are no other words, or with a day and a year. */
function monthAt(passage: Passage, at: number): number | null {
  const token = passage.tokens[at];
  const month = token === undefined ? undefined : months.get(token.lower);
  if (token === undefined || month === undefined) return null;
  if (token.capital) return month;
  if (token.lower.length > 4 && token.lower !== 'march' && token.lower !== 'august') return month;
  const after = passage.tokens[at + 1];
  const before = passage.tokens[at - 1];
  const dated = readDayOfMonth(passage, at + 1);
  if (dated !== null && readYearNumber(passage, dated.last + (lowerAt(passage, dated.last) === ',' ? 1 : 0)) !== null)
    return month;
  if (token.lower === 'june' || token.lower === 'july') return month;
  if (after?.kind === 'number' && readYearNumber(passage, at + 1) !== null) return month;
  return /^\d{1,2}$/.test(before?.text ?? '') &&
    before?.glued === false &&
    /^(?:on|the|until|by|since)$/.test(lowerAt(passage, at - 2))
    ? month
    : null;
}

/** "In June 12 miners drowned": the number counts the noun behind it. */
function countsPlural(passage: Passage, at: number, last: number): boolean {
  if (!/^(?:in|since|during)$/.test(lowerAt(passage, at - 1)) || last !== at + 2) return false;
  return passage.tags[last] === 'noun' || passage.tags[last] === 'either';
}

function readYearBehindDay(
  passage: Passage,
  last: number,
  context: TimeContext,
): { year: number; last: number } | null {
  const comma = lowerAt(passage, last) === ',' ? 1 : 0;
  const year = readYearNumber(passage, last + comma);
  if (year !== null) {
    const after = passage.tokens[last + comma + 1];
    return after?.kind === 'word' && /^(?:people|men|women|troops|soldiers|civilians)$/.test(after.lower)
      ? null
      : { year, last: last + comma + 1 };
  }
  const whose = comma === 1 ? null : readWhoseYear(passage, last, context);
  return whose === null || whose.year === null ? null : { year: whose.year, last: whose.last };
}

/** "June 28 to July 2, 2024", "between March and May 2025": the year that stands at the end of the range. */
function yearOfRange(passage: Passage, last: number, month: number, context: TimeContext): number | null {
  if (!/^(?:and|or|to|through|until|-|–|—)$/.test(lowerAt(passage, last))) return null;
  let at = last + 1;
  let second = month;
  const named = monthAt(passage, at);
  if (named !== null) {
    second = named;
    at += lowerAt(passage, at + 1) === '.' ? 2 : 1;
  }
  const day = readDayOfMonth(passage, at);
  if (day === null && named === null) return null;
  at = day?.last ?? at;
  const comma = lowerAt(passage, at) === ',' ? 1 : 0;
  const year =
    readYearNumber(passage, at + comma) ?? (comma === 1 ? null : (readWhoseYear(passage, at, context)?.year ?? null));
  if (year === null) return null;
  return second < month ? year - 1 : year;
}

/** "the January-March quarter", "between March and May": both months lie in one stretch. */
function yearOfMonths(passage: Passage, last: number, month: number, context: TimeContext): number | null {
  if (!/^(?:and|or|to|through|-|–|—)$/.test(lowerAt(passage, last))) return null;
  const second = monthAt(passage, last + 1);
  if (second === null) return null;
  const year = openYear(passage, last + 1, context, second);
  return year === null || month <= second ? year : year - 1;
}

/** "the September 11 attacks" are those of 2001. */
function readAttackDay(passage: Passage, last: number, month: number, day: number): number | null {
  if (month !== 9 || day !== 11) return null;
  const hyphen = lowerAt(passage, last) === '-' ? 1 : 0;
  const near = [lowerAt(passage, last + hyphen), lowerAt(passage, last + hyphen + 1)];
  return near.some((word) => attackWords.has(word)) ? 2001 : null;
}

/** "may", "march" and names of women are months only in places where a month can stand. */
function standsAsMonth(passage: Passage, at: number, word: string): boolean {
  const before = lowerAt(passage, at - 1);
  const after = passage.tokens[at + 1];
  const opened = monthOpeners.has(before) || /(?:[^r]est)$/.test(before);
  if (word === 'may') {
    const modal =
      passage.tags[at + 1] === 'verb' || after?.lower === 'not' || after?.lower === 'be' || after?.lower === 'have';
    if (speechVerbs.has(after?.lower ?? '')) return false;
    return opened ? !(modal && !/^(?:in|since|until|by|last|next|this|of)$/.test(before)) : false;
  }
  if (word === 'march') {
    if (
      after !== undefined &&
      /^(?:on|for|against|of|by|madness)$/.test(after.lower) &&
      !/^(?:in|since|until|by|last|next)$/.test(before)
    )
      return false;
    return opened && (before !== 'the' || after?.kind !== 'word' || passage.tags[at + 1] === 'noun');
  }
  if (/^(?:april|june|august|jan|jun|may)$/.test(word)) {
    if (speechVerbs.has(after?.lower ?? '') && !opened) return false;
    if (after?.kind === 'word' && after.capital && !opened && !weekdays.has(after.lower)) return false;
    if (word === 'august' && /^(?:a|an|the)$/.test(before) && passage.tags[at + 1] === 'noun') return before === 'the';
  }
  const given = passage.tokens[at - 1];
  return !(
    given?.lower === 'ms' ||
    given?.lower === 'mrs' ||
    (given?.text === '.' && /^mr?s$/.test(lowerAt(passage, at - 2)))
  );
}

function dated(
  passage: Passage,
  context: TimeContext,
  first: number,
  last: number,
  year: number | null,
  month: number,
  day: number,
): TimeMatch | null {
  if (day > monthEnd(year ?? 2000, month)) return null;
  const known = year ?? nearYear(passage, first, context, month, day);
  const text = known === null ? 'XXXX' : pad(known, 4);
  if (year !== null) context.lastYear = year;
  const value = `${text}-${pad(month, 2)}-${pad(day, 2)}`;
  context.lastDate = value;
  return dateMatch(first, last, value);
}

function monthMatch(context: TimeContext, first: number, last: number, year: number | null, month: number): TimeMatch {
  const value = `${year === null ? 'XXXX' : pad(year, 4)}-${pad(month, 2)}`;
  context.lastDate = value;
  return dateMatch(first, last, value);
}

function readDayOfMonth(passage: Passage, at: number): { value: number; last: number } | null {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const value = Number(token.text);
  if (value < 1 || value > 31) return null;
  const after = passage.tokens[at + 1];
  const suffix = after?.glued === true && /^(?:st|nd|rd|th)$/.test(after.lower) ? 1 : 0;
  if (suffix === 0 && after?.glued === true && after.text === '%') return null;
  if (after?.text === ':' && after.glued && passage.tokens[at + 2]?.glued === true) return null;
  return { value, last: at + 1 + suffix };
}

/** "1 March 2026", "14th of March", "the Fourth of July", "1-Mar-2026". */
function readDayMonth(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const worded = ordinals.get(lowerAt(passage, at));
  const day = worded === undefined ? readDayOfMonth(passage, at) : { value: worded, last: at + 1 };
  if (day === null) return null;
  const of = lowerAt(passage, day.last) === 'of' ? 1 : 0;
  if (worded !== undefined && of === 0) return null;
  const hyphen = lowerAt(passage, day.last) === '-' && passage.tokens[day.last]?.glued === true ? 1 : 0;
  const monthToken = day.last + of + hyphen;
  const month = monthAt(passage, monthToken);
  if (month === null || (of === 0 && lowerAt(passage, monthToken) === 'may' && !passage.tokens[monthToken]?.capital))
    return null;
  const dot = lowerAt(passage, monthToken + 1) === '.' && lowerAt(passage, monthToken).length < 5 ? 1 : 0;
  const end = monthToken + 1;
  const glued = hyphen === 1 ? readYearNumber(passage, end + 1) : null;
  if (hyphen === 1 && glued === null) return null;
  const whose = glued === null ? readYearBehindDay(passage, end + dot, context) : { year: glued, last: end + 2 };
  const year = whose?.year ?? yearOfRange(passage, end + dot, month, context);
  const first = day.last > at + 1 || worded !== undefined ? withArticle(passage, at) : at;
  context.dayFirst ??= true;
  const behind = dot === 1 && end + 1 < passage.tokens.length ? end + 1 : end;
  return dated(passage, context, first, whose?.last ?? behind, year, month, day.value);
}

/** "3" in "3-5 March 2026", "9" in "from 9 to 11 June": the month stands behind the second day. */
function readFirstOfRange(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const day = readDayOfMonth(passage, at);
  const joint = day === null ? '' : lowerAt(passage, day.last);
  if (day === null || !/^(?:-|–|—|to|and|or)$/.test(joint) || passage.tokens[at]?.glued === true) return null;
  const second = readDayOfMonth(passage, day.last + 1);
  if (second === null || second.value <= day.value) return null;
  const month = monthAt(passage, second.last + (lowerAt(passage, second.last) === 'of' ? 1 : 0));
  if (month === null) return null;
  // "killed 3 and 5 May ..." cannot be told apart, and hardly occurs
  const match = readDayMonth(passage, day.last + 1, { ...context });
  if (match === null) return null;
  const value = `${match.value.slice(0, -2)}${pad(day.value, 2)}`;
  context.lastDate = value;
  return dateMatch(day.last > at + 1 ? withArticle(passage, at) : at, day.last, value);
}

/** "2026-03-01", "2026/03/01", "03/01/2026", "1.3.2026": glued numbers with one separator. */
function readNumericDate(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const { tokens } = passage;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.text ?? '');
  if (dotted !== null)
    return numericMatch(context, at, at + 1, Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const mark = tokens[at + 1]?.text ?? '';
  if ((mark !== '-' && mark !== '/') || tokens[at + 3]?.text !== mark || tokens[at + 4]?.kind !== 'number') return null;
  if (!tokens[at + 1]?.glued || !tokens[at + 2]?.glued || !tokens[at + 3]?.glued || !tokens[at + 4]?.glued) return null;
  if (tokens[at + 5]?.text === mark && tokens[at + 5]?.glued === true) return null;
  const [a, b, c] = [tokens[at]?.text ?? '', tokens[at + 2]?.text ?? '', tokens[at + 4]?.text ?? ''];
  if (/^[12]\d{3}$/.test(a)) return numericMatch(context, at, at + 5, Number(a), Number(b), Number(c));
  if (!/^[12]\d{3}$/.test(c) && (c.length !== 2 || mark === '-')) return null;
  const year = c.length === 2 ? 2000 + Number(c) : Number(c);
  // month first as in the United States, unless the text has shown the other order or only that one makes a date
  const monthFirst = numericMatch(context, at, at + 5, year, Number(a), Number(b));
  const dayFirst = numericMatch(context, at, at + 5, year, Number(b), Number(a));
  const match = context.dayFirst === true ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
  if (monthFirst === null || dayFirst === null) context.dayFirst ??= monthFirst === null;
  if (match !== null) context.lastDate = match.value;
  return match;
}

function numericMatch(
  context: TimeContext,
  first: number,
  last: number,
  year: number,
  month: number,
  day: number,
): TimeMatch | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= monthEnd(year, month))) return null;
  const value = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  context.lastDate = value;
  return dateMatch(first, last, value);
}
