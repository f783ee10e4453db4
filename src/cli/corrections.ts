import { type Command, InvalidArgumentError } from 'commander';
import type { Latency } from '../audit/measure-latency.ts';
import {
  type Correction,
  type Corrections,
  type OutletCorrections,
  readCorrections,
} from '../audit/read-corrections.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { describeVantage } from '../audit/vantage.ts';
import { addCommand, print, withRuntime } from './command.ts';
import { shortTime } from './describe-times.ts';
import { plain } from './plain.ts';
import {
  addVantageOptions,
  readMomentOption,
  readSinceOption,
  readVantageOptions,
  type VantageOptions,
  vantageHelp,
} from './vantage-options.ts';

interface CorrectionsOptions extends VantageOptions {
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

/** More than that nobody reads on a screen; the counts are of all. */
const listedMax = 50;

const help = `
Declared is what a notice of the newer text or its own words say; all else is silent. How long something stood is
counted from the first revision that had it to the one that mended it, by the times that the articles state; where one
states none it is given as an estimate, or as unknown, and does not count for the median.
${vantageHelp}

Examples:
  claimtrail corrections
  claimtrail corrections --outlet courier --since 2026-03
  claimtrail corrections --json`;

export function addCorrections(program: Command): void {
  const command = addCommand(program, 'corrections', 'list what was corrected or withdrawn, declared or silently')
    .option('--outlet <words>', 'only outlets whose name holds these words')
    .option('--since <moment>', 'only those mended since then')
    .option('--until <moment>', 'only those mended by then')
    .option('--limit <number>', `corrections listed at most, else ${listedMax}, in JSON all`, parseLimit);
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((options: CorrectionsOptions) =>
      withRuntime({ ...options }, async ({ db, settings }) => {
        const { timeZone } = settings;
        const scope = {
          vantage: readVantageOptions(options, timeZone),
          outlet: options.outlet ?? null,
          since: readSinceOption(options.since, timeZone),
          until: readMomentOption('--until', options.until, timeZone),
        };
        const found = await readSnapshot(db, (tx) => readCorrections(tx, scope));
        const limit = options.limit ?? (options.json ? found.corrections.length : listedMax);
        if (options.json) {
          const listed = { ...found, corrections: found.corrections.slice(0, limit) };
          return print(`${JSON.stringify({ ...scope, ...listed }, null, 2)}\n`);
        }
        await print(renderCorrections(found, describeVantage(scope.vantage), limit));
      }),
    );
}

function renderCorrections(found: Corrections, seen: string, limit: number): string {
  const { inAll, outlets, corrections, emptyNotices, looseNotices } = found;
  const count = inAll.declared + inAll.silent;
  const where = seen === '' ? '' : `, ${seen}`;
  const many = `${count} ${count === 1 ? 'correction or retraction' : 'corrections and retractions'}`;
  const lines = [`${many}: ${inAll.declared} declared, ${inAll.silent} silent${describeMedian(inAll)}${where}`];
  if (outlets.length > 0) lines.push('', ...renderTable(outlets));
  for (const correction of corrections.slice(0, limit)) lines.push('', ...renderCorrection(correction));
  if (corrections.length > limit) lines.push('', `… ${corrections.length - limit} more; see --limit`);
  if (emptyNotices.length > 0) lines.push('', 'Notices that declare what the texts do not show');
  for (const one of emptyNotices)
    lines.push(...renderNotice(one, one.detail.noticeKind, one.detail.notice, one.detail.missing));
  if (looseNotices.length > 0)
    lines.push('', 'Notices of correction or withdrawal that no change was found to answer to');
  for (const one of looseNotices) lines.push(...renderNotice(one, one.kind, one.notice, describeLoose(one)));
  return `${lines.join('\n')}\n`;
}

type NoticeAt = Pick<Corrections['looseNotices'][number], 'articleId' | 'position' | 'outlet' | 'headline'>;

function renderNotice(at: NoticeAt, kind: string, notice: string, why: string): string[] {
  const where = [plain(at.outlet ?? '') || 'no outlet', plain(at.headline ?? '') || '(no headline)'];
  return [
    `  article ${at.articleId}, revision ${at.position} · ${where.join(' · ')}`,
    `    ${kind}: “${plain(notice)}”`,
    `    ${why}`,
  ];
}

function describeLoose({ isFirst, changes }: Corrections['looseNotices'][number]): string {
  if (isFirst) return 'what it corrects was in no version that was received';
  if (changes === 0) return 'no claim changed with it';
  return `${changes === 1 ? 'the one change' : `none of the ${changes} changes`} since the revision before is ${changes === 1 ? 'not ' : ''}taken for what it declares`;
}

function describeMedian({ medianMs, stated }: OutletCorrections): string {
  if (medianMs === null) return '';
  return `; half of the ${stated} with stated times within ${describeMs(medianMs)}`;
}

function renderTable(outlets: readonly OutletCorrections[]): string[] {
  const head = ['Outlet', 'declared', 'silent', 'of these retracted', 'empty notices', 'median', 'times unknown'];
  const rows = outlets.map(({ outlet, declared, silent, retractions, emptyNotices, medianMs, estimated, unknown }) => [
    plain(outlet ?? '') || '(none stated)',
    ...[declared, silent, retractions, emptyNotices].map(String),
    medianMs === null ? '–' : describeMs(medianMs),
    String(estimated + unknown),
  ]);
  const widths = head.map((title, i) =>
    Math.max(...[title, ...rows.map((row) => row[i] ?? '')].map((cell) => [...cell].length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] ?? 0) - [...cell].length);
        return i === 0 ? cell + room : room + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function renderCorrection(correction: Correction): string[] {
  const { change, articleId, fromPosition, toPosition, outlet, erredPosition, latency, mendedBy } = correction;
  const since =
    erredPosition === fromPosition ? `revision ${fromPosition}` : `revision ${erredPosition} to ${fromPosition}`;
  const headline = correction.isInHeadlineToo ? '; counted with the change of the text' : '';
  return [
    `${correction.mended.published === null ? 'by ' : ''}${shortTime(mendedBy).slice(0, 10)}  ${plain(outlet ?? '') || 'no outlet'} · ${plain(correction.line)}`,
    `  article ${articleId}, revision ${fromPosition} → ${toPosition}, change ${change.changeId}; rule: ${plain(change.rule)}${headline}`,
    `  stood in ${since}; ${describeLatency(latency)}`,
    ...(change.sentenceBefore === null ? [] : [`  - ${plain(change.sentenceBefore)}`]),
    ...(change.sentenceAfter === null ? [] : [`  + ${plain(change.sentenceAfter)}`]),
  ];
}

function describeLatency({ basis, precision, leastMs, mostMs, seenApartMs }: Latency): string {
  if (basis === 'unknown' || leastMs === null || mostMs === null) {
    return `for how long is unknown (seen ${describeMs(seenApartMs)} apart)`;
  }
  if (basis === 'stated')
    return `mended ${leastMs === 0 && precision === 'day' ? 'on the same day' : `after ${describeMs(leastMs)}`}`;
  if (leastMs === 0 && mostMs > 0) return `mended after up to ${describeMs(mostMs)} (estimated)`;
  return leastMs === mostMs
    ? `mended after about ${describeMs(leastMs)} (estimated)`
    : `mended after ${describeMs(leastMs)} to ${describeMs(mostMs)} (estimated)`;
}

/** `2 days`, `3 h 20 min`, `4 min`; the two largest units that say something. */
function describeMs(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}`;
  if (hours > 0) return `${hours} h${rest > 0 ? ` ${rest} min` : ''}`;
  return `${rest} min`;
}

function parseLimit(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 0`);
  return Number(text);
}
