import { groupBy } from '../../base/group-by.ts';
import type { ArticleId, RevisionId } from '../../base/ids.ts';
import { extractorVersion } from '../../claims/extractor-version.ts';
import type { Tx } from '../../db/open-database.ts';
import type { RevisionTextRow } from '../../db/queries/revisions.ts';
import { pageArticles } from '../../db/queries/verify-articles.ts';
import type { VerifyScope } from '../../db/queries/verify-dumps.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { checkArticles } from './check-articles.ts';
import { checkJudgement, checkSides } from './check-changes.ts';
import { checkClaims } from './check-claims.ts';
import { checkJoined } from './check-joined.ts';
import { checkPoints } from './check-points.ts';
import { checkRevisions } from './check-revisions.ts';
import { mapAhead } from './map-ahead.ts';
import type { FaultLog } from './open-fault-log.ts';
import { type ArticlePage, nameOfRevision, readArticlePage } from './read-article-page.ts';
import { verifyContradictions, verifyEmptyNotices } from './verify-findings.ts';
import type { VerifyTools } from './verify-tools.ts';

export interface ArticleCheck {
  readonly db: Tx;
  readonly tools: VerifyTools;
  readonly log: FaultLog;
  readonly scope: VerifyScope;
  /** leaves out reading claims and judging changes once more */
  readonly isQuick: boolean;
  /** Called when some more articles are through. */
  onArticles(count: number): void;
}

/** Some MB of texts and claims. */
const pageOfArticles = 100;

/**
 * Holds the articles of the scope against what was received of them: their histories against their appearances, their
 * claims and changes against the texts, the points of series against the claims.
 */
export async function verifyArticles(check: ArticleCheck): Promise<void> {
  for await (const count of mapAhead(eachPage(check), check.tools.width, (ids) => verifyPage(check, ids))) {
    check.onArticles(count);
  }
}

async function* eachPage({ db, scope }: ArticleCheck): AsyncGenerator<ArticleId[]> {
  for (let after = 0; ; ) {
    const page = await readSnapshot(db, (tx) => pageArticles(tx, scope, after, pageOfArticles));
    if (page.length > 0) yield page;
    if (page.length < pageOfArticles) return;
    after = page.at(-1) ?? after;
  }
}

async function verifyPage(check: ArticleCheck, ids: readonly ArticleId[]): Promise<number> {
  const { db, tools, log } = check;
  const page = await readSnapshot(db, (tx) => readArticlePage(tx, ids));
  for (const fault of checkArticles(page.texts, page.links)) log.add(fault);
  for (const fault of checkRevisions(page.texts, tools.arrange(page.sightings), page.revisions)) log.add(fault);
  await verifyClaims(check, page);
  await verifyJoined(check, page);
  await verifyChanges(check, page);
  log.checked.articles += new Set(page.texts.map(({ articleId }) => articleId)).size;
  log.checked.revisions += page.revisions.filter(({ supersededAt }) => supersededAt === null).length;
  return ids.length;
}

async function verifyClaims({ tools, log, isQuick }: ArticleCheck, page: ArticlePage): Promise<void> {
  const again = isQuick ? [] : page.revisions.filter(({ revisionId }) => isReadByUs(page, revisionId));
  const texts = again.flatMap(({ revisionId }) => page.words.get(revisionId) ?? []);
  const readings = texts.length === 0 ? [] : await tools.readClaims(texts);
  const readOf = new Map(texts.map(({ revisionId }, i) => [revisionId, readings[i]?.claims ?? []]));
  verifyContradictions(
    log,
    page,
    new Map(texts.map(({ revisionId }, i) => [revisionId, readings[i]?.contradictions ?? []])),
  );
  for (const row of page.revisions) {
    const text = page.words.get(row.revisionId);
    const reading = page.readings.get(row.revisionId);
    if (text === undefined || reading === undefined) continue;
    const stored = page.claims.get(row.revisionId) ?? [];
    const name = nameOfRevision(row);
    const read = readOf.get(row.revisionId) ?? null;
    const points = page.points.get(row.revisionId) ?? [];
    const place = { name, isCurrent: row.supersededAt === null };
    for (const fault of checkClaims({ name, text, reading, stored, read })) log.add(fault);
    for (const fault of checkPoints(place, reading, stored, points)) log.add(fault);
    log.checked.claims += stored.length;
    log.checked.points += points.length;
    const { extractorVersion: by, isOwed } = reading;
    if (by !== null && by !== extractorVersion && !isOwed) log.checked.revisionsOfOtherVersions++;
  }
}

