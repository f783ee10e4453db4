import { type Command, InvalidArgumentError } from 'commander';
import { diffRevisions, type RevisionDiff } from '../audit/diff-revisions.ts';
import {
  type ArticleHistory,
  findRevisionAt,
  readArticleHistory,
  type ToldRevision,
} from '../audit/read-article-history.ts';
import { readMarkedText } from '../audit/read-marked-text.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { describeVantage, type parseVantage } from '../audit/vantage.ts';
import { compareStored } from '../pipeline/compare-stored.ts';
import { isColourWanted } from '../runtime/environment.ts';
import { callText } from './call-text.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { describePublished, shortTime } from './describe-times.ts';
import { markText } from './mark-text.ts';
import { plain } from './plain.ts';
import { renderDiff } from './render-diff.ts';
import { addVantageOptions, readVantageOptions, type VantageOptions, vantageHelp } from './vantage-options.ts';

type Vantage = ReturnType<typeof parseVantage>;
type Tx = Parameters<typeof readArticleHistory>[0];

interface ArticleOptions extends VantageOptions {
  readonly diff?: readonly [number, number];
  readonly revision?: number;
  readonly context?: number;
  readonly words?: boolean;
  readonly json?: boolean;
}

const help = `
A change is named by its number, a claim by article, revision and number: "claimtrail trace" leads on from either. A
number of an article that was merged into another one leads to that.
${vantageHelp}

Examples:
  claimtrail article 12
  claimtrail article 12 --diff 1..3 --words
  claimtrail article 12 --revision 2
  claimtrail article 12 --known-at 2026-03-02`;

export function addArticle(program: Command): void {
  const command = addCommand(program, 'article <article>', 'show the revisions of an article and what changed in each')
    .option('--diff <revisions>', 'compare any two: their claims, then their texts, such as 1..3', parseDiff)
    .option('--revision <number>', 'print the text of one, its claims marked', parseNumber)
    .option('--context <sentences>', 'sentences shown around those that changed', parseCount)
    .option('--words', 'old and new text on one line, words taken out and put in');
  addVantageOptions(command)
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((article: string, options: ArticleOptions) => {
      const number = parseNumber(article);
      return withRuntime({ ...options }, async ({ db, settings }) => {
        const vantage = readVantageOptions(options, settings.timeZone);
        await print(await readSnapshot(db, (tx) => answer(tx, number, vantage, options)));
      });
    });
}

async function answer(tx: Tx, article: number, vantage: Vantage, options: ArticleOptions): Promise<string> {
  const seen = describeVantage(vantage);
  const history = await readArticleHistory(tx, article, vantage);
  if (history === undefined) throw new CommandFailure(`there is no article ${article}`);
  if (history.revisions.length === 0) throw new CommandFailure(`article ${article} has no revision ${seen}`);
  const asJson = (value: object) => `${JSON.stringify({ vantage, ...value }, null, 2)}\n`;
  if (options.revision !== undefined) {
    const marked = await readMarkedText(tx, history, requireRevision(history, options.revision, seen), vantage);
    return options.json ? asJson(marked) : markText(marked, isColoured() ? 'colour' : 'brackets');
  }
  if (options.diff !== undefined) {
    const [from, to] = options.diff;
    const sides = [requireRevision(history, from, seen), requireRevision(history, to, seen)] as const;
    const diff = await diffRevisions(tx, history, sides, compareStored);
    return options.json ? asJson(diff) : renderRevisionDiff(diff, options);
  }
  return options.json ? asJson(history) : renderHistory(history, seen);
}

function requireRevision(history: ArticleHistory, position: number, seen: string): ToldRevision {
  const found = findRevisionAt(history, position);
  if (found !== undefined) return found;
  const { articleId, revisions } = history;
  const known = revisions.flatMap((revision) => (revision.position > 0 ? [revision.position] : [])).join(', ');
  const where = seen === '' ? '' : ` ${seen}`;
  throw new CommandFailure(`article ${articleId} has no revision ${position}${where}; it has ${known}`);
}

function isColoured(): boolean {
  return process.stdout.isTTY === true && isColourWanted();
}

