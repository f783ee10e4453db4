import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { chain } from '../../src/db/schema/chain.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';
import { openTestContext } from '../support/test-context.ts';

const articles = inOrderOfPublication(
  generateStories({ seed: 12, stories: 4, revisionsMin: 2, revisionsMax: 3, bytesPerArticle: 900 }),
);

const migration = readFileSync(new URL('../../drizzle/0009_chain.sql', import.meta.url), 'utf8');
const fill = migration.split('--> statement-breakpoint').find((statement) => statement.includes('DO $$')) ?? '';

const audit = readFileSync(new URL('../../docs/AUDIT.md', import.meta.url), 'utf8');
const documented = /^ {4}select no from chain[\s\S]*?;$/m.exec(audit)?.[0] ?? '';

test('the migration gives what was stored before the chain that recording it gives', async () => {
  const context = await openTestContext();
  try {
    // A record without a headline, one with signs outside of ASCII, and texts that come again.
    const plain = '{"text":"The dyke at Süderhaff held – 40 metres of it – all night, the warden said. “It held.”"}\n';
    await takeThrough(context, 'plain.jsonl', plain);
    await takeThrough(context, 'early.jsonl', renderDump(articles.slice(0, 4), 'json-lines'));
    await takeThrough(context, 'all.txt', renderDump(articles, 'header-blocks'));
    await takeThrough(context, 'empty.txt', '');
    const recorded = await context.db.select().from(chain).orderBy(chain.no);
    expect(recorded).toHaveLength(3);
    await context.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`delete from chain`);
    });
    await context.db.execute(sql.raw(fill));
    const filled = await context.db.select().from(chain).orderBy(chain.no);
    const plainly = (rows: typeof filled) => rows.map(({ previous: _p, hash: _h, filledLater: _f, ...row }) => row);
    expect(plainly(filled)).toEqual(plainly(recorded));
    expect(filled.every(({ filledLater }) => filledLater)).toBe(true);
    // Reading the tables fails where the chain does not hold together.
    const { chain: entries } = await readCanonicalTables(context.db);
    expect(entries?.filter((row) => 'text' in row && row.sealed !== 1)).toEqual([]);
    // docs/AUDIT.md says how to seal an entry with other tools.
    expect(documented).toContain('sha256');
    expect([...((await context.db.execute(sql.raw(documented))) as unknown as unknown[])]).toEqual([]);
    // What comes next follows from what was filled in.
    await takeThrough(
      context,
      'late.jsonl',
      `${JSON.stringify({ title: 'Late', text: 'The dyke broke at 2 points.' })}\n`,
    );
    expect(await context.db.select().from(chain)).toHaveLength(4);
    await readCanonicalTables(context.db);
    expect([...((await context.db.execute(sql.raw(documented))) as unknown as unknown[])]).toEqual([]);
  } finally {
    await context.close();
  }
});
