import { strict as assert } from 'node:assert';
import type { Article } from '../src/articles/article.ts';
import { canonicalText } from '../src/articles/canonical-text.ts';
import { estimateDates } from '../src/articles/estimate-dates.ts';
import type { FileFacts } from '../src/articles/estimate-published.ts';
import { type DateOrder, parseStatedDate } from '../src/articles/parse-stated-date.ts';
import { type ArticleId, type ChangeId, toRowId } from '../src/base/ids.ts';
import { toDay, toInstant } from '../src/base/instant.ts';
import type { ClaimChange } from '../src/changes/claim-change.ts';
import { compareRevisions } from '../src/changes/compare-revisions.ts';
import { readRevision } from '../src/changes/read-revision.ts';
import { readClaims } from '../src/claims/read-claims.ts';
import { composeDigest } from '../src/digests/compose-digest.ts';
import { renderJson } from '../src/digests/render-json.ts';
import { renderMarkdown } from '../src/digests/render-markdown.ts';
import { toComparable } from '../src/identity/comparable-text.ts';
import { decideLink } from '../src/identity/decide-link.ts';
import { readSignature } from '../src/identity/read-signature.ts';
import { joinRevisionText } from '../src/text/revision-text.ts';
import type { Random } from '../tests/support/random.ts';

/** Checks what holds for any article: spans lie in their texts, dates are dates, the canonical form is stable. */
export function checkArticle(article: Article): void {
  assert.equal(article.body.trim(), article.body);
  assert.notEqual(article.body, '');
  const canonical = canonicalText(article);
  const [first = '', second] = canonical.split('\n');
  const again = second === undefined ? { headline: null, body: first } : { headline: first, body: second };
  assert.equal(canonicalText(again), canonical, 'the canonical form is not stable');
  assert.ok(readSignature(article).keys.every(Number.isSafeInteger));
  if (article.published !== null) checkDate(article.published.value);
  for (const { text, on } of article.notices) {
    assert.ok(`${article.headline ?? ''}\n${article.body}`.includes(text), 'a notice is no part of its article');
    if (on !== undefined) checkDate(on);
  }
  const { text, headlineLength } = joinRevisionText(article);
  const { quantities, times, claims } = readClaims({ text, headlineLength, date: article.published?.value ?? null });
  for (const read of [...quantities, ...times]) assert.equal(read.text, text.slice(read.start, read.end));
  for (const claim of claims) {
    assert.ok(claim.start >= 0 && claim.end <= text.length && claim.start < claim.end);
    assert.equal(claim.sentence, text.slice(claim.sentenceStart, claim.sentenceStart + claim.sentence.length));
  }
}

function checkDate(value: string): void {
  assert.ok(value.length === 10 ? toDay(value) !== null : toInstant(value) === value, `${value} is no date`);
}

/** Checks that whatever is read of a date is one. */
export function checkStatedDates(texts: readonly string[], order: DateOrder | null = null): void {
  for (const text of texts) {
    const read = parseStatedDate(text, order);
    if (read !== null) checkDate(read);
  }
}

const fileNames = [null, '2021-03-04.txt', 'a/2021/03/04/page.html', '20991231235959', '2024-02-30', '0'.repeat(255)];
const fileTimes = [null, '1970-01-01T00:00:00.000Z', '2021-03-05T10:00:00.000Z', '2026-11-20T23:59:59.999Z'];

/** Checks that dates are estimated where none is stated, and that an estimate runs from a day to a later one. */
export function checkEstimates(articles: readonly Article[], random: Random): void {
  const file: FileFacts = {
    name: random.pick(fileNames),
    modifiedAt: random.pick(fileTimes),
    receivedAt: random.pick(fileTimes),
  };
  // Half of them lose their dates: few inputs mix dated and undated articles of themselves.
  const mixed = articles.map((article) => (random.chance(50) ? { ...article, published: null } : article));
  const estimates = estimateDates(mixed, () => file);
  assert.equal(estimates.length, mixed.length);
  for (const [i, estimate] of estimates.entries()) {
    if (estimate === null) continue;
    assert.equal(mixed[i]?.published, null, 'a stated date is estimated');
    assert.ok(toDay(estimate.from) !== null && toDay(estimate.to) !== null, 'an estimate is no day');
    assert.ok(estimate.from <= estimate.to, `estimated from ${estimate.from} to ${estimate.to}`);
    assert.ok(estimate.evidence.length > 0 && estimate.evidence.every((reason) => reason !== ''));
  }
}

/** Checks that two articles are linked, or not, in either order, and that their changes can be told. */
export function checkPair(a: Article, b: Article): void {
  const [x, y] = [a, b].map((it) => toComparable({ ...it, published: it.published?.value ?? null }));
  if (x === undefined || y === undefined) return;
  assert.equal(decideLink(x, y).kind, decideLink(y, x).kind, 'a link depends on the order');
  const [before, after] = [a, b].map((it) => readRevision(it, it.published?.value ?? null));
  if (before === undefined || after === undefined) return;
  const changes = compareRevisions(before, after, []);
  for (const { before: old, after: now } of changes) {
    if (old !== null) assert.equal(before.text.slice(old.start, old.end), old.text, 'a change is not where it says');
    if (now !== null) assert.equal(after.text.slice(now.start, now.end), now.text, 'a change is not where it says');
  }
  checkDigest(changes, b);
}

function checkDigest(changes: readonly ClaimChange[], { headline, outlet, url, published }: Article): void {
  const entries = changes.map((change, i) => ({
    ...{ changeId: toRowId<ChangeId>(i + 1), articleId: toRowId<ArticleId>(1) },
    ...{ headline, outlet, url, dump: 'made.txt', revisionFrom: 1, revisionTo: 2, change },
    ...{ publishedAt: published?.value ?? null, observedAt: '2021-03-04T10:00:00.000Z' },
  }));
  const counts = { files: 1, duplicates: 0, failed: 0, articlesNew: 1, revisions: 1, known: 0, rejected: 0 };
  const input = {
    window: null,
    subscription: 'daily',
    zone: 'Asia/Kolkata',
    counts,
    warnings: [],
    amends: [],
  } as const;
  const digest = composeDigest({ ...input, entries });
  assert.equal(digest.changes.length + digest.lowPriority.length, changes.length, 'the digest hides a change');
  const backwards = composeDigest({ ...input, entries: [...entries].reverse() });
  assert.equal(renderMarkdown(backwards), renderMarkdown(digest), 'the digest depends on the order');
  assert.equal(renderJson(backwards), renderJson(digest), 'the digest depends on the order');
}
