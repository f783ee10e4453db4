import { strict as assert } from 'node:assert';
import type { Article } from '../src/articles/article.ts';
import { canonicalText } from '../src/articles/canonical-text.ts';
import { readArticle } from '../src/articles/read-article.ts';
import { Refusal } from '../src/base/failure.ts';
import { compareRevisions } from '../src/changes/compare-revisions.ts';
import { readRevision } from '../src/changes/read-revision.ts';
import { readClaims } from '../src/claims/read-claims.ts';
import { detectDump } from '../src/dumps/detect-dump.ts';
import { type Detection, formatNames } from '../src/dumps/detection.ts';
import { openSplitter } from '../src/dumps/open-splitter.ts';
import type { Cut, SplitSummary } from '../src/dumps/piece.ts';
import { readPiece } from '../src/dumps/read-piece.ts';
import { toComparable } from '../src/identity/comparable-text.ts';
import { decideLink } from '../src/identity/decide-link.ts';
import { readSignature } from '../src/identity/read-signature.ts';
import { joinRevisionText } from '../src/text/revision-text.ts';
import type { FuzzInput } from './make-input.ts';

const headBytes = 256 * 1024;
const piecesMax = 20;

/**
 * Reads an input the way a dump is read, from its first byte to the comparison of its articles, and checks what holds
 * for any bytes: cuts do not depend on chunks, bytes add up, a piece is an article or a rejection with a reason, spans
 * lie in their texts, links are the same from both sides.
 *
 * returns  the format, or `refused`
 * fails    AssertionError for what does not hold, and whatever a reader throws that is no Refusal
 */
export async function checkInput({ bytes, name, chunks, random }: FuzzInput): Promise<string> {
  const detection = detectOrNull(bytes, name);
  if (detection === null) return 'refused';
  const forced = random.chance(20) ? { ...detection, format: random.pick(formatNames) } : detection;
  const { cuts, summary } = split(bytes, forced, [Math.max(1, bytes.length)]);
  assert.deepEqual(split(bytes, forced, chunks), { cuts, summary }, 'cuts depend on the chunks');
  checkAccount(bytes, cuts, summary);
  const articles: Article[] = [];
  for (const cut of cuts.slice(0, piecesMax)) {
    const article = await readCut(bytes, forced, cut);
    if (article !== null) articles.push(article);
  }
  articles.forEach(checkArticle);
  for (let i = 1; i < articles.length; i++) checkPair(articles[i - 1] as Article, articles[i] as Article);
  return forced.format;
}

function detectOrNull(bytes: Buffer, name: string): Detection | null {
  try {
    return detectDump(bytes.subarray(0, headBytes), name, bytes.length <= headBytes);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function split(bytes: Buffer, detection: Detection, chunks: readonly number[]): { cuts: Cut[]; summary: SplitSummary } {
  const splitter = openSplitter(detection);
  const cuts: Cut[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = chunks[turn % chunks.length] ?? 1;
    // A copy that is overwritten afterwards: whoever kept a view of it would show it.
    const chunk = Buffer.from(bytes.subarray(at, at + length));
    cuts.push(...splitter.push(chunk));
    chunk.fill(0x58);
    at += length;
  }
  const end = splitter.end();
  return { cuts: [...cuts, ...end.cuts], summary: end.summary };
}

function checkAccount(bytes: Buffer, cuts: readonly Cut[], { account }: SplitSummary): void {
  const { articles, furniture, separators, leftovers } = account;
  assert.equal(account.bytes, bytes.length);
  assert.equal(articles + furniture + separators + leftovers, bytes.length, 'the account does not add up');
  assert.ok(Math.min(articles, furniture, separators, leftovers) >= 0, 'a part of the account is negative');
  let before = 0;
  let ordinal = 0;
  for (const cut of cuts) {
    assert.ok(cut.start >= before && cut.end >= cut.start && cut.end <= bytes.length, 'cuts overlap or lie outside');
    assert.ok(cut.ordinal > ordinal, 'ordinals do not rise');
    [before, ordinal] = [cut.end, cut.ordinal];
  }
}

async function readCut(bytes: Buffer, detection: Detection, cut: Cut): Promise<Article | null> {
  const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
  const article = 'failure' in piece ? piece : readArticle(piece, detection.format);
  if (!('failure' in article)) return article;
  assert.match(article.failure.code, /^[a-z]+(-[a-z]+)*$/);
  assert.notEqual(article.failure.message, '');
  return null;
}

function checkArticle(article: Article): void {
  assert.equal(article.body.trim(), article.body);
  assert.notEqual(article.body, '');
  const canonical = canonicalText(article);
  const [first = '', second] = canonical.split('\n');
  const again = second === undefined ? { headline: null, body: first } : { headline: first, body: second };
  assert.equal(canonicalText(again), canonical, 'the canonical form is not stable');
  assert.ok(readSignature(article).keys.every(Number.isSafeInteger));
  const { text, headlineLength } = joinRevisionText(article);
  const { quantities, times, claims } = readClaims({ text, headlineLength, date: article.published?.value ?? null });
  for (const read of [...quantities, ...times]) assert.equal(read.text, text.slice(read.start, read.end));
  for (const claim of claims) {
    assert.ok(claim.start >= 0 && claim.end <= text.length && claim.start < claim.end);
    assert.equal(claim.sentence, text.slice(claim.sentenceStart, claim.sentenceStart + claim.sentence.length));
  }
}

function checkPair(a: Article, b: Article): void {
  const [x, y] = [a, b].map((it) => toComparable({ ...it, published: it.published?.value ?? null }));
  if (x === undefined || y === undefined) return;
  assert.equal(decideLink(x, y).kind, decideLink(y, x).kind, 'a link depends on the order');
  const [before, after] = [a, b].map((it) => readRevision(it, it.published?.value ?? null));
  if (before !== undefined && after !== undefined) compareRevisions(before, after, []);
}
