import { groupBy } from '../../base/group-by.ts';
import type { ChangeSide, ClaimChange } from '../../changes/claim-change.ts';
import type { StoredChange } from '../../db/queries/verify-articles.ts';
import { joinRevisionText, type RevisionText } from '../../text/revision-text.ts';
import { describe, differingFields } from './describe.ts';
import type { Fault, FaultPlace } from './fault.ts';

/** The two revisions of a change, as a fault names them and as its sides are looked up. */
export interface ChangeEnds {
  readonly name: string;
  readonly before: RevisionText | null;
  readonly after: RevisionText | null;
  /** numbers of the claims that each revision has or had */
  readonly claimsBefore: ReadonlySet<number>;
  readonly claimsAfter: ReadonlySet<number>;
}

/** Looks whether both sides of a change stand where they say, and the claims it was judged from are there. */
export function checkSides(change: StoredChange, ends: ChangeEnds): Fault[] {
  const where = { revision: ends.name, change: change.id };
  return [
    ...checkSide(where, 'before', change.before, change.sentenceBefore, ends.before),
    ...checkSide(where, 'after', change.after, change.sentenceAfter, ends.after),
    ...checkClaim(where, 'before', change.claimBefore, ends.claimsBefore),
    ...checkClaim(where, 'after', change.claimAfter, ends.claimsAfter),
  ];
}

function checkSide(
  where: FaultPlace,
  name: 'before' | 'after',
  side: ChangeSide | null,
  sentence: string | null,
  revision: RevisionText | null,
): Fault[] {
  if (revision === null) {
    const what = `the revision ${name} is gone`;
    return [{ kind: 'change-unfounded', where, what, expected: 'a revision', found: null }];
  }
  const { text } = joinRevisionText(revision);
  const faults: Fault[] = [];
  if (side !== null && foldSigns(text.slice(side.start, side.end)) !== foldSigns(side.text)) {
    const what = `characters ${side.start} to ${side.end} of the revision ${name} say otherwise`;
    const [expected, found] = [describe(text.slice(side.start, side.end)), describe(side.text)];
    faults.push({ kind: 'change-altered', where, what, expected, found });
  }
  if (sentence !== null && !text.includes(sentence) && !foldSigns(text).includes(foldSigns(sentence))) {
    const what = `the revision ${name} has no such sentence`;
    faults.push({ kind: 'change-altered', where, what, expected: null, found: describe(sentence) });
  }
  return faults;
}

/** Texts are compared in a form in which two kinds of dash, quote or space are one; a side may be told in it. */
function foldSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ');
}

function checkClaim(where: FaultPlace, name: string, no: number | null, claims: ReadonlySet<number>): Fault[] {
  if (no === null || claims.has(no)) return [];
  const what = `claim ${no} of the revision ${name}, which it was judged from, is gone`;
  return [{ kind: 'change-unfounded', where: { ...where, claim: no }, what, expected: `claim ${no}`, found: null }];
}

/**
 * Holds the stored changes of a pair against those that the two texts show now.
 *
 * name    of the newer revision, for people
 * stored  those that hold
 * judged  by the version that compared the pair last; its claims by their numbers
 */
export function checkJudgement(name: string, stored: readonly StoredChange[], judged: readonly ClaimChange[]): Fault[] {
  const faults: Fault[] = [];
  const left = groupBy(stored, keyOf);
  const unmatched: ClaimChange[] = [];
  for (const change of judged) {
    const row = left.get(keyOf(change))?.shift();
    if (row === undefined) unmatched.push(change);
    else
      faults.push(...differences(name, row, change, row.digestId === null || row.generation === 1 ? everything : told));
  }
  const loose = [...left.values()].flat();
  for (const change of unmatched) {
    const at = loose.findIndex((row) => row.kind === change.kind && isAtPlace(row, change));
    const [row] = at < 0 ? [] : loose.splice(at, 1);
    if (row !== undefined) faults.push(...differences(name, row, change, everything));
    else {
      const what = `the texts show this change, no row does`;
      faults.push({ kind: 'change-missing', where: { revision: name }, what, expected: wordsOf(change), found: null });
    }
  }
  for (const row of loose) {
    const where = { revision: name, change: row.id };
    const what = 'the texts do not show this change';
    faults.push({ kind: 'change-unfounded', where, what, expected: null, found: wordsOf(row) });
  }
  return faults;
}

type Said = Pick<ClaimChange, 'subject' | 'before' | 'after'> & { readonly kind: string };

/** What a change is known by. Of one that was told, a later comparison leaves the rest as it was told. */
function keyOf(change: Said & { readonly label: string }): string {
  return JSON.stringify([change.kind, change.label, sideOf(change.before), sideOf(change.after)]);
}

function sideOf(side: ChangeSide | null): unknown {
  return side === null ? null : [side.text, side.value, side.bound, side.unit, side.mod ?? null, side.start, side.end];
}

function isAtPlace(one: Said, other: Said): boolean {
  return one.before?.start === other.before?.start && one.after?.start === other.after?.start;
}

const told = ['subjectKey', 'declaredBy', 'retraction'] as const;
const everything = [
  ...told,
  ...(['kind', 'subject', 'before', 'after', 'sentenceBefore', 'sentenceAfter', 'label', 'rule', 'priority'] as const),
] as const;

function differences(
  name: string,
  row: StoredChange,
  change: ClaimChange,
  fields: readonly (keyof ClaimChange & keyof StoredChange)[],
): Fault[] {
  const expected = Object.fromEntries(fields.map((field) => [field, change[field]]));
  const numbers = (['claimBefore', 'claimAfter'] as const).filter((field) => row[field] !== null);
  for (const field of numbers) expected[field] = change[field];
  const found = row as unknown as Record<string, unknown>;
  return differingFields(expected, found).map((field) => ({
    kind: 'change-altered' as const,
    where: { revision: name, change: row.id },
    what: `its ${field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} is not what the texts show`,
    expected: describe(expected[field]),
    found: describe(found[field]),
  }));
}

function wordsOf({ kind, subject, before, after }: Said): string {
  return describe(`${kind} ${subject}: ${before?.text ?? 'nothing'} to ${after?.text ?? 'nothing'}`);
}
