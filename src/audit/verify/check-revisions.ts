import { groupBy } from '../../base/group-by.ts';
import type { RevisionRow } from '../../db/queries/revisions.ts';
import type { StoredText } from '../../db/queries/verify-articles.ts';
import { describe, differingFields } from './describe.ts';
import type { Fault } from './fault.ts';
import type { DerivedRevision } from './verify-tools.ts';

/**
 * Holds the stored histories of some articles against those that their appearances make.
 *
 * texts    of the articles
 * derived  the histories as they are to be
 * stored   the rows, superseded ones included
 */
export function checkRevisions(
  texts: readonly StoredText[],
  derived: readonly DerivedRevision[],
  stored: readonly RevisionRow[],
): Fault[] {
  const textOf = new Map(texts.map((text) => [text.textId, text]));
  const faults = texts.filter(({ isSeen }) => !isSeen).map(unseen);
  const current = stored.filter(({ supersededAt }) => supersededAt === null);
  const rows = new Map(current.map((row) => [keyOf(row), row]));
  const superseded = groupBy(
    stored.filter(({ supersededAt }) => supersededAt !== null),
    keyOf,
  );
  for (const wanted of derived) {
    const row = rows.get(keyOf(wanted));
    rows.delete(keyOf(wanted));
    if (row === undefined) {
      const hash = textOf.get(wanted.textId)?.contentHash ?? null;
      const wasTaken = superseded.has(keyOf(wanted)) ? ': its row is marked superseded' : '';
      const what = `what was received makes it revision ${wanted.position} of the article${wasTaken}`;
      faults.push({ kind: 'revision-missing', where: placeOf(wanted), what, expected: hash, found: null });
      continue;
    }
    const expected = { ...wanted } as unknown as Record<string, unknown>;
    const found = row as unknown as Record<string, unknown>;
    for (const name of Object.keys(fields).filter((one) => differingFields(pick(expected, one), found).length > 0)) {
      faults.push({
        kind: 'revision-altered',
        where: placeOf(wanted),
        what: `${fields[name as keyof typeof fields]} is not what the received articles say`,
        expected: describe(expected[name]),
        found: describe(found[name]),
      });
    }
  }
  for (const row of rows.values()) {
    const hash = textOf.get(row.textId)?.contentHash ?? null;
    const what = 'no received article puts this text there';
    faults.push({ kind: 'revision-unfounded', where: placeOf(row), what, expected: null, found: hash });
  }
  return faults;
}

/** What a row says of a revision, in words. */
const fields = {
  position: 'its number',
  published: 'its date',
  estimatedFrom: 'the first day of its estimate',
  estimatedTo: 'the last day of its estimate',
  observedAt: 'the moment it was seen',
  receivedAt: 'the moment it was received',
  outlet: 'its outlet',
  url: 'its address',
} as const;

function pick(row: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return { [name]: row[name] ?? null };
}

function unseen({ contentHash, articleId }: StoredText): Fault {
  const where = { revision: String(articleId) };
  return { kind: 'text-unfounded', where, what: 'no dump gave this text', expected: null, found: contentHash };
}

function placeOf({ articleId, position }: { articleId: number; position: number }): { revision: string } {
  return { revision: `${articleId}.${position}` };
}

function keyOf({ articleId, textId, occurrence }: { articleId: number; textId: number; occurrence: number }): string {
  return `${articleId} ${textId} ${occurrence}`;
}
