import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readReadiness } from '../audit/read-readiness.ts';
import type { Runtime } from '../runtime/open-runtime.ts';

export interface Web {
  /** port that it listens on, also when any free one was asked for */
  readonly port: number;
  close(): Promise<void>;
}

/** What the web door asks of the queue. */
export interface QueueCounts {
  counts(): Promise<Record<string, number>>;
}

/**
 * Opens the web door: /healthz (the process answers), /readyz (database, queue, watcher, oldest waiting file) and
 * /metrics (Prometheus text format).
 *
 * fails    with the system's error when the address is taken
 */
export function openWeb(runtime: Runtime, queue: QueueCounts): Promise<Web> {
  const { settings, metrics } = runtime;
  const watcherSilentMs = Math.max(60_000, settings.rescanSeconds * 3000);
  const app = new Hono();
  app.get('/', (c) => c.text('claimtrail: /healthz /readyz /metrics\n'));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const readiness = await readReadiness(runtime.db, () => queue.counts(), { nowMs: Date.now(), watcherSilentMs });
    return c.json(readiness, readiness.status === 'ready' ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const readiness = await readReadiness(runtime.db, () => queue.counts(), { nowMs: Date.now(), watcherSilentMs });
    for (const [state, count] of Object.entries(readiness.queue ?? {})) {
      metrics.level('claimtrail_queue_jobs', { state }, count);
    }
    for (const [kind, count] of Object.entries(readiness.owed ?? {})) {
      metrics.level('claimtrail_owed_rows', { kind }, count);
    }
    const { heartbeatAgeMs, oldestPendingMs } = readiness.watcher ?? { heartbeatAgeMs: null, oldestPendingMs: null };
    if (heartbeatAgeMs !== null) metrics.level('claimtrail_watcher_heartbeat_age_seconds', {}, heartbeatAgeMs / 1000);
    metrics.level('claimtrail_inbox_oldest_pending_seconds', {}, (oldestPendingMs ?? 0) / 1000);
    return c.text(await metrics.render(), 200, { 'content-type': metrics.contentType });
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}
