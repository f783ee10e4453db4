/**
 * Numbers of the advisory locks in Postgres: "clai" in ASCII, then one byte. The embedded server's own (presence,
 * service) are 01 and 02, in runtime/postgres.
 */
export const advisoryLocks = {
  /** whoever migrates the schema */
  migration: 0x636c6169_11,
  /** whoever numbers dumps: their ids then follow the order in which they were accepted */
  acceptance: 0x636c6169_12,
  /** under it texts become articles: two versions of one story in two batches cannot both become new ones */
  identity: 0x636c6169_13,
  /** whoever issues digests */
  digests: 0x636c6169_14,
  /** under it claims become points of series: two batches cannot both open a series for the same thing */
  series: 0x636c6169_15,
} as const;
