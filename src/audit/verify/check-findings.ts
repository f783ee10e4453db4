import { groupBy } from '../../base/group-by.ts';
import type { Finding } from '../../changes/finding.ts';
import { describe, stableJson } from './describe.ts';
import type { Fault } from './fault.ts';

/**
 * Holds what is stored of one revision, or of one pair, against what its texts show.
 *
 * name  of the revision, for people
 */
export function checkFindings(name: string, stored: readonly Finding[], derived: readonly Finding[]): Fault[] {
  const left = groupBy(stored, contentOf);
  const where = { revision: name };
  const faults: Fault[] = [];
  for (const finding of derived) {
    if (left.get(contentOf(finding))?.pop() !== undefined) continue;
    const what = `the texts show this ${nameOf(finding)}, no row does`;
    faults.push({ kind: 'finding-missing', where, what, expected: describe(finding.detail), found: null });
  }
  for (const finding of [...left.values()].flat()) {
    const what = `the texts do not show this ${nameOf(finding)}`;
    faults.push({ kind: 'finding-unfounded', where, what, expected: null, found: describe(finding.detail) });
  }
  return faults;
}

function nameOf({ kind }: Finding): string {
  return kind === 'empty-notice' ? 'notice that declares what is not there' : 'contradiction';
}

/** Through JSON, as rows come back: what is undefined is not there. */
function contentOf({ kind, key, detail }: Finding): string {
  return stableJson(JSON.parse(JSON.stringify([kind, key, detail])));
}
