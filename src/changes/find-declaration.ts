import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import type { Notice } from './find-notices.ts';
import { foldWord } from './fold-word.ts';
import { paragraphsNamed, quotedCharactersMax } from './notice-words.ts';
import { isSameValue } from './open-scoring.ts';

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
  if (statementBefore === null) return null;
  const former = [...comparison.formerOf.values()].flat().find((claim) => isSameValue(claim, statementBefore.claim));
  if (former === undefined) return null;
  if (statementAfter !== null && former.sentenceStart !== statementAfter.claim.sentenceStart) return null;
  return { kind: 'former', text: former.sentence.slice(0, quotedCharactersMax) };
}

function rankOf(notice: Notice): number {
  return notice.kind === 'withdrawal' ? 0 : notice.kind === 'correction' ? 1 : 2;
}

function declares(notice: Notice, draft: Draft, comparison: Comparison): boolean {
  if (namesValue(notice, draft.before) || namesValue(notice, draft.after)) return true;
  const paragraphs = paragraphsNamed(notice.text);
  if (paragraphs.length > 0 && draft.after !== null) {
    return paragraphs.includes(paragraphOf(comparison, draft.after.start));
  }
  if (/\bheadline\b/iu.test(notice.text)) return draft.kind === 'headline-changed';
  const words = contentOf(notice.text);
  if (words.some((word) => /\d/.test(word))) return false;
  if (words.length === 0) return draft.kind.endsWith('-changed');
  const statement = draft.statementAfter ?? draft.statementBefore;
  const known = new Set([
    ...contentOf(draft.subject),
    ...(statement?.subjectWords ?? []),
    ...(statement?.nearWords ?? []),
  ]);
  return words.filter((word) => known.has(word)).length >= namedShareMin * words.length;
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
