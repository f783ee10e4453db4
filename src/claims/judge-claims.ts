import { type CalendarDay, dayNumber } from './calendar.ts';
import type { Figure } from './figure.ts';
import { findHedge, type Source, sourceText } from './find-attribution.ts';
import type { Subject } from './find-subject.ts';
import { lowerAt, type Passage } from './passage.ts';
import { parseLoose } from './read-relative-times.ts';
import type { Bound, DateClaim, FigureClaim, Quantity, TimeExpression } from './reading.ts';
import { noticeOpenings, sourceNouns } from './reporting-lexicon.ts';
import type { StoryContext } from './story-context.ts';
import { toSubjectKey } from './subject-key.ts';
import { planWords } from './time-lexicon.ts';
import { directionAt, type TimeMatch } from './time-match.ts';
import { toQuantity } from './to-quantity.ts';

export interface ReadFigure {
  readonly figure: Figure;
  readonly subject: Subject;
  readonly quantity: Quantity;
}

/** Makes claims of the figures that assert something; a movement "from A to B" makes two. */
export function toFigureClaims(
  passage: Passage,
  read: readonly ReadFigure[],
  sources: readonly Source[],
  matches: readonly TimeMatch[],
  story: StoryContext,
): FigureClaim[] {
  const claims: FigureClaim[] = [];
  const notice = isNotice(passage);
  read.forEach((item, index) => {
    const { figure, quantity } = item;
    if (figure.kind === 'age' || figure.vague || figure.conversion) return;
    if (countsSources(passage, figure, sources) || insideTime(figure, matches)) return;
    const former = notice || isFormer(passage, figure, read[index - 1]?.figure ?? null);
    if (!figure.movement) {
      claims.push({
        ...common(passage, figure.boundFirst, figure.boundLast, item.subject.subject, sources, story, former),
        kind: 'figure',
        quantity,
      });
      return;
    }
    for (const [old, part] of splitMovement(passage, figure)) {
      const shared = common(
        passage,
        part.boundFirst,
        part.boundLast,
        item.subject.subject,
        sources,
        story,
        former || old,
      );
      claims.push({ ...shared, kind: 'figure', quantity: toQuantity(passage, part, quantity.concept) });
    }
  });
  return claims;
}

function common(
  passage: Passage,
  first: number,
  last: number,
  subject: string,
  sources: readonly Source[],
  story: StoryContext,
  former: boolean,
) {
  const start = passage.tokens[first]?.start ?? passage.start;
  const end = passage.tokens[last - 1]?.end ?? passage.end;
  return {
    subject,
    subjectKey: toSubjectKey(subject),
    attribution: attributionAt(passage, first, sources, story),
    hedge: findHedge(passage, Math.max(0, first - 8), Math.min(passage.tokens.length, last + 6)),
    standing: former ? ('former' as const) : ('current' as const),
    part: passage.part,
    sentence: passage.text.slice(passage.start, passage.end),
    sentenceStart: passage.start,
    start,
    end,
  };
}

/** The source nearest to the claim in its sentence; pronouns stand for the source named last. */
function attributionAt(passage: Passage, at: number, sources: readonly Source[], story: StoryContext): string | null {
  let best: Source | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    if (at >= source.first && at < source.last) continue;
    const away = Math.abs(source.verb - at);
    if (away < distance) {
      best = source;
      distance = away;
    }
  }
  if (best === null) return null;
  if (passage.tags[best.first] === 'pron' && best.last - best.first === 1)
    return story.source ?? sourceText(passage, best);
  const text = sourceText(passage, best);
  story.source = text;
  return text;
}

function isNotice(passage: Passage): boolean {
  const opening = passage.text.slice(passage.start, Math.min(passage.end, passage.start + 40)).toLowerCase();
  return noticeOpenings.some((words) => opening.startsWith(words));
}

/** "two people familiar with the talks", "three officials said": the count is of sources. */
function countsSources(passage: Passage, figure: Figure, sources: readonly Source[]): boolean {
  const familiar =
    /^(?:familiar|briefed|close)$/.test(lowerAt(passage, figure.last)) ||
    lowerAt(passage, figure.last + 1) === 'knowledge';
  if (familiar) return true;
  const head = lowerAt(passage, figure.unitLast - 1);
  if (!sourceNouns.has(head) && head !== 'people') return false;
  return sources.some(
    (source) => figure.first >= source.first && figure.last <= source.last && figure.first - source.first < 3,
  );
}

/** A number that only counts off a date: "the first two weeks of 2022" and its like. */
function insideTime(figure: Figure, matches: readonly TimeMatch[]): boolean {
  return matches.some((match) => match.type === 'DATE' && figure.first >= match.first && figure.last <= match.last);
}

/** "to 31 from 24", "up from 500", "earlier put at 12", "instead of 40", "not 12". */
function isFormer(passage: Passage, figure: Figure, previous: Figure | null): boolean {
  const before = lowerAt(passage, figure.boundFirst - 1);
  const second = lowerAt(passage, figure.boundFirst - 2);
  if (before === 'from') {
    if (second === 'up' || second === 'down' || second === 'cut' || second === 'revised') return true;
    if (previous === null || previous.boundLast > figure.boundFirst - 1) return false;
    const near = figure.boundFirst - previous.boundLast < 6;
    return near && lowerAt(passage, previous.boundFirst - 1) === 'to'
      ? true
      : near && previous.kind === figure.kind && previous.trend === null && isLevel(passage, previous);
  }
  if (before === 'not' || (before === 'of' && second === 'instead') || (before === 'than' && second === 'rather'))
    return true;
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - 6); at--) {
    const word = lowerAt(passage, at);
    if (word === ',' || word === ';') return false;
    if (/^(?:earlier|previously|initially|originally)$/.test(word)) return true;
  }
  return false;
}

