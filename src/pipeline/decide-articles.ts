import type { ArticleId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type DecisionRow,
  findArticle,
  findArticlesOfTexts,
  findDecisions,
  findTextsOfArticles,
  insertDecision,
  markUndone,
} from '../db/queries/decisions.ts';
import { findRevisionsOfArticles } from '../db/queries/revisions.ts';
import { lockIdentity } from '../db/queries/texts.ts';
import type { Job } from '../jobs/job.ts';
import { arrangeArticles } from './arrange-articles.ts';
import { owedJobs } from './follow-ups.ts';
import { regroupArticles } from './regroup-articles.ts';
import type { StepContext } from './step-context.ts';

/** What somebody asked for that cannot be done; the message is for them. */
export class DecisionRefused extends Error {}

/** Who decides, and why. */
export interface Decider {
  readonly by: string;
  readonly note: string | null;
}

export interface Decided {
  readonly decision: number;
  /** the articles that the texts concerned are in now */
  readonly articles: readonly ArticleId[];
  /** decisions that this one took out of force, as they said the contrary */
  readonly undone: readonly number[];
  /** what is to be read and compared anew */
  readonly jobs: readonly Job[];
}

/**
 * Decides that two articles are one. Splits that keep them apart are undone.
 *
 * fails    DecisionRefused when one of them does not exist, or both are one already
 */
export async function mergeByHand(context: StepContext, a: number, b: number, decider: Decider): Promise<Decided> {
  return decide(context, async (tx) => {
    const articles = [await requireArticle(tx, a), await requireArticle(tx, b)] as const;
    if (articles[0] === articles[1]) throw new DecisionRefused(`articles ${a} and ${b} are one already`);
    const texts = await findTextsOfArticles(tx, articles);
    const of = (article: ArticleId) => [...texts].filter(([, held]) => held === article).map(([text]) => text);
    const [textsA, textsB] = [of(articles[0]), of(articles[1])];
    const undone = contrary(await findDecisions(tx, 'in force'), 'split', textsA, textsB);
    const ends = { textsA: [Math.min(...textsA)], textsB: [Math.min(...textsB)] };
    return { kind: 'merge', ...ends, undone, decider, articles };
  });
}

/**
 * Decides that some revisions of an article are another article. Merges that hold the two sides together are undone.
 *
 * positions  numbers of the revisions that are to go, from 1; a text stands at all its positions or at none
 * fails      DecisionRefused when there is no such article or revision, or nothing would stay
 */
export async function splitByHand(
  context: StepContext,
  article: number,
  positions: readonly number[],
  decider: Decider,
): Promise<Decided> {
  return decide(context, async (tx) => {
    const articleId = await requireArticle(tx, article);
    const revisions = (await findRevisionsOfArticles(tx, [articleId])).filter((row) => row.supersededAt === null);
    const missing = positions.find((position) => !revisions.some((row) => row.position === position));
    if (missing !== undefined) throw new DecisionRefused(`article ${articleId} has no revision ${missing}`);
    const leaving = new Set(revisions.filter((row) => positions.includes(row.position)).map(({ textId }) => textId));
    const texts = [...(await findTextsOfArticles(tx, [articleId])).keys()].sort((x, y) => x - y);
    const textsA = texts.filter((text) => leaving.has(text));
    const textsB = texts.filter((text) => !leaving.has(text));
    if (textsB.length === 0) throw new DecisionRefused(`no text of article ${articleId} would stay`);
    const undone = contrary(await findDecisions(tx, 'in force'), 'merge', textsA, textsB);
    return { kind: 'split', textsA, textsB, undone, decider, articles: [articleId] };
  });
}

/**
 * Takes a decision out of force. Articles are then as their links and the other decisions have them.
 *
 * fails    DecisionRefused when there is no such decision, or it was undone before
 */
export async function undoDecision(context: StepContext, id: number, by: string): Promise<Decided> {
  return context.db.transaction(async (tx) => {
    await lockIdentity(tx);
    const decision = (await findDecisions(tx, 'all')).find((row) => row.id === id);
    if (decision === undefined) throw new DecisionRefused(`there is no decision ${id}`);
    if (decision.undoneAt !== null) throw new DecisionRefused(`decision ${id} was undone on ${decision.undoneAt}`);
    await markUndone(tx, [id], by, context.now());
    const held = await findArticlesOfTexts(tx, [...decision.textsA, ...decision.textsB]);
    return regroupAndArrange(context, tx, { decision: id, undone: [], articles: [...new Set(held.values())] });
  });
}

interface Wanted {
  readonly kind: 'merge' | 'split';
  readonly textsA: number[];
  readonly textsB: number[];
  readonly undone: readonly number[];
  readonly decider: Decider;
  readonly articles: readonly ArticleId[];
}

function decide(context: StepContext, prepare: (tx: Tx) => Promise<Wanted>): Promise<Decided> {
  return context.db.transaction(async (tx) => {
    await lockIdentity(tx);
    const { kind, textsA, textsB, undone, decider, articles } = await prepare(tx);
    const at = context.now();
    await markUndone(tx, undone, decider.by, at);
    const row = { kind, textsA, textsB, note: decider.note, decidedBy: decider.by, decidedAt: at };
    const decision = await insertDecision(tx, row);
    return regroupAndArrange(context, tx, { decision, undone, articles });
  });
}

async function regroupAndArrange(
  context: StepContext,
  tx: Tx,
  { decision, undone, articles }: { decision: number; undone: readonly number[]; articles: readonly ArticleId[] },
): Promise<Decided> {
  const at = context.now();
  const regrouped = await regroupArticles(tx, articles, new Set(), at);
  await arrangeArticles(tx, regrouped.touched, at);
  context.boundary('decide-articles:written');
  const jobs = await owedJobs(tx, regrouped.touched);
  return { decision, undone, articles: [...new Set(regrouped.articleOf.values())].sort((a, b) => a - b), jobs };
}

/** Decisions of a kind that have texts on either side. */
function contrary(
  decisions: readonly DecisionRow[],
  kind: 'merge' | 'split',
  textsA: readonly number[],
  textsB: readonly number[],
): number[] {
  const [a, b] = [new Set(textsA), new Set(textsB)];
  const meets = (texts: readonly number[], side: ReadonlySet<number>) => texts.some((text) => side.has(text));
  return decisions
    .filter((row) => row.kind === kind)
    .filter((row) => (meets(row.textsA, a) && meets(row.textsB, b)) || (meets(row.textsA, b) && meets(row.textsB, a)))
    .map(({ id }) => id);
}

async function requireArticle(tx: Tx, article: number): Promise<ArticleId> {
  const found = await findArticle(tx, article);
  if (found === undefined) throw new DecisionRefused(`there is no article ${article}`);
  return found;
}
