import type { Claim } from '../claims/reading.ts';
import { stemWord } from '../revisions/stem-word.ts';

/** Words that name no source by themselves: pronouns, and nouns that refer back to one named before. */
const vagueSources = new Set(
  (
    'he she they it we i who official officials spokesman spokeswoman spokesperson statement source sources person ' +
    'people report reports man woman agency ministry office company group department minister one others other ' +
    'data figure figures number numbers revised latest preliminary updated new early initial'
  )
    .split(' ')
    .map((word) => stemWord(word)),
);

/** Words that say only that somebody says it. */
const sayingWords = new Set(
  'said says say told according reported statement announced added confirmed put quoting citing saying'
    .split(' ')
    .map((word) => stemWord(word)),
);

const hearsay = /\b(?:reported(?:ly)?|allegedly|unconfirmed|rumou?red|purported(?:ly)?)\b/iu;

/** What stands behind a figure: a named source, hearsay, or nothing. */
export interface SourceReading {
  readonly kind: 'named' | 'hearsay' | 'none';
  readonly text: string;
  readonly stems: readonly string[];
}

/**
 * Reads who stands behind a claim.
 *
 * attribution, hedge  as a claim gives them
 * sentence            in which they stand: what is cut out of a word or a number is no source
 * returns             "named" with the words that tell this source from others; pronouns alone are "none"
 * fails               never
 */
export function readSource({
  attribution,
  hedge,
  sentence,
}: Pick<Claim, 'attribution' | 'hedge' | 'sentence'>): SourceReading {
  const trimmed = attribution?.trim() ?? '';
  const at = sentence.indexOf(trimmed);
  const isCut = at > 0 && /[\p{L}\p{N}]/u.test(sentence.charAt(at - 1));
  const text = isCut || /\d{2}/.test(trimmed) ? '' : trimmed;
  const stems = sourceStems(text);
  if (stems.length > 0 && !(hearsay.test(text) && stems.length === 1)) return { kind: 'named', text, stems };
  if (hearsay.test(text) || (hedge !== null && hearsay.test(hedge))) {
    return { kind: 'hearsay', text: text === '' ? (hedge ?? '') : text, stems: [] };
  }
  return { kind: 'none', text, stems: [] };
}

function sourceStems(text: string): string[] {
  const stems = new Set<string>();
  for (const word of text.split(/[^\p{L}\p{N}.'’-]+/u)) {
    const stem = stemWord(word);
    if (stem !== '' && !sayingWords.has(stem)) stems.add(stem);
  }
  return [...stems];
}

/**
 * Tells whether two sources are different ones.
 *
 * returns  true for two named sources that share no word that tells them apart and neither of which refers back
 *          ("the official"), and for hearsay that becomes a named source
 * fails    never
 */
export function isOtherSource(before: SourceReading, after: SourceReading): boolean {
  if (before.kind === 'hearsay') return after.kind === 'named';
  if (before.kind !== 'named' || after.kind !== 'named') return false;
  if (isReferringBack(before) || isReferringBack(after)) return false;
  if (before.stems.some((stem) => !vagueSources.has(stem) && after.stems.includes(stem))) return false;
  return !isAcronym(before.text, after.text) && !isAcronym(after.text, before.text);
}

/** Whether a text names a source, by all the words that tell it from others. */
export function namesSource(text: string, source: SourceReading): boolean {
  const stems = new Set(text.split(/[^\p{L}\p{N}.'’-]+/u).map((word) => stemWord(word)));
  return source.stems.every((stem) => stems.has(stem));
}

const description = /^the\s+(\p{Ll}+)$/u;

/** Bodies that are called so by themselves, beside whoever else a text names. */
const properDescriptions =
  /^(?:police|army|military|navy|government|opposition|rebels|authorities|court|prosecution)$/u;

/**
 * Tells whether a source is a description that stands for a named one: "the utility" for "Norvolt", where the text that
 * speaks of the utility names Norvolt as well.
 */
export function standsFor(source: SourceReading, named: SourceReading, text: string): boolean {
  const noun = description.exec(source.text)?.[1];
  if (noun === undefined || properDescriptions.test(noun)) return false;
  return /^\p{Lu}/u.test(named.text) && namesSource(text, named);
}

/** "the official", "the ministry": only words that could point at any source. */
function isReferringBack(source: SourceReading): boolean {
  return source.stems.every((stem) => vagueSources.has(stem));
}

/** Whether one source is written with the first letters of the other: WHO, World Health Organization. */
function isAcronym(short: string, long: string): boolean {
  const initials = [...long.matchAll(/\b\p{Lu}/gu)].map((match) => match[0]).join('');
  return short.split(/[^\p{L}.]+/u).some((word) => {
    const letters = word.replaceAll('.', '');
    return letters.length >= 2 && letters === letters.toUpperCase() && initials.includes(letters);
  });
}
