import type { Article } from '../articles/article.ts';
import { contentHash } from '../articles/content-hash.ts';
import { estimateDates } from '../articles/estimate-dates.ts';
import type { EstimatedDate, FileFacts } from '../articles/estimate-published.ts';
import { readArticle } from '../articles/read-article.ts';
import { textHash } from '../articles/text-hash.ts';
import { type Failure, Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import type { ClaimChange } from '../changes/claim-change.ts';
import { compareRevisions } from '../changes/compare-revisions.ts';
import { type Contradiction, findContradictions } from '../changes/find-contradictions.ts';
import { type EmptyNotice, findEmptyNotices } from '../changes/find-empty-notices.ts';
import type { ClaimRow } from '../db/queries/claims.ts';
import type { JoinInput } from '../db/queries/series-owed.ts';
import type { Detection } from '../dumps/detection.ts';
import type { DumpHints } from '../dumps/dump-hints.ts';
import type { Cut, Piece } from '../dumps/piece.ts';
import { readPiece } from '../dumps/read-piece.ts';
import type { Link } from '../identity/decide-link.ts';
import { decideLinks, type LinksToDecide } from '../identity/decide-links.ts';
import { readSignature } from '../identity/read-signature.ts';
import { hashKept } from '../intake/hash-kept.ts';
import type { KeptBytes } from '../intake/keep-bytes.ts';
import { type OpenKept, readContents, readRange, uncompressedPath } from '../intake/open-kept.ts';
import type { UnfoldLimits } from '../intake/unfold-dump.ts';
import type { RevisionText } from '../text/revision-text.ts';
import { toClaimRow } from './claim-row.ts';
import type { Compute } from './compute-on-threads.ts';
import {
  type GroupInput,
  groupMeasures as groupMeasuresHere,
  type Matches,
  type MatchInput,
  type MeasuredClaims,
  matchMeasures as matchMeasuresHere,
  measureClaims as measureClaimsHere,
} from './match-measures.ts';
import { openRangeWriter } from './range-file.ts';
import type { DayInterval } from './read-between.ts';
import { readOnce, readWhenAsked } from './read-once.ts';
import { type Scan, scanEntries, scanFile, type TakeCut } from './scan-files.ts';

/*
 * The work that takes processor time, as functions that run on any thread: plain values in, plain values out.
 * This module is also the entry of the worker threads, which call its functions by name.
 */

/** An article at its place in the dump; `estimate` where it states no date and something tells. */
export interface FoundArticle {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly article: Article;
  readonly estimate: EstimatedDate | null;
}

export type ReadPiece =
  | FoundArticle
  | { readonly ordinal: number; readonly start: number; readonly end: number; readonly failure: Failure };

/** What is known of a file whose bytes of the dump begin at `start`. */
export interface FileAt extends FileFacts {
  readonly start: number;
  /** how it is read, where it is a file of an archive */
  readonly detection?: Detection | null;
}

/** What a text claims, and where it contradicts itself. */
export interface ClaimsReading {
  readonly claims: readonly ClaimRow[];
  readonly contradictions: readonly Contradiction[];
}

export interface TextReading extends ClaimsReading {
  readonly keys: readonly number[];
  /** of headline and body letter by letter, for the chain */
  readonly textHash: Sha256;
}

/** A text to be read against the date it was published, a day or instant; null when unknown. */
export interface DatedText extends RevisionText {
  readonly date: string | null;
  /** the days between which it was published, where no date is stated and something tells */
  readonly between: DayInterval | null;
}

/** As `uncompressedPath`; a refusal comes back as a failure, as threads hand on no classes. */
export async function openKept(
  input: { dataFolder: string; sha256: Sha256; copies?: string } & UnfoldLimits,
): Promise<OpenKept | { failure: Failure }> {
  try {
    return await uncompressedPath(input);
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure };
    throw error;
  }
}

