import type { Span } from '../base/span.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import {
  type CorrectingSentence,
  findCorrectingSentences,
  findNewNotices,
  findNotices,
  type Notice,
} from './find-notices.ts';
import { foldWord } from './fold-word.ts';
import { isInside } from './gather-statements.ts';
import { listLikeness } from './list-likeness.ts';
import { paragraphsNamed, quotedCharactersMax } from './notice-words.ts';
import { isSameValue } from './open-scoring.ts';
import type { ReadRevision } from './read-revision.ts';

/** What declares a change: a notice of the newer text, or its own naming of the old value as a former one. */
export interface Declaration {
  readonly kind: Notice['kind'] | 'former';
  readonly text: string;
}

/** Words of a notice that say only that it is one. */
const noticeWords = new Set(
  (
    'correction corrects corrected correcting clarification clarifies update updates updated adds recasts editor note ' +
    'version earlier previous original article story report post headline paragraph paragraphs para paras throughout ' +
    'text copy detail details new lead error incorrect incorrectly misstated wrong gmt utc at to am pm read first second ' +
    'third fourth fifth amended changed fixes fixed number figure figures wrongly misstates gives given gave said stated ' +
    'put by of'
  )
    .split(' ')
    .map((word) => foldWord(word)),
);

/** Words that a notice has for any figure: "Corrects size of cut throughout". */
const measureWords = new Set(
  'size sizes amount value level extent cut cuts rise rises fall falls drop increase decrease reduction growth change share'
    .split(' ')
    .map((word) => foldWord(word)),
);

/** A headline in which a number alone is mended keeps this much of its words. */
const sameHeadlineMin = 0.5;

/** A notice without numbers declares what it names by this share of its words. */
const namedShareMin = 0.34;

/**
 * Finds what declares a change.
 *
 * draft       the change
 * comparison  the two revisions and the notices that only the newer one holds
 * returns     the notice that names its values, its subject or its paragraph, or that names nothing and so declares
 *             all; else the sentence that gives the old value as a former one; null for a silent change
 * fails       never
 */
export function findDeclaration(draft: Draft, comparison: Comparison): Declaration | null {
  const ranked = [...comparison.newNotices].sort((a, b) => rankOf(a) - rankOf(b));
  for (const notice of ranked) {
    if (declares(notice, draft, comparison))
      return { kind: notice.kind, text: notice.text.slice(0, quotedCharactersMax) };
  }
  const { statementBefore, statementAfter } = draft;
  const correcting = findCorrecting(draft, comparison);
  if (correcting !== null) return { kind: 'correction', text: correcting.text.slice(0, quotedCharactersMax) };
  if (statementBefore === null) return null;
  const former = [...comparison.formerOf.values()].flat().find((claim) => isSameValue(claim, statementBefore.claim));
  if (former === undefined) return null;
  if (statementAfter !== null && former.sentenceStart !== statementAfter.claim.sentenceStart) return null;
  return { kind: 'former', text: former.sentence.slice(0, quotedCharactersMax) };
}

function rankOf(notice: Notice): number {
  return notice.kind === 'withdrawal' ? 0 : notice.kind === 'correction' ? 1 : 2;
}

/** A notice of the older text that promises the headline, or a sentence of the newer one that corrects. */
function findCorrecting(draft: Draft, comparison: Comparison): Notice | null {
  const { before, alignment } = comparison;
  if (draft.kind === 'headline-changed') {
    const promises = findNotices(before.text, alignment.before).filter(({ text }) => promisesHeadline.test(text));
    const kept = promises.find((notice) => keepsPromise(notice, comparison));
    if (kept !== undefined) return kept;
  }
  if (!draft.kind.endsWith('-changed')) return null;
  const after = draft.statementAfter?.claim;
  const found = correctingOf(comparison).find((sentence) => {
    if (sentence.isEntry) return declares(sentence, draft, comparison);
    return after !== undefined && isInside(after, [sentence]);
  });
  return found ?? null;
}

const promisesHeadline = /\bheadline\b[^.]*\b(?:will|is to|is being|shall|to be)\b/iu;

/** The same headline with another number, one of those that the notice names where it names any. */
function keepsPromise(notice: Notice, { before, after }: Comparison): boolean {
  const older = contentOf(before.text.slice(0, before.headlineLength));
  const newer = contentOf(after.text.slice(0, after.headlineLength));
  if (listLikeness(older, newer) < sameHeadlineMin) return false;
  const named = valuesIn(notice, before);
  const changed = headlineNumbers(before, after);
  return named.length === 0 || named.some((value) => changed.includes(value));
}

const correctingKnown = new WeakMap<Comparison, CorrectingSentence[]>();

