import type { Fault, FaultKind } from './fault.ts';

/** How much was looked at. */
export interface Checked {
  files: number;
  bytes: number;
  chainEntries: number;
  ranges: number;
  appearances: number;
  texts: number;
  articles: number;
  revisions: number;
  claims: number;
  /** revisions that another version of the extractor read: the places of their claims were looked at, no more */
  revisionsOfOtherVersions: number;
  changes: number;
  /** pairs that another version compared: the places of their changes were looked at, no more */
  pairsOfOtherVersions: number;
  points: number;
  /** revisions that another version joined: that their points lead somewhere was looked at, no more */
  joinedByOtherVersions: number;
  /** series held against what joins, and left out as another version made a measure of theirs */
  series: number;
  seriesOfOtherVersions: number;
  findings: number;
  digests: number;
}

/** What a check has found so far. */
export interface FaultLog {
  readonly checked: Checked;
  /** Takes what is wrong; of each kind the first are kept, all are counted. */
  add(fault: Fault): void;
  /** Takes what a person should know and is no fault. */
  note(text: string): void;
  counts(): ReadonlyMap<FaultKind, number>;
  kept(): readonly Fault[];
  notes(): readonly string[];
}

/** Notes that are kept at most. */
const notesMax = 20;

/**
 * Opens an empty list of faults.
 *
 * keptMax  faults of each kind that are kept: however many there are, memory stays flat
 */
export function openFaultLog(keptMax: number): FaultLog {
  const counts = new Map<FaultKind, number>();
  const kept = new Map<FaultKind, Fault[]>();
  const notes: string[] = [];
  const checked: Checked = {
    ...{ files: 0, bytes: 0, chainEntries: 0, ranges: 0, appearances: 0, texts: 0, articles: 0, revisions: 0 },
    ...{ claims: 0, revisionsOfOtherVersions: 0, changes: 0, pairsOfOtherVersions: 0, points: 0, digests: 0 },
    ...{ joinedByOtherVersions: 0, series: 0, seriesOfOtherVersions: 0, findings: 0 },
  };
  return {
    checked,
    add(fault) {
      const count = (counts.get(fault.kind) ?? 0) + 1;
      counts.set(fault.kind, count);
      if (count > keptMax) return;
      const ofKind = kept.get(fault.kind);
      if (ofKind === undefined) kept.set(fault.kind, [fault]);
      else ofKind.push(fault);
    },
    note(text) {
      if (notes.length < notesMax) notes.push(text);
    },
    counts: () => counts,
    kept: () => [...kept.values()].flat(),
    notes: () => notes,
  };
}
