import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { dayOfLine } from '../find-day.ts';
import {
  factivaCodeOfLine,
  isFactivaAccession,
  isFactivaRights,
  isFactivaSummary,
  isFactivaWords,
  spacedFactivaCodeOfLine,
} from './factiva-lines.ts';

/** So many different codes hardly stand in a text by chance. */
const codesMin = 4;

/** Where one space parts code and value, capitals at the beginning of lines could be words. */
const spacedCodesMin = 6;

/** Day, paper, language and rights follow the number of words within so many lines. */
const headLinesMax = 9;

/**
 * Looks for a text export of Factiva: field codes (layout `codes`; `codes-spaced` where one space alone stands between
 * code and value), or documents that end with their number and have
 * the number of words, a day and the notice of rights in lines of their own (layout `plain`).
 */
export function findFactiva(head: DumpHead): FormatFinding | null {
  const lines = head.lines.map((line) => line.text.trim());
  const codes: string[] = [];
  const spaced: string[] = [];
  let accessions = 0;
  let heads = 0;
  let summary = false;
  for (const [at, text] of lines.entries()) {
    if (text.length > 400) continue;
    const code = factivaCodeOfLine(text);
    if (code !== null) {
      if (!codes.includes(code.code)) codes.push(code.code);
    }
    const loose = spacedFactivaCodeOfLine(text);
    if (loose !== null && !spaced.includes(loose.code)) spaced.push(loose.code);
    if (code !== null) continue;
    if (isFactivaAccession(text)) accessions += 1;
    else if (isFactivaWords(text) && isHead(lines.slice(at + 1, at + 1 + headLinesMax))) heads += 1;
    else if (isFactivaSummary(text)) summary = true;
  }
  for (const [layout, found] of [['codes', codes] as const, ['codes-spaced', spaced] as const]) {
    const hasText = found.includes('LP') || found.includes('TD') || found.includes('AN');
    const enough = found.length >= (layout === 'codes' ? codesMin : spacedCodesMin);
    if (!enough || !hasText || !found.includes('HD') || (layout !== 'codes' && !found.includes('WC'))) continue;
    return { layout, headerNames: found, evidence: [`field codes of Factiva: ${found.slice(0, 8).join(', ')}`] };
  }
  if (heads > 0 && (accessions > 0 || summary || heads > 1 || head.lines.length < 400)) {
    const why = `${heads} heads with number of words, day and rights; ${accessions} numbers of documents`;
    return { layout: 'plain', evidence: [why] };
  }
  return null;
}

/** Whether the lines below the number of words are those of a document's head: a day first, the rights soon after. */
function isHead(below: readonly string[]): boolean {
  if (!below.slice(0, 2).some((text) => dayOfLine(text) !== null)) return false;
  return below.some((text) => isFactivaRights(text) || isFactivaAccession(text));
}
