/** The rooms of src/ and who may use what. Design and code are held to this table by tidy.test.ts. */

export type RoomKind = 'base' | 'core' | 'edge' | 'join' | 'door';

export interface Room {
  readonly kind: RoomKind;
  /** rooms whose values and types it may import, besides its own */
  readonly imports: readonly string[];
  /** rooms of which it may import types only */
  readonly types?: readonly string[];
}

const core = [
  'text',
  'grammar',
  'dumps',
  'articles',
  'identity',
  'revisions',
  'claims',
  'changes',
  'series',
  'digests',
];

export const rooms: Readonly<Record<string, Room>> = {
  base: { kind: 'base', imports: [] },
  text: { kind: 'core', imports: ['base'] },
  grammar: { kind: 'core', imports: ['base', 'text'] },
  dumps: { kind: 'core', imports: ['base', 'text'] },
  articles: { kind: 'core', imports: ['base', 'text', 'dumps'] },
  identity: { kind: 'core', imports: ['base', 'text', 'articles'] },
  revisions: { kind: 'core', imports: ['base', 'text', 'articles'] },
  claims: { kind: 'core', imports: ['base', 'text', 'grammar'] },
  changes: { kind: 'core', imports: ['base', 'text', 'revisions', 'claims'] },
  series: { kind: 'core', imports: ['base', 'text', 'grammar', 'claims', 'changes'] },
  digests: { kind: 'core', imports: ['base', 'text', 'claims', 'changes', 'series'] },
  intake: { kind: 'edge', imports: ['base'] },
  delivery: { kind: 'edge', imports: ['base'] },
  jobs: { kind: 'edge', imports: ['base'] },
  db: { kind: 'edge', imports: ['base'], types: core },
  pipeline: { kind: 'join', imports: ['base', ...core, 'intake', 'delivery', 'jobs', 'db'] },
  audit: { kind: 'join', imports: ['base', ...core, 'db'] },
  runtime: { kind: 'edge', imports: ['base', 'delivery', 'jobs', 'db'] },
  workers: { kind: 'door', imports: ['base', 'jobs', 'pipeline', 'intake', 'runtime'] },
  web: { kind: 'door', imports: ['base', 'audit', 'pipeline', 'runtime'] },
  cli: { kind: 'door', imports: ['base', 'dumps', 'claims', 'audit', 'pipeline', 'runtime', 'workers', 'web'] },
};

/** Where the program is entered: `bin/claimtrail` loads it. Modules of threads are found by their address in a file. */
export const entryFile = 'src/cli/main.ts';

/** Which rooms may import a package of npm. A package that is not named here has no keeper and is refused. */
export const packageKeepers: Readonly<Record<string, readonly string[]>> = {
  bullmq: ['jobs', 'workers'],
  ioredis: ['jobs', 'runtime'],
  'drizzle-orm': ['db'],
  postgres: ['db', 'runtime'],
  pg: ['jobs', 'runtime'],
  chokidar: ['intake'],
  pino: ['runtime'],
  'pino-pretty': ['runtime'],
  'prom-client': ['runtime'],
  piscina: ['runtime'],
  hono: ['web'],
  '@hono/node-server': ['web'],
  commander: ['cli'],
  luxon: ['digests', 'jobs', 'runtime'],
  'cron-parser': ['digests', 'jobs', 'runtime'],
  diff: ['revisions'],
  'csv-parse': ['dumps'],
  'iconv-lite': ['dumps'],
  '@mozilla/readability': ['dumps'],
  entities: ['dumps'],
  linkedom: ['dumps'],
  'fast-xml-parser': ['dumps'],
  'postal-mime': ['dumps'],
  yauzl: ['intake'],
  'tar-stream': ['intake'],
  fzstd: ['intake'],
  zod: ['dumps', 'jobs', 'delivery', 'audit', 'runtime', 'web', 'cli'],
};

/** Packages that are installed because another one loads them: the backend of BullMQ for PostgreSQL asks for pg. */
export const packagesOfPackages: readonly string[] = ['pg'];

/** Modules of Node that only some rooms may use; edges, joins and doors may use the others freely. */
export const nodeModuleKeepers: Readonly<Record<string, readonly string[]>> = {
  'node:child_process': ['runtime'],
  'node:worker_threads': ['runtime', 'pipeline'],
};

/** Modules of Node that core rooms may use: the hash, bytes as values, and the codings of web servers. */
export const coreNodeModules: Readonly<Record<string, readonly string[]>> = {
  'node:buffer': ['dumps'],
  'node:zlib': ['dumps'],
  'node:crypto': ['articles', 'identity'],
};

/** The one file that reads the environment. */
export const environmentFile = 'src/runtime/environment.ts';

export const limits = {
  fileLinesMax: 300,
  /** `workers` is a table and one wrapper */
  workerFileLinesMax: 120,
  functionLinesMax: 60,
  /** fewer files than this mean that the checks looked in the wrong place */
  sourceFilesMin: 40,
} as const;
