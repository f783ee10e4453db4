import type { Failure } from '../base/failure.ts';
import type { Span } from '../base/span.ts';
import type { ChangeSide } from '../changes/claim-change.ts';
import { renderChange } from '../changes/render-change.ts';
import type { Claim } from '../claims/reading.ts';
import type { Tx } from '../db/open-database.ts';
import type { StoredChange } from '../db/queries/change-row.ts';
import { findArticle } from '../db/queries/decisions.ts';
import { findNumberedClaims } from '../db/queries/stored-claims.ts';
import {
  findChangesOfClaim,
  findTracedAppearances,
  findTracedArrivals,
  findTracedChange,
  findTracedDigests,
  findTracedRevision,
  type TracedAppearance,
  type TracedArrival,
  type TracedDigest,
  type TracedRevision,
} from '../db/queries/trace.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { type LocatedText, locateText } from '../dumps/locate-text.ts';
import { joinRevisionText } from '../text/revision-text.ts';

/** What reads the kept bytes for a trace. */
export interface KeptBytes {
  /** where the bytes with this hash are kept, in the data folder */
  pathOf(sha256: string): string;
  /** bytes [start, end) of the unfolded dump, or why there are none */
  read(sha256: string, start: number, end: number): Promise<Uint8Array | { readonly failure: Failure }>;
}

/** The way from a change or a claim to the bytes that were received. */
export interface Trace {
  readonly change: (StoredChange & { readonly line: string; readonly isVisible: boolean }) | null;
  /** digests that told the change, or that it no longer holds */
  readonly digests: readonly TracedDigest[];
  /** both sides of a change, the older first; of a claim it alone */
  readonly sides: readonly TracedSide[];
  /** of a claim, the changes that were judged from it */
  readonly changes: readonly { readonly changeId: number; readonly line: string }[];
}

export interface TracedSide {
  readonly side: 'before' | 'after' | 'claim';
  /** `12.3.4`; null where no claim was read there, as of a headline, or the revision has no number any more */
  readonly claimName: string | null;
  readonly claim: Claim | null;
  readonly revision: Omit<TracedRevision, 'body'> & {
    /** the first words of its text */
    readonly opening: string;
  };
  readonly sentence: PlacedText;
  /** the figure, date, source or headline itself */
  readonly words: PlacedText;
  readonly appearances: readonly TracedPlace[];
}

/** A stretch of a revision's joined text, UTF-16 code units. */
export interface PlacedText extends Span {
  readonly text: string;
}

export interface TracedPlace extends TracedAppearance {
  /** where the bytes are kept, in the data folder */
  readonly keptAs: string;
  readonly arrivals: readonly TracedArrival[];
  /** the sentence in the bytes, counted in the unfolded dump; or why it is not shown */
  readonly original: LocatedText | { readonly missing: string };
}

/**
 * Walks from a change back to the bytes. Nothing is written.
 *
 * changeId  its number, as digests and exports print it
 * returns   undefined where there is none; one that holds no longer, or not yet, is told with `isVisible` false
 */
export async function traceChange(
  tx: Tx,
  kept: KeptBytes,
  changeId: number,
  vantage: Vantage,
): Promise<Trace | undefined> {
  const traced = await findTracedChange(tx, changeId, vantage);
  if (traced === undefined) return undefined;
  const { change, isVisible } = traced;
  const sides: TracedSide[] = [];
  for (const side of ['before', 'after'] as const) {
    const [revisionId, no] =
      side === 'before' ? [change.fromRevision, change.claimBefore] : [change.toRevision, change.claimAfter];
    const revision = await findTracedRevision(tx, { revisionId }, null);
    if (revision === undefined || change[side] === null) continue;
    const sentence = side === 'before' ? change.sentenceBefore : change.sentenceAfter;
    const found = { side, revision, no, words: change[side], sentence };
    sides.push(await traceSide(tx, kept, found, vantage));
  }
  const digests = await findTracedDigests(tx, changeId, vantage);
  return { change: { ...change, line: renderChange(change), isVisible }, digests, sides, changes: [] };
}

/**
 * Walks from a claim back to the bytes. Nothing is written.
 *
 * name     article, number of the revision, number of the claim
 * returns  undefined where there is none, or none to be seen from the vantage point
 */
