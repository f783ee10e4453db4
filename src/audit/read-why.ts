import { type RevisionId, toRowId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import { type DecisionRow, findArticle, findDecisions } from '../db/queries/decisions.ts';
import { findRevisionTexts } from '../db/queries/revisions.ts';
import { findTextFacts, findTextWords } from '../db/queries/texts.ts';
import { present, type Vantage } from '../db/queries/vantage.ts';
import {
  findTextsAtSameAddress,
  findWhyAppearances,
  findWhyClaims,
  findWhyLinks,
  findWhyReading,
  findWhyRevision,
  type NeighbourText,
  type WhyAppearance,
  type WhyClaim,
  type WhyLink,
  type WhyReading,
  type WhyRevision,
} from '../db/queries/why.ts';
import type { LinkEvidence } from '../identity/decide-link.ts';
import { decideLinks } from '../identity/decide-links.ts';
import { joinRevisionText } from '../text/revision-text.ts';

export type Outcome = 'new article' | 'revision' | 'same text again';

/** Why a revision is what it is, and where. */
export interface Why extends WhyRevision {
  /** what its text was when it came; a text that was seen once more is `same text again` */
  readonly outcome: Outcome;
  readonly appearances: readonly WhyAppearance[];
  readonly links: readonly ExplainedLink[];
  /** texts of other articles at the same address, and why that did not do */
  readonly nearMisses: readonly NearMiss[];
  readonly reading: WhyReading;
  readonly claims: readonly ReadClaim[];
  /** decisions by hand that name its text, those that were undone included */
  readonly decisions: readonly DecisionRow[];
}

/** A text that was not taken for a version; shares as in `ExplainedLink`. */
export interface NearMiss extends NeighbourText {
  /** they would be linked: they were not compared, as an index found too little in common */
  readonly isOverlooked: boolean;
  readonly containment: number;
  readonly containmentOfOther: number;
  readonly evidence: LinkEvidence;
}

/** A claim of the reading that holds or of an older one, with the words that it stands in. */
export interface ReadClaim extends WhyClaim {
  readonly text: string;
}

export interface ExplainedLink extends Omit<WhyLink, 'evidence' | 'isA'> {
  /** share of this text's runs of three words that stand in the other, and the other way round; 0 to 1 */
  readonly containment: number;
  readonly containmentOfOther: number;
  readonly evidence: LinkEvidence;
}

/**
 * Reads why a text is a revision of its article. Nothing is written.
 *
 * article   its number; that of an article that was merged into another stands for the other
 * position  number of the revision, from 1; null for the newest
 * vantage   from where one looks back
 * returns   undefined when there is no such article or revision, or none to be seen from there
 */
export async function readWhy(
  db: Tx,
  article: number,
  position: number | null,
  vantage: Vantage = present,
): Promise<Why | undefined> {
  const articleId = await findArticle(db, article);
  const revision = articleId === undefined ? undefined : await findWhyRevision(db, articleId, position, vantage);
  if (revision === undefined) return undefined;
  const { textId } = revision;
  const [appearances, links] = [await findWhyAppearances(db, textId, vantage), await findWhyLinks(db, textId, vantage)];
  const decisions = (await findDecisions(db, 'all')).filter(
    ({ textsA, textsB, decidedAt }) =>
      (textsA.includes(textId) || textsB.includes(textId)) && isKnownBy(decidedAt, vantage),
  );
  return {
    ...revision,
    outcome: outcomeOf(revision, appearances, links),
    appearances,
    links: links.map(explain),
    nearMisses: await readNearMisses(db, textId, vantage),
    reading: await findWhyReading(db, revision.revisionId, vantage),
    claims: await readClaimsOf(db, toRowId<RevisionId>(revision.revisionId), vantage),
    decisions: decisions.map((row) =>
      row.undoneAt === null || isKnownBy(row.undoneAt, vantage) ? row : { ...row, undoneAt: null, undoneBy: null },
    ),
  };
}

function isKnownBy(at: string, { knownAt }: Vantage): boolean {
  return knownAt === null || Date.parse(at) <= Date.parse(knownAt);
}

function outcomeOf(
  { revisionsInAll }: WhyRevision,
  appearances: readonly WhyAppearance[],
  links: readonly WhyLink[],
): Outcome {
  if (appearances.length > 1) return 'same text again';
  const isLinked = links.some(({ kind, overruledBy }) => kind === 'version' && overruledBy === null);
  return isLinked || revisionsInAll > 1 ? 'revision' : 'new article';
}

function explain({ evidence, isA, ...link }: WhyLink): ExplainedLink {
  const stated = evidence as LinkEvidence;
  const [own, other] = isA
    ? [stated.containmentOfA, stated.containmentOfB]
    : [stated.containmentOfB, stated.containmentOfA];
  return { ...link, containment: own, containmentOfOther: other, evidence: stated };
}

/** Compares a text once more with those at its address, by the rules that linked it or did not. */
async function readNearMisses(db: Tx, textId: number, vantage: Vantage): Promise<NearMiss[]> {
  const others = await findTextsAtSameAddress(db, textId, vantage);
  if (others.length === 0) return [];
  const ids = [textId, ...others.map((other) => other.textId)];
  const words = new Map((await findTextWords(db, ids)).map((text) => [text.textId, text]));
  const facts = new Map((await findTextFacts(db, ids)).map((text) => [text.textId, text]));
  const texts = ids.map((id) => {
    const { headline = null, body = '' } = words.get(id) ?? {};
    const { published = null, outlet = null, url = null } = facts.get(id) ?? {};
    return { headline, body, published, outlet, url };
  });
  const decided = decideLinks({ texts, pairs: others.map((_, i) => [0, i + 1] as const) });
  return others.flatMap((other, i) => {
    const link = decided[i];
    if (link === undefined) return [];
    const { evidence, kind } = link;
    const { containmentOfA: containment, containmentOfB: containmentOfOther } = evidence;
    return [{ ...other, isOverlooked: kind !== 'none', containment, containmentOfOther, evidence }];
  });
}

async function readClaimsOf(db: Tx, revisionId: RevisionId, vantage: Vantage): Promise<ReadClaim[]> {
  const texts = await findRevisionTexts(db, [revisionId]);
  const { headline = null, body = '' } = texts.get(revisionId) ?? {};
  const { text } = joinRevisionText({ headline, body });
  const claims = await findWhyClaims(db, revisionId, vantage);
  return claims.map((claim) => ({ ...claim, text: text.slice(claim.start, claim.end) }));
}
