import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, findServerUser, type ServerUser } from './find-server-user.ts';

/** Where everything of one embedded server lies. */
export interface Folders {
  /** `postgres` inside the data folder: password, port, log, locks. */
  readonly home: string;
  /** Where the server's user gets at: `home` itself, or a folder elsewhere that `home/location` names. */
  readonly room: string;
  /** The server's own data (PGDATA). */
  readonly cluster: string;
  readonly user: ServerUser | null;
}

/** Where data go when root keeps the data folder under a folder that nobody else may enter. */
const outsideRooms = ['/var/lib/claimtrail', '/srv/claimtrail'];

/**
 * Decides where the server's files lie, and makes the folders. To be called under the start lock.
 *
 * home     as `openHome` gave it
 * fails    Error when no folder is in the reach of the server's user
 */
export function layOutFolders(home: string): Folders {
  const kept = readLocation(home);
  if (kept) return place(home, kept, findServerUser(join(kept, 'cluster')));
  const user = findServerUser(join(home, 'cluster'));
  if (canEnter(user, home)) return place(home, home, user);
  const room = openOutsideRoom(home, user);
  writeFileSync(join(home, 'location'), `${room}\n`);
  return place(home, room, user);
}

/**
 * Makes the folder `postgres` inside a data folder.
 *
 * dataFolder  the data folder of claimtrail, made when it is not there
 * returns     its real path, through no links
 * fails       Error when it belongs to another user
 */
export function openHome(dataFolder: string): string {
  const folder = resolve(dataFolder);
  mkdirSync(join(folder, 'postgres', 'participants'), { recursive: true });
  const home = realpathSync(join(folder, 'postgres'));
  requireOwnHome(home);
  return home;
}

/**
 * Gives a file to the owner of `home`, so that root, passing by, leaves nothing behind that its owner cannot touch.
 */
export function giveToHomeOwner(home: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(home);
  chownSync(path, uid, gid);
}

function place(home: string, room: string, user: ServerUser | null): Folders {
  return { home, room, cluster: join(room, 'cluster'), user };
}

function requireOwnHome(home: string): void {
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const owner = statSync(home).uid;
    throw new Error(`${home} belongs to user ${owner}: run claimtrail as that user, or take another data folder`, {
      cause,
    });
  }
}

function readLocation(home: string): string | null {
  try {
    return readFileSync(join(home, 'location'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** Named by chance as well: a data folder that was removed and made anew must not meet the data of the old one. */
function openOutsideRoom(home: string, user: ServerUser | null): string {
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const name = `${hash}-${randomBytes(4).toString('hex')}`;
  for (const base of outsideRooms) {
    const room = join(base, name);
    try {
      mkdirSync(room, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (canEnter(user, room)) return room;
  }
  const where = outsideRooms.join(' and ');
  throw new Error(
    `the server may not run as root, and user ${user?.uid} can enter neither ${home} nor ${where}: ` +
      'take a data folder that others may enter, or run claimtrail as a plain user',
  );
}
