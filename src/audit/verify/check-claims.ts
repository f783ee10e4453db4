import type { ClaimRow } from '../../db/queries/claims.ts';
import type { RevisionReading } from '../../db/queries/verify-articles.ts';
import { joinRevisionText, type RevisionText } from '../../text/revision-text.ts';
import { describe, differingFields } from './describe.ts';
import type { Fault } from './fault.ts';

/** A claim as it is stored. */
export interface NumberedClaim extends ClaimRow {
  readonly id: number;
  /** the rereading that did not find it any more; null while it holds */
  readonly supersededBy: number | null;
}

/** What is stored of a revision's claims, and what is read of its text now. */
export interface ClaimSides {
  /** for people, `12.3` */
  readonly name: string;
  readonly text: RevisionText;
  readonly reading: RevisionReading;
  readonly stored: readonly NumberedClaim[];
  /** null where another version read it, or its reading is owed */
  readonly read: readonly ClaimRow[] | null;
}

/**
 * Holds the claims of a revision against its text: each must stand where it says, and, where they were read once more,
 * be what the text claims, no more and no less.
 */
export function checkClaims(sides: ClaimSides): Fault[] {
  const { text, headlineLength } = joinRevisionText(sides.text);
  const faults = sides.stored.flatMap((claim) => misplaced(sides, claim, text, headlineLength));
  const holding = new Map(sides.stored.filter(({ supersededBy }) => supersededBy === null).map((one) => [one.no, one]));
  const { claimOrder } = sides.reading;
  if (sides.read === null) {
    // Numbers without a gap are all that can be asked of a reading that is not made again.
    const count = claimOrder?.length ?? Math.max(-1, ...holding.keys()) + 1;
    for (let i = 0; i < count; i++) {
      const no = claimOrder === null ? i : (claimOrder[i] ?? i);
      if (!holding.has(no)) faults.push(gone(sides, no, null));
    }
    return faults;
  }
  for (const [i, claim] of sides.read.entries()) {
    const no = claimOrder === null ? i : (claimOrder[i] ?? -1);
    const row = holding.get(no);
    holding.delete(no);
    if (row === undefined) faults.push(gone(sides, no < 0 ? i : no, claim));
    else faults.push(...altered(sides, row, claim));
  }
  for (const row of holding.values()) {
    const what = 'the text makes no such claim';
    faults.push({ kind: 'claim-unfounded', where: placeOf(sides, row.no), what, expected: null, found: wordsOf(row) });
  }
  return faults;
}

function placeOf({ name }: ClaimSides, claim: number): { revision: string; claim: number } {
  return { revision: name, claim };
}

function gone(sides: ClaimSides, no: number, claim: ClaimRow | null): Fault {
  const expected = claim === null ? `claim ${no}` : wordsOf(claim);
  return { kind: 'claim-missing', where: placeOf(sides, no), what: `claim ${no} has no row`, expected, found: null };
}

function altered(sides: ClaimSides, row: NumberedClaim, claim: ClaimRow): Fault[] {
  const { no: _, ...expected } = claim as unknown as Record<string, unknown>;
  const found = row as unknown as Record<string, unknown>;
  return differingFields(expected, found).map((name) => ({
    kind: 'claim-altered' as const,
    where: placeOf(sides, row.no),
    what: `${inWords(name)} of “${row.valueText}” is not what the text says`,
    expected: describe(expected[name]),
    found: describe(found[name]),
  }));
}

function misplaced(sides: ClaimSides, claim: NumberedClaim, text: string, headlineLength: number): Fault[] {
  const { startUnit: start, endUnit: end, sentenceStart, sentenceEnd, valueText, part, supersededBy } = claim;
  const isInside = start >= 0 && start < end && end <= text.length;
  const isInSentence = sentenceStart <= start && end <= sentenceEnd && sentenceEnd <= text.length;
  const isInPart = part === 'headline' ? end <= headlineLength : start >= headlineLength;
  const says = text.slice(Math.max(0, start), end);
  const faults: Fault[] = [];
  const add = (what: string, expected: string, found: string) => {
    faults.push({ kind: 'claim-misplaced', where: placeOf(sides, claim.no), what, expected, found });
  };
  if (!isInside) add(`its span lies outside of the text`, `0 to ${text.length}`, `${start} to ${end}`);
  else if (!says.includes(valueText)) add(`characters ${start} to ${end} say otherwise`, valueText, says);
  if (!isInSentence) add('it lies outside of its sentence', `${sentenceStart} to ${sentenceEnd}`, `${start} to ${end}`);
  if (isInside && !isInPart) add('it lies in the other part of the article', part, `character ${start}`);
  if (supersededBy !== null && !sides.reading.rereadings.includes(supersededBy)) {
    add('no rereading of the revision superseded it', 'a rereading', `rereading ${supersededBy}`);
  }
  return faults;
}

function wordsOf({ valueText, subject, bound }: ClaimRow): string {
  return `“${valueText}” (${bound}) ${subject}`.trimEnd();
}

/** `startUnit`: start unit. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
