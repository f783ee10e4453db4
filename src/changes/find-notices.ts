import type { Span } from '../base/span.ts';
import { foldText } from '../revisions/split-words.ts';

/** A line or sentence in which a text speaks of its own changes. */
export interface Notice extends Span {
  readonly kind: 'correction' | 'update' | 'withdrawal';
  readonly text: string;
}

// Forms from the correction policies and wire codes of news agencies: a label that opens a line, and sentences that
// speak of "an earlier version" or of "this article".
const lineForms: readonly (readonly [Notice['kind'], RegExp])[] = [
  ['withdrawal', /^[([*\s]*(?:withdrawn|retract(?:ed|ion)|story (?:kill|withdrawn)|advisory:? .*withdraw)\b/iu],
  [
    'correction',
    /^[([*\s]*(?:correct(?:s|ed|ion|ions|ing)|clarif(?:ies|ied|ication)|amend(?:s|ed|ment)|errat(?:um|a))\b\s*(?:[:.,;()\]–—-]|to |in |the |that |spelling|$)/iu,
  ],
  ['correction', /^[([*\s]*(?:corrects|clarifies|amends)\s+\p{L}/iu],
  ['correction', /^[([*\s]*editor['’]?s['’]? note\b.*\b(?:correct|earlier|previous|error|misstated|wrong)/iu],
  [
    'update',
    /^[([*\s]*(?:updates?|updated|writethru|recasts|refiles?|adds|rewrites|new throughout)\b(?=.{0,80}(?:\bparagraphs?\b|\bpara?s?\b|\bthroughout\b|[:)]|\btoll\b|\bdetails?\b|\bquotes?\b|\bat\b))/iu,
  ],
  ['update', /^update \d+\b|^\d(?:st|nd|rd|th) (?:lead|writethru)\b/iu],
  ['update', /^[([*\s]*editor['’]?s['’]? note\b/iu],
];

const sentenceForms: readonly (readonly [Notice['kind'], RegExp])[] = [
  [
    'correction',
    /\b(?:an?|the|our)\s+(?:earlier|previous|prior|original|initial)\s+(?:version|headline|edition|report|story|article)\s+(?:of\s+(?:this|the)\s+\w+\s+)?(?:in\w*\s*)?.*\b(?:incorrect|mistaken|misstat|wrong|error|erroneous|said|gave|stated|put|referred|misreport|misidentif)/iu,
  ],
  [
    'correction',
    /\bthis\s+(?:article|story|report|post|version|item)\s+(?:has\s+been|was|is)\s+(?:corrected|amended)\b/iu,
  ],
  [
    'update',
    /\bthis\s+(?:article|story|report|post|version|item)\s+(?:has\s+been|was)\s+(?:updated|revised|changed|edited)\b/iu,
  ],
];

/** What opens a notice stands within this much of its sentence. */
const noticeCharactersMax = 1000;

/**
 * Words without which no form above matches, in lower case: most texts and sentences are done with one look. Without
 * flags a pattern runs several times as fast.
 */
const anyNotice =
  /\b(?:correct|clarif|amend|errat|editor|updat|writethru|recast|refile|adds|rewrites|throughout|withdr|retract|version|headline|lead\b|this (?:article|story|report|post|item)|(?:earlier|previous|prior|original|initial) (?:edition|report|story|article)|story kill)/;

/**
 * Finds what a text says of its own changes: "Correction:", "CORRECTED", "(Updates toll in paragraph 4)".
 *
 * text       the joined text of a revision
 * sentences  its sentences
 * returns    notices in order, none overlapping; a labelled one takes its whole line
 * fails      never
 */
export function findNotices(text: string, sentences: readonly Span[]): Notice[] {
  const notices: Notice[] = [];
  if (!anyNotice.test(text.toLowerCase())) return notices;
  let lineEnd = -1;
  for (const sentence of sentences) {
    if (sentence.start < lineEnd) continue;
    if (!anyNotice.test(text.slice(sentence.start, sentence.end).toLowerCase())) continue;
    const opensLine = /(?:^|[\n\r\u2028\u2029\u0085])[^\S\n\r]*$/u.test(
      text.slice(Math.max(0, sentence.start - 20), sentence.start),
    );
    const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + noticeCharactersMax));
    const lineKind = opensLine ? matchForm(lineForms, words) : null;
    if (lineKind !== null) {
      lineEnd = endOfLine(text, sentence.start);
      notices.push({ kind: lineKind, start: sentence.start, end: lineEnd, text: text.slice(sentence.start, lineEnd) });
      continue;
    }
    const kind = matchForm(sentenceForms, words);
    if (kind !== null) notices.push({ kind, start: sentence.start, end: sentence.end, text: words });
  }
  return notices;
}

function matchForm(forms: readonly (readonly [Notice['kind'], RegExp])[], words: string): Notice['kind'] | null {
  for (const [kind, form] of forms) if (form.test(words)) return kind;
  return null;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\n\r\u2028\u2029\u0085]/u);
  return text.slice(0, end < 0 ? text.length : from + end).trimEnd().length;
}

/** The hour that opens an entry of a live page: "11:50", "4.15 pm GMT –". */
const entryTime = String.raw`(?:\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?\s*[-–—:|.,]?\s*)`;

/** An entry of a live page that is labelled a correction. */
const entryForm = new RegExp(String.raw`^\W*${entryTime}(?:correct(?:ions?|ed|ing)|clarifications?)\b\s*[:.–—-]`, 'iu');

const formerly = '(?:earlier|previous|prior|first|initial|original)';
const saying = '(?:statements?|figures?|numbers?|counts?|tolls?|reports?|accounts?|tally|estimates?|reading|release)';

/** Sentences of the news in which a source, or the outlet, says that what was given before had been wrong. */
const correctingForms: readonly RegExp[] = [
  new RegExp(
    String.raw`\bcorrect(?:s|ed|ing)\s+(?:an?|the|its|his|her|their|our|that)?\s*(?:${formerly}|wrong|mistaken)\s+(?:[\w'’]+\s+){0,2}?${saying}\b`,
    'iu',
  ),
  /\bcorrected\s+(?:\w+\s+)?(?:tables?|figures?|data|results?|numbers?|counts?|tall(?:y|ies)|statements?|reports?|estimates?|accounts?|lists?|release)\b/iu,
  new RegExp(
    String.raw`\b${formerly}\s+(?:\w+\s+)?${saying}\s+(?:[\w'’,]+\s+){0,6}?(?:was|were|had been)\s+(?:wrong|incorrect|mistaken|erroneous|an? (?:error|mistake)|in error)\b`,
    'iu',
  ),
  /\bnot\s[^,;.]{1,40}?\bas\s+(?:(?:was|were|had been|we|it|he|she|they|police|officials)\s+)*(?:\w+ly\s+|first\s+|earlier\s+)?(?:reported|stated|written|wrote|believed|thought|counted|published|misreported)\b/iu,
];

/** Without one of these no sentence corrects: most are done with one look. */
const anyCorrecting = /correct|clarif|wrong|mistake|erroneous|in error|\bnot\b/;

/** A sentence of the news that corrects: a labelled entry, or one that speaks of its own value. */
export interface CorrectingSentence extends Notice {
  readonly isEntry: boolean;
}

/**
 * Finds sentences that are news and correct what was given before: "11:50 Correction: the boat carried 81 people, not
 * 61", "…, the two companies said, correcting an earlier statement". What they say is read as any other sentence.
 *
 * text       the joined text of a revision
 * sentences  its sentences
 * returns    the sentences in order
 * fails      never
 */
export function findCorrectingSentences(text: string, sentences: readonly Span[]): CorrectingSentence[] {
  return sentences.flatMap(({ start, end }) => {
    const words = text.slice(start, Math.min(end, start + noticeCharactersMax));
    if (!anyCorrecting.test(words.toLowerCase())) return [];
    const isEntry = entryForm.test(words);
    if (!isEntry && !correctingForms.some((form) => form.test(words))) return [];
    return [{ kind: 'correction' as const, start, end, text: words, isEntry }];
  });
}

/** The notices of the newer text that the older one does not hold. */
export function findNewNotices<Kind extends Notice>(before: readonly Notice[], after: readonly Kind[]): Kind[] {
  const known = new Set(before.map((notice) => foldText(notice.text)));
  return after.filter((notice) => !known.has(foldText(notice.text)));
}
