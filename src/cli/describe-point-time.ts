import type { PointTime } from '../audit/point-time.ts';

/** When a point is of: `2026-03-02`, `2026-03-01 to 2026-03-04 (est.)`, and `seen …` where its text states no date. */
export function describePointTime({ value, source }: PointTime): string {
  if (source === 'seen') return `seen ${toMinute(value)}`;
  if (source !== 'estimated') return value.length > 10 ? toMinute(value) : value;
  const [from, to] = value.split('/');
  return `${to === undefined ? from : `${from} to ${to}`} (est.)`;
}

/** An instant to the minute, `2026-03-01 08:00Z`; a day as it is. */
export function toMinute(moment: string): string {
  return moment.length <= 10 ? moment : `${moment.slice(0, 10)} ${moment.slice(11, 16)}Z`;
}
