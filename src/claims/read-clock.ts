import { pad } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readDay, unsaidDay } from './read-parts.ts';
import { dayHours, dayParts, timeUnits, weekdays, zoneWords } from './time-lexicon.ts';
import { smallCount, type TimeContext, type TimeMatch } from './time-match.ts';

/** A time of day: "T09:30", or the part of the day. */
interface Clock {
  readonly value: string;
  readonly last: number;
}

/** "9 a.m. Tuesday", "10:30", "5:30 p.m. EST", "0600 GMT", "noon", "dawn on Monday": a time, on the day beside it. */
export function readClock(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const clock = readClockAt(passage, at);
  if (clock === null) return null;
  const on =
    lowerAt(passage, clock.last) === 'on' || (lowerAt(passage, clock.last) === ',' && !endsClause(passage, clock.last))
      ? 1
      : 0;
  const beside = readDay(passage, clock.last + on, context);
  // "8 a.m. Wednesday morning" is a clock of Wednesday
  const day = beside?.value.replace(/T[A-Z]+$/, '') ?? '';
  if (beside !== null && isDay(day) && beside.type !== 'SET') return time(at, beside.last, day, clock);
  const bracketed = dayBehindBracket(passage, clock.last, context);
  return time(at, clock.last, bracketed ?? unsaidDay(passage, at, context), clock);
}

function time(first: number, last: number, day: string, clock: Clock): TimeMatch {
  return { first, last, type: 'TIME', value: `${day}${clock.value}`, mod: null };
}

function isDay(value: string): boolean {
  return /^(?:\d{4}|XXXX)-\d\d-\d\d$/.test(value);
}

/** A comma between clock and day only where a weekday or month follows at once: "9 p.m., Tuesday". */
function endsClause(passage: Passage, at: number): boolean {
  return passage.tokens[at + 1]?.capital !== true;
}

/** "9:15 p.m. (2115 GMT) Tuesday": the day stands behind the bracket. */
function dayBehindBracket(passage: Passage, at: number, context: TimeContext): string | null {
  if (lowerAt(passage, at) !== '(') return null;
  for (let near = at + 1; near < at + 8; near++) {
    if (lowerAt(passage, near) !== ')') continue;
    const on = lowerAt(passage, near + 1) === 'on' ? 1 : 0;
    const day = readDay(passage, near + 1 + on, context);
    return day !== null && isDay(day.value) ? day.value : null;
  }
  return null;
}

/** "Tuesday at 9 p.m.", "2026-03-01 10:05": the clock behind a day. */
export function addClock(passage: Passage, match: TimeMatch): TimeMatch {
  const part = /T(?:MO|AF|EV|NI)$/.exec(match.value)?.[0] ?? '';
  const day = match.value.slice(0, match.value.length - part.length);
  if (match.type === 'SET' || match.type === 'DURATION' || !(isDay(day) || /^XXXX-WXX-\d$/.test(day))) return match;
  const iso = part === '' ? readIsoClock(passage, match.last) : null;
  if (iso !== null) return { ...match, last: iso.last, type: 'TIME', value: `${day}${iso.value}` };
  // "March 3, 2026, 5 p.m."
  const dated = /^\d{4}$/.test(passage.tokens[match.last - 1]?.text ?? '') && lowerAt(passage, match.last) === ',';
  const at = lowerAt(passage, match.last) === 'at' || dated ? 1 : 0;
  const isHour = part === '' && /^(?:noon|midday|midnight)$/.test(lowerAt(passage, match.last));
  if (at === 0 && passage.tokens[match.last]?.kind !== 'number' && !isHour) return match;
  const about = at === 1 && /^(?:about|around)$/.test(lowerAt(passage, match.last + 1)) ? 1 : 0;
  const clock = readClockAt(passage, match.last + at + about);
  if (clock === null) return match;
  const value = `${day}${inPart(clock.value, part)}`;
  return { ...match, last: clock.last, type: 'TIME', value, mod: about === 1 ? 'APPROX' : null };
}

