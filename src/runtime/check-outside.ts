import { Redis } from 'ioredis';
import postgres from 'postgres';

/** What a service from outside was found to be; warnings are for the log, nothing stops for them. */
export interface OutsideCheck {
  readonly version: string;
  readonly warnings: readonly string[];
}

/** The oldest servers whose features we use: MERGE-free SQL with identity columns and bulk unnest on Postgres 15, Redis 7. */
const postgresMajorMin = 15;
const redisMajorMin = 7;

const connectTimeoutMs = 10_000;

/**
 * Checks an outside PostgreSQL: that it answers, is new enough, and lets us make tables.
 *
 * fails    Error that names host and port (never the password) and what is wrong
 */
export async function checkPostgres(url: string): Promise<OutsideCheck> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: connectTimeoutMs / 1000,
    fetch_types: false,
  });
  try {
    const [row] = await client`select current_setting('server_version_num')::int as number,
      current_setting('server_version') as version,
      has_database_privilege(current_database(), 'create') as may_create`;
    const version = String(row?.version);
    if (Number(row?.number) < postgresMajorMin * 10_000) {
      throw new Error(`it is PostgreSQL ${version}, and ${postgresMajorMin} or later is needed`);
    }
    if (row?.may_create !== true) throw new Error('its user may not create tables in this database');
    return { version, warnings: [] };
  } catch (cause) {
    throw new Error(`PostgreSQL at ${placeOf(url, 5432)} (DATABASE_URL) cannot be used: ${messageOf(cause)}`, {
      cause,
    });
  } finally {
    await client.end({ timeout: 1 });
  }
}

/**
 * Checks an outside Redis or Valkey: that it answers, is new enough, and would keep its jobs.
 *
 * returns  warnings where a crash or full memory would lose jobs; they are found again by the sweep
 * fails    Error that names host and port (never the password) and what is wrong
 */
export async function checkRedis(url: string): Promise<OutsideCheck> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: connectTimeoutMs,
  });
  let connectionError: Error | null = null;
  redis.on('error', (error: Error) => {
    connectionError = error;
  });
  try {
    await redis.connect();
    const info = parseInfo(await redis.info());
    const valkey = info.get('valkey_version');
    const version = valkey === undefined ? (info.get('redis_version') ?? '0') : `Valkey ${valkey}`;
    if (valkey === undefined && Number.parseInt(version, 10) < redisMajorMin) {
      throw new Error(`it is Redis ${version}, and ${redisMajorMin} or later is needed`);
    }
    return { version, warnings: warningsOf(info, placeOf(url, 6379)) };
  } catch (cause) {
    const reason = messageOf(connectionError ?? cause);
    throw new Error(`Redis at ${placeOf(url, 6379)} (REDIS_URL) cannot be used: ${reason}`, { cause });
  } finally {
    redis.disconnect();
  }
}

function warningsOf(info: ReadonlyMap<string, string>, place: string): string[] {
  const warnings: string[] = [];
  if (info.get('aof_enabled') === '0') {
    warnings.push(
      `Redis at ${place} keeps no append-only file (appendonly no): jobs are lost when it stops, and found again by the sweep`,
    );
  }
  const policy = info.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    warnings.push(`Redis at ${place} evicts keys when memory is full (maxmemory-policy ${policy}); set noeviction`);
  }
  return warnings;
}

function parseInfo(text: string): Map<string, string> {
  const pairs = text.split(/\r?\n/).filter((line) => line.includes(':') && !line.startsWith('#'));
  return new Map(pairs.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function placeOf(url: string, port: number): string {
  const parsed = new URL(url);
  return `${parsed.hostname}:${parsed.port || port}`;
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? String(cause.code) : '';
  return cause.message || code || cause.name;
}
