import { type CalendarDay, dayNumber } from './calendar.ts';
import { isPastPlan, isPeriodEnd, wayAt } from './direction.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { TimeContext } from './time-match.ts';

/** The year in which a month and day lie nearest to publication; the verb decides between near ones. */
export function nearYear(
  passage: Passage,
  at: number,
  context: TimeContext,
  month: number,
  day: number,
): number | null {
  const { now } = context;
  if (now === null) return null;
  const here = dayNumber(now);
  const deadline = isDeadline(passage, at);
  const ended = isPeriodEnd(passage, at);
  const open = !deadline && isPastPlan(passage, at);
  const offsets = [now.year, now.year - 1, now.year + 1].map((year) => dayNumber({ year, month, day }) - here);
  const yearBy = (direction: number, sure: boolean): number => {
    const [same = 0, last = 0, next = 0] = offsets.map((days) => {
      if (days === 0 || days > 0 === (direction === 1)) return Math.abs(days);
      // a date on the other side of today than the verb looks must be much nearer to be meant
      if (ended) return days > 0 ? 1e6 : -days;
      const doubt = open ? 1 : sure ? 12 : direction === 1 && days < -45 ? 4 : 1.6;
      return Math.abs(days) * doubt + 20;
    });
    const best = last < same ? now.year - 1 : now.year;
    return next < Math.min(same, last) ? now.year + 1 : best;
  };
  if (deadline) return yearBy(1, true);
  // a day within some weeks of today is of this year wherever the verb looks: the tree need not be asked
  const year = yearBy(1, true);
  if (yearBy(-1, true) === year && yearBy(1, false) === year && yearBy(-1, false) === year) return year;
  const { way, sure } = wayAt(passage, at);
  return yearBy(way, sure);
}

/** The year of a month without one: the words before and the direction of the verb decide. */
export function openYear(passage: Passage, at: number, context: TimeContext, month: number): number | null {
  const { now } = context;
  if (now === null) return null;
  const before = lowerAt(passage, at - 1);
  if (before === 'last' || before === 'past') return month < now.month ? now.year : now.year - 1;
  if (before === 'next' || before === 'coming') return month > now.month ? now.year : now.year + 1;
  if (before === 'this') return now.year;
  const ahead = (month - now.month + 12) % 12;
  if (ahead === 0) return now.year;
  // "postponed June's vote": what is put off lies near, on either side
  if (isPastPlan(passage, at)) return ahead <= 6 ? (month > now.month ? now.year : now.year + 1) : nearBack(now, month);
  const deadline = isDeadline(passage, at);
  if (!deadline && ahead > 9) return nearBack(now, month);
  const { way, sure } = deadline ? { way: 1, sure: true } : wayAt(passage, at);
  const later = deadline || (way === 1 ? ahead <= 9 : !sure && before !== 'since' && ahead <= 2);
  if (later) return month > now.month ? now.year : now.year + 1;
  return nearBack(now, month);
}

function nearBack(now: CalendarDay, month: number): number {
  return month < now.month ? now.year : now.year - 1;
}

/** "by March", "by the end of March", "until early May": a deadline looks ahead whatever the verb. */
export function isDeadline(passage: Passage, at: number): boolean {
  let near = at - 1;
  while (
    near > at - 7 &&
    /^(?:the|end|start|beginning|middle|of|early|late|mid|-|week|first|second|third|fourth|last|final)$/.test(
      lowerAt(passage, near),
    )
  )
    near--;
  // "before the September summit failed" tells of the summit
  if (near === at - 2 && lowerAt(passage, at - 1) === 'the' && lowerAt(passage, near) === 'before') return false;
  // "no earlier than May 4", "not later than June"
  if (lowerAt(passage, near) === 'than') return /^(?:earlier|later|sooner)$/.test(lowerAt(passage, near - 1));
  return /^(?:by|until|till|before)$/.test(lowerAt(passage, near));
}
