import { sql } from 'drizzle-orm';
import { type ArticleId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { Decision } from '../../identity/group-texts.ts';
import type { Tx } from '../open-database.ts';
import { decisions } from '../schema/decisions.ts';

export interface DecisionRow extends Decision {
  readonly note: string | null;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

/** Decisions by hand, oldest first; those in force only, or all. */
export async function findDecisions(tx: Tx, which: 'in force' | 'all'): Promise<DecisionRow[]> {
  const condition = which === 'all' ? sql`true` : sql`undone_at is null`;
  return tx.select().from(decisions).where(condition).orderBy(decisions.id);
}

export async function insertDecision(tx: Tx, row: typeof decisions.$inferInsert): Promise<number> {
  const [written] = await tx.insert(decisions).values(row).returning({ id: decisions.id });
  return Number(written?.id);
}

/** Takes decisions out of force; their rows stay. */
export async function markUndone(tx: Tx, ids: readonly number[], by: string, at: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update decisions set undone_at = ${at}, undone_by = ${by}
      where undone_at is null and id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}

/** Articles that hold some texts, by text. */
export async function findArticlesOfTexts(tx: Tx, textIds: readonly number[]): Promise<Map<number, ArticleId>> {
  if (textIds.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select id, article_id from texts where id = any(${sql.param(textIds.map(String))}::bigint[])`,
  )) as unknown as { id: string; article_id: string }[];
  return new Map(rows.map((row) => [Number(row.id), toRowId<ArticleId>(row.article_id)]));
}

/** Texts of some articles, by text. */
export async function findTextsOfArticles(tx: Tx, ids: readonly ArticleId[]): Promise<Map<number, ArticleId>> {
  const rows = (await tx.execute(
    sql`select id, article_id from texts where article_id = any(${sql.param(ids.map(String))}::bigint[])`,
  )) as unknown as { id: string; article_id: string }[];
  return new Map(rows.map((row) => [Number(row.id), toRowId<ArticleId>(row.article_id)]));
}

/** The article that a number stands for now: itself, or what it was merged into; undefined when there is none. */
export async function findArticle(tx: Tx, articleId: number): Promise<ArticleId | undefined> {
  const rows = (await tx.execute(
    sql`with recursive up as (
        select id, merged_into from articles where id = ${articleId}
        union select a.id, a.merged_into from articles a join up on a.id = up.merged_into
      ) select id from up where merged_into is null`,
  )) as unknown as { id: string }[];
  return rows[0] === undefined ? undefined : toRowId<ArticleId>(rows[0].id);
}

export interface VersionLink {
  readonly a: number;
  readonly b: number;
  readonly evidence: unknown;
  readonly overruledBy: number | null;
}

/** Version links between some texts. */
export async function findVersionLinks(tx: Tx, textIds: readonly number[]): Promise<VersionLink[]> {
  const list = sql`${sql.param(textIds.map(String))}::bigint[]`;
  const rows = (await tx.execute(
    sql`select text_a, text_b, evidence, overruled_by from links
      where kind = 'version' and text_a = any(${list}) and text_b = any(${list})`,
  )) as unknown as { text_a: string; text_b: string; evidence: unknown; overruled_by: string | null }[];
  return rows.map((row) => ({
    a: Number(row.text_a),
    b: Number(row.text_b),
    evidence: row.evidence,
    overruledBy: row.overruled_by === null ? null : Number(row.overruled_by),
  }));
}

/** Notes which decision keeps two linked texts apart; null where none does. */
export async function markOverruled(
  tx: Tx,
  rows: readonly { a: number; b: number; decision: number | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`update links set overruled_by = u.decision
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(a bigint, b bigint, decision bigint)
      where links.text_a = u.a and links.text_b = u.b`,
  );
}

/**
 * Moves texts, with their revisions and what was compared to get them, into other articles. The histories of all
 * articles concerned are to be arranged again.
 */
export async function moveTexts(tx: Tx, moves: readonly { textId: number; articleId: ArticleId }[]): Promise<void> {
  if (moves.length === 0) return;
  const moved = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as u("textId" bigint, "articleId" bigint)`;
  await tx.execute(sql`update texts set article_id = u."articleId" from ${moved} where texts.id = u."textId"`);
  await tx.execute(
    sql`update revisions set article_id = u."articleId" from ${moved} where revisions.text_id = u."textId"`,
  );
  for (const table of ['pairs', 'changes']) {
    await tx.execute(
      sql`update ${sql.identifier(table)} as t set article_id = u."articleId"
        from ${moved} join revisions r on r.text_id = u."textId" where t.to_revision = r.id`,
    );
  }
  await tx.execute(
    sql`update findings as f set article_id = u."articleId"
      from ${moved} join revisions r on r.text_id = u."textId" where f.revision_id = r.id`,
  );
}

/** Notes where articles went that hold no text any more, and that others, which do again, stand for themselves. */
export async function markMerged(
  tx: Tx,
  rows: readonly { articleId: ArticleId; mergedInto: ArticleId | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`update articles set merged_into = u."mergedInto"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u("articleId" bigint, "mergedInto" bigint)
      where articles.id = u."articleId"`,
  );
}
