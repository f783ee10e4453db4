import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';

/** A digest as it was issued, with the changes that it is noted to tell and where it was delivered. */
export interface IssuedDigest {
  readonly id: number;
  readonly name: string;
  readonly changeCount: number;
  readonly firstLine: string;
  readonly markdown: string;
  readonly json: string;
  readonly entries: readonly DigestedChange[];
  readonly receipts: readonly { readonly files?: readonly string[]; readonly sha256?: readonly string[] }[];
}

/** A change of a digest; its row says what it is, null where that is gone. */
export interface DigestedChange {
  readonly changeId: number;
  readonly role: 'told' | 'amended';
  readonly change: {
    readonly kind: string;
    readonly label: string;
    readonly cause: string;
    readonly before: unknown;
    readonly after: unknown;
  } | null;
}

/** Digests by number after `after`, issued since a moment if one is given. */
export async function pageDigests(tx: Tx, since: string | null, after: number, limit: number): Promise<IssuedDigest[]> {
  const rows = (await tx.execute(
    sql`select d.id, d.subscription, d.window_key, d.change_count, d.first_line, d.markdown, d.json,
        (select json_agg(json_build_object('changeId', e.change_id, 'role', e.role, 'change',
            case when c.id is null then null else json_build_object('kind', c.kind, 'label', c.label, 'cause', c.cause,
              'before', c.before, 'after', c.after) end) order by e.no)
          from digest_entries e left join changes c on c.id = e.change_id where e.digest_id = d.id) as entries,
        (select json_agg(v.receipt) from deliveries v where v.digest_id = d.id and v.receipt is not null) as receipts
      from digests d where d.id > ${after} ${since === null ? sql`` : sql`and d.issued_at >= ${since}`}
      order by d.id limit ${limit}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    id: Number(row.id),
    name: `${row.subscription} ${row.window_key}`,
    changeCount: Number(row.change_count),
    firstLine: String(row.first_line),
    markdown: String(row.markdown),
    json: String(row.json),
    entries: (row.entries ?? []) as DigestedChange[],
    receipts: (row.receipts ?? []) as IssuedDigest['receipts'],
  }));
}
