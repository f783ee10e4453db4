import type { ChangeId } from '../base/ids.ts';
import type { ChangeKind, ChangeLabel, ChangeSide, ClaimChange } from '../changes/claim-change.ts';
import { changeLine } from './change-line.ts';
import type {
  Amendment,
  Digest,
  DigestCounts,
  DigestEntry,
  DigestInput,
  RereadInput,
  ToldAmendment,
  ToldEntry,
  ToldFindings,
  ToldReread,
} from './digest.ts';
import { moveOf } from './move-of.ts';
import { tellFindings } from './tell-findings.ts';

/**
 * Composes a digest of what changed in a window.
 *
 * input    entries, warnings and amendments in any order
 * returns  the digest; the same input in any order gives the same value, field by field. No change is left out: those
 *          of low priority come last and are counted
 * fails    never
 */
export function composeDigest(input: DigestInput): Digest {
  const told = [...input.entries].sort(byImportance).map(tell);
  const changes = told.filter((entry) => entry.change.priority !== 3);
  const lowPriority = told.filter((entry) => entry.change.priority === 3);
  const amends = [...input.amends].sort((a, b) => a.changeId - b.changeId).map(tellAmendment);
  const reread = input.reread === undefined ? null : tellReread(input.reread);
  const findings = input.findings === undefined ? null : tellFindings(input.findings);
  const counts = { ...inOrder(input.counts), changes: told.length, lowPriority: lowPriority.length };
  return {
    version: 1,
    subscription: input.subscription,
    window: input.window === null ? null : { ...input.window },
    zone: input.zone,
    firstLine: firstLineOf(told, findings, amends, reread, counts),
    summary: summaryOf(counts, findings),
    counts,
    changes,
    lowPriority,
    amends,
    ...(findings === null ? {} : { findings }),
    warnings: [...input.warnings]
      .map(({ file, message }) => ({ file, message }))
      .sort((a, b) => compareText(a.file, b.file) || compareText(a.message, b.message)),
    ...(reread === null ? {} : { reread }),
  };
}

type Counted = Digest['counts'];

function firstLineOf(
  told: readonly ToldEntry[],
  findings: ToldFindings | null,
  amends: readonly ToldAmendment[],
  reread: ToldReread | null,
  counts: Counted,
): string {
  const [first] = told;
  if (first !== undefined) return first.line;
  const [finding] = findings?.told ?? [];
  if (finding !== undefined) return finding.line;
  const quiet = `${many(counts.files, 'file')}, ${many(articlesIn(counts), 'article')}, 0 changes`;
  const holds = amends.length === 1 ? 'holds' : 'hold';
  const withdrawn = (reread?.withdrawn.length ?? 0) + (reread?.altered.length ?? 0);
  return [
    ...(amends.length === 0 ? [] : [`${many(amends.length, 'change')} told earlier no longer ${holds}`]),
    ...(withdrawn === 0
      ? []
      : [`${many(withdrawn, 'change')} told earlier ${withdrawn === 1 ? 'was' : 'were'} misread`]),
    quiet,
  ].join(' · ');
}

function summaryOf(counts: Counted, findings: ToldFindings | null): string {
  const files = inBrackets([
    counts.duplicates > 0 ? many(counts.duplicates, 'duplicate') : '',
    counts.failed > 0 ? `${counts.failed} failed` : '',
  ]);
  const articles = inBrackets([
    counts.articlesNew > 0 ? `${counts.articlesNew} new` : '',
    counts.revisions > 0 ? `${counts.revisions} revised` : '',
    counts.known > 0 ? `${counts.known} known` : '',
  ]);
  const rejected = counts.rejected > 0 ? `, ${many(counts.rejected, 'record')} rejected` : '';
  const low = inBrackets([counts.lowPriority > 0 ? `${counts.lowPriority} of low priority` : '']);
  const total = `${many(articlesIn(counts), 'article')}${articles}${rejected}`;
  const found = findings === null || findings.told.length === 0 ? '' : `, ${many(findings.told.length, 'finding')}`;
  return `${many(counts.files, 'file')}${files}, ${total}, ${many(counts.changes, 'change')}${low}${found}`;
}

function articlesIn({ articlesNew, revisions, known }: DigestCounts): number {
  return articlesNew + revisions + known;
}

