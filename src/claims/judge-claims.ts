import { frameClaim, isNotice } from './claim-frame.ts';
import type { Figure } from './figure.ts';
import type { Source } from './find-attribution.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { FigureClaim, Quantity } from './reading.ts';
import { sourceNouns } from './reporting-lexicon.ts';
import type { StoryContext } from './story-context.ts';
import type { TimeMatch } from './time-match.ts';
import { toQuantity } from './to-quantity.ts';

export interface ReadFigure {
  readonly figure: Figure;
  /** in words */
  readonly subject: string;
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
    const subject = settleSubject(item, story);
    const former = notice || isFormer(passage, figure, read[index - 1]?.figure ?? null);
    if (!figure.movement) {
      claims.push({
        ...frameClaim(passage, figure.boundFirst, figure.boundLast, subject, sources, story, former),
        kind: 'figure',
        quantity,
      });
      return;
    }
    for (const [old, part] of splitMovement(passage, figure)) {
      const shared = frameClaim(passage, part.boundFirst, part.boundLast, item.subject, sources, story, former || old);
      claims.push({ ...shared, kind: 'figure', quantity: toQuantity(passage, part, quantity.concept) });
    }
  });
  return claims;
}

const leaning = /\b(?:toll|figure|tally|count|total|number)\b/;

/** "The toll rose to 31": the subject is the one of the people killed that the story told of first. */
function settleSubject(item: ReadFigure, story: StoryContext): string {
  const { subject, figure } = item;
  const people = figure.unit === 'people' || figure.kind === 'bare';
  if (story.subject !== null && people && leaning.test(subject.toLowerCase()) && subject.split(' ').length <= 5) {
    return story.subject;
  }
  if (story.subject === null && /\bkilled\b/.test(subject) && figure.unit === 'people') story.subject = subject;
  return subject;
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
