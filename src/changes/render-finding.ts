import type { Finding, FindingSide } from './finding.ts';
import { renderSide } from './render-side.ts';

const textMax = 80;

/**
 * Puts a finding into one line for people: `people killed in the quake: headline 34, body 38`, `"Corrects toll in
 * paragraph 4": no figure or date of paragraph 4 changed`.
 *
 * returns  one line without line breaks
 * fails    never
 */
export function renderFinding(finding: Finding): string {
  if (finding.kind === 'empty-notice') return `"${short(finding.detail.notice)}": ${finding.detail.missing}`;
  const { subject, between, first, second } = finding.detail;
  const [one, other] = [side(first), side(second)];
  const told =
    between === 'headline and body' ? `headline ${one}, body ${other}` : `${one} and ${other} in two sentences`;
  return `${short(subject) || 'unnamed figure'}: ${told}`;
}

function side(of: FindingSide): string {
  return short(renderSide(of));
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= textMax ? line : `${line.slice(0, textMax - 1).trimEnd()}…`;
}
