import { assertsFigure } from './asserts-figure.ts';
import { frameClaim, isNotice } from './claim-frame.ts';
import { findClause } from './clause.ts';
import type { Figure } from './figure.ts';
import { countedWords, findSubject } from './find-subject.ts';
import { isFormerFigure } from './is-former-figure.ts';
import { isMeasureWord } from './is-usable-subject.ts';
import { nameSubject } from './name-subject.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readAsOf } from './read-as-of.ts';
import type { FigureClaim, Quantity } from './reading.ts';
import { settleMatter } from './settle-matter.ts';
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
  if (read.length === 0) return claims;
  const notice = isNotice(passage);
  const times = { passage, figures: read.map((item) => item.figure), matches, sources, now: story.now };
  const asOf = (figure: Figure, former: boolean) => readAsOf(times, figure, former);
  let named = '';
  read.forEach((item, index) => {
    const { figure, quantity } = item;
    if (!assertsFigure(passage, figure, sources, matches)) return;
    const clause = findClause(passage, figure.boundFirst, Math.max(figure.boundLast, figure.unitLast));
    const subject = repeats(passage, figure, read[index - 1]?.figure ?? null, named)
      ? named
      : nameSubject(passage, figure, clause, masked, story.counted);
    named = subject;
    const own = { subject, words: findSubject(passage, figure, clause, masked) };
    const matter = settleMatter(passage, figure, own, story);
    if (matter.subject !== '') {
      story.recent.delete(figure.kind);
      story.recent.set(figure.kind, matter);
    }
    const counted = figure.kind === 'count' && figure.unitLast > figure.unitFirst ? countedWords(passage, figure) : [];
    const isPart = lowerAt(passage, figure.boundFirst - 1) === 'of' || figure.compound;
    if (counted.length > 0 && !isPart && !isMeasureWord(counted.at(-1) ?? '')) story.counted = counted.join(' ');
    if (matter.subject === '' && matter.words === '' && quantity.unit === '') return;
    const former = notice || isFormerFigure(passage, figure, read[index - 1]?.figure ?? null);
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