function renderHistory(history: ArticleHistory, seen: string): string {
  const { articleId, mergedFrom, merged, revisions } = history;
  const newest = revisions.at(-1);
  const count = `${revisions.length} ${revisions.length === 1 ? 'revision' : 'revisions'}`;
  const lines = [
    `Article ${articleId}: ${newest === undefined ? '' : callText(newest)} (${count}${seen === '' ? '' : `, ${seen}`})`,
  ];
  if (mergedFrom !== null) lines.push(`Article ${mergedFrom} was merged into it`);
  const others = merged.filter((one) => one !== mergedFrom);
  if (others.length > 0) lines.push(`It holds the texts of what were articles ${others.join(', ')}`);
  for (const revision of revisions) lines.push('', ...renderRevision(revision));
  return `${lines.join('\n')}\n`;
}

const findingNames = { contradiction: 'contradicts itself', 'empty-notice': 'notice that nothing shows' } as const;

function renderRevision(revision: ToldRevision): string[] {
  const { position, occurrence, observedAt, receivedAt, outlet, url, notices, claims, extractorVersion } = revision;
  const name = position === 0 ? '–' : String(position);
  const indent = ' '.repeat(name.length + 2);
  const times = [describePublished(revision), `seen ${shortTime(observedAt)}`, `received ${shortTime(receivedAt)}`];
  const read = extractorVersion === null ? 'claims are to be read' : `${claims} ${claims === 1 ? 'claim' : 'claims'}`;
  return [
    `${name}  ${callText(revision)}`,
    `${indent}${[...(outlet === null ? [] : [plain(outlet)]), ...times].join(' · ')}`,
    ...(position === 0 ? [`${indent}no longer in the history of the article`] : []),
    ...(url === null ? [] : [`${indent}${plain(url)}`]),
    ...(occurrence > 1 ? [`${indent}its text came back, for the ${occurrence}. time`] : []),
    ...notices.map(({ kind, text }) => `${indent}notice (${kind}): ${plain(text)}`),
    ...revision.findings.map(({ kind, line }) => `${indent}${findingNames[kind]}: ${plain(line)}`),
    `${indent}${read}${renderCount(revision)}`,
    ...revision.changes.map(({ changeId, line }) => `${indent}  ${plain(line)} [change ${changeId}]`),
  ];
}

function renderCount({ previous, isCompared, changes }: ToldRevision): string {
  if (previous === null) return '';
  const before = previous === 0 ? 'the one before' : `revision ${previous}`;
  if (!isCompared) return `; not compared with ${before} (see --diff)`;
  if (changes.length === 0) return `; no claim changed since ${before}`;
  return `; ${changes.length} ${changes.length === 1 ? 'change' : 'changes'} since ${before}`;
}

function renderRevisionDiff(diff: RevisionDiff, options: ArticleOptions): string {
  const { articleId, from, to, changes, pieces } = diff;
  const count = changes.length === 0 ? 'no claim changed' : `${changes.length} claims changed`;
  const sides = [from, to].map((one, i) => {
    const facts = [plain(one.outlet ?? ''), describePublished(one)].filter((fact) => fact !== '');
    return `${i === 0 ? '-' : '+'} revision ${one.position}: ${callText(one)} (${facts.join(', ')})`;
  });
  const lines = [
    `Article ${articleId}, revision ${from.position} to ${to.position}: ${changes.length === 1 ? '1 claim changed' : count}`,
    ...sides,
  ];
  for (const { line, change } of changes) {
    lines.push('', plain(line), `  ${plain(change.rule)}`);
    if (change.sentenceBefore !== null) lines.push(`  - ${plain(change.sentenceBefore)}`);
    if (change.sentenceAfter !== null) lines.push(`  + ${plain(change.sentenceAfter)}`);
  }
  const style = { context: options.context ?? 1, isWordsInline: options.words === true, isColoured: isColoured() };
  return `${[...lines, '', 'Text', ...renderDiff(pieces, style)].join('\n')}\n`;
}

function parseDiff(text: string): [number, number] {
  const match = /^(\d{1,9})(?:\.\.|-|,)(\d{1,9})$/.exec(text);
  if (match === null) throw new InvalidArgumentError(`"${text}" names no two revisions; write them as 1..3`);
  return [parseNumber(match[1] ?? ''), parseNumber(match[2] ?? '')];
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 1`);
  return Number(text);
}

function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number from 0`);
  return Number(text);
}
