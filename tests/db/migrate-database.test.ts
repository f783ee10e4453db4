import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrateDatabase } from '../../src/db/migrate-database.ts';

const schemaFolder = new URL('../../src/db/schema/', import.meta.url);

/** Every table that the schema's files declare. */
async function declaredTables(): Promise<PgTable[]> {
  const files = readdirSync(fileURLToPath(schemaFolder)).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(files.map((name) => import(new URL(name, schemaFolder).href)));
  return modules.flatMap((module) => Object.values(module)).filter((value): value is PgTable => is(value, PgTable));
}

const name = `empty_${randomBytes(6).toString('hex')}`;
let admin: postgres.Sql;
let sql: postgres.Sql;
let url: string;

beforeAll(async () => {
  admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const address = new URL(inject('postgresUrl'));
  address.pathname = `/${name}`;
  url = address.href;
  sql = postgres(url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});

/** Columns, indexes and constraints of the database, as Postgres itself describes them. */
async function describeSchema() {
  const columns = await sql`
    select table_name, column_name, udt_name, is_nullable, is_identity, column_default
    from information_schema.columns where table_schema = 'public' order by 1, 2`;
  const indexes = await sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const constraints = await sql`
    select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
  return { columns: [...columns], indexes: [...indexes], constraints: [...constraints] };
}

describe('the schema', () => {
  test('is made from empty by several processes at once, and left alone the second time', async () => {
    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    const first = await describeSchema();
    expect(first.columns.length).toBeGreaterThan(100);
    await migrateDatabase(url);
    expect(await describeSchema()).toEqual(first);
  });

  test('has the tables and columns that the code declares, with their types', async () => {
    const declared = (await declaredTables()).flatMap((table) => {
      const { name: tableName, columns } = getTableConfig(table);
      return columns.map((column) => ({
        table: tableName,
        column: column.name,
        type: column.getSQLType().replace('timestamp (3)', 'timestamp(3)'),
        required: column.notNull,
      }));
    });
    expect(declared.length).toBeGreaterThan(100);
    const rows = await sql`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as required
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
    const stored = [...rows].map((row) => ({
      ...row,
      type: String(row.type).replace('timestamp (3)', 'timestamp(3)'),
    }));
    const order = (list: readonly object[]) =>
      list.map((row) => JSON.stringify(row, ['table', 'column', 'type', 'required'])).sort();
    expect(order(stored)).toEqual(order(declared));
  });

  test('has the indexes and keys that the code declares', async () => {
    const declared = (await declaredTables()).flatMap((table) => {
      const { name: tableName, indexes, primaryKeys, columns } = getTableConfig(table);
      const keyed = columns.some((column) => column.primary) ? [`${tableName}_pkey`] : [];
      return [...indexes.map((index) => index.config.name ?? ''), ...primaryKeys.map((key) => key.getName()), ...keyed];
    });
    const stored = await sql`select indexname as name from pg_indexes where schemaname = 'public'`;
    expect(stored.map((row) => String(row.name)).sort()).toEqual(declared.sort());
  });
});
