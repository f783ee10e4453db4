import postgres from 'postgres';

/**
 * Numbers of the advisory locks, in a range of our own: `clai` in ASCII, then a counter. They live in the database
 * `claimtrail`, where the jobs and the pipeline take locks of other numbers.
 */
export const lockNumbers = { presence: 0x636c6169_01, service: 0x636c6169_02 } as const;

/** A place among those who use one server, held by one connection. */
export interface Presence {
  /** Gives up the place; true when nobody else has one, and then nobody gets one any more. */
  giveUp(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Takes a place among those who use a server.
 *
 * url      of the database `claimtrail` on that server
 * onLost   called once when the connection ends without our doing
 * returns  null when the last user is just stopping the server
 * fails    as the connection does
 */
export async function joinServer(url: string, onLost: () => void): Promise<Presence | null> {
  let watching = false;
  const sql = openLasting(url, `claimtrail presence pid ${process.pid}`, () => {
    if (!watching) return;
    watching = false;
    onLost();
    void sql.end({ timeout: 0 });
  });
  const close = () => sql.end({ timeout: 1 });
  try {
    const [row] = await sql`SELECT pg_try_advisory_lock_shared(${lockNumbers.presence}::bigint) AS held`;
    if (row?.held !== true) {
      await close();
      return null;
    }
    watching = true;
    const giveUpQuietly = () => {
      watching = false;
      return giveUp(sql);
    };
    return { giveUp: giveUpQuietly, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens one connection that stays: no pause ends it, no age does.
 *
 * onClose  called whenever the connection ends
 */
export function openLasting(url: string, name: string, onClose: () => void): postgres.Sql {
  return postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    prepare: false,
    fetch_types: false,
    onnotice: () => undefined,
    onclose: onClose,
    connection: { application_name: name.slice(0, 63) },
  });
}

async function giveUp(sql: postgres.Sql): Promise<boolean> {
  await sql`SELECT pg_advisory_unlock_shared(${lockNumbers.presence}::bigint)`;
  const [row] = await sql`SELECT pg_try_advisory_lock(${lockNumbers.presence}::bigint) AS held`;
  return row?.held === true;
}
