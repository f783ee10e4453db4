import type { Span } from '../base/span.ts';
import { alignSentences } from '../revisions/align-sentences.ts';
import type { Alignment } from '../revisions/alignment.ts';
import { foldText } from '../revisions/split-words.ts';
import { splitSentences } from '../text/split-sentences.ts';
import type { ClaimChange } from './claim-change.ts';
import { compareRevisions } from './compare-revisions.ts';
import { findNewNotices, findNotices, type Notice } from './find-notices.ts';
import type { EmptyNoticeDetail, Finding } from './finding.ts';
import { isInside } from './gather-statements.ts';
import { paragraphsNamed, quotedCharactersMax } from './notice-words.ts';
import type { ReadRevision } from './read-revision.ts';

export type EmptyNotice = Extract<Finding, { kind: 'empty-notice' }>;

/** What a notice promises that has to be seen in the texts, and what is missing where it is not. */
interface Promised {
  readonly names: EmptyNoticeDetail['names'];
  readonly missing: string;
  /** whether the change from an older revision to the newer one keeps the promise */
  readonly isKept: (pair: Compared) => boolean;
}

interface Compared {
  readonly before: ReadRevision;
  readonly after: ReadRevision;
  readonly alignment: Alignment;
  readonly changes: readonly ClaimChange[];
}

/** Words for what is counted, measured or dated; a notice with one of them is about a figure or a date. */
const figureWords =
  /\b(?:tolls?|numbers?|figures?|percent(?:age)?s?|per ?cent|amounts?|prices?|costs?|totals?|tally|counts?|rates?|shares?|votes?|margins?|dates?|deadlines?|sums?|values?|magnitudes?|distances?|deaths|dead|casualties|injured)\b/iu;

/** A number that a notice sets against another one, or calls wrong. */
const against = /\b(?:not|instead of|rather than|from|incorrect\w*|wrong\w*|mistaken\w*|misstat\w*|erroneous\w*)\b/iu;

/**
 * Finds notices that declare what the texts do not show: "Corrects death toll in paragraph 4" where no figure there
 * changed, "This article has been corrected" where not a word did.
 *
 * before, after  neighbouring revisions
 * changes        what `compareRevisions` found between them
 * earlier        revisions before `before`: what a notice declares may have been mended in one of the steps before
 * returns        findings in the order of the newer text; a notice of withdrawal, or one that promises nothing that can be
 *                looked up, gives none
 * fails          never
 */
export function findEmptyNotices(
  before: ReadRevision,
  after: ReadRevision,
  changes: readonly ClaimChange[],
  earlier: readonly ReadRevision[] = [],
): EmptyNotice[] {
  const noticesAfter = findNotices(after.text, splitSentences(after.text));
  if (noticesAfter.length === 0) return [];
  const fresh = findNewNotices(findNotices(before.text, splitSentences(before.text)), noticesAfter);
  if (fresh.length === 0) return [];
  const pair = { before, after, alignment: alignSentences(before.text, after.text), changes };
  return fresh.flatMap((notice) => {
    const promised = readPromise(notice, after);
    if (promised === null || promised.isKept(pair)) return [];
    const isKeptBefore = earlier.some((older) =>
      promised.isKept({
        before: older,
        after,
        alignment: alignSentences(older.text, after.text),
        changes: compareRevisions(older, after),
      }),
    );
    return isKeptBefore ? [] : [toFinding(notice, promised)];
  });
}

function readPromise(notice: Notice, after: ReadRevision): Promised | null {
  if (notice.kind === 'withdrawal') return null;
  const paragraphs = paragraphsNamed(notice.text);
  const isOfFigures = figureWords.test(notice.text);
  if (paragraphs.length > 0) return promiseOfParagraphs(paragraphs, isOfFigures);
  if (/\bheadlines?\b/iu.test(notice.text)) return headlinePromise;
  const values = valuesIn(notice, after);
  if (values.length > 1 && (isOfFigures || against.test(notice.text))) return promiseOfValues(values);
  if (isOfFigures) {
    return { names: 'subject', missing: 'no figure or date changed', isKept: ({ changes }) => changes.length > 0 };
  }
  return notice.kind === 'correction' ? anyPromise : null;
}

