import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const program = fileURLToPath(new URL('../../bin/claimtrail', import.meta.url));

/** A data folder, a drop folder and a folder for the rest, made for one test. */
export interface Place {
  readonly home: string;
  readonly data: string;
  readonly inbox: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): Ended;
}

export function makePlace(environment: Record<string, string> = {}): Place {
  const home = mkdtempSync(join(tmpdir(), 'claimtrail-door-'));
  // Under root the server is another user, who must be let in; else it would keep its files outside of this folder.
  chmodSync(home, 0o755);
  const [data, inbox] = [join(home, 'data'), join(home, 'inbox')];
  mkdirSync(inbox);
  const quick = { CLAIMTRAIL_SETTLE_SECONDS: '0', CLAIMTRAIL_RESCAN_SECONDS: '1', CLAIMTRAIL_SWEEP_SECONDS: '2' };
  return { home, data, inbox, environment: { ...quick, CLAIMTRAIL_DIGEST_TIME: '03:00', ...environment } };
}

export function removePlace({ home }: Place): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Starts the program as a user does. `input` is what its standard input holds. */
export function start(place: Place, words: readonly string[], input = ''): Running {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [program, ...words], {
    cwd: place.home,
    env: { PATH, HOME, CLAIMTRAIL_DATA: place.data, CLAIMTRAIL_INBOX: place.inbox, ...place.environment },
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      said[name] += chunk;
    });
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  return { child, ended, output: () => ({ code: child.exitCode, ...said }) };
}

export function run(place: Place, words: readonly string[], input = ''): Promise<Ended> {
  return start(place, words, input).ended;
}

/** Starts the service and waits until it is ready; returns its address too. */
export async function startService(place: Place): Promise<Running & { readonly url: string }> {
  const service = start(place, ['start', '--port', '0']);
  const url = await vi.waitFor(
    () => {
      const found = /(http:\/\/\S+)\/readyz/.exec(service.output().stdout)?.[1];
      if (found === undefined) throw new Error(`not started: ${JSON.stringify(service.output())}`);
      return found;
    },
    { timeout: 30_000, interval: 100 },
  );
  return { ...service, url };
}

export async function stop(service: Running): Promise<Ended> {
  service.child.kill('SIGTERM');
  return service.ended;
}

/** Writes a file beside the drop folder and renames it in, as a careful producer does. */
export function drop(place: Place, name: string, content: string | Uint8Array): void {
  writeFileSync(join(place.home, name), content);
  renameSync(join(place.home, name), join(place.inbox, name));
}

export interface ReceiptFile {
  readonly path: string;
  readonly outcome: string;
  readonly name: string;
  readonly counts: { readonly articles: Record<string, number> };
  readonly reasons: readonly { code: string; message: string; line?: number; byte?: number }[];
  readonly duplicateOf: { readonly name: string } | null;
}

/** Receipts on the shelves, by path. */
export function readReceipts(place: Place): ReceiptFile[] {
  const files = readdirSync(place.data, { recursive: true }).map(String);
  return files
    .filter((path) => /^(done|duplicate|failed)\/.*\.receipt\.json$/.test(path))
    .sort()
    .map((path) => ({ path, ...JSON.parse(readFileSync(join(place.data, path), 'utf8')) }));
}

export async function waitForReceipt(place: Place, path: RegExp): Promise<ReceiptFile> {
  return vi.waitFor(
    () => {
      const found = readReceipts(place).find((receipt) => path.test(receipt.path));
      if (found === undefined) throw new Error(`no receipt like ${path}`);
      return found;
    },
    { timeout: 30_000, interval: 100 },
  );
}
