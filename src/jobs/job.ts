import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DeliveryId, DumpId, RangeId, RevisionId } from '../base/ids.ts';

const rowId = <Id extends number>() => z.number().int().positive() as unknown as z.ZodType<Id>;

/** Payloads are ids, never texts: Postgres is the truth, a job only a reminder. */
export const jobSchemas = {
  'split-dump': z.object({ dumpId: rowId<DumpId>() }),
  'record-articles': z.object({ rangeId: rowId<RangeId>() }),
  'record-claims': z.object({ revisionIds: z.array(rowId<RevisionId>()).min(1) }),
  'record-changes': z.object({ pairs: z.array(z.tuple([rowId<RevisionId>(), rowId<RevisionId>()])).min(1) }),
  'reread-revisions': z.object({ revisionIds: z.array(rowId<RevisionId>()).min(1) }),
  'record-series': z.object({ revisionIds: z.array(rowId<RevisionId>()).min(1) }),
  'describe-series': z.object({}),
  'shelve-dump': z.object({ dumpId: rowId<DumpId>() }),
  'issue-digest': z.object({}),
  'deliver-digest': z.object({ deliveryId: rowId<DeliveryId>() }),
} as const;

export type JobName = keyof typeof jobSchemas;

export type JobPayload<Name extends JobName> = z.infer<(typeof jobSchemas)[Name]>;

/** A job to be: its name and payload together. */
export type Job = { [Name in JobName]: { readonly name: Name; readonly payload: JobPayload<Name> } }[JobName];

/**
 * How a step ends. `done` names the jobs that follow from it, and may have notes for the log of what a person waits for; `rejected` can never succeed and is stored, not
 * retried; `later` waits for something and costs no attempt. Anything thrown is an outage, which the queue retries.
 */
export type StepResult =
  | { readonly kind: 'done'; readonly followUps: readonly Job[]; readonly notes?: readonly string[] }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'later'; readonly delayMs: number };

/** Small numbers first: what a reader waits for goes before what fills the archive. */
export const jobPriorities: { readonly [Name in JobName]: number } = {
  'issue-digest': 1,
  'deliver-digest': 1,
  'shelve-dump': 2,
  'record-changes': 3,
  'record-claims': 4,
  'record-articles': 5,
  'split-dump': 6,
  'record-series': 7,
  'describe-series': 8,
  'reread-revisions': 9,
};

/** Name of the one queue. */
export const queueName = 'claimtrail';

/**
 * The id under which a queue holds a job, so that the same reminder waits there once.
 * BullMQ allows no ":" in it, nor digits only.
 */
export function jobId(job: Job): string {
  switch (job.name) {
    case 'split-dump':
    case 'shelve-dump':
      return `${job.name}-${job.payload.dumpId}`;
    case 'record-articles':
      return `${job.name}-${job.payload.rangeId}`;
    case 'record-claims':
    case 'reread-revisions':
    case 'record-series':
      return `${job.name}-${digestOf(job.payload.revisionIds)}`;
    case 'record-changes':
      return `${job.name}-${digestOf(job.payload.pairs)}`;
    case 'issue-digest':
    case 'describe-series':
      return job.name;
    case 'deliver-digest':
      return `${job.name}-${job.payload.deliveryId}`;
  }
}

/** Two lists that differ anywhere must differ here, or the second would be swallowed while the first one waits. */
function digestOf(ids: unknown): string {
  return createHash('sha256').update(JSON.stringify(ids)).digest('hex').slice(0, 32);
}

/**
 * Checks a payload that came from the queue.
 *
 * fails    ZodError when it is not of the job's shape
 */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  return jobSchemas[name].parse(payload) as JobPayload<Name>;
}

/** Is this the name of one of our jobs? */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobSchemas, name);
}
