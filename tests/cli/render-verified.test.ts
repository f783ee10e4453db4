import { expect, test } from 'vitest';
import type { Fault } from '../../src/audit/verify/fault.ts';
import { openFaultLog } from '../../src/audit/verify/open-fault-log.ts';
import type { Verified } from '../../src/audit/verify/verify-store.ts';
import { renderVerified } from '../../src/cli/render-verified.ts';

const fault = (claim: number): Fault => ({
  kind: 'claim-altered',
  where: { revision: '2.1', claim },
  what: 'value of “340 workers” is not what the text says',
  expected: '340',
  found: '341',
});

function outcome(faults: readonly Fault[], keptMax: number): Verified {
  const log = openFaultLog(keptMax);
  for (const one of faults) log.add(one);
  log.note('no dump has the kept file abc');
  const counts = log.counts();
  const head = { no: 3, hash: 'f'.repeat(64) };
  const { checked } = log;
  return {
    ...{ ok: counts.size === 0, extractorVersion: '3', checked, faults: Object.fromEntries(counts) },
    ...{ kept: log.kept(), notes: log.notes(), chainHead: head },
  };
}

test('the first line is the answer, the last one where the chain ends', () => {
  const lines = renderVerified(outcome([], 20), 1.25, false).trimEnd().split('\n');
  expect(lines[0]).toBe('All is well: what is stored is what the kept bytes give.');
  expect(lines.at(-1)).toBe(`The chain ends at 3:${'f'.repeat(64)}`);
  expect(lines).toContain('Note: no dump has the kept file abc.');
});

test('a quick look says what it left out', () => {
  const text = renderVerified(outcome([], 20), 1.25, true);
  expect(text).toContain('as far as hashes tell');
  expect(text).toContain('Quick: neither dumps nor claims were read once more');
});

test('faults stand under their kind with place, expected and found; those beyond the first are counted', () => {
  const text = renderVerified(outcome([fault(0), fault(1), fault(2)], 2), 1.25, false);
  expect(text).toContain(
    [
      '3 things are not as received.',
      '',
      'Claims that say otherwise than the text: 3',
      '  revision 2.1, claim 0: value of “340 workers” is not what the text says',
      '    expected 340',
      '    found    341',
    ].join('\n'),
  );
  expect(text).toContain('  and 1 more (--all)');
});

test('memory does not grow with the number of faults', () => {
  const { kept, faults } = outcome(
    Array.from({ length: 10_000 }, (_, i) => fault(i)),
    20,
  );
  expect(kept).toHaveLength(20);
  expect(faults).toEqual({ 'claim-altered': 10_000 });
});
