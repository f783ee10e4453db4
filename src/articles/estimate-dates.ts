import { type Day, toDay } from '../base/instant.ts';
import type { Article } from './article.ts';
import { type DayBound, type EstimatedDate, estimatePublished, type FileFacts } from './estimate-published.ts';

/** So many articles of different stated days show that a dump is in order. */
const orderedMin = 3;

/**
 * Estimates the dates of the articles of one stretch of a dump that state none.
 *
 * articles  in the order of the dump
 * file      what is known of the file of each; the same for all but in an archive
 * returns   for each article its interval, or null: where it states its date, and where nothing tells. Where the stated
 *           dates of the stretch run one way, those before and behind an article bound it.
 * fails     never
 */
export function estimateDates(
  articles: readonly Article[],
  file: (index: number) => FileFacts,
): (EstimatedDate | null)[] {
  if (articles.every(({ published }) => published !== null)) return articles.map(() => null);
  const neighbours = boundsOfNeighbours(articles.map(({ published }) => toDay(published?.value.slice(0, 10) ?? '')));
  return articles.map((article, i) => {
    if (article.published !== null) return null;
    const { headline, body, url, observed, furniture } = article;
    const captions = [...new Set(furniture.flatMap(({ kind, text }) => (kind === 'caption' ? [text] : [])))];
    const { lower, upper } = neighbours(i);
    return estimatePublished({ headline, body, captions, url, observed, file: file(i), lower, upper });
  });
}

interface Bounds {
  readonly lower: DayBound | null;
  readonly upper: DayBound | null;
}

function boundsOfNeighbours(days: readonly (Day | null)[]): (index: number) => Bounds {
  const stated = days.filter((day) => day !== null);
  const rises = stated.every((day, i) => i === 0 || day >= (stated[i - 1] ?? day));
  const falls = stated.every((day, i) => i === 0 || day <= (stated[i - 1] ?? day));
  const isOrdered = stated.length >= orderedMin && (rises || falls);
  if (!isOrdered) return () => ({ lower: null, upper: null });
  return (index) => {
    const before = days.slice(0, index).findLast((day) => day !== null) ?? null;
    const behind = days.slice(index + 1).find((day) => day !== null) ?? null;
    const above = toBound(before, 'before');
    const below = toBound(behind, 'behind');
    return rises ? { lower: above, upper: below } : { lower: below, upper: above };
  };
}

function toBound(day: Day | null, where: 'before' | 'behind'): DayBound | null {
  return day === null ? null : { day, reason: `the dump is in order, and the dated article ${where} it is of ${day}` };
}