export async function traceClaim(
  tx: Tx,
  kept: KeptBytes,
  name: { readonly article: number; readonly position: number; readonly no: number },
  vantage: Vantage,
): Promise<Trace | undefined> {
  const articleId = await findArticle(tx, name.article);
  const { position, no } = name;
  const revision = articleId && (await findTracedRevision(tx, { articleId, position }, vantage));
  if (!revision) return undefined;
  const { text } = joinRevisionText(revision);
  const claims = await findNumberedClaims(tx, revision.revisionId, text, vantage);
  if (!claims.some((claim) => claim.no === no)) return undefined;
  const side = await traceSide(tx, kept, { side: 'claim', revision, no, words: null, sentence: null }, vantage);
  const changes = await findChangesOfClaim(tx, revision, no, vantage);
  return {
    change: null,
    digests: [],
    sides: [side],
    changes: changes.map((change) => ({ changeId: change.changeId, line: renderChange(change) })),
  };
}

interface FoundSide {
  readonly side: TracedSide['side'];
  readonly revision: TracedRevision;
  readonly no: number | null;
  readonly words: ChangeSide | null;
  readonly sentence: string | null;
}

async function traceSide(tx: Tx, kept: KeptBytes, found: FoundSide, vantage: Vantage): Promise<TracedSide> {
  const { side, no } = found;
  const { body, ...revision } = found.revision;
  const { text } = joinRevisionText({ headline: revision.headline, body });
  const claims = no === null ? [] : await findNumberedClaims(tx, revision.revisionId, text, null);
  const claim = claims.find((one) => one.no === no)?.claim ?? null;
  const { words, sentence } = placeSide(text, claim, found);
  const appearances = await findTracedAppearances(tx, revision.textId, vantage);
  const dumpIds = [...new Set(appearances.map(({ dumpId }) => dumpId))];
  const arrivals = await findTracedArrivals(tx, dumpIds, vantage);
  const places: TracedPlace[] = [];
  for (const appearance of appearances) {
    places.push({
      ...appearance,
      keptAs: kept.pathOf(appearance.sha256),
      arrivals: arrivals.filter(({ dumpId }) => dumpId === appearance.dumpId),
      original: await findOriginal(kept, appearance, text, sentence, words),
    });
  }
  const isNamed = claim !== null && revision.position > 0;
  const claimName = !isNamed ? null : `${revision.articleId}.${revision.position}.${no}`;
  const opening = [...body.slice(0, 200)].slice(0, 100).join('');
  return { side, claimName, claim, revision: { ...revision, opening }, sentence, words, appearances: places };
}

/** The words and their sentence in the text. A change of a source has its claim's sentence, and words of its own. */
function placeSide(
  text: string,
  claim: Claim | null,
  { words, sentence }: Pick<FoundSide, 'words' | 'sentence'>,
): { words: PlacedText; sentence: PlacedText } {
  const span = words ?? claim ?? { start: 0, end: 0 };
  const placed = place(text, span.start, span.end);
  if (claim !== null && claim.sentenceStart <= span.start) {
    const end = claim.sentenceStart + claim.sentence.length;
    if (span.end <= end) return { words: placed, sentence: place(text, claim.sentenceStart, end) };
  }
  const from = sentence === null ? -1 : text.lastIndexOf(sentence, span.start);
  const holds = sentence !== null && from >= 0 && from + sentence.length >= span.end;
  return { words: placed, sentence: holds ? place(text, from, from + sentence.length) : placed };
}

function place(text: string, start: number, end: number): PlacedText {
  return { text: text.slice(start, end), start, end };
}

async function findOriginal(
  kept: KeptBytes,
  { sha256, startByte, endByte, detection }: TracedAppearance,
  text: string,
  sentence: PlacedText,
  words: PlacedText,
): Promise<TracedPlace['original']> {
  const bytes = await kept.read(sha256, startByte, endByte);
  if ('failure' in bytes) return { missing: bytes.failure.message };
  if (detection === null) return { missing: 'how the dump is read was not recorded' };
  const inner = { start: words.start - sentence.start, end: words.end - sentence.start };
  const before = text.slice(0, sentence.start).split(sentence.text).length - 1;
  const found = locateText(bytes, detection, { text: sentence.text, inner, before });
  if (found === null) return { missing: 'the bytes hold it in another form (coded, or put together from parts)' };
  const moved = <Bytes extends { start: number; end: number }>(span: Bytes): Bytes => ({
    ...span,
    start: span.start + startByte,
    end: span.end + startByte,
  });
  return { ...moved(found), inner: found.inner === null ? null : moved(found.inner) };
}
