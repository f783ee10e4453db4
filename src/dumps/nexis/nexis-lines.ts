import type { NexisLabelKind } from './nexis-label-lexicon.ts';
import { kindOfNexisLabel, tailToo } from './nexis-label-lexicon.ts';

/** A line that opens a document and says which of how many it is. */
export interface NexisMarker {
  readonly number: number;
  readonly count: number;
}

const ofWords = 'of|von|de|sur|di|van|out of|av|z';
const documentsWord = '(?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTI|DOCUMENTOS?|DOCUMENTEN|ARTICLES?|STORIES|STORY)';
const numbersFirst = new RegExp(
  `^\\(?(\\d{1,3}(?:[.,]?\\d{3})*)\\s+(?:${ofWords})\\s+(\\d{1,3}(?:[.,]?\\d{3})*)\\s+${documentsWord}\\)?$`,
  'i',
);
/** English is not among them: "Document 1 of 25" is how ProQuest counts. */
const wordFirst = /^(?:dokument|document|documento)\s+(\d[\d.,]*)\s+(?:von|de|sur|di|van)\s+(\d[\d.,]*)$/i;

/**
 * Reads `12 of 500 DOCUMENTS`, `Dokument 12 von 500` or `Document 12 de 500`.
 *
 * text     one line, trimmed
 * returns  the two numbers, or null for every other line and where the first is the larger
 */
export function nexisMarkerOfLine(text: string): NexisMarker | null {
  if (text.length < 9 || text.length > 60) return null;
  const found = numbersFirst.exec(text) ?? wordFirst.exec(text);
  if (found === null) return null;
  const number = wholeNumber(found[1] ?? '');
  const count = wholeNumber(found[2] ?? '');
  return number < 1 || number > count ? null : { number, count };
}

/** Whether a line says that the document ends, as Nexis Uni has it. Trimmed line. */
export function isNexisEnd(text: string): boolean {
  if (text.length > 40) return false;
  return /^(?:end of document|ende des dokuments|dokumentende|fin (?:du|de) document|fin del documento|fim do documento|fine (?:del )?documento|einde (?:van )?(?:het )?document)\.?$/i.test(
    text,
  );
}

/** A labelled line: `LENGTH: 430 words`, `Section: NEWS`, or a label alone, as `Body` and `Classification` are in Nexis Uni. */
export interface NexisLabel {
  readonly kind: NexisLabelKind;
  /** in lower case */
  readonly label: string;
  readonly value: string;
  /** whether a colon follows the label */
  readonly colon: boolean;
}

const labelWithColon = /^([\p{L}][\p{L} -]{1,24}?)[\s\u00a0]?:(?:[\s\u00a0]+(.*))?$/u;
const lonelyLabels = /^(?:body|text|graphic|classification|notes|references|correction|klassifizierung|highlight)$/i;

/** Reads a line as a labelled one; null for any other. Trimmed line. */
export function nexisLabelOfLine(text: string): NexisLabel | null {
  if (lonelyLabels.test(text)) {
    const label = text.toLowerCase();
    const kind = kindOfNexisLabel(label);
    return kind === null ? null : { kind, label, value: '', colon: false };
  }
  const found = labelWithColon.exec(text.length > 4000 ? text.slice(0, 4000) : text);
  if (found === null) return null;
  const label = (found[1] ?? '').toLowerCase();
  const kind = kindOfNexisLabel(label);
  if (kind === null) return null;
  return { kind, label, value: text.slice(text.indexOf(':') + 1).trim(), colon: true };
}

/** Whether a labelled part can stand below the body: surely, only next to a sure one, or not. */
export function tailOfLabel(label: NexisLabel): 'sure' | 'weak' | null {
  if (label.kind === 'tail') return 'sure';
  return label.kind === 'weak-tail' || tailToo.has(label.label) ? 'weak' : null;
}

/** Whether a line is the notice of who holds the rights, as it stands above or below a document. Trimmed line. */
export function isRightsLine(text: string): boolean {
  if (text.length > 300) return false;
  return (
    /^(?:copyright|©|\(c\)|copr\.?)[\s\u00a0]*(?:©|\(c\)|\u00a9)?[\s\u00a0,]*(?:19|20)\d\d\b/i.test(text) ||
    /^(?:19|20)\d\d\s+(?:copyright|©)/i.test(text) ||
    /^(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|alle rechten voorbehouden|todos los derechos reservados|tutti i diritti riservati)\.?$/i.test(
      text,
    )
  );
}

/** What a line of the cover says, on which the request stands. */
export interface CoverLine {
  /** how many documents there are, where the line says so */
  readonly count: number | null;
  /** whether the line can open a cover; the others only go on with one */
  readonly opens: boolean;
}

const openingField =
  /^(?:download request|print request|email request|ausgabeauftrag|time of request|job number|user name|date and time|search terms|number of documents|number of results|research information)[\s\u00a0]*:/i;
const otherField =
  /^(?:send to|terms|begriffe|project id|projekt-id|client\/matter|client id|search type|search query|narrowed by|content type|source|combined source|quelle|requested by|file name|zeit|datum)[\s\u00a0]*:/i;
const coverOther = /\babout lexisnexis\b|^\|?\s*(?:privacy policy|terms & conditions)\b|^\d{1,5}\.\s|^lexisnexis$/i;
const coverCount =
  /^(?:number of (?:documents|results|articles|items)|documents|results|total)\s*[:=(]\s*(\d[\d.,]*)\)?$/i;
const bareCount = /^documents\s+\((\d[\d.,]*)\)$/i;
const coverRequest = /^(?:download|print|email) request\s*:.*?:\s*(\d[\d\s,;-]*)$/i;

/**
 * Reads a line of the cover: a field of the request, `Documents (100)`, an entry of the list, the links at its end.
 *
 * returns  null for any line that a cover does not have
 */
export function coverLineOf(text: string): CoverLine | null {
  if (text.length > 2000) return null;
  const counted = coverCount.exec(text) ?? bareCount.exec(text);
  if (counted !== null) return { count: wholeNumber(counted[1] ?? ''), opens: true };
  const request = coverRequest.exec(text);
  if (request !== null) return { count: countOfRanges(request[1] ?? ''), opens: true };
  if (openingField.test(text)) return { count: null, opens: true };
  return otherField.test(text) || coverOther.test(text) ? { count: null, opens: false } : null;
}

/** How many numbers `1-4, 7, 9-10` names; null where a range runs backwards. */
function countOfRanges(text: string): number | null {
  let count = 0;
  for (const part of text.split(/[,;]/)) {
    const [from, to] = part.split('-').map((number) => Number(number.trim()));
    if (from === undefined || Number.isNaN(from) || part.trim() === '') continue;
    const last = to === undefined ? from : to;
    if (Number.isNaN(last) || last < from) return null;
    count += last - from + 1;
  }
  return count === 0 ? null : count;
}

function wholeNumber(text: string): number {
  return Number(text.replace(/[.,]/g, ''));
}
