import type { RevisionText } from '../text/revision-text.ts';

/**
 * Brings a revision to the form by which two texts count as the same.
 *
 * revision  headline and body
 * returns   the headline, a line feed, the body, each in Unicode NFKC on one line, with one kind of quote, dash, space
 *           and ellipsis; without a headline the body alone. Case, digits and all other punctuation are kept. Between
 *           two digits a dash is part of a figure and stays a hyphen or an en dash: 1627–1653 is not 1627-1653.
 *           Numbers that NFKC would push against their neighbours (a raised 2, one half) are set apart first, so that
 *           ten squared does not become one hundred and two. Applied to its own parts it changes nothing.
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
  const quoted = plain.replace(/`/g, "'").replace(/''/g, '"').replace(spacesToFold, ' ').trim();
  return quoted.replace(dashesToFold, (dashes, at: number) => {
    const isInFigure = digit.test(quoted.charAt(at - 1)) && digit.test(quoted.charAt(at + dashes.length));
    return isInFigure ? '–' : '-';
  });
}

/** En dashes, and hyphens in a row, which are typed for them. */
const dashesToFold = /-*–[-–]*|--+/g;

const digit = /^\p{Nd}$/u;

/** White space and control characters, but for single spaces, which nearly all are and which stay as they are. */
const spacesToFold = /(?:[^\S ]|[\x00-\x1f\x7f])[\s\x00-\x1f\x7f]*| [\s\x00-\x1f\x7f]+/g;

/** One class for all signs and one pass over the text: most of the time of a hash goes into looking for them. */
const foldedSigns =
  /[\u00ab\u00ad\u00b4\u00bb\u02b9\u02bc\u200b-\u200f\u2010-\u201f\u2026\u202a-\u202e\u2032\u2033\u2035\u2036\u2039\u203a\u2060-\u2064\u2212\u2e3a\u2e3b\u301d-\u301f\ufe58\ufe63\ufeff\uff0d\p{No}]/gu;

const plainBySign = new Map<string, string>();
for (const sign of '\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bc\u00b4') plainBySign.set(sign, "'");
for (const sign of '\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f') plainBySign.set(sign, '"');
for (const sign of '\u2010\u2011\u2212\ufe63\uff0d') plainBySign.set(sign, '-');
for (const sign of '\u2012\u2013\u2014\u2015\u2e3a\u2e3b\ufe58') plainBySign.set(sign, '–');
for (const sign of '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e') plainBySign.set(sign, '');
for (const sign of '\u2060\u2061\u2062\u2063\u2064\ufeff') plainBySign.set(sign, '');
for (const sign of '\u2016\u2017') plainBySign.set(sign, sign);
plainBySign.set('\u2026', '...');

/** Needed before NFKC, which takes some of these signs apart, and after it, which makes some of them. */
function foldSigns(text: string): string {
  return text.replace(foldedSigns, (sign) => plainBySign.get(sign) ?? ` ${sign} `);
}
