import type { FigureClaim } from '../claims/reading.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { isNear } from './compare-quantities.ts';
import { findNotices } from './find-notices.ts';
import type { ContradictionDetail, Finding, FindingSide } from './finding.ts';
import { gatherStatements, type Statement } from './gather-statements.ts';
import { isOneStatement, measuresSame } from './is-one-statement.ts';
import { toSide } from './judge-pair.ts';
import { listLikeness } from './list-likeness.ts';
import { isSameValue } from './open-scoring.ts';
import type { ReadRevision } from './read-revision.ts';
import { compareUnits, unitOf } from './read-unit.ts';

export type Contradiction = Extract<Finding, { kind: 'contradiction' }>;

/** The headline leaves most words of a subject out; where it says what befell those who are counted, fewer do. */
const headlineLikenessMin = 0.5;
const headlineLikenessOfOutcomeMin = 0.34;

/** A headline is held against the lead; what stands further down may be of other days and places. */
const leadCharacters = 700;

/** A headline rounds: 5% for 5.2%, 1,200 for 1,243. Below 100, counts are not rounded. */
const roundingShare = 0.05;
const roundedFrom = 100;

/** More figures than this of one kind are a table; nothing in one is certain. */
const figuresMax = 40;

/**
 * Finds figures that one revision gives in two ways that cannot both hold: 34 in the headline and 38 in the body, or in
 * two sentences of the body that say the same of the same.
 *
 * revision  text and reading
 * returns   findings in the order of the text; a headline figure only where no figure of the body agrees with it, alone
 *           or as a sum. `claim` of a side is its place in the reading
 * fails     never
 */
export function findContradictions(revision: ReadRevision): Contradiction[] {
  if (!mayContradict(revision)) return [];
  const sentences = splitSentences(revision.text);
  const statements = gatherStatements(revision, sentences, findNotices(revision.text, sentences));
  const figures = statements.filter(({ claim }) => claim.kind === 'figure' && claim.hedge === null);
  const body = figures.filter(({ claim }) => claim.part === 'body');
  const found: Contradiction[] = [];
  for (const figure of figures) {
    if (figure.claim.part === 'headline') {
      const other = findAgainstHeadline(figure, body, revision);
      if (other !== null) found.push(toFinding(figure, other, 'headline and body'));
    }
  }
  if (body.length <= figuresMax) found.push(...findInBody(body, revision));
  const keys = new Set<string>();
  return found.filter(({ key }) => !keys.has(key) && keys.add(key) !== undefined);
}

/** Whether two figures count the same kind of thing at all: most short texts are done with this look. */
function mayContradict({ reading }: ReadRevision): boolean {
  const families = new Set<string>();
  for (const claim of reading.claims) {
    if (claim.kind !== 'figure' || claim.standing === 'former') continue;
    const { family } = unitOf(claim.quantity);
    if (families.has(family) || (family === '' && families.size > 0) || families.has('')) return true;
    families.add(family);
  }
  return false;
}

function findAgainstHeadline(
  headline: Statement,
  body: readonly Statement[],
  revision: ReadRevision,
): Statement | null {
  const ofMeasure = body.filter((other) => isSameMeasure(headline, other));
  if (isSaidInBody(headline, revision) || ofMeasure.some((other) => isCompatible(headline, other))) return null;
  if (isSum(headline, ofMeasure)) return null;
  const candidates = ofMeasure.filter((other) => {
    if (other.claim.start > revision.headlineLength + leadCharacters) return false;
    if (isAboutChange(headline) !== isAboutChange(other) || hasOtherSources(headline, other)) return false;
    if (other.claim.asOf !== null && other.claim.asOf !== headline.claim.asOf) return false;
    return isAboutSame(headline, other) && measuresSame(headline, other);
  });
  return candidates[0] ?? null;
}

/** Whether the number stands in the body, of whatever it is read to be. */
function isSaidInBody({ claim }: Statement, { reading, headlineLength }: ReadRevision): boolean {
  if (claim.kind === 'date') return true;
  const { low, high } = claim.quantity;
  return reading.quantities.some(
    (other) => other.start >= headlineLength && isNear(other.low, low, 1e-9) && isNear(other.high, high, 1e-9),
  );
}

function isAboutSame(headline: Statement, other: Statement): boolean {
  const words = [...headline.subjectWords, ...headline.nearWords];
  const likeness = Math.max(
    listLikeness(headline.subjectWords, other.subjectWords),
    listLikeness(words, other.subjectWords),
  );
  if (headline.outcomes.length > 0 || other.outcomes.length > 0) {
    return likeness >= headlineLikenessOfOutcomeMin && headline.outcomes.some((one) => other.outcomes.includes(one));
  }
  return likeness >= headlineLikenessMin && headline.unit?.family !== '';
}