/** "this afternoon at 3:30" is half past three in the afternoon. */
function inPart(clock: string, part: string): string {
  const hour = Number(/^T(\d\d)/.exec(clock)?.[1] ?? 12);
  const later = part === 'TAF' || part === 'TEV' || (part === 'TNI' && hour > 5);
  return later && hour < 12 ? `T${pad(hour + 12, 2)}${clock.slice(3)}` : clock;
}

/** "T10:05:00Z" behind an ISO day. */
function readIsoClock(passage: Passage, at: number): Clock | null {
  const { tokens } = passage;
  const head = /^T([01]\d|2[0-4])$/.exec(tokens[at]?.text ?? '');
  if (head === null || tokens[at]?.glued !== true || tokens[at + 1]?.text !== ':') return null;
  const minute = tokens[at + 2]?.text ?? '';
  if (!/^[0-5]\d$/.test(minute)) return null;
  const seconds =
    tokens[at + 3]?.text === ':' ? (/^[0-5]\d(?:\.\d+)?$/.exec(tokens[at + 4]?.text ?? '')?.[0] ?? null) : null;
  let last = seconds === null ? at + 3 : at + 5;
  if (tokens[last]?.text === 'Z' && tokens[last]?.glued === true) last++;
  else if (/^[+-]$/.test(tokens[last]?.text ?? '') && isMinute(passage, last + 2)) last += 4;
  return { value: `T${head[1]}:${minute}${seconds === null ? '' : `:${seconds.slice(0, 2)}`}`, last };
}

