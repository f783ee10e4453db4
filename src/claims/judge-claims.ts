import { frameClaim, isNotice, type Matter } from './claim-frame.ts';
import { findClause } from './clause.ts';
import type { Figure } from './figure.ts';
import { countedWords, findSubject } from './find-subject.ts';
import { nameSubject } from './name-subject.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readAsOf } from './read-as-of.ts';
import type { FigureClaim, Quantity } from './reading.ts';
import { sourceNouns } from './reporting-lexicon.ts';
import type { NamedSource } from './speakers.ts';
import type { StoryContext } from './story-context.ts';
import type { TimeMatch } from './time-match.ts';
import { toQuantity } from './to-quantity.ts';

export interface ReadFigure {
  readonly figure: Figure;
  readonly quantity: Quantity;
}

/** Makes claims of the figures that assert something; a movement "from A to B" makes two. */
export function toFigureClaims(
  passage: Passage,
  read: readonly ReadFigure[],
  sources: readonly NamedSource[],
  matches: readonly TimeMatch[],
  masked: Uint8Array,
  story: StoryContext,
): FigureClaim[] {
  const claims: FigureClaim[] = [];
  const notice = isNotice(passage);
  const times = { passage, figures: read.map((item) => item.figure), matches, sources, now: story.now };
  const asOf = (figure: Figure, former: boolean) => readAsOf(times, figure, former);
  let named = '';
  read.forEach((item, index) => {
    const { figure, quantity } = item;
    if (figure.kind === 'age' || figure.vague || figure.conversion) return;
    if (countsSources(passage, figure, sources) || insideTime(figure, matches)) return;
    const clause = findClause(passage, figure.boundFirst, Math.max(figure.boundLast, figure.unitLast));
    const subject = repeats(passage, figure, read[index - 1]?.figure ?? null, named)
      ? named
      : nameSubject(passage, figure, clause, masked, story.counted);
    named = subject;
    const own = { subject, words: findSubject(passage, figure, clause, masked) };
    const matter = settleMatter(passage, figure, own, story);
    if (matter.subject !== '') story.recent.set(figure.kind, matter);
    if (figure.kind === 'count' && figure.unitLast > figure.unitFirst)
      story.counted = countedWords(passage, figure).join(' ');
    const former = notice || isFormer(passage, figure, read[index - 1]?.figure ?? null);
    if (!figure.movement) {
      const place = { first: figure.boundFirst, last: figure.boundLast, former, asOf: asOf(figure, former) };
      claims.push({
        ...frameClaim(passage, place, matter, sources, story),
        kind: 'figure',
        quantity,
      });
      return;
    }
    const moved = { subject: matter.subject, words: own.words };
    for (const [old, part] of splitMovement(passage, figure)) {
      const place = { first: part.boundFirst, last: part.boundLast, former: former || old, asOf: asOf(part, old) };
      const shared = frameClaim(passage, place, moved, sources, story);
      claims.push({ ...shared, kind: 'figure', quantity: toQuantity(passage, part, quantity.concept) });
    }
  });
  return claims;
}

/** "1,950 jobs rather than 2,300", "five, down from nine": a figure beside another of one unit is of the same thing. */
function repeats(passage: Passage, figure: Figure, previous: Figure | null, named: string): boolean {
  if (previous === null || named === '' || figure.unitLast > figure.unitFirst || figure.unit !== previous.unit)
    return false;
  const near = figure.boundFirst - previous.boundLast < 12;
  return near && /^(?:from|than|not|of)$/.test(lowerAt(passage, figure.boundFirst - 1));
}

const leaning = /\b(?:toll|figure|tally|count|total|number)\b/;

/** A subject that names nothing: "the figure", "their present number", "the final tally", or none at all. */
const vague =
  /^(?:(?:his|her|its|their|the|that|this|present|current|final|overall|latest|new|official|confirmed|actual|real|previous|preliminary) )*(?:number|figure|total|count|tally|toll|sum|amount|level|rate|share|value)?s?$/i;

/**
 * "The toll rose to 31": the subject is the one of the people killed that the story told of first. "The figure", "their
 * number" and pronouns stand for what the last figure of their kind was about.
 */
function settleMatter(passage: Passage, figure: Figure, own: Matter, story: StoryContext): Matter {
  const people = figure.unit === 'people' || figure.kind === 'bare';
  if (story.toll !== null && people) {
    if (leaning.test(own.words.toLowerCase()) && own.words.split(' ').length <= 5) return story.toll;
    if (/^(?:official |confirmed |death )*(?:toll|tally|dead)\b/i.test(own.subject))
      return { subject: story.toll.subject, words: own.words };
  }
  const isToll = figure.unit === 'people' && /\bkilled\b/.test(own.words);
  if (story.toll === null && isToll) story.toll = own;
  const found = vague.test(own.subject) ? standsFor(passage, figure, own, story) : null;
  return found === null ? own : { subject: found.subject, words: `${found.words} ${own.words}` };
}

/** What a vague subject stands for: the last figure's of its kind; for a movement or a share, of any measure. */
function standsFor(passage: Passage, figure: Figure, own: Matter, story: StoryContext): Matter | null {
  if (own.subject === '' && !leansOnPronoun(passage, figure)) return null;
  const { recent } = story;
  if (figure.kind === 'bare') return recent.get('count') ?? recent.get('bare') ?? null;
  if (figure.kind === 'percent') return recent.get('percent') ?? recent.get('money') ?? recent.get('count') ?? null;
  return recent.get(figure.kind) ?? null;
}

/** "It rose 3%", "they stood at 40": a pronoun of things before the verb. */
function leansOnPronoun(passage: Passage, figure: Figure): boolean {
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - 6); at--) {
    if (/^(?:it|they|that|this|those|which)$/.test(lowerAt(passage, at))) return true;
    if (passage.tags[at] === 'noun' || passage.tags[at] === 'mark') return false;
  }
  return false;
}

/** "two people familiar with the talks", "three officials said": the count is of sources. */
function countsSources(passage: Passage, figure: Figure, sources: readonly NamedSource[]): boolean {
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
  if (figure.parted !== undefined) {
    const [oldLast, newFirst] = figure.parted;
    const old = { ...figure, isRange: false, high: figure.low, last: oldLast, boundLast: oldLast };
    return [
      [true, old],
      [false, { ...figure, isRange: false, low: figure.high, first: newFirst, boundFirst: newFirst }],
    ];
  }
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
