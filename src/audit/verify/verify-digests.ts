import { createHash } from 'node:crypto';
import type { Tx } from '../../db/open-database.ts';
import { type DigestedChange, type IssuedDigest, pageDigests } from '../../db/queries/verify-digests.ts';
import type { Digest, ToldEntry } from '../../digests/digest.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { describe, differingFields, firstDifference } from './describe.ts';
import type { Fault } from './fault.ts';
import type { FaultLog } from './open-fault-log.ts';
import type { VerifyTools } from './verify-tools.ts';

const pageOfDigests = 50;

/**
 * Holds each digest against what it told: its changes against their rows, and its bytes against the hashes noted when it
 * was delivered and the files that lie there.
 *
 * since  only those issued since a moment; null for all
 */
export async function verifyDigests(db: Tx, tools: VerifyTools, log: FaultLog, since: string | null): Promise<void> {
  for (let after = 0; ; ) {
    const page = await readSnapshot(db, (tx) => pageDigests(tx, since, after, pageOfDigests));
    for (const digest of page) {
      for (const fault of checkDigest(digest)) log.add(fault);
      await checkFiles(tools, log, digest);
      log.checked.digests++;
    }
    if (page.length < pageOfDigests) return;
    after = page.at(-1)?.id ?? after;
  }
}

function checkDigest(digest: IssuedDigest): Fault[] {
  const where = { digest: digest.name };
  const value = parseDigest(digest.json);
  if (value === null) {
    return [{ kind: 'digest-altered', where, what: 'its JSON cannot be read', expected: 'JSON', found: null }];
  }
  const faults: Fault[] = [];
  const add = (what: string, expected: unknown, found: unknown, change?: number) => {
    const at = change === undefined ? where : { ...where, change };
    faults.push({ kind: 'digest-altered', where: at, what, expected: describe(expected), found: describe(found) });
  };
  if (value.firstLine !== digest.firstLine)
    add('its first line is another in its JSON', digest.firstLine, value.firstLine);
  if (!digest.markdown.includes(digest.firstLine)) add('its text has not its first line', digest.firstLine, null);
  if (value.counts.changes !== digest.changeCount) {
    add('its JSON counts other changes', digest.changeCount, value.counts.changes);
  }
  const told = new Map([...value.changes, ...value.lowPriority].map((entry) => [Number(entry.changeId), entry]));
  for (const entry of digest.entries.filter(({ role }) => role === 'told')) {
    const { changeId, change } = entry;
    const line = told.get(changeId);
    told.delete(changeId);
    if (change === null)
      add(`change ${changeId}, which it told, is gone`, line?.line ?? `change ${changeId}`, null, changeId);
    else if (line !== undefined)
      for (const [what, one, other] of differences(line, change)) add(what, one, other, changeId);
    else if (change.cause === 'text') add(`its JSON does not tell change ${changeId}`, change, null, changeId);
  }
  for (const [changeId, { line }] of told) add(`it tells change ${changeId}, and no row says so`, null, line, changeId);
  return faults;
}

function differences(told: ToldEntry, row: NonNullable<DigestedChange['change']>): [string, unknown, unknown][] {
  const { kind, label, before, after } = told.change;
  const expected: Record<string, unknown> = { kind, label, before, after };
  const found: Record<string, unknown> = { ...row };
  return differingFields(expected, found).map((name) => [
    `the ${name} of a change it told is another in its row`,
    expected[name],
    found[name],
  ]);
}

function parseDigest(json: string): Digest | null {
  try {
    const value = JSON.parse(json) as Partial<Digest>;
    const isWhole = Array.isArray(value.changes) && Array.isArray(value.lowPriority) && value.counts !== undefined;
    return isWhole ? (value as Digest) : null;
  } catch {
    return null;
  }
}

async function checkFiles(tools: VerifyTools, log: FaultLog, digest: IssuedDigest): Promise<void> {
  for (const { files = [], sha256 = [] } of digest.receipts) {
    for (const [i, path] of files.entries()) {
      const bytes = path.endsWith('.json') ? digest.json : digest.markdown;
      const hash = createHash('sha256').update(bytes, 'utf8').digest('hex');
      const where = { digest: digest.name };
      const noted = sha256[i];
      if (noted !== undefined && noted !== hash) {
        const what = `what is stored of ${path} is not what was delivered`;
        log.add({ kind: 'digest-altered', where, what, expected: noted, found: hash });
      }
      const delivered = await tools.readDelivered(path);
      if (delivered === null) log.note(`${path} of digest ${digest.name} is not there any more`);
      else if (delivered !== bytes) {
        const difference = firstDifference(bytes, delivered);
        const what = `${path} differs from the digest at character ${difference?.at ?? 0}`;
        const [expected, found] = [difference?.expected ?? null, difference?.found ?? null];
        log.add({ kind: 'digest-altered', where, what, expected, found });
      }
    }
  }
}