/** Correcting sentences that only the newer text holds, outside its notices; looked for once in a comparison. */
function correctingOf(comparison: Comparison): CorrectingSentence[] {
  const known = correctingKnown.get(comparison);
  if (known !== undefined) return known;
  const { before, after, alignment, newNotices } = comparison;
  const newer = findCorrectingSentences(after.text, alignment.after).filter((found) => !isInside(found, newNotices));
  const older = newer.length === 0 ? [] : findCorrectingSentences(before.text, alignment.before);
  const found = findNewNotices(older, newer);
  correctingKnown.set(comparison, found);
  return found;
}

/** Numbers that one headline has and the other has not; none where only one side gives any. */
function headlineNumbers(before: ReadRevision, after: ReadRevision): number[] {
  const older = valuesIn({ start: 0, end: before.headlineLength }, before);
  const newer = valuesIn({ start: 0, end: after.headlineLength }, after);
  const gone = older.filter((value) => !newer.includes(value));
  const fresh = newer.filter((value) => !older.includes(value));
  return gone.length > 0 && fresh.length > 0 ? [...gone, ...fresh] : [];
}

function valuesIn({ start, end }: Span, { reading }: ReadRevision): number[] {
  const inside = reading.quantities.filter((quantity) => quantity.start >= start && quantity.end <= end);
  return inside.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** The part of a notice that tells what it corrects, without what it adds and why: "(Corrects toll; adds quotes)". */
function scopeOf({ kind, text }: Notice): string {
  if (kind !== 'correction') return text;
  const clauses = text.split(/;|,?\s+(?=(?:adds|updates|recasts|drops|deletes|edits)\b)/iu);
  const correcting = clauses.filter((clause) => /\b(?:correct|fix|amend|clarif)/iu.test(clause));
  return correcting.length === 0 ? text : correcting.join(' ');
}

/** "Corrects size of cut throughout": every change of a value, in the headline as well, that its words can mean. */
function declaresThroughout(scope: string, draft: Draft, { before, after }: Comparison): boolean {
  if (!draft.kind.endsWith('-changed')) return false;
  const words = contentOf(scope).filter((word) => !measureWords.has(word));
  if (draft.kind === 'headline-changed') return headlineNumbers(before, after).length > 0;
  return words.length === 0 || namesShare(words, draft) >= namedShareMin;
}

function namesShare(words: readonly string[], draft: Draft): number {
  const statement = draft.statementAfter ?? draft.statementBefore;
  const known = new Set([
    ...contentOf(draft.subject),
    ...(statement?.subjectWords ?? []),
    ...(statement?.nearWords ?? []),
  ]);
  return words.filter((word) => known.has(word)).length / words.length;
}

function declares(notice: Notice, draft: Draft, comparison: Comparison): boolean {
  if (namesValue(notice, draft.before) || namesValue(notice, draft.after)) return true;
  if (draft.kind === 'headline-changed') {
    const changed = headlineNumbers(comparison.before, comparison.after);
    if (valuesIn(notice, comparison.after).some((value) => changed.includes(value))) return true;
  }
  const scope = scopeOf(notice);
  if (notice.kind === 'correction' && /\bthroughout\b/iu.test(scope)) {
    return declaresThroughout(scope, draft, comparison);
  }
  const paragraphs = paragraphsNamed(notice.text);
  if (paragraphs.length > 0 && draft.after !== null) {
    return paragraphs.includes(paragraphOf(comparison, draft.after.start));
  }
  if (/\bheadline\b/iu.test(notice.text)) return draft.kind === 'headline-changed';
  const words = contentOf(notice.text);
  if (words.some((word) => /\d/.test(word))) return false;
  if (words.length === 0) return draft.kind.endsWith('-changed');
  return namesShare(words, draft) >= namedShareMin;
}

function namesValue(notice: Notice, side: ChangeSide | null): boolean {
  if (side === null || side.unit === 'headline') return false;
  if (notice.text.includes(side.text)) return true;
  if (typeof side.value !== 'number') return false;
  const plain = new Set(splitWords(notice.text).map((word) => word.key.replaceAll(',', '')));
  return plain.has(String(side.value));
}

function contentOf(text: string): string[] {
  const stems: string[] = [];
  for (const word of splitWords(text)) {
    const stem = foldWord(word.key);
    if (stem.length > 2 && !noticeWords.has(stem)) stems.push(stem);
  }
  return stems;
}

/** Number of the body's paragraph that holds a position, from 1, notices not counted. */
function paragraphOf({ after, newNotices }: Comparison, at: number): number {
  let body = after.text.slice(after.headlineLength, at);
  for (const notice of newNotices) body = body.replace(notice.text, '');
  return body.split(/\n\s*\n/u).filter((paragraph, index, all) => paragraph.trim() !== '' || index === all.length - 1)
    .length;
}
