import { type Command, InvalidArgumentError } from 'commander';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { type Trace, type TracedPlace, type TracedSide, traceChange, traceClaim } from '../audit/read-trace.ts';
import { describeVantage } from '../audit/vantage.ts';
import { openKeptReader } from '../pipeline/open-kept-reader.ts';
import { callText } from './call-text.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { describePublished, shortTime } from './describe-times.ts';
import { plain } from './plain.ts';
import { describeClaim } from './render-claims.ts';
import { addVantageOptions, readVantageOptions, type VantageOptions, vantageHelp } from './vantage-options.ts';

interface TraceOptions extends VantageOptions {
  readonly json?: boolean;
}

const help = `
A change is named by its number, as digests, "article" and exports print it; a claim by article, revision and its
number, as "article --revision" and exports print it. Every dump that the text was seen in is named, with the bytes that
the sentence was written as, and how they read there. What is packed is unfolded into a temporary folder to be looked at.
${vantageHelp}

Examples:
  claimtrail trace 17
  claimtrail trace 12.3.4
  claimtrail trace 17 --json`;

export function addTrace(program: Command): void {
  const command = addCommand(program, 'trace <change-or-claim>', 'walk from a change or a claim to the bytes received');
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((name: string, options: TraceOptions) => {
      const which = parseName(name);
      return withRuntime({ ...options }, async ({ db, settings }) => {
        const vantage = readVantageOptions(options, settings.timeZone);
        const { dataFolder, uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax } = settings;
        const kept = openKeptReader({ dataFolder, uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax });
        try {
          const trace = await readSnapshot(db, (tx) =>
            typeof which === 'number' ? traceChange(tx, kept, which, vantage) : traceClaim(tx, kept, which, vantage),
          );
          const seen = describeVantage(vantage);
          // Asked of the present, a change that holds no longer is told with why.
          const isUnseen = trace?.change?.isVisible === false && seen !== '';
          if (trace === undefined || isUnseen) throw new CommandFailure(missing(name, seen));
          await print(options.json ? `${JSON.stringify({ vantage, ...trace }, null, 2)}\n` : renderTrace(trace));
        } finally {
          await kept.close();
        }
      });
    });
}

function missing(name: string, seen: string): string {
  const what = name.includes('.') ? `claim ${name}` : `change ${name}`;
  return `there is no ${what}${seen === '' ? '' : ` ${seen}`}; "claimtrail article" and "claimtrail export" name those there are`;
}

function parseName(name: string): number | { article: number; position: number; no: number } {
  const match = /^(\d{1,15})(?:\.(\d{1,9})\.(\d{1,9}))?$/.exec(name);
  if (match === null) {
    throw new InvalidArgumentError(
      `"${name}" is neither the number of a change, such as 17, nor a claim as ARTICLE.REVISION.CLAIM, such as 12.3.4`,
    );
  }
  const [, first = '', position, no] = match;
  return no === undefined ? Number(first) : { article: Number(first), position: Number(position), no: Number(no) };
}

function renderTrace({ change, digests, sides, changes }: Trace): string {
  const lines: string[] = [];
  if (change === null) {
    const [side] = sides;
    const told = side?.claim ? describeClaim(side.claim) : '';
    lines.push(`Claim ${side?.claimName}: ${told}`);
    for (const { changeId, line } of changes) lines.push(`  change ${changeId}: ${plain(line)}`);
  } else {
    lines.push(`Change ${change.changeId}: ${plain(change.line)}`);
    lines.push(`  rule: ${plain(change.rule)}`);
    if (change.declaredBy !== null) lines.push(`  declared by: ${plain(change.declaredBy)}`);
    lines.push(`  recorded ${shortTime(change.recordedAt)} by extractor ${change.extractorVersion}`);
    if (change.cause === 'reading')
      lines.push('  found when the texts were read once more; the article did not change');
    if (change.supersededAt !== null) {
      const by =
        change.supersededCause === 'reading' ? 'our reading is another' : 'the history of the article is another';
      const next = change.replacedBy === null ? '' : `; see change ${change.replacedBy}`;
      lines.push(`  holds no longer since ${shortTime(change.supersededAt)}: ${by}${next}`);
    }
    const verbs = { told: 'told in', amended: 'taken back in' } as const;
    for (const { digestId, windowKey, role, issuedAt } of digests)
      lines.push(`  ${verbs[role]} digest ${digestId} (${windowKey}), issued ${shortTime(issuedAt)}`);
    if (digests.length === 0) lines.push('  told in no digest yet');
  }
  for (const side of sides) lines.push('', ...renderSide(side));
  return `${lines.join('\n')}\n`;
}

const titles = { before: 'Before', after: 'After', claim: 'Read from' } as const;

function renderSide({ side, claimName, claim, revision, sentence, words, appearances }: TracedSide): string[] {
  const number =
    revision.position === 0 ? 'a revision that is no longer in the history' : `revision ${revision.position}`;
  const name = `${number} of article ${revision.articleId}`;
  const described = claim === null || side === 'claim' ? '' : `: ${describeClaim(claim)}`;
  const facts = [
    ...(revision.outlet === null ? [] : [plain(revision.outlet)]),
    describePublished(revision),
    ...(revision.url === null ? [] : [plain(revision.url)]),
  ];
  const inside = words.start - sentence.start;
  const [before, after] = [sentence.text.slice(0, inside), sentence.text.slice(inside + words.text.length)];
  return [
    `${titles[side]}: ${name}${claimName === null || side === 'claim' ? '' : `, claim ${claimName}`}${described}`,
    `  ${callText(revision)}`,
    `  ${facts.join(' · ')}`,
    `  “${plain(before)}[${plain(words.text)}]${plain(after)}”`,
    `  code units ${words.start} to ${words.end} of its text (the sentence: ${sentence.start} to ${sentence.end}); content hash ${revision.contentHash}`,
    ...(appearances.length === 0 ? ['  seen in no dump by then'] : appearances.flatMap(renderPlace)),
  ];
}

function renderPlace(place: TracedPlace): string[] {
  const { dump, sha256, keptAs, entry, ordinal, startByte, endByte, compression, arrivals, original } = place;
  const packed = compression === null || compression === 'none' ? '' : ` of what the ${compression} unfolds to`;
  const inEntry =
    entry === null
      ? []
      : [`    file ${plain(entry.name)}: bytes ${startByte - entry.startByte} to ${endByte - entry.startByte} of it`];
  return [
    `  Seen in ${plain(dump)}: article ${ordinal}, bytes ${startByte} to ${endByte}${packed}`,
    ...inEntry,
    `    SHA-256 ${sha256}`,
    `    kept as ${keptAs}`,
    ...arrivals.map(renderArrival),
    ...('missing' in original
      ? [`    the sentence is not shown as it was written: ${original.missing}`]
      : [
          `    the sentence: bytes ${original.start} to ${original.end}${original.inner === null ? '' : `, in it the words: ${original.inner.start} to ${original.inner.end}`}`,
          `      ${plain(original.text)}`,
        ]),
  ];
}

function renderArrival({ name, inboxPath, receivedAt, outcome, shelvedAs }: TracedPlace['arrivals'][number]): string {
  const from = inboxPath === name ? name : inboxPath;
  const end = shelvedAs === null ? 'not shelved yet' : `${outcome}, receipt ${shelvedAs}.receipt.json`;
  return `    received ${shortTime(receivedAt)} as ${plain(from)}: ${end}`;
}
