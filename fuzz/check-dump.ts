import { strict as assert } from 'node:assert';
import type { Article } from '../src/articles/article.ts';
import { readArticle } from '../src/articles/read-article.ts';
import { detectDump } from '../src/dumps/detect-dump.ts';
import { type Detection, formatNames } from '../src/dumps/detection.ts';
import type { DumpHints } from '../src/dumps/dump-hints.ts';
import { openSplitter } from '../src/dumps/open-splitter.ts';
import type { Cut, SplitSummary } from '../src/dumps/piece.ts';
import { readPiece } from '../src/dumps/read-piece.ts';
import { checkArticle, checkEstimates, checkPair, checkStatedDates } from './check-article.ts';
import type { FuzzInput } from './make-input.ts';

const headBytes = 256 * 1024;
const piecesMax = 20;

/**
 * Reads a dump from its first byte to the comparison of its articles, and checks what holds for any bytes: cuts do not
 * depend on chunks, bytes add up, a piece is an article or a rejection with a reason.
 *
 * hints    what a person said of it; where nobody did, one input in five is given a format by chance
 * returns  the format
 * fails    Refusal for bytes that are no text; AssertionError for what does not hold
 */
export async function checkDump({ bytes, name, chunks, random }: FuzzInput, hints?: DumpHints): Promise<string> {
  const given = hints ?? (random.chance(20) ? { format: random.pick(formatNames) } : {});
  const detection = detectDump(bytes.subarray(0, headBytes), name, bytes.length <= headBytes, given);
  const { cuts, summary } = split(bytes, detection, [Math.max(1, bytes.length)]);
  assert.deepEqual(split(bytes, detection, chunks), { cuts, summary }, 'cuts depend on the chunks');
  checkAccount(bytes, cuts, summary);
  const articles: Article[] = [];
  for (const cut of cuts.slice(0, piecesMax)) {
    const article = await readCut(bytes, detection, cut);
    if (article !== null) articles.push(article);
  }
  articles.forEach(checkArticle);
  for (let i = 1; i < articles.length; i++) checkPair(articles[i - 1] as Article, articles[i] as Article);
  checkEstimates(articles, random);
  checkStatedDates(bytes.toString('utf8', 0, headBytes).split(/[\r\n<>"]/, 200), detection.dateOrder);
  return detection.format;
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
  const article = 'failure' in piece ? piece : readArticle(piece, detection.format, detection.dateOrder);
  if (!('failure' in article)) return article;
  assert.match(article.failure.code, /^[a-z]+(-[a-z]+)*$/);
  assert.notEqual(article.failure.message, '');
  return null;
}
