import { spawn } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folders, giveToHomeOwner } from './lay-out-folders.ts';
import type { Postmaster } from './read-postmaster.ts';
import { isRunning } from './read-process.ts';

export interface Watchdog {
  /** Takes this process off the list of those who use the server; the watchdog still guards it. */
  signOff(): void;
  /** Lets the watchdog go, and leaves the server as it is. */
  release(): void;
}

/**
 * $1 folder of participants, $2 the file of ours, $3 the server, $4 the server's own note of its number.
 * `read` returns true when we let it go, and false when this process is gone and the pipe with it. It then stops the
 * server, unless another participant lives or another server has taken over.
 */
const script = `
trap '' INT TERM HUP
read -r line && exit 0
rm -f "$1/$2"
for file in "$1"/*; do
  [ -e "$file" ] || continue
  pid=\${file##*/}
  pid=\${pid%%-*}
  if kill -0 "$pid" 2>/dev/null || [ -d "/proc/$pid" ]; then exit 0; fi
done
read -r holder < "$4"
[ "$holder" = "$3" ] && kill -INT "$3"
`;

let opened = 0;

/**
 * Sees to it that the server does not outlive those who use it, even when they are killed with no time to say so:
 * a shell waits at the other end of a pipe, which the system closes with this process.
 */
export function openWatchdog(folders: Folders, postmaster: Postmaster): Watchdog {
  const participants = join(folders.home, 'participants');
  clearDead(participants);
  opened += 1;
  const name = `${process.pid}-${opened}`;
  const path = join(participants, name);
  writeFileSync(path, '');
  giveToHomeOwner(folders.home, path);
  const pidFile = join(folders.cluster, 'postmaster.pid');
  const child = spawn('/bin/sh', ['-c', script, 'sh', participants, name, String(postmaster.pid), pidFile], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return {
    signOff: () => rmSync(path, { force: true }),
    release: () => {
      rmSync(path, { force: true });
      child.stdin.end('leave\n');
    },
  };
}

function clearDead(participants: string): void {
  for (const name of readdirSync(participants)) {
    if (!isRunning(Number.parseInt(name, 10))) rmSync(join(participants, name), { force: true });
  }
}
