import { sql } from 'drizzle-orm';
import type { Tx } from '../../src/db/open-database.ts';

/** The version that made-up older readings carry. */
export const olderVersion = 'older';

/**
 * Leaves the rows of everything recorded so far as an older version of the extractor would have: under its number, with
 * claims that it read otherwise (another value and subject), did not find, and found where there is none.
 */
export async function ageReadings(db: Tx): Promise<void> {
  for (const table of ['revisions', 'claims', 'pairs', 'changes']) {
    await db.execute(sql`update ${sql.identifier(table)} set extractor_version = ${olderVersion}`);
  }
  await db.execute(
    sql`delete from claims where no > 1 and no = (select max(no) from claims o where o.revision_id = claims.revision_id)`,
  );
  await db.execute(
    sql`update claims set value = value + 1, low = low + 1, high = high + 1, subject = 'something else' where no = 0`,
  );
  await addClaims(db);
}

/** Adds a claim to each revision, behind the others, as an older version would have found where there is none. */
export async function addClaims(db: Tx): Promise<void> {
  await db.execute(
    sql`insert into claims (revision_id, no, kind, part, standing, subject, subject_key, start_unit, end_unit,
        sentence_start, sentence_end, value_text, bound, value, low, high, unit, unit_text, concept, extractor_version)
      select revision_id, max(no) + 1, 'figure', 'body', 'current', 'no such thing', 'thing', 1, 2, 0, 3, '7', '=', 7, 7,
        7, 'thing', 'things', '-', ${olderVersion} from claims group by revision_id`,
  );
}

/**
 * Has the newest change of each pair say something else, as an older version would have found it: another figure (or
 * source or headline) at the same place.
 */
export async function ageChanges(db: Tx): Promise<void> {
  await db.execute(
    sql`update changes set subject_key = 'something else', after = jsonb_set(after, '{value}', '"misread"')
      where after is not null and no = (select max(no) from changes o where o.to_revision = changes.to_revision)`,
  );
}
