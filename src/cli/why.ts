import { type Command, InvalidArgumentError } from 'commander';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { type ExplainedLink, readWhy, type Why } from '../audit/read-why.ts';
import { describeVantage } from '../audit/vantage.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { addVantageOptions, readVantageOptions, type VantageOptions, vantageHelp } from './vantage-options.ts';

interface WhyOptions extends VantageOptions {
  readonly json?: boolean;
  readonly claims?: boolean;
}

const help = `
A revision is named by its article and its number in it; without a number the newest is meant. Where a change or a claim
comes from is told by "claimtrail trace".
${vantageHelp}

Examples:
  claimtrail why 12.3
  claimtrail why 12.3 --claims
  claimtrail why 12 --known-at 2026-03-02 --json`;

export function addWhy(program: Command): void {
  const command = addCommand(
    program,
    'why <revision>',
    'say why a text is a revision of its article, with the evidence',
  );
  addVantageOptions(command)
    .option('--claims', 'its claims too, with the versions of the extractor that read them so')
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((name: string, options: WhyOptions) => {
      const { article, position } = parseRevision(name);
      return withRuntime({ ...options }, async ({ db, settings }) => {
        const vantage = readVantageOptions(options, settings.timeZone);
        const why = await readSnapshot(db, (tx) => readWhy(tx, article, position, vantage));
        const seen = describeVantage(vantage);
        if (why === undefined) throw new CommandFailure(`there is no revision ${name}${seen === '' ? '' : ` ${seen}`}`);
        if (options.json) return print(`${JSON.stringify(why, null, 2)}\n`);
        await print(renderWhy(why));
        if (options.claims) await print(renderReadClaims(why));
      });
    });
}

function parseRevision(name: string): { article: number; position: number | null } {
  if (/^\d+\.\d+\.\d+$/.test(name)) {
    throw new InvalidArgumentError(`${name} is a claim; "claimtrail trace ${name}" says where it comes from`);
  }
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(name);
  if (match === null) throw new InvalidArgumentError(`"${name}" is no revision; write ARTICLE.NUMBER, such as 12.3`);
  return { article: Number(match[1]), position: match[2] === undefined ? null : Number(match[2]) };
}

function renderWhy(why: Why): string {
  const { articleId, position, revisionsInAll, headline, contentHash, occurrence } = why;
  const lines = [`Revision ${position} of ${revisionsInAll} of article ${articleId}: ${headline ?? '(no headline)'}`];
  lines.push(
    `  ${why.outcome}${occurrence > 1 ? `, back for the ${occurrence}. time` : ''}; content hash ${contentHash}`,
  );
  for (const { kind, text } of why.notices) lines.push(`  notice (${kind}): ${text}`);
  lines.push(...renderReading(why.reading));
  lines.push('Seen in');
  for (const seen of why.appearances) {
    const place = seen.entry === null ? seen.dump : `${seen.dump}, file ${seen.entry}`;
    lines.push(
      `  ${place}: article ${seen.ordinal}, bytes ${seen.startByte} to ${seen.endByte}, received ${seen.receivedAt}`,
    );
    lines.push(`    ${renderDate(seen)}${seen.outlet === null ? '' : `; outlet ${seen.outlet}`}`);
    if (seen.url !== null) lines.push(`    ${seen.url}`);
  }
  lines.push(why.links.length === 0 ? 'No other text is linked with it' : 'Linked with');
  for (const link of why.links) lines.push(...renderLink(link, whatOf(link, articleId)));
  if (why.nearMisses.length > 0) lines.push('Others at the same address');
  for (const miss of why.nearMisses) {
    lines.push(...renderLink({ ...miss, overruledBy: null }, 'not linked with'));
    if (!miss.isOverlooked) continue;
    const merge = `claimtrail articles merge ${articleId} ${miss.articleId}`;
    lines.push(`    they were not compared, as they share too few runs of words; "${merge}" joins them`);
  }
  if (why.decisions.length > 0) lines.push('Decided by hand');
  for (const { id, kind, decidedBy, decidedAt, note, undoneAt, undoneBy } of why.decisions) {
    const undone = undoneAt === null ? '' : `, undone by ${undoneBy} on ${undoneAt}`;
    lines.push(`  decision ${id}: ${kind} by ${decidedBy} on ${decidedAt}${undone}${note === null ? '' : `: ${note}`}`);
  }
  return `${lines.join('\n')}\n`;
}

