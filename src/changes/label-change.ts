import type { ChangeLabel } from './claim-change.ts';
import { isWithin } from './compare-dates.ts';
import { isRefined } from './compare-quantities.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { findDeclaration } from './find-declaration.ts';
import { isReturn } from './is-return.ts';
import type { ReadRevision } from './read-revision.ts';

/** How a change is to be understood, and by which rule. */
export interface Judgement {
  readonly label: ChangeLabel;
  readonly rule: string;
  readonly declaredBy: string | null;
}

/** Counts of what has happened for good: they can be told higher later, lower only by a correction. */
const lastingOutcomes = new Set(['dead', 'hurt']);

/** What is measured once and does not move after the event: a lower or higher value later corrects the first one. */
const fixedMeasures = /\b(?:magnitude|depth|epicentre|epicenter)\b/iu;

/**
 * Labels a change.
 *
 * draft       the change
 * comparison  the two revisions, for notices and dates
 * earlier     revisions before the older one
 * returns     label, the rule that decided it in words for people, and the notice that declares it, if any
 * fails       never
 */
export function labelChange(draft: Draft, comparison: Comparison, earlier: readonly ReadRevision[]): Judgement {
  const declaration = findDeclaration(draft, comparison);
  const declaredBy = declaration?.text ?? null;
  const judged = (label: ChangeLabel, rule: string): Judgement => ({ label, rule, declaredBy });
  if (isReturn(draft, comparison.before, earlier)) return judged('reversion', 'value of an earlier revision is back');
  if (draft.withdrawn) return judged('retraction', 'withdrawn in words');
  if (declaration?.kind === 'withdrawal') return judged('retraction', 'notice of withdrawal');
  if (declaration?.kind === 'correction') return judged('correction', 'notice of correction');
  if (draft.kind.endsWith('-added')) return judged('update', 'newly stated');
  if (draft.kind.endsWith('-removed')) return judged('update', 'no longer stated');
  if (draft.kind === 'attribution-changed') return judged('update', 'same value, other source');
  if (draft.kind === 'headline-changed') return judged('update', 'headline tells other facts');
  return labelValue(draft, comparison, judged, declaration?.kind === 'former');
}

function labelValue(
  draft: Draft,
  comparison: Comparison,
  judged: (label: ChangeLabel, rule: string) => Judgement,
  isTold: boolean,
): Judgement {
  const before = draft.statementBefore;
  const after = draft.statementAfter;
  if (before === null || after === null) return judged('update', 'digits differ, no claim read');
  if (draft.kind === 'bound-changed') {
    return draft.after?.bound === '='
      ? judged('refinement', 'same value, now exact')
      : judged('update', 'same value, other bound');
  }
  if (before.claim.kind === 'date' && after.claim.kind === 'date') {
    if (isWithin(after.claim.time, before.claim.time))
      return judged('refinement', 'more exact date within the old one');
    if (isPast(before.claim.time.value, comparison.before.date))
      return judged('correction', 'date of a past event differs');
    return judged('update', isTold ? 'text names the old date' : 'date differs, no notice');
  }
  if (before.claim.kind !== 'figure' || after.claim.kind !== 'figure')
    return judged('update', 'value differs, no notice');
  if (before.unit?.family !== after.unit?.family && before.claim.quantity.value === after.claim.quantity.value) {
    return judged('correction', 'same number, other unit');
  }
  if (isRefined(before.claim.quantity, after.claim.quantity))
    return judged('refinement', 'more exact value within the old bound');
  if (fixedMeasures.test(`${after.claim.subject} ${after.unit?.shown ?? ''}`)) {
    return judged('correction', 'measured once, value differs');
  }
  const isLasting = after.outcomes.some((outcome) => lastingOutcomes.has(outcome));
  if (isLasting && after.unit?.family === 'person' && after.claim.quantity.high < before.claim.quantity.low) {
    return judged('correction', 'count of what cannot be undone fell');
  }
  return judged('update', isTold ? 'text names the old value' : 'value differs, no notice');
}

function isPast(value: string, published: string | null): boolean {
  return published !== null && /^\d{4}-\d\d-\d\d/.test(value) && value.slice(0, 10) < published.slice(0, 10);
}