function inBrackets(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function many(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** Importance of a label where priority and size of the move are equal; a declared correction goes before a silent one. */
const labelRanks: { readonly [Label in ChangeLabel]: number } = {
  retraction: 0,
  correction: 1,
  reversion: 2,
  update: 3,
  refinement: 4,
};

const kindRanks: { readonly [Kind in ChangeKind]: number } = {
  'figure-changed': 0,
  'date-changed': 1,
  'figure-removed': 2,
  'date-removed': 3,
  'figure-added': 4,
  'date-added': 5,
  'bound-changed': 6,
  'attribution-changed': 7,
  'headline-changed': 8,
};

/** Priority, size of the move, corrections above updates, kind, exact size, and at last the ids, which never tie. */
function byImportance(a: DigestEntry, b: DigestEntry): number {
  const [moveA, moveB] = [moveOf(a.change), moveOf(b.change)];
  return (
    a.change.priority - b.change.priority ||
    moveB.size - moveA.size ||
    labelRank(a.change) - labelRank(b.change) ||
    kindRanks[a.change.kind] - kindRanks[b.change.kind] ||
    moveB.exact - moveA.exact ||
    a.articleId - b.articleId ||
    a.changeId - b.changeId
  );
}

function labelRank({ label, declaredBy, retraction }: ClaimChange): number {
  return (retraction ? 0 : labelRanks[label]) + (declaredBy === null ? 0.5 : 0);
}

function tell(entry: DigestEntry): ToldEntry {
  const plain = inFixedOrder(entry);
  return { ...plain, line: changeLine(entry), why: whyOf(entry.change) };
}

function tellAmendment({ changeId, toldIn, entry }: Amendment): ToldAmendment {
  const line = entry === null ? `change ${changeId}` : changeLine(entry);
  return { changeId, toldIn, entry: entry === null ? null : inFixedOrder(entry), line };
}

/** What our reading found otherwise; null where that is nothing. */
function tellReread({ versions, withdrawn, found }: RereadInput): ToldReread | null {
  if (versions.length === 0 && withdrawn.length === 0 && found.length === 0) return null;
  const steps = versions.map(({ from, to, revisions }) => ({ from, to, revisions }));
  const entries = new Map([...found].sort(byImportance).map((entry) => [entry.changeId, tell(entry)]));
  const gone: ToldAmendment[] = [];
  const altered: { was: ToldAmendment; now: ToldEntry }[] = [];
  const replacing = new Set<ChangeId>();
  let reworded = 0;
  for (const withdrawal of [...withdrawn].sort((a, b) => a.changeId - b.changeId)) {
    const was = tellAmendment(withdrawal);
    const now = withdrawal.replacedBy === null ? undefined : entries.get(withdrawal.replacedBy);
    if (now !== undefined) replacing.add(now.changeId);
    if (now === undefined) gone.push(was);
    else if (valuesOf(was.entry) === valuesOf(now)) reworded++;
    else altered.push({ was, now });
  }
  const left = [...entries.values()].filter(({ changeId }) => !replacing.has(changeId));
  return {
    versions: steps.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
    withdrawn: gone,
    altered,
    reworded,
    found: left,
  };
}

/** Kind and values of a change, which a reader would miss; its subject and label may be worded otherwise. */
function valuesOf(entry: DigestEntry | null): string {
  if (entry === null) return '';
  const { kind, before, after } = entry.change;
  const said = (side: ChangeSide | null) => side && [side.value, side.bound, side.mod ?? null];
  return JSON.stringify([kind, said(before), said(after)]);
}

const priorityWords = { 1: 'first priority', 2: 'second priority', 3: 'low priority' } as const;

function whyOf(change: ClaimChange): string {
  const move = moveOf(change).words;
  const declared =
    change.declaredBy === null ? 'not declared' : `declared: “${change.declaredBy.replace(/\s+/g, ' ')}”`;
  const parts = [
    priorityWords[change.priority],
    ...(move === null ? [] : [move]),
    `${change.label} (${change.rule})`,
    declared,
  ];
  return parts.join('; ');
}

/** Rows from a database come with their fields in an order of its own; the bytes of a digest must not follow it. */
function inFixedOrder(entry: DigestEntry): DigestEntry {
  const { changeId, articleId, headline, outlet, url, dump, revisionFrom, revisionTo, publishedAt, observedAt } = entry;
  const { kind, subject, subjectKey, label, rule, declaredBy, retraction, priority } = entry.change;
  const { sentenceBefore, sentenceAfter, claimBefore, claimAfter } = entry.change;
  const [before, after] = [sideInOrder(entry.change.before), sideInOrder(entry.change.after)];
  const sides = { before, after, sentenceBefore, sentenceAfter };
  const judged = { label, rule, declaredBy, retraction, priority, claimBefore, claimAfter };
  const { publishedBetween: between } = entry;
  const estimate = between === undefined ? {} : { publishedBetween: { from: between.from, to: between.to } };
  const place = { articleId, headline, outlet, url, dump, revisionFrom, revisionTo };
  const article = { ...place, publishedAt, ...estimate, observedAt };
  return { changeId, ...article, change: { kind, subject, subjectKey, ...sides, ...judged } };
}

function sideInOrder(side: ChangeSide | null): ChangeSide | null {
  if (side === null) return null;
  const { text, value, bound, unit, mod, start, end } = side;
  return { text, value, bound, unit, ...(mod === undefined ? {} : { mod }), start, end };
}

function inOrder(counts: DigestCounts): DigestCounts {
  const { files, duplicates, failed, articlesNew, revisions, known, rejected } = counts;
  return { files, duplicates, failed, articlesNew, revisions, known, rejected };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
