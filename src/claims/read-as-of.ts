import { type CalendarDay, dayNumber } from './calendar.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { parseLoose } from './read-relative-times.ts';
import type { NamedSource } from './speakers.ts';
import { eventNouns, levelVerbs } from './subject-lexicon.ts';
import type { TimeMatch } from './time-match.ts';
import { baseOf } from './verb-shapes.ts';

/** Tokens between a figure and the time that it speaks of. */
const reachMax = 14;

/** Tokens between an old value and its own time: "from 74 the day before". */
const formerReachMax = 6;

/** What a sentence gives for the time of its figures. */
export interface AsOfScene {
  readonly passage: Passage;
  readonly figures: readonly Figure[];
  readonly matches: readonly TimeMatch[];
  readonly sources: readonly NamedSource[];
  /** day of publication */
  readonly now: CalendarDay | null;
}

/**
 * Reads the time that a figure speaks of, as far as its sentence says it: "as of Monday", "in 2022", "last year", "at
 * the end of June", the day of a level ("rose to 131 on Friday"). Of an old value it is its own time ("up from 74 on
 * Tuesday").
 *
 * former   the figure is an old value
 * returns  a TIMEX3 day, week, month, quarter, half, season or year; null where it is the time of the text: no deadlines
 *          ("by 2030"), no days of speaking ("said on Monday"), no days of the event that a toll is of, no spans up to
 *          now ("since January"), no base of a comparison ("from a year earlier")
 * fails    never
 */
export function readAsOf(scene: AsOfScene, figure: Figure, former: boolean): string | null {
  const { passage, matches } = scene;
  if (former || isCompared(passage, figure)) return ownTime(scene, figure);
  const behind = Math.max(figure.boundLast, figure.unitLast);
  for (const match of matches) {
    const value = datePart(match);
    if (value === null || !isAsOf(passage, match.first)) continue;
    if (Math.abs(match.first - behind) < 40) return value;
  }
  let found: string | null = null;
  let distance = reachMax;
  for (const match of matches) {
    const value = datePart(match);
    if (value === null) continue;
    const after = match.first >= behind;
    const away = after ? match.first - behind : figure.boundFirst - match.last;
    if (away < 0 || (away >= distance && !isFronted(passage, match))) continue;
    if (!tellsTime(scene, figure, match, value)) continue;
    if (after ? isParted(scene, behind, match.first, figure) : isParted(scene, match.last, figure.boundFirst, figure)) {
      if (after || !isFronted(passage, match) || found !== null) continue;
    }
    found = value;
    distance = Math.min(away, reachMax);
  }
  return found;
}

const valueShape = /^\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?))?$/;

function datePart(match: TimeMatch): string | null {
  if (match.type !== 'DATE' && match.type !== 'TIME') return null;
  const value = match.value.replace(/T.*$/, '');
  return valueShape.test(value) ? value : null;
}

/** "As of Monday", "as at June 30". */
function isAsOf(passage: Passage, at: number): boolean {
  let prep = at - 1;
  if (/^(?:late|early|the|noon|midday)$/.test(lowerAt(passage, prep))) prep--;
  return /^(?:of|at)$/.test(lowerAt(passage, prep)) && lowerAt(passage, prep - 1) === 'as';
}

/** "Compared with 12 in 2004", "against 900", "more than the 80 of last year". */
function isCompared(passage: Passage, figure: Figure): boolean {
  const before = lowerAt(passage, figure.boundFirst - 1);
  const second = lowerAt(passage, figure.boundFirst - 2);
  if (before === 'from') return /^(?:up|down|cut|revised|lowered|raised)$/.test(second);
  if (before === 'with' || before === 'to') return second === 'compared';
  return before === 'against' || before === 'versus' || (before === 'than' && second !== 'more' && second !== 'less');
}

/** The time right behind an old value: "from 74 on Tuesday", "from 42 percent a year earlier". */
function ownTime({ passage, matches, figures }: AsOfScene, figure: Figure): string | null {
  const behind = Math.max(figure.boundLast, figure.unitLast);
  for (const match of matches) {
    if (match.first < behind || match.first - behind > formerReachMax) continue;
    for (let at = behind; at < match.first; at++)
      if (/^[,;:]$/.test(lowerAt(passage, at)) || passage.tags[at] === 'verb') return null;
    if (figures.some((other) => other.first >= behind && other.last <= match.first)) return null;
    return datePart(match);
  }
  return null;
}

/** At the head of its sentence: "In 2005, …", "Last year …". */
function isFronted(passage: Passage, match: TimeMatch): boolean {
  let at = match.first - 1;
  while (at >= 0 && /^(?:in|for|during|at|the|but|and|only)$/.test(lowerAt(passage, at))) at--;
  return at < 0 || (match.first <= 3 && passage.tags[at] === 'mark');
}

const closedPreps = new Set(
  `by until till before after since from to through over than against between ahead following with versus within past
  near toward towards nor or`.split(/\s+/),
);