/**
 * Reads a dump once from start to end, in constant memory, and says where its articles lie.
 *
 * path        the uncompressed bytes
 * hints       what a person said of the file
 * rangesPath  a file that its cuts are written to, in ranges, as `readRanges` reads them
 * returns     how it is to be read, and the number of cuts; or the failure that makes the whole dump unreadable
 */
export async function scanDump(input: {
  path: string;
  name: string;
  sizeBytes: number;
  hints?: DumpHints | null;
  rangesPath: string;
}): Promise<Scan & { readonly cuts: number }> {
  const ranges = openRangeWriter(input.rangesPath);
  let scan: Scan = { failure: { code: 'file-unreadable', message: 'the scan was broken off' } };
  let cuts = 0;
  try {
    scan = await scanWith(ranges.add, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    scan = { failure: error.failure };
  } finally {
    cuts = ranges.close();
  }
  return { ...scan, cuts };
}

async function scanWith(
  take: TakeCut,
  { path, name, sizeBytes, hints }: { path: string; name: string; sizeBytes: number; hints?: DumpHints | null },
): Promise<Scan> {
  const contents = await readContents(path);
  if (contents !== null) return scanEntries(path, contents, hints ?? {}, take);
  return scanFile({ path, name, start: 0, end: sizeBytes, hints: hints ?? {}, take });
}

/**
 * Reads the articles of a range: decodes, parts headline, body and furniture, hashes, and estimates the dates of those
 * that state none.
 *
 * files    the file, or those of an archive in their order, that the cuts lie in
 */
export async function readArticles(input: {
  path: string;
  detection: Detection;
  cuts: readonly Cut[];
  files: readonly FileAt[];
}): Promise<ReadPiece[]> {
  const first = input.cuts[0];
  const last = input.cuts[input.cuts.length - 1];
  if (first === undefined || last === undefined) return [];
  const bytes = await readRange(input.path, first.start, last.end);
  const pieces: ReadPiece[] = [];
  for (const cut of input.cuts) {
    const ofCut = bytes.subarray(cut.start - first.start, cut.end - first.start);
    const entry = input.files.findLast(({ start, detection }) => detection && start <= cut.start);
    const piece = await readOnePiece(ofCut, entry?.detection ?? input.detection, cut);
    pieces.push(entry === undefined ? piece : withName(piece, entry.name));
  }
  return withEstimates(pieces, input.files);
}

/** A record of an archive is set aside with the name of its file. */
function withName(piece: ReadPiece, name: string | null): ReadPiece {
  if (!('failure' in piece)) return piece;
  return { ...piece, failure: { ...piece.failure, message: `${name}: ${piece.failure.message}` } };
}

const unknownFile: FileFacts = { name: null, modifiedAt: null, receivedAt: null };

function withEstimates(pieces: readonly ReadPiece[], files: readonly FileAt[]): ReadPiece[] {
  const found = pieces.filter((piece) => 'article' in piece);
  const fileOf = ({ start }: FoundArticle) => files.findLast((file) => file.start <= start) ?? unknownFile;
  const estimates = estimateDates(
    found.map(({ article }) => article),
    (i) => fileOf(found[i] as FoundArticle),
  );
  const estimateOf = new Map(found.map((piece, i) => [piece, estimates[i] ?? null]));
  return pieces.map((piece) => ('article' in piece ? { ...piece, estimate: estimateOf.get(piece) ?? null } : piece));
}

async function readOnePiece(bytes: Uint8Array, detection: Detection, cut: Cut): Promise<ReadPiece> {
  const place = { ordinal: cut.ordinal, start: cut.start, end: cut.end };
  const piece = await readPiece(bytes, detection, cut);
  if ('failure' in piece) return { ...place, failure: piece.failure };
  const article = readArticle(toStorable(piece), detection.format, detection.dateOrder);
  if ('failure' in article) return { ...place, failure: { ...article.failure, record: cut.ordinal, line: cut.line } };
  return { ...place, article, estimate: null };
}

/** Reads the claims and the signature of texts that are new to us. */
export function readTexts(input: { texts: readonly DatedText[] }): TextReading[] {
  return input.texts.map((text) => ({
    keys: readSignature(text).keys,
    ...readClaims(text),
    textHash: textHash(text),
  }));
}

/** Decides which of some pairs of texts are versions of one article, or wire copy of each other. */
export function decidePairs(input: LinksToDecide): Link[] {
  return decideLinks(input);
}

/** Reads the claims of texts whose signature is stored already. */
export function readClaimRows(input: { texts: readonly DatedText[] }): ClaimRow[][] {
  return input.texts.map(claimRowsOf);
}

/** As `readClaimRows`, with what contradicts itself. */
export function readAgain(input: { texts: readonly DatedText[] }): ClaimsReading[] {
  return input.texts.map(readClaims);
}

/** Two neighbours, and the revisions just before them, oldest first. */
export interface TextPair {
  readonly before: DatedText;
  readonly after: DatedText;
  readonly earlier: readonly DatedText[];
}

/** What the newer of two texts says otherwise, and its notices that declare what the two do not show. */
export interface ComparedTexts {
  readonly changes: readonly ClaimChange[];
  readonly emptyNotices: readonly EmptyNotice[];
}

/** Compares neighbouring revisions, each pair for itself. */
export function compareTexts(input: { pairs: readonly TextPair[] }): ComparedTexts[] {
  return input.pairs.map((pair) => {
    const [before, after, earlier] = [readOnce(pair.before), readOnce(pair.after), pair.earlier.map(readWhenAsked)];
    const changes = compareRevisions(before, after, earlier);
    return { changes, emptyNotices: findEmptyNotices(before, after, changes, earlier) };
  });
}

/** As `hashKept`. */
export function hashBytes(input: { dataFolder: string; sha256: Sha256 }): Promise<KeptBytes | null> {
  return hashKept(input);
}

/** Both hashes of stored texts, as they would be made of them now. */
export function hashTexts(input: { texts: readonly RevisionText[] }): { contentHash: Sha256; textHash: Sha256 }[] {
  return input.texts.map((text) => ({ contentHash: contentHash(text), textHash: textHash(text) }));
}

/** As `measureClaims` of match-measures. */
export function measureClaims(input: { revisions: readonly JoinInput[] }): MeasuredClaims {
  return measureClaimsHere(input);
}

/** As `matchMeasures` of match-measures. */
export function matchMeasures(input: MatchInput): Matches {
  return matchMeasuresHere(input);
}

/** As `groupMeasures` of match-measures. */
export function groupMeasures(input: GroupInput): readonly (readonly number[])[] {
  return groupMeasuresHere(input);
}

/** Runs the functions on the calling thread. */
export const computeHere: Compute = {
  openKept,
  scanDump,
  readArticles,
  readTexts: async (input) => readTexts(input),
  decidePairs: async (input) => decidePairs(input),
  readClaimRows: async (input) => readClaimRows(input),
  readAgain: async (input) => readAgain(input),
  compareTexts: async (input) => compareTexts(input),
  hashBytes,
  hashTexts: async (input) => hashTexts(input),
  measureClaims: async (input) => measureClaims(input),
  matchMeasures: async (input) => matchMeasures(input),
  groupMeasures: async (input) => groupMeasures(input),
};

function readClaims(text: DatedText): ClaimsReading {
  return { claims: claimRowsOf(text), contradictions: findContradictions(readOnce(text)) };
}

function claimRowsOf(text: DatedText): ClaimRow[] {
  return readOnce(text).reading.claims.map(toClaimRow);
}

/** Postgres stores neither NUL nor halves of surrogate pairs; both are damage in a text and become U+FFFD. */
function toStorable(piece: Piece): Piece {
  const fields = Object.fromEntries(Object.entries(piece.fields).map(([name, value]) => [name, cleanText(value)]));
  return { ...piece, text: cleanText(piece.text), fields };
}

function cleanText(value: string): string {
  return value.toWellFormed().replaceAll('\0', '\uFFFD');
}
