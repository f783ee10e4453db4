import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Job, StepResult } from '../../src/jobs/job.ts';
import { type CanonicalTables, readCanonicalJobs, readCanonicalTables } from '../support/read-tables.ts';
import { followUpsOf } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

/** Brings a fresh context to where the step is due, and returns what runs it. */
export type Prepare = (context: TestContext) => Promise<() => Promise<StepResult>>;

interface Recorded {
  readonly tables: CanonicalTables;
  readonly files: readonly string[];
  readonly followUps: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Runs a step four ways: once, again, two at once, and again after a failure at each of its boundaries. Rows and files
 * must each time be those of the first way, and a repeat must name the same jobs.
 */
export function testFourWays(
  name: string,
  way: { prepare: Prepare; boundaries: readonly string[]; expectFirst(recorded: Recorded): void },
): void {
  describe(name, () => {
    const opened: TestContext[] = [];
    afterEach(async () => {
      for (const context of opened.splice(0)) await context.close();
    });
    const open = async () => {
      const context = await openTestContext();
      opened.push(context);
      return { context, run: await way.prepare(context) };
    };
    let undisturbed: Recorded | null = null;
    const readUndisturbed = async () => {
      if (undisturbed !== null) return undisturbed;
      const { context, run } = await open();
      undisturbed = await record(context, followUpsOf(await run()));
      return undisturbed;
    };
    const expectUndisturbed = async (context: TestContext, followUps: readonly Job[]) => {
      expect(await record(context, followUps)).toEqual(await readUndisturbed());
    };

    test('first run: its rows, files and follow-ups', async () => {
      way.expectFirst(await readUndisturbed());
    });

    test('repeat: nothing more, and the same follow-ups', async () => {
      const { context, run } = await open();
      await run();
      await expectUndisturbed(context, followUpsOf(await run()));
    });

    test('two at once: the rows of one', async () => {
      const { context, run } = await open();
      const [one] = await Promise.all([run(), run(), run()]);
      await expectUndisturbed(context, followUpsOf(one));
    });

    test.each(way.boundaries)('failure at %s: a repeat ends as if nothing had been', async (boundary) => {
      const { context, run } = await open();
      context.failAt(boundary);
      await expect(run()).rejects.toThrow(`outage at ${boundary}`);
      await expectUndisturbed(context, followUpsOf(await run()));
    });
  });
}

async function record(context: TestContext, followUps: readonly Job[]): Promise<Recorded> {
  return {
    tables: await readCanonicalTables(context.db),
    files: listFiles(context.dataFolder),
    followUps: await readCanonicalJobs(context.db, followUps),
  };
}

/** Files of a data folder, keys of arrivals and days of shelving made alike. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .map((path) => path.replace(/\b[0-7][0-9a-z]{25}\b/, 'KEY').replace(/\d{4}\/\d\d\/\d\d/, 'DAY'))
    .sort();
}
