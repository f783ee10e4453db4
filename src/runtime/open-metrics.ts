import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of one process, in the Prometheus text format. */
export interface Metrics {
  /** Counts a step with its end and its time. */
  step(job: string, end: 'done' | 'rejected' | 'later' | 'failed', seconds: number): void;
  /** Sets a figure that is read when asked for, e.g. how much work is owed. */
  level(name: string, labels: Record<string, string>, value: number): void;
  render(): Promise<string>;
  readonly contentType: string;
}

const levels: Record<string, string> = {
  claimtrail_queue_jobs: 'Jobs in the queue by state',
  claimtrail_owed_rows: 'Rows that work is owed for, by kind',
  claimtrail_inbox_oldest_pending_seconds: 'How long the oldest file has waited in the drop folder',
  claimtrail_watcher_heartbeat_age_seconds: 'Time since the watcher last gave a sign of life',
  claimtrail_stored_rows: 'Rows stored, by table',
};

/** Opens the figures of this process. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const stepsTotal = new Counter({
    name: 'claimtrail_steps_total',
    help: 'Steps run, by job and by how they ended',
    labelNames: ['job', 'end'],
    registers: [registry],
  });
  const stepSeconds = new Histogram({
    name: 'claimtrail_step_seconds',
    help: 'Time of a step in seconds, by job',
    labelNames: ['job'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300],
    registers: [registry],
  });
  const gauges = new Map<string, Gauge>();
  return {
    step(job, end, seconds) {
      stepsTotal.inc({ job, end });
      stepSeconds.observe({ job }, seconds);
    },
    level(name, labels, value) {
      let gauge = gauges.get(name);
      if (gauge === undefined) {
        const options = { name, help: levels[name] ?? name, labelNames: Object.keys(labels), registers: [registry] };
        gauge = new Gauge(options);
        gauges.set(name, gauge);
      }
      gauge.set(labels, value);
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
