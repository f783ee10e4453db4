import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, isNull, ref } from './columns.ts';

// What people decided about articles.

/**
 * A decision by hand: the texts of one side are versions of those of the other (merge), or are not (split). It holds
 * until it is undone, for texts that come later as well.
 */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    kind: text('kind', { enum: ['merge', 'split'] }).notNull(),
    /** texts of either side; of a merge one for each */
    textsA: ref('texts_a').array().notNull(),
    textsB: ref('texts_b').array().notNull(),
    note: text('note'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('decisions_in_force').on(t.id).where(isNull('undone_at'))],
);
