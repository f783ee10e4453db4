import type { SeriesSearch, SeriesSummary, SummaryPoint } from '../audit/find-series.ts';
import { describePointTime } from './describe-point-time.ts';
import { many } from './many.ts';
import { plain } from './plain.ts';
import { quoteSentence } from './quote-sentence.ts';

/**
 * Tells which series were found, the best first: a block each.
 *
 * asked  the search as it was given
 * seen   the vantage point in words; '' for the present
 */
export function renderSearch(found: SeriesSearch, asked: string, seen: string): string {
  const { series, fit } = found;
  const where = seen === '' ? '' : `, ${seen}`;
  const words = quoteSentence(asked);
  if (series.length === 0) return `No series fits ${words}${where}\n`;
  const count = many(series.length, 'series', 'series');
  const lines = [`${count} for ${words}${where}${renderFit(found)}`];
  if (fit === 'some') lines.push('None has all of the words; these have all but one.');
  const wide = Math.max(...series.map(({ seriesId }) => String(seriesId).length));
  for (const one of series) lines.push('', ...renderSummary(one, wide));
  return `${lines.join('\n')}\n`;
}

function renderFit({ spellings }: SeriesSearch): string {
  const taken = Object.entries(spellings).map(([word, others]) => `“${others.join('”, “')}” for “${plain(word)}”`);
  return taken.length === 0 ? '' : `; taking ${taken.join(' and ')}`;
}

/** Two lines a series: number and name, then how much it holds, how it went, and its first and last value. */
function renderSummary(series: SeriesSummary, wide: number): string[] {
  const { seriesId, name, unit, kind, pinned, points, isSampled, articles, outlets, spark, first, last, undated } =
    series;
  const indent = ' '.repeat(wide + 2);
  const measured = kind === 'date' ? 'deadline' : plain(unit) || 'no unit';
  const least = isSampled ? 'at least ' : '';
  const held = [
    many(points, 'point'),
    `${least}${many(articles, 'article')}`,
    ...(outlets.length === 0 ? [] : [`${least}${many(outlets.length, 'outlet')}`]),
  ];
  const ends = isSameEnd(first, last) ? [first] : [first, last];
  const course = ends.flatMap((end) => (end === null ? [] : [renderEnd(end)])).join(' → ');
  return [
    `${String(seriesId).padStart(wide)}  ${plain(name) || '(unnamed)'} (${measured})${pinned ? ' · pinned' : ''} · ${held.join(', ')}`,
    `${indent}${spark === '' ? '' : `${spark}  `}${course}${renderUndated(undated)}`,
  ];
}

/** Of one point, or of several that say the same, one is told. */
function isSameEnd(first: SummaryPoint | null, last: SummaryPoint | null): boolean {
  return first?.said === last?.said && first?.time.value === last?.time.value;
}

/** `; of unknown time: about 2,500, 150,000`. */
function renderUndated(undated: readonly string[]): string {
  return undated.length === 0 ? '' : `; of unknown time: ${undated.map(plain).join(', ')}`;
}

function renderEnd({ said, time }: SummaryPoint): string {
  return `${plain(said)} (${describePointTime(time)})`;
}
