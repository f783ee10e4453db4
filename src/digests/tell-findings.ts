import { renderFinding } from '../changes/render-finding.ts';
import type { FindingEntry, FindingsInput, ToldFinding, ToldFindings } from './digest.ts';
import { oneLine } from './one-line.ts';

const outletMax = 80;

/**
 * Tells what revisions show of themselves: contradictions first, those of headlines before others, then notices that
 * declare what the texts do not show; each once an article.
 *
 * input    findings in any order
 * returns  the section of the digest; null where there is nothing to tell. The same input in any order gives the same
 * fails    never
 */
export function tellFindings({ told, amended }: FindingsInput): ToldFindings | null {
  const news = once(told.filter(({ isKnown }) => !isKnown));
  const gone = once(amended);
  return news.length === 0 && gone.length === 0 ? null : { told: news.map(tell), amended: gone.map(tell) };
}

function once(entries: readonly FindingEntry[]): FindingEntry[] {
  const first = new Map<string, FindingEntry>();
  for (const entry of [...entries].sort((a, b) => a.findingId - b.findingId)) {
    const key = `${entry.articleId} ${entry.finding.key}`;
    if (!first.has(key)) first.set(key, entry);
  }
  return [...first.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.articleId - b.articleId || a.findingId - b.findingId,
  );
}

function rankOf({ finding }: FindingEntry): number {
  if (finding.kind === 'empty-notice') return 2;
  return finding.detail.between === 'headline and body' ? 0 : 1;
}

function tell(entry: FindingEntry): ToldFinding {
  const { findingId, articleId, revision, headline, outlet, url, publishedAt, observedAt, toldIn, finding } = entry;
  const place = { articleId, revision, headline, outlet, url, publishedAt, observedAt };
  return {
    ...{ findingId, kind: finding.kind, line: lineOf(entry) },
    ...place,
    toldIn,
    sentences:
      finding.kind === 'contradiction'
        ? [finding.detail.first.sentence, finding.detail.second.sentence]
        : [finding.detail.notice],
  };
}

function lineOf({ finding, outlet }: FindingEntry): string {
  const line = renderFinding(finding);
  const from = oneLine(outlet ?? '', outletMax);
  return oneLine(from === '' ? line : `${line} · ${from}`, 400);
}
