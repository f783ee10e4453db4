import type { FactivaCodeKind } from './factiva-code-lexicon.ts';
import { kindOfFactivaCode } from './factiva-code-lexicon.ts';

/** A line that begins with a field code. */
export interface FactivaCode {
  readonly code: string;
  readonly kind: FactivaCodeKind;
  /** what stands behind the code on the same line; empty where the value follows below */
  readonly value: string;
}

/** Codes that open sentences and names as well ("IN 2021", "CO OP", "TD Bank"): their values have a sign of their own. */
const signOfValue: Readonly<Record<string, RegExp>> = {
  ...{ IN: /^\S+ ?: /, CO: /^\S+ ?: /, NS: /^\S+ ?: /, RE: /^\S+ ?: /, WC: /^\d[\d.,]*\s/, TD: /^$/, LP: /^$/ },
  ...{
    AN: /^(?:Document )?[A-Za-z][A-Za-z0-9]{14,}$/,
    ET: /^\d/,
    BY: /^\p{Lu}/u,
    ART: /^$/,
    CT: /^$/,
    LA: /^\p{L}+$/u,
  },
};

/**
 * Reads a line as a field code alone, or with its value behind a tab or two spaces or more: one space alone makes a
 * sentence that begins in capitals.
 *
 * text     one line, trimmed
 */
export function factivaCodeOfLine(text: string): FactivaCode | null {
  return codeOfLine(text, /^([A-Z]{2,3})(?:$|\t[\t ]*|[\s\u00a0]{2,})/);
}

/** The same for exports in which one space parts code and value; fewer lines are taken for fields. */
export function spacedFactivaCodeOfLine(text: string): FactivaCode | null {
  const found = codeOfLine(text, /^([A-Z]{2,3})(?:$|\s+)/);
  return found === null || signOfValue[found.code]?.test(found.value) === false ? null : found;
}

function codeOfLine(text: string, shape: RegExp): FactivaCode | null {
  const found = shape.exec(text.slice(0, 40));
  if (found === null) return null;
  const code = found[1] ?? '';
  const kind = kindOfFactivaCode(code);
  return kind === null ? null : { code, kind, value: text.slice(found[0].length).trim() };
}

/** Whether a line is the number under which Factiva keeps the document: `Document AFP0000020030411dz4b00abc`. */
export function isFactivaAccession(text: string): boolean {
  if (text.length > 80) return false;
  const found =
    /^(?:(?:document|dokument|documento|документ|文件|文書)[\s\u00a0]+)([A-Za-z][A-Za-z0-9]{14,39})$/iu.exec(text);
  return found !== null && (found[1] ?? '').replace(/\D/g, '').length >= 6;
}

/** Whether a line holds nothing but the number of words: `1,234 words`. */
export function isFactivaWords(text: string): boolean {
  return /^\d{1,3}(?:[.,\u00a0 ]?\d{3})*\s+(?:words?|wörter|mots?|palabras?|parole|parola|woorden|palavras?|слов|ord|słów|字)$/iu.test(
    text,
  );
}

/** Reads `Document 3 of 20` or `Article 3 of 20`, which some exports write above each document; null else. */
export function factivaMarkerOfLine(text: string): { number: number; count: number } | null {
  if (text.length > 60) return null;
  const found =
    /^(?:document|article|dokument|artikel|documento)\s+(\d[\d.,]*)\s+(?:of|von|de|sur|di)\s+(\d[\d.,]*)$/i.exec(text);
  if (found === null) return null;
  const number = Number((found[1] ?? '').replace(/[.,]/g, ''));
  const count = Number((found[2] ?? '').replace(/[.,]/g, ''));
  return number < 1 || number > count ? null : { number, count };
}

/** Whether a line opens the summary of the search at the end of an export. Trimmed line. */
export function isFactivaSummary(text: string): boolean {
  return /^(?:search summary|zusammenfassung der suche|suchzusammenfassung|résumé de (?:la )?recherche|resumen de (?:la )?búsqueda|riepilogo (?:della )?ricerca)$/i.test(
    text,
  );
}

/** Reads `Results Found 1,014`; 0 where the number stands on the next line, null for any other line. */
export function factivaResultsOfLine(text: string): number | null {
  const found =
    /^(?:results found|gefundene ergebnisse|ergebnisse gefunden|résultats trouvés|resultados encontrados|risultati trovati)[\s:]*(\d[\d.,]*)?$/i.exec(
      text,
    );
  return found === null ? null : Number((found[1] ?? '0').replace(/[.,]/g, ''));
}

/** Whether a line belongs to the pages that Factiva prints the documents on. Trimmed line. */
export function isFactivaPageLine(text: string): boolean {
  if (text.length > 120) return false;
  return (
    /^page\s*\d+\s*of\s*\d+(?:\s*(?:©|\(c\))?\s*\d{4}\s*factiva,?\s*inc.*)?$/i.test(text) ||
    /^(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*\d{4}\s*(?:dow jones\s+)?factiva\b.*$/i.test(text) ||
    /^(?:dow jones )?factiva$/i.test(text)
  );
}

/** Whether a line is the notice of who holds the rights to a document. Trimmed line. */
export function isFactivaRights(text: string): boolean {
  return (
    text.length <= 400 &&
    (/^(?:copyright|©|\(c\)|copr\.?|\(copyright\))[\s\u00a0,:]*(?:©|\(c\))?/i.test(text) ||
      /\ball rights reserved\b\.?[^.]{0,40}$/i.test(text) ||
      /^(?:©|\(c\))?\s*(?:19|20)\d\d,?\s.{2,120}\b(?:all rights reserved|inc\.|ltd\.?|limited)/i.test(text))
  );
}
