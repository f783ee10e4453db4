import { groupBy } from '../base/group-by.ts';
import type { Span } from '../base/span.ts';
import type { Claim, DateClaim } from '../claims/reading.ts';
import { alignSentences } from '../revisions/align-sentences.ts';
import type { ChangeSide, ClaimChange } from './claim-change.ts';
import { compareHeadlines } from './compare-headlines.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { dropRepeats } from './drop-repeats.ts';
import { findCancellation } from './find-cancellation.ts';
import { valueKey } from './find-candidates.ts';
import { findNewNotices, findNotices } from './find-notices.ts';
import { findStrayChanges } from './find-stray-changes.ts';
import { findToldValue } from './find-told-value.ts';
import { findWithdrawal } from './find-withdrawal.ts';
import { findZero } from './find-zero.ts';
import { gatherStatements, isInside, type Statement } from './gather-statements.ts';
import { isFormer } from './is-former.ts';
import { judgePair, toSide } from './judge-pair.ts';
import { labelChange } from './label-change.ts';
import { listMentions } from './list-mentions.ts';
import { isSameValue } from './open-scoring.ts';
import { type Pairing, pairStatements, type StatementPair } from './pair-statements.ts';
import { rankChange } from './rank-change.ts';
import type { ReadRevision } from './read-revision.ts';
import { isSaidIn } from './said-elsewhere.ts';

/**
 * Compares the claims of two neighbouring revisions.
 *
 * before, after  revisions of one article with their readings
 * earlier        revisions before `before`, newest last: a value that returns to one of theirs is a reversion
 * returns        changes in the order of the newer text, removed claims last; nothing where the same is said
 * fails          never
 */
export function compareRevisions(
  before: ReadRevision,
  after: ReadRevision,
  earlier: readonly ReadRevision[] = [],
): ClaimChange[] {
  if (before.text === after.text && before.headlineLength === after.headlineLength) return [];
  const alignment = alignSentences(before.text, after.text);
  const noticesBefore = findNotices(before.text, alignment.before);
  const noticesAfter = findNotices(after.text, alignment.after);
  const older = gatherStatements(before, alignment.before, noticesBefore, mentionsIn(before, after, alignment.before));
  const newer = gatherStatements(after, alignment.after, noticesAfter, mentionsIn(after, before, alignment.after));
  const comparison: Comparison = {
    before,
    after,
    alignment,
    statementsBefore: older.filter((statement) => statement.isClaim),
    statementsAfter: newer.filter((statement) => statement.isClaim),
    formerOf: groupBy(after.reading.claims.filter(isFormer), (claim) => claim.sentenceStart),
    newNotices: findNewNotices(noticesBefore, noticesAfter),
  };
  const former = after.reading.claims.filter((claim) => isFormer(claim) && !isInside(claim, noticesAfter));
  const pairing = pairStatements(bodyOf(older), bodyOf(newer), alignment, former);
  const drafts = dropRepeats([
    ...pairing.pairs.flatMap((pair) => draftPair(pair, comparison)),
    ...draftAdded(comparison, pairing),
    ...draftRemoved(comparison, pairing),
  ]);
  const paired = new Set(pairing.pairs.flatMap((pair) => [pair.before.claim, pair.after.claim]));
  drafts.push(...findStrayChanges(comparison, drafts, paired, noticesAfter));
  const headline = compareHeadlines(comparison, drafts);
  const all = headline === null ? drafts : [headline, ...drafts];
  return all
    .map((draft) => finishDraft(draft, comparison, earlier))
    .sort((a, b) => placeOf(a.after, a.before) - placeOf(b.after, b.before));
}

/** With more mentions than this, only those that could show a claim of the other side to be still said are kept. */
const mentionsMax = 1000;

function mentionsIn(revision: ReadRevision, other: ReadRevision, sentences: readonly Span[]): Claim[] {
  const mentions = listMentions(revision, sentences);
  if (mentions.length <= mentionsMax) return mentions;
  const values = new Set(other.reading.claims.map((claim) => valueKey({ claim })));
  return mentions.filter((claim) => values.has(valueKey({ claim })));
}

function bodyOf(statements: readonly Statement[]): Statement[] {
  return statements.filter((statement) => statement.claim.part === 'body');
}

function draftPair(pair: StatementPair, comparison: Comparison): Draft[] {
  if (!pair.before.isClaim || !pair.after.isClaim) return [];
  const cancelled = isKeptDate(pair) ? findCancellation(pair.before.claim, comparison) : null;
  if (cancelled !== null && cancelled === pair.after.claim.sentence) return [draftGivenUp(pair.before, cancelled)];
  const verdict = judgePair(pair, comparison);
  if (verdict === null) return [];
  const { before, after } = pair;
  return [
    {
      ...verdict,
      subject: after.claim.subject,
      subjectKey: after.claim.subjectKey,
      sentenceBefore: before.claim.sentence,
      sentenceAfter: after.claim.sentence,
      statementBefore: before,
      statementAfter: after,
      withdrawn: false,
      stray: false,
    },
  ];
}

