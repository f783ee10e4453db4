import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJobName, type Job, jobId, jobPriorities, jobSchemas, parsePayload } from '../../src/jobs/job.ts';

const id = fc.integer({ min: 1, max: 2 ** 31 });
const ids = fc.array(id, { minLength: 1, maxLength: 100 });
const job = fc.oneof(
  id.map((dumpId) => ({ name: 'split-dump', payload: { dumpId } })),
  id.map((dumpId) => ({ name: 'shelve-dump', payload: { dumpId } })),
  id.map((rangeId) => ({ name: 'record-articles', payload: { rangeId } })),
  ids.map((revisionIds) => ({ name: 'record-claims', payload: { revisionIds } })),
  fc
    .array(fc.tuple(id, id), { minLength: 1, maxLength: 50 })
    .map((pairs) => ({ name: 'record-changes', payload: { pairs } })),
  id.map((deliveryId) => ({ name: 'deliver-digest', payload: { deliveryId } })),
  fc.constant({ name: 'issue-digest', payload: {} }),
) as unknown as fc.Arbitrary<Job>;

describe('the id of a job', () => {
  test('is one that a queue takes: no colon, not digits only, not long', () => {
    fc.assert(
      fc.property(job, (one) => {
        expect(jobId(one)).toMatch(/^(?!\d+$)[^:]{1,120}$/);
      }),
    );
  });

  test('is the same for the same job, and another for another', () => {
    fc.assert(
      fc.property(job, job, (a, b) => {
        expect(jobId(a) === jobId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test('tells lists apart that begin alike', () => {
    const long = Array.from({ length: 50 }, (_, i) => [1000 + i, 1001 + i]);
    const changes = (pairs: unknown) => jobId({ name: 'record-changes', payload: { pairs } } as Job);
    expect(changes(long)).not.toBe(changes(long.slice(0, 49)));
    const claims = (revisionIds: unknown) => jobId({ name: 'record-claims', payload: { revisionIds } } as Job);
    expect(claims([5, 6])).not.toBe(claims([5, 9]));
  });
});

describe('a payload', () => {
  test('of any job is taken as it is', () => {
    fc.assert(
      fc.property(job, (one) => {
        expect(parsePayload(one.name, structuredClone(one.payload))).toEqual(one.payload);
      }),
    );
  });

  test.each([
    ['split-dump', {}],
    ['split-dump', { dumpId: 0 }],
    ['record-articles', { rangeId: '7' }],
    ['record-claims', { revisionIds: [] }],
    ['record-changes', { pairs: [[1]] }],
  ] as const)('of another shape is refused: %s %j', (name, payload) => {
    expect(() => parsePayload(name, payload)).toThrow();
  });
});

test('every job has its priority', () => {
  expect(Object.keys(jobPriorities).sort()).toEqual(Object.keys(jobSchemas).sort());
  expect(Object.keys(jobSchemas).every(isJobName)).toBe(true);
  expect(isJobName('toString')).toBe(false);
});