function renderReading({ extractorVersion, claims, rereadings }: Why['reading']): string[] {
  const first =
    extractorVersion === null ? 'its claims are to be read' : `${claims} claims, read by extractor ${extractorVersion}`;
  return [
    `  ${first}`,
    ...rereadings.map(
      ({ fromVersion, toVersion, at, added, dropped, altered }) =>
        `  read otherwise by extractor ${toVersion} than by ${fromVersion} on ${at}: ${added} claims added, ${dropped} dropped, ${altered} altered`,
    ),
  ];
}

/** A line a claim: number, words, value, subject, source, and which versions read it so. */
function renderReadClaims({ claims }: Why): string {
  const lines = claims.map((claim) => {
    const { no, text, bound, value, low, high, unit, subject, attribution, standing, asOf } = claim;
    const said = value === null ? `${low} to ${high}` : String(value);
    const until = claim.untilVersion === null ? '' : `, no more by ${claim.untilVersion} since ${claim.untilAt}`;
    const parts = [
      `“${text.replace(/\s+/g, ' ')}”`,
      `${bound === '=' ? '' : `${bound} `}${said}${unit === null || unit === '' ? '' : ` ${unit}`}`,
      subject || '(no subject)',
      ...(attribution === null ? [] : [`source ${attribution}`]),
      ...(asOf === null ? [] : [`as of ${asOf}`]),
      ...(standing === 'former' ? ['former value'] : []),
      `read so by ${claim.sinceVersion}${until}`,
    ];
    return `  ${no}: ${parts.join(' | ')}`;
  });
  return `${[lines.length === 0 ? 'No claims' : 'Claims', ...lines].join('\n')}\n`;
}

function renderDate(seen: Why['appearances'][number]): string {
  if (seen.published !== null) return `published ${seen.published} (${seen.publishedEvidence ?? 'stated'})`;
  if (seen.estimatedFrom === null && seen.estimatedTo === null) return 'states no date';
  const evidence = (seen.estimateEvidence ?? []).join('; ');
  return `states no date; estimated ${seen.estimatedFrom ?? '…'} to ${seen.estimatedTo ?? '…'} (${evidence})`;
}

function whatOf({ kind, articleId: other }: ExplainedLink, articleId: number): string {
  return kind === 'wire-copy' ? 'wire copy of' : other === articleId ? 'version of' : 'like';
}

function renderLink(link: Omit<ExplainedLink, 'kind'>, what: string): string[] {
  const where = link.positions.map((position) => `${link.articleId}.${position}`).join(' and ');
  const outlet = link.outlet === null ? '' : `, ${link.outlet}`;
  const { points = [], needed, rule, headlineLikeness, daysApart, sameUrl } = link.evidence;
  const shares = `${percent(link.containment)} of its runs of three words stand there, ${percent(link.containmentOfOther)} of that one's here`;
  const facts = [
    shares,
    headlineLikeness === null ? null : `headlines ${percent(headlineLikeness)} alike`,
    daysApart === null ? null : daysApart === 1 ? '1 day apart' : `${daysApart} days apart`,
    sameUrl ? 'the same address' : null,
  ];
  const lines = [`  ${what} ${where || `article ${link.articleId}`}${outlet}: ${link.headline ?? '(no headline)'}`];
  lines.push(`    ${facts.filter((fact) => fact !== null).join('; ')}`);
  if (points.length === 0) lines.push(`    rule: ${rule}`);
  else {
    const sum = points.reduce((total, point) => total + point.points, 0);
    const each = points.map(({ reason, points: one }) => `${reason} ${one > 0 ? '+' : '−'}${Math.abs(one)}`);
    lines.push(`    points: ${each.join(', ')}; ${sum} in all, ${needed ?? 0} needed`);
  }
  if (link.overruledBy !== null) lines.push(`    overruled by decision ${link.overruledBy}`);
  return lines;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
