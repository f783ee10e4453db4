import { sql } from 'drizzle-orm';
import type { Bound, Claim } from '../../claims/reading.ts';
import type { Tx } from '../open-database.ts';
import { isClaimVisible, type Vantage } from './vantage.ts';

/** A claim of a revision, under its number. */
export interface NumberedClaim {
  readonly claimId: number;
  readonly no: number;
  readonly claim: Claim;
  /** the version that first read it so */
  readonly sinceVersion: string;
  /** it holds by our present reading */
  readonly holds: boolean;
}

/**
 * Claims of a revision as they were read, in the order of the text.
 *
 * text     the revision's joined text, which their spans count in
 * vantage  null for those of older readings too
 */
export async function findNumberedClaims(
  tx: Tx,
  revisionId: number,
  text: string,
  vantage: Vantage | null,
): Promise<NumberedClaim[]> {
  const visible = vantage === null ? sql`true` : isClaimVisible('c', vantage);
  const rows = (await tx.execute(
    sql`select c.* from claims c where c.revision_id = ${revisionId} and ${visible}
      order by c.start_unit, c.end_unit, c.no`,
  )) as unknown as ClaimColumns[];
  return rows.map((row) => ({
    claimId: Number(row.id),
    no: row.no,
    claim: toClaim(row, text),
    sinceVersion: row.extractor_version,
    holds: row.superseded_by === null,
  }));
}

/** The columns of `claims` that `toClaim` reads. */
export interface ClaimColumns {
  readonly id: string;
  readonly no: number;
  readonly kind: 'figure' | 'date';
  readonly part: Claim['part'];
  readonly standing: Claim['standing'];
  readonly subject: string;
  readonly subject_key: string;
  readonly attribution: string | null;
  readonly hedge: string | null;
  readonly as_of: string | null;
  readonly start_unit: number;
  readonly end_unit: number;
  readonly sentence_start: number;
  readonly sentence_end: number;
  readonly value_text: string;
  readonly bound: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly trend: 'up' | 'down' | null;
  readonly unit: string | null;
  readonly unit_text: string | null;
  readonly concept: string | null;
  readonly time_type: 'DATE' | 'TIME' | 'DURATION' | 'SET' | null;
  readonly time_value: string | null;
  readonly time_mod: string | null;
  readonly extractor_version: string;
  readonly superseded_by: string | null;
}

/** The value stands within the span of its claim, which takes in the words of its bound. */
export function toClaim(row: ClaimColumns, text: string): Claim {
  const [start, end] = [row.start_unit, row.end_unit];
  const inside = text.slice(start, end).indexOf(row.value_text);
  const valueStart = inside < 0 ? start : start + inside;
  const written = { text: row.value_text, start: valueStart, end: valueStart + row.value_text.length };
  const bound = row.bound as Bound;
  const common = {
    subject: row.subject,
    subjectKey: row.subject_key,
    attribution: row.attribution,
    hedge: row.hedge,
    standing: row.standing,
    asOf: row.as_of,
    part: row.part,
    sentence: text.slice(row.sentence_start, row.sentence_end),
    sentenceStart: row.sentence_start,
    start,
    end,
  };
  if (row.kind === 'date') {
    const time = { ...written, type: row.time_type ?? 'DATE', value: row.time_value ?? '', mod: row.time_mod };
    return { ...common, kind: 'date', time, bound };
  }
  const [low, high] = [row.low ?? row.value ?? 0, row.high ?? row.value ?? 0];
  const named = { unit: row.unit ?? '', unitText: row.unit_text ?? '', concept: row.concept ?? '-' };
  return {
    ...common,
    kind: 'figure',
    quantity: { ...written, value: row.value, low, high, bound, trend: row.trend, ...named },
  };
}
