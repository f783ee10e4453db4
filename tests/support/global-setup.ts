import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/db/migrate-database.ts';
import { openLogger } from '../../src/runtime/open-logger.ts';
import { attachPostgres } from '../../src/runtime/postgres/attach-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** server that test databases are made on, and the migrated database they are copied from */
    postgresUrl: string;
    templateDatabase: string;
  }
}

const templateDatabase = 'claimtrail_template';

/**
 * Before all tests: compiles the program, so that the doors and threads run what is in src; starts one real server
 * and migrates the database that each test file gets a copy of. Returns what is done after all tests.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  buildIfStale();
  const dataFolder = mkdtempSync(join(tmpdir(), 'claimtrail-tests-'));
  // Under root the server is another user, who must be let in; else it would keep its files outside of this folder.
  chmodSync(dataFolder, 0o755);
  const server = await attachPostgres({ dataFolder, log: openLogger({ level: 'warn', format: 'json' }) });
  const client = postgres(server.url, { max: 1, onnotice: () => {} });
  await client.unsafe(`create database ${templateDatabase}`);
  const url = new URL(server.url);
  url.pathname = `/${templateDatabase}`;
  await migrateDatabase(url.href);
  await client.end();
  project.provide('postgresUrl', server.url);
  project.provide('templateDatabase', templateDatabase);
  return async () => {
    await server.leave();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** Compiles unless the last build is newer than every source. Type errors are the business of `npm run types`. */
function buildIfStale(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const built = statSync(join(root, 'dist/cli/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  if (sources.every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs < built)) return;
  const result = spawnSync(process.execPath, [join(root, 'scripts/build.js')], { encoding: 'utf8' });
  if (statSync(join(root, 'dist/cli/main.js'), { throwIfNoEntry: false }) === undefined) {
    throw new Error(`the program does not compile:\n${result.stdout}${result.stderr}`);
  }
}
