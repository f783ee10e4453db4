import { type SQL, sql } from 'drizzle-orm';
import { boolean, customType, index, json, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Profile } from '../../series/profile.ts';
import { id, instant, isNull, ref } from './columns.ts';

// One measured thing or deadline across revisions, articles and outlets.

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * One measured thing or deadline: the measures that were found to be one, and what people decided. Read those that hold
 * something: `merged_into IS NULL AND emptied_at IS NULL`. The number of another still leads to what became of it.
 */
export const series = pgTable(
  'series',
  {
    id: id(),
    kind: text('kind', { enum: ['figure', 'date'] }).notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    /** listed first, and keeps its number when others are found to be the same */
    pinned: boolean('pinned').notNull().default(false),
    /** the series that holds what it held */
    mergedInto: ref('merged_into'),
    /** since when nothing holds it any more: its claims were read otherwise, or their revisions superseded */
    emptiedAt: instant('emptied_at'),
    createdAt: instant('created_at').notNull(),
    /** words of the subjects and headlines of its points, without places, so that no order of arrival shows in them */
    words: tsvector('words').notNull().default(sql`''::tsvector`),
    /** what a search looks in: the name (weight A), and those words */
    search: tsvector('search').generatedAlwaysAs(
      (): SQL => sql`setweight(to_tsvector('english'::regconfig, "name"), 'A') || "words"`,
    ),
  },
  (t) => [
    index('series_search').using('gin', t.search),
    index('series_pinned').on(t.id).where(sql.raw('"pinned"')),
    index('series_merged_into').on(t.mergedInto).where(sql.raw('"merged_into" IS NOT NULL')),
  ],
);

/**
 * Series whose name, unit and words are to be worked out anew. Not a mark on the series: to set and clear one would put
 * the row into the index of words twice more.
 */
export const owedDescriptions = pgTable('owed_descriptions', { seriesId: ref('series_id').primaryKey() });

/** What a claim measures, once, whatever number of claims measure just that. */
export const measures = pgTable(
  'measures',
  {
    id: id(),
    /** of the profile's content; decisions by hand name measures by it */
    hash: text('hash').notNull(),
    /** no foreign keys here: they cost a look-up a row, and one step writes all of it under a lock */
    seriesId: ref('series_id').notNull(),
    /** json, not jsonb: it is compared as a whole, and taken apart in the program */
    profile: json('profile').$type<Profile>().notNull(),
    /** its rows in measure_keys, so that they are found again without an index of their own */
    keys: ref('keys').array().notNull(),
    /** a claim that holds measures it; where none does any more, it finds no others and stays for its past points */
    live: boolean('live').notNull().default(true),
  },
  (t) => [uniqueIndex('measures_hash').on(t.hash), index('measures_series').on(t.seriesId)],
);

/** Index keys of measures that are live: two that can match share one. */
export const measureKeys = pgTable(
  'measure_keys',
  { key: ref('key').notNull(), measureId: ref('measure_id').notNull() },
  (t) => [primaryKey({ columns: [t.key, t.measureId] })],
);

/**
 * Which claim is a point of which series, through its measure. Points stay where their claim or revision was superseded,
 * for what was known earlier, and there is no foreign key, as between two steps a claim may be gone whose point is not:
 * readers join `claims` and `revisions` and take those that hold.
 */
export const points = pgTable(
  'points',
  {
    claimId: ref('claim_id').primaryKey(),
    measureId: ref('measure_id').notNull(),
    revisionId: ref('revision_id').notNull(),
  },
  (t) => [index('points_measure').on(t.measureId), index('points_revision').on(t.revisionId)],
);

/** A decision by hand about series. It holds until it is undone, for claims that come later as well. */
export const seriesDecisions = pgTable(
  'series_decisions',
  {
    id: id(),
    kind: text('kind', { enum: ['merge', 'split', 'rename', 'pin', 'unpin'] }).notNull(),
    /** the series that it names, and of a merge the other one */
    seriesId: ref('series_id').notNull(),
    otherId: ref('other_id'),
    /** hashes of the measures of either side, of a merge or split */
    measuresA: text('measures_a').array().notNull(),
    measuresB: text('measures_b').array().notNull(),
    /** the new name, of a rename */
    name: text('name'),
    note: text('note'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('series_decisions_in_force').on(t.id).where(isNull('undone_at'))],
);