/** The time of day that starts at a token, with its zone. */
function readClockAt(passage: Passage, at: number): Clock | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'word') return readWordClock(passage, at);
  if (token.kind !== 'number' || (token.glued && !/^[-–—(["“]$/.test(lowerAt(passage, at - 1)))) return null;
  return readMilitary(passage, at) ?? readHours(passage, at);
}

/** "noon", "midnight", "midday", "dawn". */
function readWordClock(passage: Passage, at: number): Clock | null {
  const token = passage.tokens[at];
  if (token?.lower === 'half' || token?.lower === 'quarter') return readPast(passage, at, token.lower);
  const value = dayHours.get(token?.lower ?? '');
  if (value === undefined || (token?.capital !== false && at > 0)) return null;
  if (
    /^T[A-Z]/.test(value) &&
    !/^(?:at|before|by|after|since|until|from|around|about|to|till)$/.test(lowerAt(passage, at - 1))
  )
    return null;
  return withZone(passage, value, at + 1);
}

/** "half past eight", "quarter to nine". */
function readPast(passage: Passage, at: number, part: string): Clock | null {
  const joint = lowerAt(passage, at + 1);
  const hour = smallCount(passage, at + 2);
  if (hour === null || hour.value < 1 || hour.value > 12 || timeUnits.has(lowerAt(passage, hour.last))) return null;
  if (joint === 'past') return withZone(passage, `T${pad(hour.value, 2)}:${part === 'half' ? '30' : '15'}`, hour.last);
  if (part === 'half' || joint !== 'to' || !/^(?:at|by|until|a)$/.test(lowerAt(passage, at - 1))) return null;
  return withZone(passage, `T${pad(hour.value === 1 ? 12 : hour.value - 1, 2)}:45`, hour.last);
}

/** "0600 GMT", "1430 hours". */
function readMilitary(passage: Passage, at: number): Clock | null {
  const text = passage.tokens[at]?.text ?? '';
  if (!/^(?:[01]\d|2[0-3])[0-5]\d$/.test(text)) return null;
  const behind = passage.tokens[at + 1];
  const zone =
    behind?.text === 'GMT' ||
    behind?.text === 'UTC' ||
    (behind?.lower === 'local' && lowerAt(passage, at + 2) === 'time');
  const hours =
    (behind?.lower === 'hours' || behind?.lower === 'hrs') &&
    /^(?:at|by|from|until|before|around|about)$/.test(lowerAt(passage, at - 1));
  if (!zone && !hours) return null;
  return withZone(passage, `T${text.slice(0, 2)}:${text.slice(2)}`, hours ? at + 2 : at + 1);
}

/** "9 a.m.", "9:15 p.m.", "9.30pm", "14:30", "10:05:33", "5 o'clock". */
function readHours(passage: Passage, at: number): Clock | null {
  const { tokens } = passage;
  const text = tokens[at]?.text ?? '';
  const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(text);
  if (!/^\d{1,2}$/.test(text) && dotted === null) return null;
  const count = Number(dotted === null ? text : dotted[1]);
  if (count > 24) return null;
  let minute = dotted?.[2] ?? '00';
  let last = at + 1;
  let seconds = '';
  let sure = false;
  if (isMinute(passage, last)) {
    minute = tokens[last + 1]?.text ?? minute;
    last += 2;
    sure = true;
    if (isMinute(passage, last)) {
      seconds = `:${tokens[last + 1]?.text ?? '00'}`;
      last += 2;
      // "in 2:05:33" is the time of a runner
      if (/^(?:in|of|with|by)$/.test(lowerAt(passage, at - 1))) return null;
    } else if (tokens[last]?.text === ':' && tokens[last]?.glued === true) return null;
  }
  const half = lowerAt(passage, last).replaceAll('.', '');
  let hour = count;
  if (half === 'am' || half === 'pm') {
    if (count > 12 && !sure) return null;
    if (half === 'am' && tokens[last]?.text === 'am' && /^(?:i)$/.test(lowerAt(passage, at - 1))) return null;
    hour = half === 'pm' && count < 12 ? count + 12 : half === 'am' && count === 12 ? 0 : count;
    last++;
  } else if (half === "o'clock") {
    last++;
    const part = /^in the (morning|afternoon|evening)$/.exec(
      [0, 1, 2].map((step) => lowerAt(passage, last + step)).join(' '),
    );
    if (part !== null) {
      hour = part[1] !== 'morning' && count < 12 ? count + 12 : count;
      last += 3;
    }
  } else if (sure && seconds === '' && isVerse(passage, at)) return null;
  else if (!sure && !(dotted !== null && zoneWords.has(half))) return null;
  return withZone(passage, `T${pad(hour, 2)}:${minute}${seconds}`, last);
}

/** "Isaiah 22:11", "2 Kings 20:11": chapter and verse behind a noun. */
function isVerse(passage: Passage, at: number): boolean {
  const before = lowerAt(passage, at - 1);
  const named = passage.tokens[at - 1]?.capital === true && at > 1;
  return named && passage.tags[at - 1] === 'noun' && !weekdays.has(before) && !dayParts.has(before);
}

function isMinute(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  return (
    tokens[at]?.text === ':' &&
    tokens[at]?.glued === true &&
    tokens[at + 1]?.glued === true &&
    /^[0-5]\d$/.test(tokens[at + 1]?.text ?? '')
  );
}

/** Takes "GMT", "EDT", "local time", "Eastern time", "Moscow time" in. */
function withZone(passage: Passage, value: string, at: number): Clock {
  const { tokens } = passage;
  const token = tokens[at];
  // "10:22:00 +0000" of feeds and mails
  if (
    /^[+-]$/.test(token?.text ?? '') &&
    tokens[at + 1]?.glued === true &&
    /^\d{4}$/.test(tokens[at + 1]?.text ?? '')
  ) {
    return { value, last: at + 2 };
  }
  if (token === undefined || token.kind !== 'word') return { value, last: at };
  if (lowerAt(passage, at + 1) === 'time' && (token.lower === 'local' || token.capital)) return { value, last: at + 2 };
  const capitals = token.text === token.text.toUpperCase();
  return { value, last: capitals && zoneWords.has(token.lower) ? at + 1 : at };
}
