import { AsyncLocalStorage } from 'node:async_hooks';
import { getTableName, is, type SQL, StringChunk, Table } from 'drizzle-orm';
import type { Tx } from '../src/db/open-database.ts';

/** How often something was done and how long it took in all. */
export interface Sum {
  count: number;
  wallMs: number;
  /** on a processor, where it is known */
  busyMs: number;
}

/** Sums of what the steps did, by name. */
export interface Stopwatch {
  /** whole steps: from the start of a job to its end, waiting included */
  readonly steps: Map<string, Sum>;
  /** calls to the worker threads, as timed there */
  readonly threads: Map<string, Sum>;
  /** statements, from sending to the answer, by step and first words */
  readonly statements: Map<string, Sum>;
  /** transactions by step: `<step>: wait` until the first lock is had, `<step>: held` from there to the commit */
  readonly transactions: Map<string, Sum>;
}

/** The step that the code which runs now belongs to. */
const current = new AsyncLocalStorage<string>();

export function openStopwatch(): Stopwatch {
  return { steps: new Map(), threads: new Map(), statements: new Map(), transactions: new Map() };
}

/** Adds one time to the sum of that name. */
export function addTime(sums: Map<string, Sum>, name: string, wallMs: number, busyMs = 0): void {
  const sum = sums.get(name) ?? { count: 0, wallMs: 0, busyMs: 0 };
  sums.set(name, sum);
  sum.count++;
  sum.wallMs += wallMs;
  sum.busyMs += busyMs;
}

/** Runs a step and adds its time; what happens inside counts as its own. */
export async function timeStep<Result>(watch: Stopwatch, name: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await current.run(name, work);
  } finally {
    addTime(watch.steps, name, performance.now() - start);
  }
}

/** The same database, with each statement and transaction timed. */
export function timeDatabase(db: Tx, watch: () => Stopwatch): Tx {
  return new Proxy(db, {
    get(target, property) {
      const value = Reflect.get(target, property, target) as unknown;
      if (property === 'execute') return (query: SQL) => timeStatement(target, query, watch);
      if (property === 'transaction')
        return (work: (tx: Tx) => Promise<unknown>) => timeTransaction(target, work, watch);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function timeStatement(db: Tx, query: SQL, watch: () => Stopwatch): Promise<unknown> {
  const start = performance.now();
  try {
    return await db.execute(query);
  } finally {
    addTime(watch().statements, `${current.getStore() ?? 'other'}: ${firstWords(query)}`, performance.now() - start);
  }
}

async function timeTransaction(db: Tx, work: (tx: Tx) => Promise<unknown>, watch: () => Stopwatch): Promise<unknown> {
  const step = current.getStore() ?? 'other';
  const asked = performance.now();
  let had = asked;
  try {
    return await db.transaction(async (tx) => {
      const timed = timeDatabase(tx as unknown as Tx, watch);
      let isFirst = true;
      const noticing = new Proxy(timed, {
        get(target, property) {
          const value = Reflect.get(target, property, target) as unknown;
          if (property !== 'execute' || !isFirst) return value;
          return async (query: SQL) => {
            isFirst = false;
            const answer = await target.execute(query);
            had = performance.now();
            return answer;
          };
        },
      });
      return work(noticing);
    });
  } finally {
    addTime(watch().transactions, `${step}: wait`, had - asked);
    addTime(watch().transactions, `${step}: held`, performance.now() - had);
  }
}

/** The start of a statement, with the names of tables, without its values. */
function firstWords(query: SQL): string {
  let text = '';
  for (const chunk of query.queryChunks) {
    if (is(chunk, StringChunk)) text += chunk.value.join('');
    else if (is(chunk, Table)) text += getTableName(chunk);
    if (text.length > 160) break;
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, 60);
}
