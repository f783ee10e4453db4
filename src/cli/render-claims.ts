import { groupBy } from '../base/group-by.ts';
import type { Bound, Claim, DateClaim, FigureClaim } from '../claims/reading.ts';
import { plain } from './plain.ts';

/** How claims are marked in their sentences: in brackets, or in colour and underlined on a terminal. */
export type MarkStyle = 'brackets' | 'colour';

/**
 * Renders the claims of a text for people.
 *
 * text     the text that was read; claims: what was read from it
 * returns  each sentence that holds a claim, its claims marked, and below it one line a claim with value, unit, subject,
 *          source, hedge, as-of time and standing as far as they are said; ends in a line break
 */
export function renderClaims(text: string, claims: readonly Claim[], style: MarkStyle): string {
  if (claims.length === 0) return 'no claim\n';
  const sentences = groupBy(claims, ({ sentenceStart }) => sentenceStart);
  const blocks = [...sentences]
    .sort(([a], [b]) => a - b)
    .map(([, ofSentence]) => {
      const ordered = ofSentence.toSorted((a, b) => a.start - b.start || a.end - b.end);
      return [renderSentence(text, ordered, style), ...ordered.map((claim) => `    ${describeClaim(claim)}`)];
    });
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const marks: { readonly [Style in MarkStyle]: readonly [string, string] } = {
  brackets: ['[', ']'],
  // Underlined and yellow, as far as the terminal has them.
  colour: ['\u001b[4;33m', '\u001b[0m'],
};

function renderSentence(text: string, claims: readonly Claim[], style: MarkStyle): string {
  const [first] = claims;
  if (first === undefined) return '';
  const [opening, closing] = marks[style];
  const end = first.sentenceStart + first.sentence.length;
  let at = first.sentenceStart;
  let line = '';
  for (const span of joinSpans(claims)) {
    line += `${plain(text.slice(at, span.start))}${opening}${plain(text.slice(span.start, span.end))}${closing}`;
    at = span.end;
  }
  return `${line}${plain(text.slice(at, end))}${first.part === 'headline' ? ' (headline)' : ''}`;
}

/** Spans in the order of the text, those that meet as one: "40 of 120 wells" is marked once. */
function joinSpans(claims: readonly Claim[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of claims) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** One line for a claim: `at least 12 | unit: miner | about: miners drowned at Marnau | source: harbour police`. */
export function describeClaim(claim: Claim): string {
  const { subject, attribution, hedge, asOf, standing } = claim;
  const named = (name: string, value: string | null) => (value === null || value === '' ? [] : [`${name}: ${value}`]);
  const parts = [
    claim.kind === 'figure' ? describeFigure(claim) : describeDate(claim),
    ...(claim.kind === 'figure' ? named('unit', claim.quantity.unit) : []),
    ...named('about', subject),
    ...named('source', attribution),
    ...named('hedge', hedge),
    ...named('as of', asOf),
    ...(standing === 'former' ? ['former value'] : []),
  ];
  return parts.map(plain).join(' | ');
}

const figureBounds: { readonly [Of in Bound]: string } = { '=': '', '~': 'about ', '>': 'at least ', '<': 'at most ' };
const dateBounds: { readonly [Of in Bound]: string } = { '=': 'on ', '~': 'about ', '>': 'from ', '<': 'by ' };
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 12 });

function describeFigure({ quantity }: FigureClaim): string {
  const { value, low, high, bound, trend } = quantity;
  const number = value === null ? `${grouped.format(low)} to ${grouped.format(high)}` : grouped.format(value);
  return `${trend === null ? '' : `${trend} `}${figureBounds[bound]}${number}`;
}

/** The date as its TIMEX3 value, with the part of it that is meant: `by 2026 (end)`. */
function describeDate({ time, bound }: DateClaim): string {
  const length = time.type === 'DURATION' || time.type === 'SET';
  return `${length && bound === '=' ? '' : dateBounds[bound]}${time.value}${time.mod === null ? '' : ` (${time.mod.toLowerCase()})`}`;
}
