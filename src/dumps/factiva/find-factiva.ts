import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { dayOfLine } from '../find-day.ts';
import {
  factivaCodeOfLine,
  isFactivaAccession,
  isFactivaRights,
  isFactivaSummary,
  isFactivaWords,
} from './factiva-lines.ts';

/** So many different codes hardly stand in a text by chance. */
const codesMin = 4;

/** Day, paper, language and rights follow the number of words within so many lines. */
const headLinesMax = 9;

/**
 * Looks for a text export of Factiva: field codes (layout `codes`), or documents that end with their number and have
 * the number of words, a day and the notice of rights in lines of their own (layout `plain`).
 */
export function findFactiva(head: DumpHead): FormatFinding | null {
  const lines = head.lines.map((line) => line.text.trim());
  const codes: string[] = [];
  let accessions = 0;
  let heads = 0;
  let summary = false;
  for (const [at, text] of lines.entries()) {
    if (text.length > 400) continue;
    const code = factivaCodeOfLine(text);
    if (code !== null) {
      if (!codes.includes(code.code)) codes.push(code.code);
    } else if (isFactivaAccession(text)) accessions += 1;
    else if (isFactivaWords(text) && isHead(lines.slice(at + 1, at + 1 + headLinesMax))) heads += 1;
    else if (isFactivaSummary(text)) summary = true;
  }
  const named = codes.slice(0, 6).join(', ');
  const hasText = codes.includes('LP') || codes.includes('TD');
  if (codes.length >= codesMin && codes.includes('HD') && (hasText || codes.includes('AN'))) {
    return { layout: 'codes', headerNames: codes, evidence: [`field codes of Factiva: ${named}`] };
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
