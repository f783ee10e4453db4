import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AttachedPostgres, attachPostgres } from '../../src/runtime/postgres/attach-postgres.ts';
import { isRunning } from '../../src/runtime/postgres/read-process.ts';
import { type Participant, type Said, startParticipant } from './participant.ts';

const log = pino({ level: 'silent' });
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
let dataFolder = '';
const open: (AttachedPostgres | Participant)[] = [];

beforeEach(() => {
  dataFolder = makeFolder(tmpdir());
});

afterEach(async () => {
  for (const one of open.splice(0)) await ('kill' in one ? one.kill() : one.leave());
  await vi.waitFor(() => expect(serverPid()).toBeNull(), 20_000);
  const room = roomOf(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  rmSync(room, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

function makeFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 'claimtrail-attach-'));
  chmodSync(folder, 0o755);
  return folder;
}

function roomOf(folder: string): string {
  const location = join(folder, 'postgres', 'location');
  return existsSync(location) ? readFileSync(location, 'utf8').trim() : join(folder, 'postgres');
}

function pidFile(): string {
  return join(roomOf(dataFolder), 'cluster', 'postmaster.pid');
}

/** The living server of the data folder; null when there is none. */
function serverPid(): number | null {
  if (!existsSync(pidFile())) return null;
  const pid = Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
  return pid > 0 && pid !== process.pid && isRunning(pid) ? pid : null;
}

async function attach(): Promise<AttachedPostgres> {
  const server = await attachPostgres({ dataFolder, log });
  open.push(server);
  return server;
}

function startOther(user?: typeof nobody): Participant {
  const other = startParticipant(dataFolder, user);
  open.push(other);
  return other;
}

async function startAttached(): Promise<Participant> {
  const other = startOther();
  expect((await other.hear()).kind).toBe('attached');
  return other;
}

async function ask(url: string, query: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql.unsafe(query);
    return row ? Object.values(row)[0] : undefined;
  } finally {
    await sql.end();
  }
}

async function waitUntilStopped(): Promise<void> {
  await vi.waitFor(() => expect(serverPid()).toBeNull(), 15_000);
}

function watchdogsOf(participant: Participant): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0] === '/bin/sh' && words.some((word) => word.startsWith(`${participant.pid}-`));
      } catch {
        return false;
      }
    });
}

