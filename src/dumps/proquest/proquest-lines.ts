import type { ProquestLabelKind } from './proquest-label-lexicon.ts';
import { kindOfProquestLabel } from './proquest-label-lexicon.ts';

/** A line that opens a document and says which of how many it is. */
export interface ProquestMarker {
  readonly number: number;
  readonly count: number;
}

/** Reads `Document 12 of 500`; null for every other line. Trimmed line. */
export function proquestMarkerOfLine(text: string): ProquestMarker | null {
  if (text.length > 60) return null;
  const found = /^(?:document|dokument|documento)\s+(\d[\d.,]*)\s+(?:of|von|de|sur|di)\s+(\d[\d.,]*)$/i.exec(text);
  if (found === null) return null;
  const [number, count] = [found[1], found[2]].map((digits) => Number((digits ?? '').replace(/[.,]/g, '')));
  return number === undefined || count === undefined || number < 1 || number > count ? null : { number, count };
}

/** Whether a line is the bar between documents. Trimmed line. */
export function isProquestBar(text: string): boolean {
  return text.length >= 20 && text.length <= 200 && /^_+$/.test(text);
}

/** A line `Publication date: Nov 17, 2005`, or `Full text` alone. */
export interface ProquestLabel {
  readonly kind: ProquestLabelKind;
  readonly value: string;
}

/** Reads a line that begins with a label; null for any other. Trimmed line. */
export function proquestLabelOfLine(text: string): ProquestLabel | null {
  if (/^full ?text$/i.test(text)) return { kind: 'full-text', value: '' };
  const colon = text.slice(0, 40).indexOf(':');
  if (colon < 2) return null;
  const kind = kindOfProquestLabel(text.slice(0, colon));
  const after = text.charAt(colon + 1);
  if (kind === null || (after !== '' && !/\s/.test(after))) return null;
  return { kind, value: text.slice(colon + 1).trim() };
}

/** Whether a line belongs to the report that ProQuest wraps around the documents. Trimmed line. */
export function isProquestReportLine(text: string): boolean {
  if (text.length > 300) return false;
  return (
    /^(?:report information from proquest|table of contents|inhaltsverzeichnis|table des matières|bibliography)$/i.test(
      text,
    ) ||
    /^contact us at\s*:/i.test(text) ||
    /^(?:copyright\s+)?(?:©|\(c\))?\s*(?:copyright\s+)?(?:©|\(c\))?\s*(?:19|20)\d\d\s+proquest\b/i.test(text) ||
    /^(?:terms and conditions|database copyright|citation style)\s*:?/i.test(text)
  );
}
