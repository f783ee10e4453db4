import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, toInstant } from '../../src/base/instant.ts';
import { computeHere } from '../../src/pipeline/compute.ts';
import type { StepContext } from '../../src/pipeline/step-context.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** A context for steps on a database and a data folder of its own, with a clock that the test sets. */
export interface TestContext extends StepContext {
  readonly database: TestDatabase;
  /** Puts the clock; it moves on by a millisecond at each look, as real ones do. */
  setNow(at: string): void;
  /** Has the next pass of a boundary throw, as an outage in the middle of a step does. */
  failAt(boundary: string): void;
  close(): Promise<void>;
}

/** Opens a context; with a source, on a copy of what that one has stored and kept. */
export async function openTestContext(source?: TestContext): Promise<TestContext> {
  const database = await openTestDatabase(source?.database);
  const dataFolder = mkdtempSync(join(tmpdir(), 'claimtrail-data-'));
  if (source !== undefined) cpSync(source.dataFolder, dataFolder, { recursive: true });
  let nowMs = Date.parse('2026-03-02T10:00:00Z');
  let failing: string | null = null;
  return {
    database,
    db: database.db,
    compute: computeHere,
    dataFolder,
    uncompressedBytesMax: 1024 ** 3,
    unfoldRatioMax: 1000,
    archiveEntriesMax: 100_000,
    digestTime: '07:00',
    timeZone: 'UTC',
    now: () => toInstant(nowMs++) as Instant,
    boundary: (name) => {
      if (name !== failing) return;
      failing = null;
      throw new Error(`outage at ${name}`);
    },
    setNow: (at) => {
      nowMs = Date.parse(at);
    },
    failAt: (boundary) => {
      failing = boundary;
    },
    close: async () => {
      await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
