import { hostname } from 'node:os';
import postgres from 'postgres';
import { expect, inject, test, vi } from 'vitest';
import { readServiceHolder, tryServiceLock } from '../../src/runtime/postgres/try-service-lock.ts';

async function inOwnDatabase(run: (url: string) => Promise<void>): Promise<void> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  const name = `service_lock_${process.pid}_${performance.now().toFixed(0)}`;
  await sql.unsafe(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  try {
    await run(url.href);
  } finally {
    await sql.unsafe(`drop database ${name} with (force)`);
    await sql.end();
  }
}

test('a second service is refused, is told which is the first, and may start after it', async () => {
  await inOwnDatabase(async (url) => {
    expect(await readServiceHolder(url)).toBeNull();
    const first = await tryServiceLock(url);
    expect(first).not.toBeNull();
    expect(await tryServiceLock(url)).toBeNull();
    const holder = await readServiceHolder(url);
    expect(holder).toMatchObject({ pid: process.pid, host: hostname() });
    expect(Math.abs(Date.now() - Date.parse(holder?.since ?? ''))).toBeLessThan(60_000);
    await first?.release();
    const second = await tryServiceLock(url);
    expect(second).not.toBeNull();
    await second?.release();
  });
});

test('services of two databases on one server do not stand in each other’s way', async () => {
  await inOwnDatabase(async (one) => {
    await inOwnDatabase(async (other) => {
      const locks = [await tryServiceLock(one), await tryServiceLock(other)];
      expect(locks).not.toContain(null);
      for (const lock of locks) await lock?.release();
    });
  });
});

test('a service whose lock is lost is told', async () => {
  await inOwnDatabase(async (url) => {
    const lock = await tryServiceLock(url);
    const onLost = vi.fn();
    lock?.onLost(onLost);
    const sql = postgres(url, { max: 1 });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'claimtrail service%' and datname = current_database()`;
    await sql.end();
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(1));
    expect(await readServiceHolder(url)).toBeNull();
  });
});
