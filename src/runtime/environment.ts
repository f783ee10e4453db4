/** Variables by name, as the system hands them to a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place that reads the variables of this process. */
export function readEnvironment(): Environment {
  return process.env;
}

/** Where the crash test wants this process to end, `name#3` for the third time that the boundary is passed. */
export function readCrashPoint(): string | null {
  return process.env.CLAIMTRAIL_TEST_CRASH_AT ?? null;
}

/** Whether a terminal may be written to in colour: NO_COLOR, set to anything, forbids it (no-color.org). */
export function isColourWanted(): boolean {
  return (process.env.NO_COLOR ?? '') === '';
}