function isLevel(passage: Passage, figure: Figure): boolean {
  return /^(?:to|at|reached|hit)$/.test(lowerAt(passage, figure.boundFirst - 1));
}

function splitMovement(passage: Passage, figure: Figure): [boolean, Figure][] {
  let joint = figure.first;
  while (joint < figure.last && !/^(?:to|-|–)$/.test(lowerAt(passage, joint))) joint++;
  if (joint >= figure.last) return [[false, figure]];
  const old = { ...figure, isRange: false, high: figure.low, last: joint, boundLast: joint };
  const now = { ...figure, isRange: false, low: figure.high, first: joint + 1, boundFirst: joint + 1 };
  return [
    [true, old],
    [false, now],
  ];
}

const boundWords: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['by', '<'],
  ['before', '<'],
  ['until', '<'],
  ['till', '<'],
  ['through', '<'],
  ['from', '>'],
  ['after', '>'],
  ['about', '~'],
  ['around', '~'],
]);

/** Makes claims of the dates that are due, planned or in force. */
export function toDateClaims(
  passage: Passage,
  matches: readonly TimeMatch[],
  expressions: readonly TimeExpression[],
  sources: readonly Source[],
  story: StoryContext,
): DateClaim[] {
  const claims: DateClaim[] = [];
  const notice = isNotice(passage);
  matches.forEach((match, index) => {
    const time = expressions[index];
    if (time === undefined || (match.type !== 'DATE' && match.type !== 'TIME')) return;
    if (/REF$/.test(match.value) || match.value.startsWith('XXXX-WXX') || !/^(?:\d|X)/.test(match.value)) return;
    const found = dateBound(passage, match.first);
    if (!assertsDate(passage, match, found.bound, story.now)) return;
    const subject = dateSubject(passage, match);
    const former = notice || lowerAt(passage, found.first - 1) === 'not' || wasPlanned(passage, match);
    claims.push({
      ...common(passage, found.first, match.last, subject, sources, story, former),
      kind: 'date',
      time,
      bound: found.bound,
    });
  });
  return claims;
}

function dateBound(passage: Passage, first: number): { bound: Bound; first: number } {
  const before = lowerAt(passage, first - 1);
  const second = lowerAt(passage, first - 2);
  if (before === 'than' && (second === 'later' || second === 'earlier'))
    return { bound: second === 'later' ? '<' : '>', first: first - 3 };
  if (before === 'before' && second === 'not') return { bound: '>', first: first - 2 };
  const bound = boundWords.get(before);
  if (bound !== undefined) return { bound, first: first - 1 };
  return { bound: '=', first: before === 'on' || before === 'in' ? first - 1 : first };
}

/** A date asserts something when it lies ahead, or when words of a plan or a term stand around it. */
function assertsDate(passage: Passage, match: TimeMatch, bound: Bound, now: CalendarDay | null): boolean {
  const before = lowerAt(passage, match.first - 1);
  if (match.type === 'TIME' && /T\d\d/.test(match.value) && bound !== '<' && before !== 'at') return false;
  const ahead = isAhead(match.value, now);
  if (ahead === true) return true;
  if (ahead === false && bound !== '<') return nearPlan(passage, match) && directionAt(passage, match.first) === 1;
  if (bound === '<' && before !== 'before' && before !== 'through')
    return nearPlan(passage, match) || before === 'until';
  return nearPlan(passage, match) && directionAt(passage, match.first) === 1;
}

/** Whether the date lies after the day of publication; null when that cannot be told. */
function isAhead(value: string, now: CalendarDay | null): boolean | null {
  if (now === null) return null;
  const day = parseLoose(value);
  if (day === null) return null;
  if (/^\d{4}$/.test(value)) return day.year > now.year;
  if (/^\d{4}-\d\d$/.test(value)) return day.year > now.year || (day.year === now.year && day.month > now.month);
  if (/^\d{4}-\d\d-\d\d/.test(value)) return dayNumber(day) > dayNumber(now);
  if (/^\d{4}-/.test(value)) return day.year > now.year ? true : day.year < now.year ? false : null;
  return null;
}

function nearPlan(passage: Passage, match: TimeMatch): boolean {
  for (let at = Math.max(0, match.first - 8); at < match.first; at++) {
    if (planWords.has(lowerAt(passage, at)) && !/^(?:by|before|may|can)$/.test(lowerAt(passage, at))) return true;
  }
  return false;
}

function wasPlanned(passage: Passage, match: TimeMatch): boolean {
  for (let at = match.first - 1; at >= Math.max(0, match.first - 6); at--) {
    const word = lowerAt(passage, at);
    if (word === 'originally' || word === 'initially' || word === 'previously' || word === 'earlier') return true;
    if (word === ',' || word === ';') return false;
  }
  return false;
}

/** The words around a date without the date itself and the source. */
function dateSubject(passage: Passage, match: TimeMatch): string {
  const words: string[] = [];
  for (let at = Math.max(0, match.first - 16); at < Math.min(passage.tokens.length, match.last + 8); at++) {
    if (at >= match.first && at < match.last) continue;
    const token = passage.tokens[at];
    if (token === undefined) break;
    if (token.kind === 'mark' && /^[;:"“”]$/.test(token.text) && at > match.last) break;
    if (token.kind !== 'word' || /^(?:the|a|an|on|by|until|in|said|says|of)$/.test(token.lower)) continue;
    words.push(token.text);
  }
  return words.join(' ');
}
