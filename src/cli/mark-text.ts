import type { MarkedText } from '../audit/read-marked-text.ts';
import { plain } from './plain.ts';
import { describeClaim } from './render-claims.ts';

type Marked = Pick<MarkedText, 'articleId' | 'text' | 'headlineLength' | 'claims'> & {
  readonly revision: { readonly position: number };
};

/**
 * Renders a whole text for people, its claims marked and numbered: `[at least 24 people]{3}`; in colour the number alone
 * stands behind the words.
 *
 * returns  the text, paragraph by paragraph, then one line a claim under the name that `trace` takes (`12.3.3`)
 */
export function markText(marked: Marked, style: 'brackets' | 'colour'): string {
  const { text, claims, articleId, revision } = marked;
  const list = claims.map(({ no, claim }) => `${articleId}.${revision.position}.${no}  ${describeClaim(claim)}`);
  return `${markSpans(text, joinSpans(claims), style)}\n\n${list.length === 0 ? 'No claims' : list.join('\n')}\n`;
}

interface MarkedSpan {
  readonly start: number;
  end: number;
  readonly numbers: number[];
}

/** Spans in the order of the text; those that meet become one with several numbers. */
function joinSpans(claims: Marked['claims']): MarkedSpan[] {
  const joined: MarkedSpan[] = [];
  for (const { no, claim } of claims.toSorted((a, b) => a.claim.start - b.claim.start)) {
    const last = joined.at(-1);
    if (last !== undefined && claim.start < last.end) {
      last.end = Math.max(last.end, claim.end);
      last.numbers.push(no);
    } else joined.push({ start: claim.start, end: claim.end, numbers: [no] });
  }
  return joined;
}

function markSpans(text: string, spans: readonly MarkedSpan[], style: 'brackets' | 'colour'): string {
  const lines = (from: number, to: number) => text.slice(from, to).split(/\n/).map(plain).join('\n');
  const [opening, closing] = style === 'colour' ? ['\u001b[4;33m', '\u001b[0m'] : ['[', ']'];
  let at = 0;
  let marked = '';
  for (const { start, end, numbers } of spans) {
    marked += `${lines(at, start)}${opening}${lines(start, end)}${closing}{${numbers.join(',')}}`;
    at = end;
  }
  return marked + lines(at, text.length);
}
