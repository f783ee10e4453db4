import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordSignOfLife } from '../../src/pipeline/record-sign-of-life.ts';
import { openMetrics } from '../../src/runtime/open-metrics.ts';
import type { Runtime } from '../../src/runtime/open-runtime.ts';
import { openWeb, type Web } from '../../src/web/open-web.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
let web: Web;
let counts: () => Promise<Record<string, number>>;

beforeAll(async () => {
  context = await openTestContext();
  const settings = { host: '127.0.0.1', port: 0, rescanSeconds: 30 };
  const runtime = { settings, metrics: openMetrics(), db: context.db } as unknown as Runtime;
  counts = async () => ({ wait: 2, active: 1 });
  web = await openWeb(runtime, { counts: () => counts() });
});
afterAll(async () => {
  await web.close();
  await context.close();
});

const get = (path: string) => fetch(`http://127.0.0.1:${web.port}${path}`);

async function readiness(): Promise<{ code: number; status: string; problems: string[] }> {
  const response = await get('/readyz');
  return { code: response.status, ...((await response.json()) as { status: string; problems: string[] }) };
}

/** Signs of life, so many seconds old. */
async function sign(name: string, secondsAgo: number): Promise<void> {
  context.setNow(new Date(Date.now() - secondsAgo * 1000).toISOString());
  await recordSignOfLife(context, name, { oldestPendingMs: 1500 });
}

test('the process answers at /healthz, whatever the rest does', async () => {
  expect((await get('/healthz')).status).toBe(200);
});

test('a service without watcher and workers is not ready and says so', async () => {
  expect(await readiness()).toMatchObject({
    code: 503,
    status: 'not ready',
    problems: [expect.stringContaining('watcher'), expect.stringContaining('workers')],
  });
});

test('with signs of life of both it is ready', async () => {
  await sign('watch', 5);
  await sign('worker here 1', 5);
  expect(await readiness()).toMatchObject({ code: 200, status: 'ready', problems: [] });
});

test('a watcher that fell silent, and a queue that does not answer, are problems', async () => {
  await sign('watch', 600);
  counts = () => new Promise(() => {});
  const { code, problems } = await readiness();
  expect(code).toBe(503);
  expect(problems.join('; ')).toMatch(/queue: .*; .*watcher: silent for 60\d s/);
  counts = async () => ({ wait: 2, active: 1 });
});

test('figures are in the text format of Prometheus', async () => {
  await sign('watch', 5);
  const response = await get('/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toContain('claimtrail_queue_jobs{state="wait"} 2');
  expect(text).toContain('claimtrail_owed_rows{kind="dumps"} 0');
  expect(text).toContain('claimtrail_inbox_oldest_pending_seconds 1.5');
});

test('another path is not found', async () => {
  expect((await get('/admin')).status).toBe(404);
});

test('a port that is taken is an error, not a silent start', async () => {
  const settings = { host: '127.0.0.1', port: web.port, rescanSeconds: 30 };
  const runtime = { settings, metrics: openMetrics(), db: context.db } as unknown as Runtime;
  await expect(openWeb(runtime, { counts })).rejects.toThrow('EADDRINUSE');
});