/** "Rose 5%", "400 more": a movement, which a level is not held against. */
function isAboutChange({ claim }: Statement): boolean {
  return claim.kind === 'figure' && claim.quantity.trend !== null;
}

/** Whether some figures of the body add up to that of the headline: 250 in one town and 150 in another. */
function isSum(headline: Statement, parts: readonly Statement[]): boolean {
  const amountOf = ({ claim, unit }: Statement) =>
    claim.kind === 'figure' ? claim.quantity.low * (unit?.factor ?? 1) : 0;
  const whole = amountOf(headline);
  const amounts = [...new Set(parts.slice(0, figuresMax).map(amountOf))];
  const all = parts.reduce((sum, part) => sum + amountOf(part), 0);
  if (parts.length > 1 && isNear(all, whole, 1e-9)) return true;
  return amounts.some((a, at) =>
    amounts.some((b, other) => {
      if (other <= at) return false;
      if (isNear(a + b, whole, 1e-9) || isNear(Math.abs(a - b), whole, 1e-9)) return true;
      return amounts.some((c, third) => third > other && isNear(a + b + c, whole, 1e-9));
    }),
  );
}

function findInBody(body: readonly Statement[], revision: ReadRevision): Contradiction[] {
  const found: Contradiction[] = [];
  body.forEach((a, at) => {
    for (const b of body.slice(at + 1)) {
      if (a.claim.sentenceStart === b.claim.sentenceStart) continue;
      if (!isSameMeasure(a, b) || isCompatible(a, b) || hasOtherSources(a, b)) continue;
      if (isOneStatement(a, b, revision)) found.push(toFinding(a, b, 'two sentences'));
    }
  });
  return found;
}

function isSameMeasure(a: Statement, b: Statement): boolean {
  if (a.unit === null || b.unit === null) return false;
  const fit = compareUnits(a.unit, b.unit);
  return fit === 'same' || (fit === 'unsaid' && a.unit.family === '' && a.claim.part === 'headline');
}

/** Whether both amounts can hold: equal ones, one within the bound of the other, rounded ones. */
function isCompatible(a: Statement, b: Statement): boolean {
  if (isSameValue(a.claim, b.claim)) return true;
  if (a.claim.kind !== 'figure' || b.claim.kind !== 'figure') return true;
  const [x, y] = [inBase(a, a.claim), inBase(b, b.claim)];
  return allows(x, y) || allows(y, x) || (a.claim.part === 'headline' && isRounded(x, y));
}

interface Amount {
  readonly low: number;
  readonly high: number;
  readonly bound: FigureClaim['quantity']['bound'];
}

/** In the unit that the two have in common: 1.9 tonnes and 1,850 kg. */
function inBase({ unit }: Statement, { quantity: { low, high, bound } }: FigureClaim): Amount {
  const factor = unit?.factor ?? 1;
  return { low: low * factor, high: high * factor, bound };
}

function allows({ low, high, bound }: Amount, other: Amount): boolean {
  if (bound === '>') return other.low >= low || other.bound === '>';
  if (bound === '<') return other.high <= high || other.bound === '<';
  if (bound === '~') return other.low >= low * 0.9 && other.high <= high * 1.1;
  return other.low >= low && other.high <= high;
}

function isRounded(headline: Amount, exact: Amount): boolean {
  const isRound = Math.abs(headline.low) >= roundedFrom || !Number.isInteger(exact.low) || headline.low % 10 === 0;
  if (Math.abs(exact.low) < roundedFrom && Number.isInteger(exact.low)) return false;
  return isRound && isNear(headline.low, exact.low, roundingShare);
}

function hasOtherSources(a: Statement, b: Statement): boolean {
  const older = a.claim.attribution;
  const newer = b.claim.attribution;
  return older !== null && newer !== null && older.toLowerCase() !== newer.toLowerCase();
}

function toFinding(a: Statement, b: Statement, between: ContradictionDetail['between']): Contradiction {
  const [first, second] = [toFindingSide(a), toFindingSide(b)];
  const detail = { subject: b.claim.subject, subjectKey: b.claim.subjectKey, between, first, second };
  const values = [first, second].map(({ value, bound }) => `${bound}${String(value)}`).sort();
  return { kind: 'contradiction', key: [between, b.unit?.family ?? '', ...values].join('|'), detail };
}

function toFindingSide({ claim, index }: Statement): FindingSide {
  const { part, sentence, attribution } = claim;
  return { ...toSide(claim), part, sentence, attribution, claim: index };
}
