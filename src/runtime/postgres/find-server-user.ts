import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The user that the server runs as; null stands for the user of this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; this is the last resort, `nobody` on every Linux. */
const nobody: ServerUser = { uid: 65534, gid: 65534 };

/** Users that are taken when they exist, in this order; the last is the one that is made. */
const userNames = ['postgres', 'claimtrail'];

/**
 * Finds the user that the server is to run as.
 *
 * cluster  where the data of the server lie or will lie; the owner of existing data stays their owner
 * returns  null for a plain user, who runs the server himself; for root an unprivileged user
 */
export function findServerUser(cluster: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  return findOwner(cluster) ?? findNamedUser() ?? (makeUser() ? findNamedUser() : null) ?? nobody;
}

/**
 * Asks the system itself whether the server's user can enter a folder: no arithmetic on mode bits, so that access
 * lists and mount options count too.
 */
export function canEnter(user: ServerUser | null, folder: string): boolean {
  if (!user) return true;
  const check = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' });
  return check.status === 0;
}

function findOwner(cluster: string): ServerUser | null {
  const stat = statSync(cluster, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

function findNamedUser(): ServerUser | null {
  const users = new Map(readUsers());
  for (const name of userNames) {
    const user = users.get(name);
    if (user && user.uid !== 0) return user;
  }
  return null;
}

function readUsers(): [string, ServerUser][] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map((fields) => [fields[0] ?? '', { uid: Number(fields[2]), gid: Number(fields[3]) }]);
}

/** Tries the tools of Debian and of Alpine; a machine with neither, or read-only, has `nobody` left. */
function makeUser(): boolean {
  const name = userNames.at(-1) ?? '';
  const options = { stdio: 'ignore' as const, timeout: 10_000 };
  const made = spawnSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', name], options);
  if (made.status === 0) return true;
  return spawnSync('adduser', ['-S', '-D', '-H', name], options).status === 0;
}
