import type { PointTime } from '../audit/point-time.ts';
import { shortTime } from './describe-times.ts';

/**
 * When a point is of: `2026-03-02`, for an estimate `between 2026-03-01 and 2026-03-04, estimated`, and `seen …` where its
 * text states no date.
 */
export function describePointTime({ value, source }: PointTime): string {
  if (source === 'seen') return `seen ${shortTime(value)}`;
  if (source !== 'estimated') return value.length > 10 ? shortTime(value) : value;
  const [from, to] = value.split('/');
  return to === undefined ? `about ${from}, estimated` : `between ${from} and ${to}, estimated`;
}
