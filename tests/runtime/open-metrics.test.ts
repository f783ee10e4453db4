import { expect, test } from 'vitest';
import { openMetrics } from '../../src/runtime/open-metrics.ts';

test('steps are counted by job and end, and their time by job', async () => {
  const metrics = openMetrics();
  metrics.step('extract', 'done', 0.01);
  metrics.step('extract', 'done', 3);
  metrics.step('extract', 'failed', 0.2);
  const text = await metrics.render();
  expect(text).toContain('claimtrail_steps_total{job="extract",end="done"} 2');
  expect(text).toContain('claimtrail_steps_total{job="extract",end="failed"} 1');
  expect(text).toContain('claimtrail_step_seconds_count{job="extract"} 3');
  expect(text).toContain('claimtrail_step_seconds_bucket{le="0.02",job="extract"} 1');
});

test('a level shows what it was set to last, for each of its labels', async () => {
  const metrics = openMetrics();
  metrics.level('claimtrail_queue_jobs', { state: 'waiting' }, 5);
  metrics.level('claimtrail_queue_jobs', { state: 'waiting' }, 2);
  metrics.level('claimtrail_queue_jobs', { state: 'failed' }, 1);
  const text = await metrics.render();
  expect(text).toContain('# HELP claimtrail_queue_jobs Jobs in the queue by state');
  expect(text).toContain('claimtrail_queue_jobs{state="waiting"} 2');
  expect(text).toContain('claimtrail_queue_jobs{state="failed"} 1');
});

test('two sets of figures in one process do not mix', async () => {
  const one = openMetrics();
  const other = openMetrics();
  one.step('extract', 'done', 1);
  expect(await other.render()).not.toContain('job="extract"');
  expect(other.contentType).toMatch(/^text\/plain/);
});