const headlinePromise: Promised = {
  names: 'headline',
  missing: 'the headline is the same',
  isKept: ({ before, after }) =>
    foldText(before.text.slice(0, before.headlineLength)) !== foldText(after.text.slice(0, after.headlineLength)),
};

const anyPromise: Promised = {
  names: 'subject',
  missing: 'no word of the text changed',
  isKept: (pair) => changedStretches(pair).length > 0,
};

/** A paragraph more or less is no lie: datelines, captions and the notice itself are counted by some and not by others. */
function promiseOfParagraphs(paragraphs: readonly number[], isOfFigures: boolean): Promised {
  const isNear = (number: number) => paragraphs.some((named) => Math.abs(named - number) <= 1);
  const named = `paragraph${paragraphs.length > 1 ? 's' : ''} ${paragraphs.join(', ')}`;
  return {
    names: 'paragraph',
    missing: isOfFigures ? `no figure or date of ${named} changed` : `no word of ${named} changed`,
    isKept: (pair) => {
      const stretches = isOfFigures ? stretchesOfClaims(pair.changes) : changedStretches(pair);
      return stretches.some(({ side, start }) => isNear(paragraphAt(pair[side], start)));
    },
  };
}

function promiseOfValues(values: readonly string[]): Promised {
  const isNamed = (value: unknown) => [value].flat().some((one) => values.includes(String(one)));
  return {
    names: 'figures',
    missing: `no figure changed to or from ${values.join(' or ')}`,
    isKept: ({ changes }) => changes.some(({ before, after }) => isNamed(before?.value) || isNamed(after?.value)),
  };
}

/** The figures that a notice names, each once, but for numbers of paragraphs. */
function valuesIn(notice: Span, { reading, text }: ReadRevision): string[] {
  const values = reading.quantities.flatMap(({ start, end, value }) => {
    if (value === null || start < notice.start || end > notice.end) return [];
    return /\bpara(?:graph)?s?\.?\s*$/iu.test(text.slice(Math.max(0, start - 12), start)) ? [] : [String(value)];
  });
  return [...new Set(values)];
}

interface Stretch {
  readonly side: 'before' | 'after';
  readonly start: number;
}

function stretchesOfClaims(changes: readonly ClaimChange[]): Stretch[] {
  return changes.flatMap(({ kind, before, after }) => {
    if (kind === 'headline-changed') return [];
    return [
      ...(before === null ? [] : [{ side: 'before' as const, start: before.start }]),
      ...(after === null ? [] : [{ side: 'after' as const, start: after.start }]),
    ];
  });
}

/** Where sentences begin that did not stay as they were, notices left aside. */
function changedStretches({ before, after, alignment }: Compared): Stretch[] {
  const [older, newer] = [findNotices(before.text, alignment.before), findNotices(after.text, alignment.after)];
  const startsOf = (
    side: Stretch['side'],
    spans: readonly Span[],
    indexes: readonly number[],
    notices: readonly Span[],
  ) =>
    indexes.flatMap((index) => {
      const span = spans[index];
      return span === undefined || isInside(span, notices) ? [] : [{ side, start: span.start }];
    });
  return alignment.groups.flatMap((group) => {
    if (group.kind === 'kept' || group.kind === 'moved') return [];
    return [
      ...startsOf('before', alignment.before, group.before, older),
      ...startsOf('after', alignment.after, group.after, newer),
    ];
  });
}

/** Number of the body's paragraph that holds a position, from 1, notices not counted. */
function paragraphAt({ text, headlineLength }: ReadRevision, at: number): number {
  let number = 0;
  let start = headlineLength;
  for (const paragraph of text.slice(headlineLength).split(/(?<=\n)[^\S\n]*\n+/u)) {
    if (start > at) break;
    if (paragraph.trim() !== '' && findNotices(paragraph, splitSentences(paragraph)).length === 0) number++;
    start = text.indexOf(paragraph, start) + paragraph.length;
  }
  return number;
}

function toFinding(notice: Notice, { names, missing }: Promised): EmptyNotice {
  const text = notice.text.slice(0, quotedCharactersMax);
  const place = { start: notice.start, end: notice.end };
  return {
    kind: 'empty-notice',
    key: `notice|${foldText(text)}`,
    detail: { notice: text, noticeKind: notice.kind, ...place, names, missing },
  };
}