describe('the server of a data folder', () => {
  test('starts for the first who needs it, keeps what it is given, and stops with him', async () => {
    const first = await attach();
    expect(first.started).toBe('here');
    await ask(first.url, 'create table kept as select 7 as number');
    await first.leave();
    expect(serverPid()).toBeNull();
    const second = await attach();
    expect(await ask(second.url, 'select number from kept')).toBe(7);
    expect(second.url).toBe(first.url);
  });

  test('is safe as it stands: fsync on, a password nobody else may read, open to this machine only', async () => {
    const { url } = await attach();
    expect(await ask(url, 'show fsync')).toBe('on');
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(url, 'show max_connections')).toBe('100');
    expect(await ask(url, "select collprovider::text from pg_collation where collname = 'pg_c_utf8'")).toBe('b');
    expect(statSync(join(dataFolder, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(roomOf(dataFolder), 'cluster')).mode & 0o777).toBe(0o700);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('is joined by others, and outlives the one who started it until the last has left', async () => {
    const first = await startAttached();
    const second = await attach();
    expect(second.started).toBe('joined');
    await first.leave();
    expect(await ask(second.url, 'select 1')).toBe(1);
    await second.leave();
    expect(serverPid()).toBeNull();
  });

  test('may be used twice by one process', async () => {
    const first = await attach();
    const second = await attach();
    await first.leave();
    await first.leave();
    expect(await ask(second.url, 'select 1')).toBe(1);
  });

  test('is set up once when five processes come at the same moment', async () => {
    const others = Array.from({ length: 5 }, () => startOther());
    const said = await Promise.all(others.map((other) => other.hear()));
    expect(said.filter((one) => one.kind === 'attached' && one.started === 'here')).toHaveLength(1);
    expect(said.filter((one) => one.kind === 'attached' && one.started === 'joined')).toHaveLength(4);
    await Promise.all(others.map((other) => other.leave()));
    expect(serverPid()).toBeNull();
  });

  test('is there for whoever comes while the last one stops it', async () => {
    for (let round = 0; round < 20; round++) {
      const leaving = await attach();
      const left = leaving.leave();
      // Each round comes a little later into the stop.
      await new Promise((resolve) => setTimeout(resolve, round));
      const [next] = await Promise.all([attach(), left]);
      expect(await ask(next.url, 'select 1')).toBe(1);
      await next.leave();
    }
    expect(serverPid()).toBeNull();
  });
});

describe('after a kill', () => {
  test('of its only user the server stops by itself', async () => {
    const only = await startAttached();
    expect(serverPid()).not.toBeNull();
    await only.kill();
    await waitUntilStopped();
  });

  test('of the one who started it the server goes on for the others, and stops with the last', async () => {
    const first = await startAttached();
    const second = await startAttached();
    const third = await attach();
    await first.kill();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ask(third.url, 'select 1')).toBe(1);
    await third.leave();
    expect(serverPid()).not.toBeNull();
    await second.kill();
    await waitUntilStopped();
  });

  test('of its user and the watchdog the server is taken over by the next', async () => {
    const only = await startAttached();
    const watchdogs = watchdogsOf(only);
    expect(watchdogs).toHaveLength(1);
    for (const pid of watchdogs) process.kill(pid, 'SIGKILL');
    await only.kill();
    const pid = serverPid();
    expect(pid).not.toBeNull();
    const next = await attach();
    expect(next.started).toBe('joined');
    expect(serverPid()).toBe(pid);
    await next.leave();
    expect(serverPid()).toBeNull();
  });

  test('of the server its users are told, and may attach again at once', async () => {
    const server = await attach();
    await ask(server.url, 'create table kept as select 7 as number');
    const other = await startAttached();
    const lost = new Promise<void>((resolve) => server.onLost(resolve));
    process.kill(serverPid() ?? 0, 'SIGKILL');
    await lost;
    expect(await other.hear()).toEqual({ kind: 'lost' } satisfies Said);
    const again = await attach();
    expect(again.started).toBe('here');
    expect(await ask(again.url, 'select number from kept')).toBe(7);
    await server.leave();
    expect(await ask(again.url, 'select 1')).toBe(1);
  });
});

describe('a start copes with', () => {
  test('the number of a dead server that another program bears now', async () => {
    await (await attach()).leave();
    writeFileSync(
      pidFile(),
      `${process.ppid}\n${join(roomOf(dataFolder), 'cluster')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    expect((await attach()).started).toBe('here');
  });

  test('a start lock of a process that died', async () => {
    await (await attach()).leave();
    writeFileSync(join(dataFolder, 'postgres', 'start.lock'), '{"pid":4194303,"startedMark":"1"}');
    expect((await attach()).started).toBe('here');
  });

  test('its port being taken by somebody else', async () => {
    const first = await attach();
    const { port } = new URL(first.url);
    await first.leave();
    const squatter = createServer().listen(Number(port), '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const second = await attach();
    expect(new URL(second.url).port).not.toBe(port);
    expect(await ask(second.url, 'select 1')).toBe(1);
    await new Promise((resolve) => squatter.close(resolve));
  });

  test('a set-up that was broken off', async () => {
    await (await attach()).leave();
    const home = join(dataFolder, 'postgres');
    renameSync(join(home, 'cluster'), join(home, 'cluster.new'));
    rmSync(join(home, 'initialised'));
    expect((await attach()).started).toBe('here');
  });
});

describe('a start is refused', () => {
  test('when the data that were made once are gone', async () => {
    await (await attach()).leave();
    rmSync(join(roomOf(dataFolder), 'cluster'), { recursive: true });
    await expect(attach()).rejects.toThrow(/the database of this data folder is gone/);
  });

  test('when the data are of another version of PostgreSQL', async () => {
    await (await attach()).leave();
    writeFileSync(join(roomOf(dataFolder), 'cluster', 'PG_VERSION'), '12\n');
    await expect(attach()).rejects.toThrow(/was made by PostgreSQL 12, and PostgreSQL 18 is installed/);
  });
});

// What follows needs the right to become another user.
if (isRoot) {
  describe('root', () => {
    test('runs the server as a user without rights', async () => {
      await attach();
      expect(statSync(`/proc/${serverPid()}`).uid).not.toBe(0);
    });

    test('keeps the data elsewhere when the data folder is closed to others, and says where', async () => {
      chmodSync(dataFolder, 0o700);
      const first = await attach();
      expect(roomOf(dataFolder)).toMatch(/^\/(var\/lib|srv)\/claimtrail\/[0-9a-f]{16}-[0-9a-f]{8}$/);
      await ask(first.url, 'create table kept as select 7 as number');
      await first.leave();
      chmodSync(dataFolder, 0o755);
      expect(await ask((await attach()).url, 'select number from kept')).toBe(7);
    });

    test('begins anew in a closed data folder that was removed', async () => {
      chmodSync(dataFolder, 0o700);
      await (await attach()).leave();
      const old = roomOf(dataFolder);
      rmSync(join(dataFolder, 'postgres'), { recursive: true });
      expect((await attach()).started).toBe('here');
      expect(roomOf(dataFolder)).not.toBe(old);
      rmSync(old, { recursive: true });
    });

    test('joins and starts the server of a plain user as that user', async () => {
      chmodSync(dataFolder, 0o777);
      const plain = startOther(nobody);
      expect(await plain.hear()).toMatchObject({ kind: 'attached', started: 'here' });
      const server = await attach();
      expect(server.started).toBe('joined');
      expect(statSync(`/proc/${serverPid()}`).uid).toBe(nobody.uid);
      await plain.leave();
      await server.leave();
      expect(serverPid()).toBeNull();
      expect((await attach()).started).toBe('here');
      expect(statSync(`/proc/${serverPid()}`).uid).toBe(nobody.uid);
    });

    test('leaves nothing behind that keeps the plain owner out', async () => {
      chmodSync(dataFolder, 0o777);
      const first = startOther(nobody);
      await first.hear();
      await first.leave();
      await (await attach()).leave();
      expect(await startOther(nobody).hear()).toMatchObject({ kind: 'attached', started: 'here' });
    });

    test('has a plain user told whose the data folder is', async () => {
      await (await attach()).leave();
      const said = await startOther(nobody).hear();
      expect(said).toMatchObject({ kind: 'failed', message: expect.stringContaining('belongs to user 0') });
    });
  });
}
