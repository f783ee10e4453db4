import { type Fault, type FaultKind, type FaultPlace, faultKinds } from '../audit/verify/fault.ts';
import type { Verified } from '../audit/verify/verify-store.ts';

/** Renders the outcome of a check for people: the answer in the first line, then what is wrong, kind by kind. */
export function renderVerified(verified: Verified, seconds: number, isQuick: boolean): string {
  const { faults, kept, notes, chainHead } = verified;
  const total = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const lines = [
    total === 0
      ? `All is well: what is stored is what the kept bytes give${isQuick ? ', as far as hashes tell' : ''}.`
      : `${total} ${total === 1 ? 'thing is' : 'things are'} not as received.`,
  ];
  for (const kind of Object.keys(faultKinds) as FaultKind[]) {
    const count = faults[kind];
    if (count === undefined) continue;
    const told = kept.filter((fault) => fault.kind === kind);
    lines.push('', `${faultKinds[kind]}: ${count}`, ...told.flatMap(renderFault));
    if (told.length < count) lines.push(`  and ${count - told.length} more (--all)`);
  }
  lines.push('', ...renderChecked(verified, seconds, isQuick));
  for (const note of notes) lines.push(`Note: ${note}.`);
  lines.push(chainHead === null ? 'The chain is empty.' : `The chain ends at ${chainHead.no}:${chainHead.hash}`);
  return `${lines.join('\n')}\n`;
}

function renderFault({ where, what, expected, found }: Fault): string[] {
  const place = renderPlace(where);
  return [
    `  ${place === '' ? '' : `${place}: `}${what}`,
    ...(expected === null ? [] : [`    expected ${expected}`]),
    ...(found === null ? [] : [`    found    ${found}`]),
  ];
}

function renderPlace({
  dump,
  sha256,
  byte,
  endByte,
  revision,
  claim,
  change,
  digest,
  entry,
  point,
  series,
}: FaultPlace): string {
  return [
    revision === undefined ? [] : [`revision ${revision}`],
    claim === undefined ? [] : [`claim ${claim}`],
    change === undefined ? [] : [`change ${change}`],
    point === undefined ? [] : [`point ${point}`],
    series === undefined ? [] : [`series ${series}`],
    digest === undefined ? [] : [`digest ${digest}`],
    entry === undefined ? [] : [`entry ${entry}`],
    dump === undefined ? [] : [dump],
    sha256 === undefined ? [] : [`${sha256.slice(0, 12)}…`],
    byte === undefined ? [] : [`bytes ${byte} to ${endByte ?? '…'}`],
  ]
    .flat()
    .join(', ');
}

function renderChecked({ checked, extractorVersion }: Verified, seconds: number, isQuick: boolean): string[] {
  const { files, bytes, chainEntries, appearances, articles, revisions, claims, changes, points, digests } = checked;
  const { findings, series, joinedByOtherVersions, seriesOfOtherVersions } = checked;
  const list = [
    `${files} kept files (${(bytes / 1e6).toFixed(1)} MB)`,
    `${chainEntries} entries of the chain`,
    `${appearances} received articles`,
    `${articles} articles in ${revisions} revisions`,
    `${claims} claims`,
    `${changes} changes`,
    `${findings} findings`,
    `${points} points of series`,
    `${series} series`,
    `${digests} digests`,
  ];
  const lines = [`Looked at ${list.join(', ')} in ${seconds.toFixed(1)} s.`];
  if (isQuick)
    lines.push(
      'Quick: neither dumps nor claims were read once more, nor changes and findings judged, nor series joined.',
    );
  const { revisionsOfOtherVersions: others, pairsOfOtherVersions: pairs } = checked;
  if (others + pairs > 0) {
    lines.push(
      `Of ${others} revisions and ${pairs} comparisons by other versions than ${extractorVersion} only the places were looked at.`,
    );
  }
  if (joinedByOtherVersions + seriesOfOtherVersions > 0) {
    lines.push(
      `Not looked at, as another version made them or their hash is not its own: points of ${joinedByOtherVersions} revisions, ${seriesOfOtherVersions} series.`,
    );
  }
  return lines;
}
