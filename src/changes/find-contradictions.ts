import type { FigureClaim } from '../claims/reading.ts';
import { alignSentences } from '../revisions/align-sentences.ts';
import { findNotices } from './find-notices.ts';
import { gatherStatements, type Statement } from './gather-statements.ts';
import { listLikeness } from './list-likeness.ts';
import { isSameValue } from './open-scoring.ts';
import type { ReadRevision } from './read-revision.ts';
import { compareUnits } from './read-unit.ts';

/** Two places of one revision that cannot both be right: headline 34, body 38. */
export interface Contradiction {
  readonly subject: string;
  readonly subjectKey: string;
  /** indexes into the claims of the reading, in the order of the text */
  readonly claims: readonly [number, number];
  /** the two figures as written */
  readonly texts: readonly [string, string];
}

/** The headline leaves most words of a subject out; two sentences of the body have to share nearly all. */
const headlineLikenessMin = 0.34;
const bodyLikenessMin = 0.85;

/**
 * Finds figures that one revision gives in two ways.
 *
 * revision  text and reading
 * returns   pairs of claims about the same subject, in the same unit and by the same source or none, whose amounts
 *           cannot both hold; a headline figure only where the body gives no figure that agrees with it
 * fails     never
 */
export function findContradictions(revision: ReadRevision): Contradiction[] {
  const sentences = alignSentences(revision.text, '').before;
  const statements = gatherStatements(revision, sentences, findNotices(revision.text, sentences));
  const figures = statements.filter((statement) => statement.claim.kind === 'figure');
  const found: Contradiction[] = [];
  figures.forEach((a, at) => {
    const rest = figures.slice(at + 1);
    if (a.claim.part === 'headline' && rest.some((b) => b.claim.part === 'body' && isCompatible(a, b))) return;
    for (const b of rest) {
      if (contradicts(a, b)) found.push(toContradiction(a, b));
    }
  });
  return found;
}

function contradicts(a: Statement, b: Statement): boolean {
  if (a.claim.part === 'headline' && b.claim.part === 'headline') return false;
  if (!isSameMeasure(a, b) || isCompatible(a, b)) return false;
  if (a.claim.sentenceStart === b.claim.sentenceStart) return false;
  if (hasOtherSources(a, b)) return false;
  const likeness = listLikeness(a.subjectWords, b.subjectWords);
  if (a.claim.part === 'headline') {
    return (
      likeness >= headlineLikenessMin && a.outcomes.length > 0 && a.outcomes.some((one) => b.outcomes.includes(one))
    );
  }
  return likeness >= bodyLikenessMin && a.subjectWords.length >= 2 && sameOutcomes(a, b);
}

function isSameMeasure(a: Statement, b: Statement): boolean {
  if (a.unit === null || b.unit === null) return false;
  const fit = compareUnits(a.unit, b.unit);
  return fit === 'same' || (fit === 'unsaid' && a.claim.part === 'headline');
}

/** Whether both amounts can hold: equal ones, one within the bound of the other, rounded ones. */
function isCompatible(a: Statement, b: Statement): boolean {
  if (isSameValue(a.claim, b.claim)) return true;
  if (a.claim.kind !== 'figure' || b.claim.kind !== 'figure') return true;
  return allows(a.claim, b.claim) || allows(b.claim, a.claim);
}

function allows(claim: FigureClaim, other: FigureClaim): boolean {
  const { low, high, bound } = claim.quantity;
  const { low: otherLow, high: otherHigh } = other.quantity;
  if (bound === '>') return otherLow >= low;
  if (bound === '<') return otherHigh <= high;
  if (bound === '~') return otherLow >= low * 0.9 && otherHigh <= high * 1.1;
  return otherLow >= low && otherHigh <= high;
}

function hasOtherSources(a: Statement, b: Statement): boolean {
  const older = a.claim.attribution;
  const newer = b.claim.attribution;
  return older !== null && newer !== null && older.toLowerCase() !== newer.toLowerCase();
}

function sameOutcomes(a: Statement, b: Statement): boolean {
  if (a.outcomes.length === 0 && b.outcomes.length === 0) return true;
  return a.outcomes.some((outcome) => b.outcomes.includes(outcome));
}

function toContradiction(a: Statement, b: Statement): Contradiction {
  const textOf = (statement: Statement) => {
    const { claim } = statement;
    return claim.sentence.slice(claim.start - claim.sentenceStart, claim.end - claim.sentenceStart);
  };
  return {
    subject: b.claim.subject,
    subjectKey: b.claim.subjectKey,
    claims: [a.index, b.index],
    texts: [textOf(a), textOf(b)],
  };
}
