import { DateTime } from 'luxon';
import type { Digest, ToldAmendment, ToldEntry, ToldFinding, ToldFindings, ToldReread } from './digest.ts';
import { oneLine } from './one-line.ts';

/**
 * Renders a digest as Markdown (CommonMark): the most important change is the title, then what came in, the changes
 * with their sentences, those of low priority, what revisions show of themselves, what earlier digests told and holds
 * no longer, files to look at, and last what we read otherwise in texts that stayed as they were.
 *
 * returns  text that ends in a line break; equal digests give equal bytes. Whatever comes from articles is escaped,
 *          so that it shows as written and can neither link nor mark up anything
 */
export function renderMarkdown(digest: Digest): string {
  const sections = [
    [`# ${escapeMarkdown(digest.firstLine)}`],
    [`${titleOf(digest)}  `, escapeMarkdown(digest.summary)],
    ...section(
      '## Changes',
      digest.changes.map((entry, index) => renderEntry(entry, index + 1, digest.zone)),
    ),
    ...section(`## Low priority (${digest.lowPriority.length})`, digest.lowPriority.map(renderLow)),
    ...(digest.findings === undefined ? [] : renderFindings(digest.findings, digest.zone)),
    ...section('## No longer holds', digest.amends.map(renderAmendment)),
    ...section(
      '## Files with warnings',
      digest.warnings.map(({ file, message }) => [`- ${inline(file)}: ${inline(message)}`]),
    ),
    ...(digest.reread === undefined ? [] : renderReread(digest.reread)),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Escapes what Markdown or HTML would take for more than a character. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#&~|$]/g, '\\$&');
}

/** Longest text taken over from an article; the service has the whole. */
const textMax = 1000;

function inline(text: string): string {
  return escapeMarkdown(oneLine(text, textMax));
}

function section(title: string, items: readonly (readonly string[])[]): string[][] {
  return items.length === 0 ? [] : [[title], items.flat()];
}

function titleOf({ subscription, window, zone }: Digest): string {
  const name = `${subscription.charAt(0).toUpperCase()}${subscription.slice(1)} digest`;
  if (window === null) return `${name} on request`;
  return `${name} ${window.key}: ${showMoment(window.start, zone)} to ${showMoment(window.end, zone)}, ${inline(zone)}`;
}

/** What the newer revision states, or between which days it was published; an estimate is never shown as a date. */
function renderPublished({ publishedAt, publishedBetween: between }: ToldEntry, zone: string): string {
  if (publishedAt !== null) return `published ${inline(showStated(publishedAt, zone))}, `;
  if (between === undefined) return '';
  return `published ${between.from === between.to ? `about ${between.from}` : `between ${between.from} and ${between.to}`} (estimated), `;
}

function renderEntry(entry: ToldEntry, number: number, zone: string): string[] {
  const { change, articleId, revisionFrom, revisionTo, observedAt } = entry;
  const where = `${renderPublished(entry, zone)}seen ${inline(showStated(observedAt, zone))}`;
  const ids = `article ${articleId}, revision ${revisionFrom} → ${revisionTo}, change ${entry.changeId}`;
  const indent = ' '.repeat(String(number).length + 2);
  const lines = [
    `${renderHeadline(entry)}, ${where}, ${ids}`,
    ...(change.sentenceBefore === null ? [] : [`before: ${inline(change.sentenceBefore)}`]),
    ...(change.sentenceAfter === null ? [] : [`after: ${inline(change.sentenceAfter)}`]),
    `why: ${inline(entry.why)}`,
  ];
  return [`${number}. **${escapeMarkdown(entry.line)}**`, ...lines.map((line) => `${indent}- ${line}`)];
}

function renderLow(entry: ToldEntry): string[] {
  const ids = `article ${entry.articleId}, change ${entry.changeId}`;
  return [`- ${escapeMarkdown(entry.line)} (${renderHeadline(entry)}, ${ids}; why: ${inline(entry.why)})`];
}

/** Contradictions and empty notices, each with its sentences; then those that are not found any more. */
function renderFindings({ told, amended }: ToldFindings, zone: string): string[][] {
  const lines = told.flatMap((finding) => [
    `- **${escapeMarkdown(finding.line)}**`,
    `  - ${renderHeadline(finding)}, seen ${inline(showStated(finding.observedAt, zone))}, ${idsOf(finding)}`,
    ...finding.sentences.map(
      (sentence) => `  - ${finding.kind === 'contradiction' ? 'says' : 'notice'}: ${inline(sentence)}`,
    ),
  ]);
  const gone = amended.map(
    (finding) => `- not found any more: ${escapeMarkdown(finding.line)} (${idsOf(finding)}, ${renderToldIn(finding)})`,
  );
  return [[`## Findings (${told.length})`], [...lines, ...gone]];
}

function idsOf({ articleId, revision, findingId }: ToldFinding): string {
  return `article ${articleId}, revision ${revision}, finding ${findingId}`;
}

function renderAmendment({ changeId, toldIn, line }: ToldAmendment): string[] {
  return [`- ${escapeMarkdown(line)} (change ${changeId}, ${renderToldIn({ toldIn })})`];
}

function renderToldIn({ toldIn }: Pick<ToldAmendment, 'toldIn'>): string {
  return toldIn === null ? 'told earlier' : `told in ${inline(toldIn)}`;
}

/** Changes of each kind that the section on our reading names; the rest is counted, and stands in the JSON. */
const rereadMax = 20;

function renderReread({ versions, withdrawn, altered, reworded, found }: ToldReread): string[][] {
  const steps = versions.map(({ from, to, revisions }) => {
    const step = from === to ? `${inline(to)} once more` : `${inline(from)} → ${inline(to)}`;
    return `extractor ${step}: ${revisions} ${revisions === 1 ? 'revision' : 'revisions'} read otherwise`;
  });
  const effects = [
    ...(withdrawn.length === 0 ? [] : [`${withdrawn.length} withdrawn`]),
    ...(altered.length === 0 ? [] : [`${altered.length} corrected`]),
    ...(reworded === 0 ? [] : [`${reworded} worded otherwise`]),
    ...(found.length === 0 ? [] : [`${found.length} found now`]),
  ];
  const told = effects.length === 0 ? 'no change that was told is another' : `changes: ${effects.join(', ')}`;
  const lines = [
    ...atMost(withdrawn, 'withdrawn', (amendment) => `withdrawn: ${renderAmendment(amendment)[0]?.slice(2)}`),
    ...atMost(altered, 'corrected', ({ was, now }) => {
      const before = `${escapeMarkdown(was.line)} (change ${was.changeId}, ${renderToldIn(was)})`;
      return `corrected: ${escapeMarkdown(now.line)} (change ${now.changeId}), before: ${before}`;
    }),
    ...atMost(found, 'found now', (entry) => `found now: ${renderLow(entry)[0]?.slice(2)}`),
  ];
  return [
    ['## Our reading changed'],
    [`${[...steps, told].join('; ')}. The articles did not change.`],
    ...(lines.length === 0 ? [] : [lines]),
  ];
}

function atMost<Item>(items: readonly Item[], what: string, render: (item: Item) => string): string[] {
  const shown = items.slice(0, rereadMax).map((item) => `- ${render(item)}`);
  const left = items.length - shown.length;
  return left > 0 ? [...shown, `- ${left} more ${what}`] : shown;
}

function renderHeadline({ headline, url }: Pick<ToldEntry, 'headline' | 'url'>): string {
  const shown = headline === null || oneLine(headline, textMax) === '' ? 'no headline' : inline(headline);
  const target = url === null ? null : toTarget(url);
  return target === null ? shown : `[${shown}](<${target}>)`;
}

/** Only pages of the web are linked to; the address is written so that nothing in it can end the link. */
function toTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(/[<>\\\s]/g, (character) => encodeURIComponent(character));
}

/** A day stays a day, a moment is shown in the zone; whatever else was stated is shown as it is. */
function showStated(stated: string, zone: string): string {
  return /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(stated) ? showMoment(stated, zone) : stated;
}

function showMoment(instant: string, zone: string): string {
  const moment = DateTime.fromISO(instant, { zone, locale: 'en', numberingSystem: 'latn' });
  return moment.isValid ? moment.toFormat('yyyy-MM-dd HH:mm') : instant;
}
