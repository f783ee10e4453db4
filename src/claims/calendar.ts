/** A calendar day as numbers; month 1 to 12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Reads the day of a date or instant string.
 *
 * value    "YYYY-MM-DD" with anything behind it, or null
 * returns  null for null and for what names no day
 */
export function parseDay(value: string | null): CalendarDay | null {
  const match = value === null ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (match === null) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 ? day : null;
}

const dayMs = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: CalendarDay): number {
  // Date.UTC takes the years 0 to 99 for those of the last century
  if (day.year < 100) return Math.floor(new Date(0).setUTCFullYear(day.year, day.month - 1, day.day) / dayMs);
  return Math.floor(Date.UTC(day.year, day.month - 1, day.day) / dayMs);
}

/** The day with that number. */
export function fromDayNumber(number: number): CalendarDay {
  const at = new Date(number * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: CalendarDay): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromDayNumber(dayNumber(day) + days);
}

/** Moves by months; the day of the month is left as it is. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const index = day.year * 12 + (day.month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: day.day };
}

export function formatDay(day: CalendarDay): string {
  return `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`;
}

export function formatMonth(day: CalendarDay): string {
  return `${pad(day.year, 4)}-${pad(day.month, 2)}`;
}

/** ISO 8601 week, "2026-W09". */
export function formatWeek(day: CalendarDay): string {
  const number = dayNumber(day);
  const thursday = fromDayNumber(number - ((weekdayOf(day) + 6) % 7) + 3);
  const first = dayNumber({ year: thursday.year, month: 1, day: 1 });
  return `${pad(thursday.year, 4)}-W${pad(Math.floor((dayNumber(thursday) - first) / 7) + 1, 2)}`;
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
