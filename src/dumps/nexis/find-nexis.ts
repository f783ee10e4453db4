import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { isNexisEnd, nexisLabelOfLine, nexisMarkerOfLine } from './nexis-lines.ts';

/** Without a line that counts or ends the documents, so many of the labels have to be there; two with a load date. */
const labelsMin = 3;

/**
 * Looks for a text export of LexisNexis: `N of M DOCUMENTS` above each document (layout `numbered`), `End of Document`
 * below each (layout `ended`), or, where both are missing, the labels of one document.
 */
export function findNexis(head: DumpHead): FormatFinding | null {
  let markers = 0;
  let ends = 0;
  let sureMarkers = 0;
  const labels = new Set<string>();
  for (const line of head.lines) {
    if (line.text.length > 200) continue;
    const text = line.text.trim();
    const marker = nexisMarkerOfLine(text);
    if (marker !== null) {
      markers += 1;
      if (/\bDOCUMENTS?$/.test(text)) sureMarkers += 1;
    } else if (isNexisEnd(text)) ends += 1;
    else addLabel(text, labels);
  }
  const named = [...labels].map((label) => `"${label}"`).join(', ');
  if (markers > 0 && (labels.size > 0 || sureMarkers > 1)) {
    return { layout: 'numbered', evidence: [`${markers} lines such as "1 of 4 DOCUMENTS"; labels ${named}`] };
  }
  if (ends > 0 && labels.size > 0) {
    return { layout: 'ended', evidence: [`${ends} lines "End of Document"; labels ${named}`] };
  }
  if (labels.size < labelsMin && !(labels.size > 1 && /load.date/i.test(named))) return null;
  const layout = labels.has('Body') ? 'ended' : 'numbered';
  return { layout, evidence: [`labels of a Nexis document: ${named}`] };
}

/** Notes a label that hardly any other export has, in the spelling of one or the other layout. */
function addLabel(text: string, labels: Set<string>): void {
  if (text === 'Body' || text === 'BODY:') labels.add(text);
  const label = nexisLabelOfLine(text);
  if (label === null || !label.colon) return;
  const spelled = text.slice(0, text.indexOf(':')).trim();
  if (label.kind === 'length' && /^\d[\d.,]*\s+\p{L}+/u.test(label.value)) labels.add(spelled);
  else if (/^(?:load-date|load date|publication-type|journal-code|acc-no)$/.test(label.label)) labels.add(spelled);
  else if (/^(?:HEADLINE|BYLINE|SECTION|DATELINE|LANGUAGE|SPRACHE|LANGUE|RUBRIK|RUBRIQUE|GRAPHIC)$/.test(spelled)) {
    labels.add(spelled);
  }
}