/** Whether a time by its own wording may be the one that a figure speaks of. */
function tellsTime(scene: AsOfScene, figure: Figure, match: TimeMatch, value: string): boolean {
  const { passage } = scene;
  let at = match.first - 1;
  if (/^(?:the|early|late|mid|-)$/.test(lowerAt(passage, at))) at--;
  const before = lowerAt(passage, at);
  const second = lowerAt(passage, at - 1);
  if (closedPreps.has(before) || (before === 'of' && second !== 'end' && !isPeriodOf(passage, at))) return false;
  const day = /^\d{4}-\d\d-\d\d$/.test(value);
  if ((before === 'on' || before === 'in') && second === 'based') return false;
  if (before === 'on' && !day) return false;
  if (isSpeech(scene, match) || isEarlier(passage, match)) return false;
  const next = lowerAt(passage, match.last);
  if (next === "'s" || next === "'" || modifies(passage, match))
    return (
      !day && !namesEvent(passage, match.last) && figure.boundFirst >= match.last && figure.boundFirst - match.last < 6
    );
  if (isAhead(value, scene.now) && value.length > 4 && !/[QH]/.test(value)) return false;
  return !day || !isToll(passage, figure) || isLevel(passage, figure);
}

/** "In the first two months of 2026" with the months unread: the year is the nearest that is said. */
function isPeriodOf(passage: Passage, at: number): boolean {
  return /^(?:months?|weeks?|quarters?|days?|half|rest|course|start|beginning|middle)$/.test(lowerAt(passage, at - 1));
}

/** The base of a comparison: "a year earlier", "the previous year", "the same period of last year". */
function isEarlier(passage: Passage, match: TimeMatch): boolean {
  const last = lowerAt(passage, match.last - 1);
  if (/^(?:earlier|before|ago|previous|prior)$/.test(last)) return last !== 'ago';
  for (let at = match.first; at < match.last; at++)
    if (/^(?:previous|prior|preceding|same)$/.test(lowerAt(passage, at))) return true;
  for (let at = match.first - 1; at >= Math.max(0, match.first - 6); at--)
    if (/^(?:from|same|on|over|than|compared)$/.test(lowerAt(passage, at)) && passage.tags[match.first - 1] !== 'verb')
      return lowerAt(passage, at) !== 'on' && lowerAt(passage, at) !== 'over' && lowerAt(passage, at) !== 'than';
  return false;
}

/** The day on which somebody spoke: between a source and its verb, right behind them, or before "…, police said". */
function isSpeech({ passage, sources }: AsOfScene, match: TimeMatch): boolean {
  return sources.some(({ first, last, verb }) => {
    if (match.first >= last && match.last <= verb) return true;
    if (match.last <= first && first - match.last <= 2 && isFronted(passage, match)) return true;
    if (match.first <= verb || match.first - Math.max(verb, last) > 8) return false;
    for (let at = Math.max(verb + 1, last > verb ? last : 0); at < match.first; at++) {
      const tag = passage.tags[at];
      if (tag === 'verb' || tag === 'aux' || tag === 'num' || tag === 'pron' || tag === 'rel') return false;
      if (lowerAt(passage, at) === 'that') return false;
    }
    const near = match.first - Math.max(verb, last);
    return near <= 2 || passage.tags[match.first - 1] === 'prep';
  });
}

/** "The 1998 budget", "its June sales": a time right before a noun. */
function modifies(passage: Passage, match: TimeMatch): boolean {
  const tag = passage.tags[match.last];
  const before = passage.tags[match.first - 1];
  if (tag !== 'noun' && tag !== 'either') return false;
  return before === 'det' || lowerAt(passage, match.first - 1) === "'s" || match.last - match.first === 1;
}

function namesEvent(passage: Passage, at: number): boolean {
  for (let near = at; near < at + 4; near++) {
    if (passage.tags[near] === 'verb' || passage.tags[near] === 'prep') return false;
    const word = lowerAt(passage, near);
    if (eventNouns.has(word) || /^(?:election|elections|vote|deadline|deal|talks|law|agreement|summit)$/.test(word))
      return true;
  }
  return false;
}

function isAhead(value: string, now: CalendarDay | null): boolean {
  const day = parseLoose(value);
  return now !== null && day !== null && dayNumber(day) > dayNumber(now);
}

const tollWords =
  /^(?:kill(?:s|ed|ing)?|dead|die[ds]?|dying|deaths?|toll|injur(?:ed|es|ing|ies)|wound(?:ed|s|ing)|hurt|missing|displaced|bodies|victims|casualties|fatalities|survivors)$/;

/** A count of victims: it grows after the day of its event. */
function isToll(passage: Passage, figure: Figure): boolean {
  for (let at = Math.max(0, figure.boundFirst - 5); at < Math.max(figure.boundLast, figure.unitLast) + 3; at++)
    if (tollWords.test(lowerAt(passage, at))) return true;
  return false;
}

/** "Rose to 131", "stood at 40": the verb before a figure tells its level. */
function isLevel(passage: Passage, figure: Figure): boolean {
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - 4); at--)
    if (passage.tags[at] === 'verb') return levelVerbs.has(baseOf(lowerAt(passage, at)));
  return false;
}

/** Whether another figure, a clause or a mark stands between a figure and a time. */
function isParted({ passage, figures }: AsOfScene, from: number, to: number, figure: Figure): boolean {
  for (const other of figures) {
    if (other === figure || other.kind === 'duration') continue;
    if (other.first >= from && other.last <= to && !other.conversion) return true;
  }
  for (let at = from; at < to; at++) {
    const word = lowerAt(passage, at);
    const tag = passage.tags[at];
    if (/^[;:“”"(]$/.test(word) || tag === 'rel') return true;
    if (
      (word === ',' || tag === 'conj' || /^(?:since|after|before|until|as)$/.test(word)) &&
      hasVerb(passage, at + 1, Math.min(to, at + 8))
    )
      return true;
  }
  return false;
}

function hasVerb(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (passage.tags[at] === 'verb' || passage.tags[at] === 'aux') return true;
  return false;
}
