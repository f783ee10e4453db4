import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { isProquestBar, isProquestReportLine, proquestLabelOfLine, proquestMarkerOfLine } from './proquest-lines.ts';

/** Without a line that counts the documents, so many of the labels have to be there. */
const labelsMin = 4;

/**
 * Looks for a text export of ProQuest: `Document N of M` with its labels (layout `numbered`), or bars and labels alone
 * (layout `bars`).
 */
export function findProquest(head: DumpHead): FormatFinding | null {
  let markers = 0;
  let bars = 0;
  let report = false;
  const labels = new Set<string>();
  for (const line of head.lines) {
    const text = line.text.trim();
    if (isProquestBar(text)) bars += 1;
    else if (proquestMarkerOfLine(text) !== null) markers += 1;
    else if (text.length < 200 && /\bproquest\b/i.test(text) && isProquestReportLine(text)) report = true;
    else {
      const label = proquestLabelOfLine(text);
      if (label === null) continue;
      const spelled = text.slice(0, text.indexOf(':')).trim();
      if (['sure', 'full-text', 'outlet', 'url'].includes(label.kind) || spelled === 'Publication date') {
        labels.add(text.includes(':') ? spelled : text);
      }
    }
  }
  const named = [...labels].slice(0, 6).join(', ');
  if (markers > 0 && (report || labels.size > 1)) {
    return { layout: 'numbered', evidence: [`${markers} lines such as "Document 1 of 4"; labels ${named}`] };
  }
  if (labels.size < labelsMin) return null;
  return { layout: 'bars', evidence: [`${bars} bars; labels of ProQuest: ${named}`] };
}
