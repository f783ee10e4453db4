import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import type { Judgement } from './label-change.ts';

/** The lead: what stands in the first lines of the body is what the article is about. */
const leadCharacters = 400;

/** A figure that moved by this share of itself is worth telling first. */
const moveMin = 0.2;

/**
 * Ranks a change for people: 1 tells first, 3 low. Nothing is dropped here.
 *
 * draft       the change
 * judgement   its label
 * comparison  the revisions
 * returns     1 for corrections, retractions and reversions, headlines, counts of people harmed, and figures or dates of
 *             the lead that changed; 3 for bounds and sources, claims that only one revision gives below the lead, and
 *             digits that no claim holds; 2 for the rest
 * fails       never
 */
export function rankChange(draft: Draft, judgement: Judgement, comparison: Comparison): 1 | 2 | 3 {
  if (draft.stray) return 3;
  if (judgement.label !== 'update' && judgement.label !== 'refinement') return 1;
  if (draft.kind === 'headline-changed') return 1;
  if (draft.kind === 'bound-changed' || draft.kind === 'attribution-changed')
    return isInLead(draft, comparison) ? 2 : 3;
  if (draft.kind.endsWith('-added') || draft.kind.endsWith('-removed')) return isInLead(draft, comparison) ? 2 : 3;
  if (isHarm(draft) || isInLead(draft, comparison) || draft.kind === 'date-changed') return 1;
  return moveOf(draft) >= moveMin ? 1 : 2;
}

function isHarm(draft: Draft): boolean {
  const statement = draft.statementAfter ?? draft.statementBefore;
  return statement !== null && (statement.outcomes.includes('dead') || statement.outcomes.includes('hurt'));
}

function isInLead(draft: Draft, { before, after }: Comparison): boolean {
  if (draft.after !== null) return draft.after.start < after.headlineLength + leadCharacters;
  return draft.before !== null && draft.before.start < before.headlineLength + leadCharacters;
}

function moveOf(draft: Draft): number {
  const from = draft.before?.value;
  const to = draft.after?.value;
  if (typeof from !== 'number' || typeof to !== 'number') return 0;
  return Math.abs(to - from) / Math.max(Math.abs(from), 1e-9);
}
