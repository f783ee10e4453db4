import { describe, expect, test } from 'vitest';
import { failureCodes, Refusal } from '../../src/base/failure.ts';
import { invariant } from '../../src/base/invariant.ts';

describe('a refusal', () => {
  test('carries its place and its cause', () => {
    const cause = new Error('unexpected end');
    const failure = { code: 'record-not-json', message: 'line 3 breaks off', line: 3, byte: 210 } as const;
    const refusal = new Refusal(failure, cause);
    expect(refusal).toMatchObject({ name: 'Refusal', message: 'line 3 breaks off', failure, cause });
  });

  test('without a cause has none', () => {
    expect('cause' in new Refusal({ code: 'file-empty', message: 'no bytes' })).toBe(false);
  });

  test('has codes that are told apart and written in one way', () => {
    expect(new Set(failureCodes).size).toBe(failureCodes.length);
    for (const code of failureCodes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  });
});

describe('an invariant', () => {
  test('that holds does nothing', () => {
    expect(() => invariant(1, 'one is true')).not.toThrow();
  });

  test.each([false, 0, '', null, undefined])('that is %j stops with the message', (condition) => {
    expect(() => invariant(condition, 'cuts overlap')).toThrow('bug in claimtrail: cuts overlap');
  });
});
