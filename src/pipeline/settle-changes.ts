import { groupBy } from '../base/group-by.ts';
import type { ChangeId, RevisionId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import type { ChangeSide, ClaimChange } from '../changes/claim-change.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import type { Tx } from '../db/open-database.ts';
import {
  findKnownChanges,
  insertChanges,
  type KnownChange,
  keepChanges,
  placeOfChange,
  setReplacements,
  supersedeChanges,
} from '../db/queries/changes.ts';
import { findReadStates, type ReadState } from '../db/queries/claims.ts';
import { markCompared, type OpenPair } from '../db/queries/pairs.ts';

/** A pair, and what its newer revision says otherwise. */
export interface ComparedPair {
  readonly pair: OpenPair;
  readonly changes: readonly ClaimChange[];
}

/**
 * Brings the stored changes of pairs in line with a new comparison. Call it with the pairs held.
 *
 * A change that is found again keeps its row: it is neither taken back nor told anew. What is found otherwise in a pair
 * that was read once more, and of which digests have told, comes of our reading and is marked so.
 */
export async function settleChanges(tx: Tx, compared: readonly ComparedPair[], at: Instant): Promise<void> {
  const pairs = compared.map(({ pair }) => pair.pair);
  // Most pairs are new, and have no changes yet.
  const before = compared.filter(({ pair }) => pair.generation > 0).map(({ pair }) => pair);
  const known = await findKnownChanges(
    tx,
    before.map(({ pair }) => pair),
  );
  const numberOf = await openClaimNumbers(tx, compared);
  const rows = compared.flatMap(({ pair, changes }) => changes.map((change, no) => toRow(pair, change, no, numberOf)));
  const kept = matchKnown(rows, known);
  const keptIds = [...kept.values()];
  for (const [cause, isReread] of [
    ['text', false],
    ['reading', true],
  ] as const) {
    const of = before.flatMap((row) => (row.isReread === isReread ? [row.pair] : []));
    await supersedeChanges(tx, of, { at, cause, kept: keptIds });
  }
  await keepChanges(
    tx,
    rows.flatMap((row) => {
      const id = kept.get(row);
      return id === undefined ? [] : [{ ...row, id }];
    }),
  );
  const untold = new Set(known.filter(({ isTold, cause }) => !isTold && cause === 'text').map(contentOf));
  const fresh = rows.filter((row) => !kept.has(row));
  const ids = await insertChanges(
    tx,
    fresh.map(({ pair, ...row }) => ({ ...row, recordedAt: at, cause: causeOf(pair, untold.has(contentOf(row))) })),
  );
  await noteReplacements(tx, known, kept, rows, ids);
  await markCompared(tx, pairs, extractorVersion, at);
}

/** News that no digest has told yet stays news, whatever it is read with. */
function causeOf({ isReread, wasTold }: OpenPair, isUntoldNews: boolean): 'text' | 'reading' {
  return isReread && wasTold && !isUntoldNews ? 'reading' : 'text';
}

type NumberOf = (revision: RevisionId, index: number | null) => number | null;

/**
 * Numbers of claims by their place in the reading that a comparison made. Null for a revision whose stored claims are
 * another version's: once it is read again, its pairs are compared again.
 */
async function openClaimNumbers(tx: Tx, compared: readonly ComparedPair[]): Promise<NumberOf> {
  const states = await findReadStates(tx, [...new Set(compared.flatMap(({ pair }) => pair.pair))]);
  return (revision, index) => {
    const state = states.get(revision);
    if (index === null || state === undefined || !isReadAsNow(state)) return null;
    return state.claimOrder === null ? index : (state.claimOrder[index] ?? null);
  };
}

function isReadAsNow({ extractorVersion: version, claimsOwed, claimOrder }: ReadState): boolean {
  if (!claimsOwed) return version === extractorVersion;
  // Claims that are still to be written get the numbers 0, 1, 2 …, unless some were read otherwise before.
  return claimOrder === null && (version === null || version === extractorVersion);
}

function toRow(pair: OpenPair, change: ClaimChange, no: number, numberOf: NumberOf) {
  const [fromRevision, toRevision] = pair.pair;
  return {
    pair,
    fromRevision,
    toRevision,
    articleId: pair.articleId,
    generation: pair.generation + 1,
    no,
    ...change,
    claimBefore: numberOf(fromRevision, change.claimBefore),
    claimAfter: numberOf(toRevision, change.claimAfter),
    extractorVersion,
  };
}

type Row = ReturnType<typeof toRow>;

/** Rows that are known: told ones by what they say, untold ones only where nothing about them differs. */
function matchKnown(rows: readonly Row[], known: readonly KnownChange[]): Map<Row, ChangeId> {
  const told = groupBy(
    known.filter(({ isTold }) => isTold),
    contentOf,
  );
  const untold = groupBy(
    known.filter(({ isTold }) => !isTold),
    wholeOf,
  );
  const kept = new Map<Row, ChangeId>();
  const used = new Set<ChangeId>();
  for (const row of rows) {
    const same = [...(told.get(contentOf(row)) ?? []), ...(untold.get(wholeOf(row)) ?? [])];
    const id = same.find((one) => !used.has(one.id))?.id;
    if (id === undefined) continue;
    used.add(id);
    kept.set(row, id);
  }
  return kept;
}

type Said = Omit<KnownChange, 'id' | 'cause' | 'supersededCause' | 'isTold' | 'replacedBy'>;

/** What a change says, apart from the numbers of its claims, its rank and how its subject is worded. */
function contentOf(change: Said): string {
  const { fromRevision, toRevision, kind, subjectKey, before, after, label, declaredBy, retraction } = change;
  return JSON.stringify([
    ...[fromRevision, toRevision, kind, subjectKey, sideOf(before), sideOf(after)],
    ...[label, declaredBy, retraction],
  ]);
}

function wholeOf(change: Said): string {
  const { subject, sentenceBefore, sentenceAfter, rule, priority } = change;
  return JSON.stringify([contentOf(change), subject, sentenceBefore, sentenceAfter, rule, priority]);
}

function sideOf(side: ChangeSide | null): unknown {
  return side === null ? null : [side.text, side.value, side.bound, side.unit, side.mod ?? null, side.start, side.end];
}

/** Has changes that were told, and that our reading took back, name what it finds at their place now. */
async function noteReplacements(
  tx: Tx,
  known: readonly KnownChange[],
  kept: ReadonlyMap<Row, ChangeId>,
  rows: readonly Row[],
  ids: ReadonlyMap<string, ChangeId>,
): Promise<void> {
  const keptIds = new Set(kept.values());
  const told = new Set(known.flatMap(({ id, isTold }) => (isTold ? [id] : [])));
  const takenBack = known.filter(
    ({ id, isTold, supersededCause }) => isTold && !keptIds.has(id) && supersededCause !== 'text',
  );
  const untoldOf = groupBy(
    rows.flatMap((row) => {
      const id = kept.get(row) ?? ids.get(placeOfChange(row));
      return id === undefined || told.has(id) || !row.pair.isReread ? [] : [{ row, id }];
    }),
    ({ row }) => row.pair.pair.join(' '),
  );
  const replaced = takenBack.flatMap((change) => {
    const ofPair = untoldOf.get(`${change.fromRevision} ${change.toRevision}`);
    const replacedBy = ofPair?.find(({ row }) => isAtPlaceOf(row, change))?.id ?? null;
    return replacedBy === change.replacedBy ? [] : [{ id: change.id, replacedBy }];
  });
  await setReplacements(tx, replaced);
}

/** Whether two changes of a pair speak of the same words on one of their sides. */
function isAtPlaceOf(one: Said, other: Said): boolean {
  return groupOf(one) === groupOf(other) && (overlap(one.before, other.before) || overlap(one.after, other.after));
}

function groupOf({ kind }: Said): string {
  return kind === 'attribution-changed' || kind === 'headline-changed' ? kind : 'claim';
}

function overlap(a: ChangeSide | null, b: ChangeSide | null): boolean {
  return a !== null && b !== null && a.start < b.end && b.start < a.end;
}