function isKeptDate(pair: StatementPair): pair is StatementPair & { before: { claim: DateClaim } } {
  return !pair.verbatim && pair.before.claim.kind === 'date' && isSameValue(pair.before.claim, pair.after.claim);
}

/** A date whose plan is given up in words. */
function draftGivenUp(statement: Statement, sentenceAfter: string): Draft {
  const { claim } = statement;
  return {
    kind: 'date-removed',
    subject: claim.subject,
    subjectKey: claim.subjectKey,
    before: toSide(claim),
    after: null,
    sentenceBefore: claim.sentence,
    sentenceAfter,
    statementBefore: statement,
    statementAfter: null,
    withdrawn: true,
    stray: false,
  };
}

function draftAdded(comparison: Comparison, pairing: Pairing): Draft[] {
  const drafts: Draft[] = [];
  const paired = pairing.pairs.map((pair) => ({ own: pair.after, other: pair.before }));
  const lookUps = lookUpsIn(comparison.before);
  for (const [at, statement] of pairing.added.entries()) {
    const isLookedUp = at < lookUps;
    if (saysTooLittle(statement) || (isLookedUp && isSaidIn(statement, comparison, 'before', paired))) continue;
    const told = isLookedUp ? findToldValue(statement, comparison) : null;
    const changedKind = statement.claim.kind === 'date' ? 'date-changed' : 'figure-changed';
    const addedKind = statement.claim.kind === 'date' ? 'date-added' : 'figure-added';
    drafts.push({
      kind: told === null ? addedKind : changedKind,
      subject: statement.claim.subject,
      subjectKey: statement.claim.subjectKey,
      before: told?.side ?? null,
      after: toSide(statement.claim),
      sentenceBefore: told?.sentence ?? null,
      sentenceAfter: statement.claim.sentence,
      statementBefore: null,
      statementAfter: statement,
      withdrawn: false,
      stray: false,
    });
  }
  return drafts;
}

/** Characters that are looked through for claims without a counterpart; what is beyond is told as added or removed. */
const lookedThroughMax = 16_000_000;

function lookUpsIn({ text }: ReadRevision): number {
  return Math.ceil(lookedThroughMax / Math.max(1, text.length));
}

/** "By half" becomes "halving", "fourfold" "quadrupling": these say as much in words that hold no figure. */
const factorWord = /\b(?:half|twice|double[ds]?|triple[ds]?|\w+fold)\b/iu;

/** A bare number of nothing: a count under a picture, an age in speech. Alone it is no claim; changed, it is told. */
function saysTooLittle(statement: Statement): boolean {
  if (statement.claim.kind === 'figure' && factorWord.test(statement.claim.quantity.text)) return true;
  return statement.unit?.family === '' && statement.subjectWords.length === 0;
}

function draftRemoved(comparison: Comparison, pairing: Pairing): Draft[] {
  const drafts: Draft[] = [];
  const paired = pairing.pairs.map((pair) => ({ own: pair.before, other: pair.after }));
  const lookUps = lookUpsIn(comparison.after);
  for (const [at, statement] of pairing.removed.entries()) {
    const isLookedUp = at < lookUps;
    const { claim } = statement;
    const cancelled = claim.kind === 'date' && isLookedUp ? findCancellation(claim, comparison) : null;
    if (cancelled !== null) {
      drafts.push(draftGivenUp(statement, cancelled));
      continue;
    }
    if (saysTooLittle(statement) || (isLookedUp && isSaidIn(statement, comparison, 'after', paired))) continue;
    const zero = isLookedUp ? findZero(statement, comparison) : null;
    const withdrawal = zero === null && isLookedUp ? findWithdrawal(statement, comparison) : null;
    const removedKind = statement.claim.kind === 'date' ? 'date-removed' : 'figure-removed';
    drafts.push({
      kind: zero === null ? removedKind : 'figure-changed',
      subject: statement.claim.subject,
      subjectKey: statement.claim.subjectKey,
      before: toSide(statement.claim),
      after: zero?.side ?? null,
      sentenceBefore: statement.claim.sentence,
      sentenceAfter: zero?.sentence ?? withdrawal,
      statementBefore: statement,
      statementAfter: null,
      withdrawn: withdrawal !== null,
      stray: false,
    });
  }
  return drafts;
}

function finishDraft(draft: Draft, comparison: Comparison, earlier: readonly ReadRevision[]): ClaimChange {
  const judgement = labelChange(draft, comparison, earlier);
  return {
    kind: draft.kind,
    subject: draft.subject,
    subjectKey: draft.subjectKey,
    before: draft.before,
    after: draft.after,
    sentenceBefore: draft.sentenceBefore,
    sentenceAfter: draft.sentenceAfter,
    ...judgement,
    retraction: draft.withdrawn,
    priority: rankChange(draft, judgement, comparison),
    claimBefore: draft.statementBefore?.index ?? null,
    claimAfter: draft.statementAfter?.index ?? null,
  };
}

function placeOf(after: ChangeSide | null, before: ChangeSide | null): number {
  return after === null ? 1e9 + (before?.start ?? 0) : after.start;
}
