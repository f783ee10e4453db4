import type { Timeline, TimelineStep, TimelineVoice } from '../audit/read-timelines.ts';
import type { ToldPoint } from '../audit/told-point.ts';
import { describePointTime } from './describe-point-time.ts';
import { many } from './many.ts';
import { plain } from './plain.ts';
import { quoteSentence } from './quote-sentence.ts';

const voicesMax = 6;

/**
 * Lists deadlines that lie ahead, a block each: when, what, how far it slipped, and who says so.
 *
 * from  the moment from which they lie ahead
 * seen  the vantage point in words; '' for the present
 */
export function renderDeadlines(timelines: readonly Timeline[], from: string, seen: string): string {
  const count = timelines.length === 1 ? '1 deadline lies' : `${timelines.length || 'No'} deadlines lie`;
  const lines = [`${count} ahead of ${from.slice(0, 10)}${seen === '' ? '' : `, ${seen}`}`];
  for (const timeline of timelines) lines.push('', ...renderHead(timeline, from), ...renderVoices(timeline));
  return `${lines.join('\n')}\n`;
}

/** Tells how a deadline went: what is due, each step, and the outlets where they differ. */
export function renderTimeline(timeline: Timeline, from: string, seen: string): string {
  const { mergedFrom, steps, voices, isDisputed } = timeline;
  const lines = renderHead(timeline, from);
  if (seen !== '') lines.push(`  ${seen}`);
  if (mergedFrom !== null) lines.push(`  Series ${mergedFrom} was merged into it`);
  for (const step of steps) lines.push(...renderStep(step));
  if (!isDisputed) {
    const isTold = ({ point }: TimelineVoice) => steps.some((step) => step.point.claimId === point.claimId);
    return `${[...lines, ...renderVoices({ voices: voices.filter((voice) => !isTold(voice)) })].join('\n')}\n`;
  }
  lines.push('  The outlets differ:');
  for (const voice of voices) lines.push(renderCourse(voice));
  return `${lines.join('\n')}\n`;
}

/** `by end of 2026 (in 40 days): US troops leave Iraq · series 12 · slipped +6 months`. */
function renderHead(
  { due, dueAt, name, seriesId, pinned, slipped, isDisputed, isStanding }: Timeline,
  from: string,
): string[] {
  const when = due === null ? 'not dated' : plain(due.said);
  const facts = [
    `${when}${countdown(dueAt, from)}: ${plain(name) || '(unnamed)'}`,
    `series ${seriesId}${pinned ? ', pinned' : ''}`,
    ...(slipped === null || slipped.days === 0 ? [] : [`moved ${slipped.words} since it was first given`]),
    ...(isDisputed ? ['outlets differ'] : []),
    ...(isStanding || due === null ? [] : ['no longer said']),
  ];
  return [facts.join(' · ')];
}

function countdown(dueAt: string | null, from: string): string {
  if (dueAt === null) return '';
  const days = Math.floor((Date.parse(dueAt) - Date.parse(from)) / 86_400_000);
  if (days === 0) return ' (within a day)';
  const size = Math.abs(days);
  const months = Math.round(size / 30.436875);
  const words =
    size < 60 ? many(size, 'day') : months < 24 ? many(months, 'month') : `${(months / 12).toFixed(1)} years`;
  return days > 0 ? ` (in ${words})` : ` (${words} ago)`;
}

function renderStep({ point, slip }: TimelineStep): string[] {
  const moved = slip === null ? '' : `  ${slip.words}`;
  return [
    `  ${describePointTime(point.time)}  ${plain(point.said)}${moved}  ${placeOf(point)}`,
    `    ${quoteSentence(point.sentence, point.attribution)}`,
  ];
}

/** What each outlet said last, the latest first. */
function renderVoices({ voices }: Pick<Timeline, 'voices'>): string[] {
  const shown = voices.slice(0, voicesMax);
  const more = voices.length - shown.length;
  return [
    ...shown.flatMap(({ point }) => [
      `  ${plain(point.said)}  ${placeOf(point)}, ${describePointTime(point.time)}`,
      `    ${quoteSentence(point.sentence, point.attribution)}`,
    ]),
    ...(more > 0 ? [`  and ${more} more; see "claimtrail history"`] : []),
  ];
}

/** `Harbour Wire: by end of 2026 → by middle of 2027 (+6 months)`. */
function renderCourse({ point, steps }: TimelineVoice): string {
  const course = steps.map((step) => `${plain(step.point.said)}${step.slip === null ? '' : ` (${step.slip.words})`}`);
  return `    ${plain(point.outlet ?? '') || `article ${point.articleId}`}: ${course.join(' → ')}, last in ${point.revision}`;
}

function placeOf({ outlet, revision }: ToldPoint): string {
  return outlet === null ? revision : `${plain(outlet)} · ${revision}`;
}
