import type { RevisionText } from '../text/revision-text.ts';

/**
 * Brings a revision to the form by which two texts count as the same.
 *
 * revision  headline and body
 * returns   the headline, a line feed, the body, each in Unicode NFKC on one line, with one kind of quote, dash, space
 *           and ellipsis; without a headline the body alone. Case, digits and all other punctuation are kept. Numbers
 *           that NFKC would push against their neighbours (a raised 2, one half) are set apart first, so that ten
 *           squared does not become one hundred and two. Applied to its own parts it changes nothing.
 * fails     never
 * source    Unicode Annex 15 for NFKC; the folded signs are those that news sites and agencies swap for each other
 */
export function canonicalText(revision: RevisionText): string {
  const body = canonicalLine(revision.body);
  const headline = revision.headline === null ? '' : canonicalLine(revision.headline);
  return headline === '' ? body : `${headline}\n${body}`;
}

function canonicalLine(text: string): string {
  // Most texts hold a few signs outside ASCII; the rules for these are skipped where there is none.
  const plain = /[^\x00-\x7f]/.test(text) ? foldSigns(foldSigns(text).normalize('NFKC')) : text;
  return plain
    .replace(/[`\u00b4]/g, "'")
    .replace(/''/g, '"')
    .replace(/-{2,}/g, '-')
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ')
    .trim();
}

/** Needed before NFKC, which takes some of these signs apart, and after it, which makes some of them. */
function foldSigns(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bc\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f]/g, '"')
    .replace(/[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u00ad]/g, (sign) => (sign === '\u00ad' ? '' : '-'))
    .replace(/\u2026/g, '...')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\p{No}/gu, ' $& ');
}
