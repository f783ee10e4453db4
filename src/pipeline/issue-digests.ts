import type { ArrivalId, ChangeId, DeliveryId, FindingId } from '../base/ids.ts';
import { type Day, type Instant, toDay } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';
import type { Tx } from '../db/open-database.ts';
import {
  countWindow,
  findChangesToAmend,
  findFirstArrival,
  findLastDigest,
  findOwedDeliveries,
  findUntoldChanges,
  findUntoldFiles,
  findUntoldRereads,
  insertDigest,
  lockDigests,
} from '../db/queries/digests.ts';
import { findFindingsToAmend, findUntoldFindings } from '../db/queries/findings.ts';
import { findOrSetFact } from '../db/queries/heartbeats.ts';
import { composeDigest } from '../digests/compose-digest.ts';
import type { Digest } from '../digests/digest.ts';
import { type DigestWindow, windowsOwed } from '../digests/digest-window.ts';
import { renderJson } from '../digests/render-json.ts';
import { renderMarkdown } from '../digests/render-markdown.ts';
import type { StepResult } from '../jobs/job.ts';
import type { StepContext } from './step-context.ts';

const subscription = 'daily';

/** Windows that one step catches up on; the next sweep goes on. */
const windowsMax = 30;

/**
 * Issues the digest of every window that has closed: one for each day, also of the days on which nothing ran. A
 * window that has its digest is left alone, so any number of processes may ask at once.
 *
 * returns  done, with every delivery that is owed
 */
export async function issueDigests(context: StepContext): Promise<StepResult> {
  const now = context.now();
  for (let issued = 0; issued < windowsMax; issued++) {
    if ((await issueNextWindow(context, now)) === null) break;
    context.boundary('issue-digest:committed');
  }
  const owed = await findOwedDeliveries(context.db);
  return { kind: 'done', followUps: owed.map((deliveryId) => ({ name: 'deliver-digest', payload: { deliveryId } })) };
}

/** Where the last digest ended is looked up under the lock: a digest asked for meanwhile moves it. */
function issueNextWindow(context: StepContext, now: Instant): Promise<Issued | null> {
  return context.db.transaction(async (tx) => {
    await lockDigests(tx);
    const clock = { time: context.digestTime, zone: context.timeZone, now, limit: 1 };
    const [window] = windowsOwed({ ...(await digestsSince(tx, now)), ...clock });
    return window === undefined ? null : issueWindow(context, tx, window, window.key);
  });
}

export interface IssuedNow {
  readonly digest: Digest;
  readonly markdown: string;
  /** null when nothing came in and nothing was to tell: then nothing is stored */
  readonly deliveryId: DeliveryId | null;
  readonly windowKey: string;
}

/**
 * Issues a digest of what no digest has told yet, up to now; the next daily one starts where it ends. One of a time
 * in which no file came is returned and not stored.
 */
export async function issueDigestNow(context: StepContext): Promise<IssuedNow> {
  return context.db.transaction(async (tx) => {
    await lockDigests(tx);
    const end = context.now();
    const since = await digestsSince(tx, end);
    const start = 'lastEnd' in since ? since.lastEnd : since.firstAt;
    const window = { key: localDay(end, context.timeZone), start, end };
    const read = await readWindow(tx, window, context.timeZone);
    const issued = isEmpty(read.digest) ? null : await issueWindow(context, tx, window, end);
    const { digest, markdown } = issued ?? read;
    return { digest, markdown, deliveryId: issued?.deliveryId ?? null, windowKey: end };
  });
}

function isEmpty({ counts, amends, warnings, reread, findings }: Digest): boolean {
  const isQuiet = counts.files === 0 && counts.changes === 0 && amends.length === 0 && warnings.length === 0;
  return isQuiet && reread === undefined && findings === undefined;
}