async function verifyJoined({ tools, log, isQuick }: ArticleCheck, page: ArticlePage): Promise<void> {
  if (isQuick || page.joined.length === 0) return;
  const { measures, revisions } = await tools.measureClaims(page.joined);
  const byHash = new Map(measures.map((measure) => [measure.hash, measure]));
  const rowOf = new Map(page.revisions.map((row) => [row.revisionId, row]));
  page.joined.forEach(({ revisionId, claims }, i) => {
    const faults = checkJoined(
      {
        name: nameOfRevision(rowOf.get(revisionId)),
        claims: new Map(claims.map(({ id, no }) => [Number(id), no])),
        stored: page.points.get(revisionId) ?? [],
        derived: revisions[i]?.points ?? [],
        measures: byHash,
      },
      tools.measureOf,
    );
    if (faults === null) log.checked.joinedByOtherVersions++;
    else for (const fault of faults) log.add(fault);
  });
}

function isReadByUs({ readings }: ArticlePage, revisionId: RevisionId): boolean {
  const reading = readings.get(revisionId);
  return reading !== undefined && reading.extractorVersion === extractorVersion && !reading.isOwed;
}

async function verifyChanges({ tools, log, isQuick }: ArticleCheck, page: ArticlePage): Promise<void> {
  const rowOf = new Map(page.revisions.map((row) => [row.revisionId, row]));
  const numbersOf = (id: RevisionId) => new Set((page.claims.get(id) ?? []).map(({ no }) => no));
  for (const change of page.changes) {
    const { fromRevision, toRevision, claimBefore, claimAfter } = change;
    const faults = checkSides(change, {
      name: nameOfRevision(rowOf.get(toRevision)),
      before: page.words.get(fromRevision) ?? null,
      after: page.words.get(toRevision) ?? null,
      claimsBefore: claimBefore === null ? new Set() : numbersOf(fromRevision),
      claimsAfter: claimAfter === null ? new Set() : numbersOf(toRevision),
    });
    for (const fault of faults) log.add(fault);
    log.checked.changes++;
  }
  const compared = page.pairs.filter(({ isCompared }) => isCompared);
  const ours = compared.filter(
    ({ from, to, extractorVersion: by }) => by === extractorVersion && isReadByUs(page, from) && isReadByUs(page, to),
  );
  log.checked.pairsOfOtherVersions += compared.filter(({ extractorVersion: by }) => by !== extractorVersion).length;
  const pairs = isQuick ? [] : ours.flatMap((pair) => rereadPair(page, pair, tools.earlierMax) ?? []);
  const judged = pairs.length === 0 ? [] : await tools.compare(pairs);
  const current = groupBy(
    page.changes.filter(({ isCurrent }) => isCurrent),
    ({ fromRevision, toRevision }) => `${fromRevision} ${toRevision}`,
  );
  pairs.forEach(({ before, after }, i) => {
    const name = nameOfRevision(rowOf.get(after.revisionId));
    const stored = current.get(`${before.revisionId} ${after.revisionId}`) ?? [];
    const numbered = (judged[i]?.changes ?? []).map((change) => ({
      ...change,
      claimBefore: numberOf(page, before.revisionId, change.claimBefore),
      claimAfter: numberOf(page, after.revisionId, change.claimAfter),
    }));
    for (const fault of checkJudgement(name, stored, numbered)) log.add(fault);
  });
  const noticed = pairs.map(({ before, after }, i) => {
    return { from: before.revisionId, to: after.revisionId, emptyNotices: judged[i]?.emptyNotices ?? [] };
  });
  verifyEmptyNotices(log, page, noticed);
}

/** The number of a claim by its place in the reading. */
function numberOf({ readings }: ArticlePage, revision: RevisionId, place: number | null): number | null {
  const order = readings.get(revision)?.claimOrder ?? null;
  return place === null || order === null ? place : (order[place] ?? null);
}

/** The texts of a pair, and those before it as its history has them. */
function rereadPair(page: ArticlePage, { from, to }: { from: RevisionId; to: RevisionId }, earlierMax: number) {
  const [before, after] = [page.words.get(from), page.words.get(to)];
  const first = page.revisions.find(({ revisionId }) => revisionId === from);
  if (before === undefined || after === undefined || first === undefined) return undefined;
  const earlier = page.revisions
    .filter(
      ({ articleId, supersededAt, position }) =>
        articleId === first.articleId && supersededAt === null && position >= 1 && position < first.position,
    )
    .sort((a, b) => a.position - b.position)
    .slice(-earlierMax)
    .flatMap(({ revisionId }): RevisionTextRow[] => {
      const text = page.words.get(revisionId);
      return text === undefined ? [] : [text];
    });
  return { before, after, earlier };
}
