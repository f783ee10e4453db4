import { splitWords } from '../revisions/split-words.ts';
import { stemWord } from '../revisions/stem-word.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import type { Notice } from './find-notices.ts';
import { isSameValue } from './pair-statements.ts';

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
    'third fourth fifth amended changed'
  )
    .split(' ')
    .map((word) => stemWord(word)),
);

/** A notice is quoted up to this length. */
const quotedCharactersMax = 300;

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
  if (statementBefore === null) return null;
  const former = comparison.after.reading.claims.find(
    (claim) => claim.standing === 'former' && isSameValue(claim, statementBefore.claim),
  );
  if (former === undefined) return null;
  if (statementAfter !== null && former.sentenceStart !== statementAfter.claim.sentenceStart) return null;
  return { kind: 'former', text: former.sentence.slice(0, quotedCharactersMax) };
}

function rankOf(notice: Notice): number {
  return notice.kind === 'withdrawal' ? 0 : notice.kind === 'correction' ? 1 : 2;
}

function declares(notice: Notice, draft: Draft, comparison: Comparison): boolean {
  if (namesValue(notice, draft.before) || namesValue(notice, draft.after)) return true;
  const words = contentOf(notice.text);
  const subject = new Set(
    contentOf(`${draft.subject} ${draft.kind === 'headline-changed' ? '' : (draft.sentenceAfter ?? '')}`),
  );
  if (words.some((word) => subject.has(word) && !/^\d+$/.test(word))) return true;
  const paragraph = /\bpara(?:graph)?s?\.?\s+(\d+)/iu.exec(notice.text)?.[1];
  if (paragraph !== undefined && draft.after !== null) {
    return paragraphOf(comparison, draft.after.start) === Number(paragraph);
  }
  const isHeadline = /\bheadline\b/iu.test(notice.text);
  if (isHeadline) return draft.kind === 'headline-changed';
  return words.filter((word) => !/^\d+$/.test(word)).length === 0 && draft.kind.endsWith('-changed');
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
    const stem = stemWord(word.key);
    if (stem.length > 2 && !noticeWords.has(stem)) stems.push(stem);
  }
  return stems;
}

/** Number of the body's paragraph that holds a position, from 1. */
function paragraphOf(comparison: Comparison, at: number): number {
  const body = comparison.after.text.slice(comparison.after.headlineLength, at).trimStart();
  return body.split(/\n\s*\n/u).length;
}
