import { groupBy } from '../base/group-by.ts';
import { renderChange } from '../changes/render-change.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type CorrectionRow,
  type CorrectionScope,
  type DatedRevisionRow,
  type EmptyNoticeRow,
  findClaimValues,
  findCorrections,
  findDatedRevisions,
  findEmptyNotices,
  findLooseNotices,
  findValueChanges,
  type LooseNoticeRow,
} from '../db/queries/corrections.ts';
import { findOrigin } from './find-origin.ts';
import { type Latency, measureLatency, medianOf } from './measure-latency.ts';

/** A correction or retraction, from the revision that erred to the one that mended it. */
export interface Correction extends CorrectionRow {
  readonly line: string;
  readonly isDeclared: boolean;
  readonly isRetraction: boolean;
  /** what the headline says otherwise with a change of the body; it is not counted once more */
  readonly isInHeadlineToo: boolean;
  /** the first revision that had it */
  readonly erredPosition: number;
  readonly erred: DatedRevisionRow;
  readonly mended: DatedRevisionRow;
  readonly latency: Latency;
}

/** Counts of an outlet; null stands for revisions that name none. */
export interface OutletCorrections {
  readonly outlet: string | null;
  readonly declared: number;
  readonly silent: number;
  /** those of the two that withdraw */
  readonly retractions: number;
  /** notices that declare what the texts do not show */
  readonly emptyNotices: number;
  /** of those whose times both articles state; null for none */
  readonly medianMs: number | null;
  readonly stated: number;
  readonly estimated: number;
  readonly unknown: number;
}

export interface Corrections {
  readonly inAll: OutletCorrections;
  /** the outlet with the most first */
  readonly outlets: readonly OutletCorrections[];
  /** the latest first */
  readonly corrections: readonly Correction[];
  readonly emptyNotices: readonly EmptyNoticeRow[];
  /** notices of correction or withdrawal that no change answers to; they are not counted */
  readonly looseNotices: readonly LooseNoticeRow[];
}

/** Articles whose histories are read at a time. */
const articlesAtOnce = 200;

/** Reads what was corrected or withdrawn, whether the articles said so, and after how long. Nothing is written. */
export async function readCorrections(tx: Tx, scope: CorrectionScope): Promise<Corrections> {
  const rows = await findCorrections(tx, scope);
  const corrections: Correction[] = [];
  const articles = [...new Set(rows.map(({ articleId }) => articleId))];
  for (let at = 0; at < articles.length; at += articlesAtOnce) {
    const some = new Set(articles.slice(at, at + articlesAtOnce));
    const ofSome = rows.filter(({ articleId }) => some.has(articleId));
    corrections.push(...(await followBack(tx, ofSome, [...some], scope)));
  }
  const order = new Map(rows.map(({ change }, i) => [change.changeId as number, i]));
  corrections.sort((a, b) => (order.get(a.change.changeId) ?? 0) - (order.get(b.change.changeId) ?? 0));
  const emptyNotices = await findEmptyNotices(tx, scope);
  const named = groupBy(corrections, ({ outlet }) => outlet);
  const noticed = groupBy(emptyNotices, ({ outlet }) => outlet);
  const outlets = [...new Set([...named.keys(), ...noticed.keys()])].map((outlet) =>
    summarise(outlet, named.get(outlet) ?? [], noticed.get(outlet)?.length ?? 0),
  );
  const sizeOf = ({ declared, silent, emptyNotices: empty }: OutletCorrections) => declared + silent + empty;
  outlets.sort((a, b) => sizeOf(b) - sizeOf(a) || ((a.outlet ?? '') < (b.outlet ?? '') ? -1 : 1));
  return {
    inAll: summarise(null, corrections, emptyNotices.length),
    ...{ outlets, corrections, emptyNotices },
    looseNotices: await findLooseNotices(tx, scope),
  };
}

async function followBack(
  tx: Tx,
  rows: readonly CorrectionRow[],
  articleIds: readonly number[],
  { vantage }: CorrectionScope,
): Promise<Correction[]> {
  const histories = groupBy(await findDatedRevisions(tx, articleIds, vantage), ({ articleId }) => articleId);
  const claims = groupBy(await findClaimValues(tx, articleIds, vantage), ({ revisionId }) => revisionId);
  const changes = groupBy(await findValueChanges(tx, articleIds, vantage), ({ toRevision }) => toRevision);
  const bodyPairs = new Set(rows.flatMap(({ change }) => (change.kind === 'headline-changed' ? [] : [pairOf(change)])));
  return rows.flatMap((row) => {
    const { change, articleId } = row;
    const history = histories.get(articleId) ?? [];
    const last = history.findIndex(({ revisionId }) => revisionId === change.fromRevision);
    const mended = history.find(({ revisionId }) => revisionId === change.toRevision);
    const erred = last < 0 ? undefined : history[findOrigin(history, last, change, claims, changes)];
    if (mended === undefined || erred === undefined) return [];
    return {
      ...row,
      line: renderChange(change),
      isDeclared: change.declaredBy !== null,
      isRetraction: change.retraction || change.label === 'retraction',
      isInHeadlineToo: change.kind === 'headline-changed' && bodyPairs.has(pairOf(change)),
      erredPosition: erred.position,
      ...{ erred, mended },
      latency: measureLatency(erred, mended),
    };
  });
}

function pairOf({ fromRevision, toRevision }: CorrectionRow['change']): string {
  return `${fromRevision} ${toRevision}`;
}

function summarise(outlet: string | null, all: readonly Correction[], emptyNotices: number): OutletCorrections {
  const counted = all.filter(({ isInHeadlineToo }) => !isInHeadlineToo);
  const declared = counted.filter(({ isDeclared }) => isDeclared).length;
  const of = (basis: Latency['basis']) => counted.filter(({ latency }) => latency.basis === basis);
  return {
    outlet,
    declared,
    silent: counted.length - declared,
    retractions: counted.filter(({ isRetraction }) => isRetraction).length,
    emptyNotices,
    medianMs: medianOf(of('stated').flatMap(({ latency }) => latency.leastMs ?? [])),
    stated: of('stated').length,
    estimated: of('estimated').length,
    unknown: of('unknown').length,
  };
}
