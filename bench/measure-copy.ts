import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../src/db/migrate-database.ts';
import { median } from './median.ts';
import type { Service } from './open-service.ts';
import { treeTimeMs } from './processor-time.ts';

/** Tables that taking a dump in writes, those that others point at first. */
const tables = ['dumps', 'arrivals', 'ranges', 'articles', 'texts', 'signature_keys', 'links'] as const;
const laterTables = ['appearances', 'revisions', 'claims', 'pairs', 'changes'] as const;

export interface CopyFigures {
  readonly articles: number;
  readonly rows: number;
  readonly bytes: number;
  readonly wallMs: number;
  readonly serverMs: number | null;
  readonly articlesPerSecond: number;
}

const runs = 3;

/**
 * Loads the rows that the service has written once more, by one raw COPY a table from files of the server's, in one
 * transaction, into an empty database with the same tables, indexes and foreign keys.
 */
export async function measureCopy(service: Service): Promise<CopyFigures> {
  const folder = join(service.dataFolder, 'copied');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const all = [...tables, ...laterTables];
  const source = postgres(service.runtime.databaseUrl, { max: 1, onnotice: () => {} });
  const url = new URL(service.runtime.databaseUrl);
  url.pathname = '/copied';
  let rows = 0;
  for (const table of all) {
    rows += (await source.unsafe(`copy ${table} to '${folder}/${table}'`)).count;
  }
  const [row] = await source`select count(*)::int as articles,
    (select sum((pg_stat_file(${folder} || '/' || name)).size) from unnest(${all}::text[]) as name)::bigint as bytes
    from appearances`;
  await source.unsafe('create database copied');
  await migrateDatabase(url.href);
  const target = postgres(url.href, { max: 1, onnotice: () => {} });
  const walls: number[] = [];
  const busy: number[] = [];
  for (let run = 0; run < runs; run++) {
    await target.unsafe(`truncate ${all.join(', ')} restart identity cascade`);
    await target.unsafe('checkpoint');
    const [start, served] = [performance.now(), treeTimeMs(service.postmaster)];
    await target.begin(async (tx) => {
      for (const table of all) await tx.unsafe(`copy ${table} from '${folder}/${table}'`);
    });
    walls.push(performance.now() - start);
    busy.push((treeTimeMs(service.postmaster) ?? Number.NaN) - (served ?? 0));
  }
  await Promise.all([target.end(), source.end()]);
  const wallMs = median(walls);
  const articles = Number(row?.articles);
  const serverMs = Number.isNaN(median(busy)) ? null : median(busy);
  return { articles, rows, bytes: Number(row?.bytes), wallMs, serverMs, articlesPerSecond: (articles / wallMs) * 1000 };
}