/** What a digest up to now would say. Nothing is written. */
export async function previewDigest(context: StepContext): Promise<{ digest: Digest; markdown: string }> {
  const end = context.now();
  const last = await findLastDigest(context.db, subscription);
  const start = last?.endsAt ?? (await findFirstArrival(context.db)) ?? end;
  const window = { key: localDay(end, context.timeZone), start, end };
  const { digest, markdown } = await readWindow(context.db, window, context.timeZone);
  return { digest, markdown };
}

interface Issued {
  readonly deliveryId: DeliveryId;
  readonly digest: Digest;
  readonly markdown: string;
}

/** Call it with the lock of digests held. */
async function issueWindow(
  context: StepContext,
  tx: Tx,
  window: DigestWindow,
  windowKey: string,
): Promise<Issued | null> {
  const { digest, markdown, ...stamps } = await readWindow(tx, window, context.timeZone);
  const row = {
    subscription,
    windowKey,
    startsAt: window.start,
    endsAt: window.end,
    issuedAt: context.now(),
    changeCount: digest.counts.changes,
    firstLine: digest.firstLine,
    markdown,
    json: renderJson(digest),
  };
  const issued = await insertDigest(tx, row, { ...stamps, rereadsBefore: window.end });
  context.boundary('issue-digest:written');
  return issued === null ? null : { deliveryId: issued.deliveryId, digest, markdown };
}

interface WindowRead {
  readonly digest: Digest;
  readonly markdown: string;
  /** changes that it tells, and changes that it takes back */
  readonly told: readonly ChangeId[];
  readonly amended: readonly ChangeId[];
  /** files that it warns of */
  readonly files: readonly ArrivalId[];
  /** findings that it tells or that are known, and those that it takes back */
  readonly findings: { readonly told: readonly FindingId[]; readonly amended: readonly FindingId[] };
}

async function readWindow(tx: Tx, window: DigestWindow, zone: string): Promise<WindowRead> {
  const warnings = await findUntoldFiles(tx, window.end);
  const entries = await findUntoldChanges(tx, window.end);
  const amends = await findChangesToAmend(tx, window.end);
  const reread = await findUntoldRereads(tx, window.end);
  const findings = await findUntoldFindings(tx, window.end);
  const gone = await findFindingsToAmend(tx, window.end);
  const counts = await countWindow(tx, window.start, window.end);
  const shown = { told: findings, amended: gone.map((finding) => ({ ...finding, isKnown: true })) };
  const told = { entries, warnings, amends, reread, findings: shown };
  const digest = composeDigest({ window, subscription, zone, counts, ...told });
  return {
    digest,
    markdown: renderMarkdown(digest),
    told: [...digest.changes, ...digest.lowPriority, ...reread.found].map(({ changeId }) => changeId),
    amended: [...amends, ...reread.withdrawn].map(({ changeId }) => changeId).sort((a, b) => a - b),
    files: warnings.map(({ arrivalId }) => arrivalId),
    findings: { told: findings.map(({ findingId }) => findingId), amended: gone.map(({ findingId }) => findingId) },
  };
}

type Since = { readonly lastEnd: Instant; readonly lastKey?: Day } | { readonly firstAt: Instant };

/** From when digests are owed: the end of the last one, or the first file that came in. */
async function digestsSince(tx: Tx, now: Instant): Promise<Since> {
  const last = await findLastDigest(tx, subscription);
  if (last === null) {
    const first = (await findFirstArrival(tx)) ?? now;
    return { firstAt: (await findOrSetFact(tx, 'digests-since', first)) as Instant };
  }
  const lastKey = last.lastDailyKey === null ? null : toDay(last.lastDailyKey);
  return lastKey === null ? { lastEnd: last.endsAt } : { lastEnd: last.endsAt, lastKey };
}

function localDay(at: Instant, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const day = toDay(parts.format(new Date(at)));
  invariant(day !== null, `no local day for ${at} in ${timeZone}`);
  return day;
}
