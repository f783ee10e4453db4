import { conceptGroups } from './concept-groups.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { topOf, treeOf } from './sentence-tree.ts';
import { stretchConcept } from './stretch-concept.ts';

/**
 * The head words of what each figure of a sentence measures, without stop words, groups parted by ", ": what the
 * figure belongs to, then the subject of its clause.
 *
 * masked   tokens of numbers with their measures and of times; left out
 * returns  one concept a figure; "-" where nothing is said
 */
export function findConcepts(passage: Passage, figures: readonly Figure[], masked: Uint8Array): string[] {
  const concepts: string[] = [];
  if (figures.length === 0) return concepts;
  const figured = new Uint8Array(passage.tokens.length);
  for (const figure of figures) figured.fill(1, figure.first, figure.last);
  figures.forEach((figure, index) => {
    const said = concepts[index - 1] ?? '-';
    const previous = figures[index - 1];
    if (figure.conversion || (previous !== undefined && isApposed(passage, figure, previous))) {
      concepts.push(said);
      return;
    }
    const leader = leaderOf(passage, figures, index);
    if (leader >= 0) {
      concepts.push(concepts[leader] ?? '-');
      return;
    }
    const groups = isPlain(figure)
      ? plainGroups(passage, figure, masked)
      : conceptGroups({
          tree: treeOf(passage),
          figure,
          masked,
          figured,
          node: topOf(treeOf(passage), figure.first, figure.last),
        });
    const own = worded(groups);
    concepts.push(own === '-' && leansBack(passage, figure) ? said : own);
  });
  return concepts;
}

/** "190 points, or 0.6%": the second figure says the same as the first. */
function isApposed(passage: Passage, figure: Figure, previous: Figure): boolean {
  if (lowerAt(passage, figure.boundFirst - 1) !== 'or') return false;
  const gap = figure.boundFirst - previous.boundLast;
  if (gap >= 1 && gap <= 2) return true;
  // "60% of its stock, or 30 million dollars"
  return (
    lowerAt(passage, figure.boundFirst - 2) === ',' &&
    gap <= apposedMax &&
    figure.kind === 'money' &&
    previous.kind === 'percent'
  );
}

/** Tokens between two figures of which the second says the same as the first. */
const apposedMax = 8;

/** The figure before that a figure is compared with ("up from 50 percent", "compared with 63"), or -1. */
function leaderOf(passage: Passage, figures: readonly Figure[], index: number): number {
  const figure = figures[index];
  if (figure === undefined || figure.kind === 'fraction') return -1;
  if (!/^(?:up|down|compared|versus|vs)$/.test(lowerAt(passage, figure.boundFirst - 2))) return -1;
  for (let at = index - 1; at >= Math.max(0, index - leadersMax); at--) {
    if (figures[at]?.kind === figure.kind && figures[at]?.conversion === false) return at;
  }
  return -1;
}

/** Figures back among which the one is looked for that another is compared with. */
const leadersMax = 8;

/** A figure in a row without a verb of its own ("24 hours, 39 minutes") is of what the figure before it is of. */
function leansBack(passage: Passage, figure: Figure): boolean {
  const before = lowerAt(passage, figure.boundFirst - 1);
  return /^(?:,|;|and|or|to)$/.test(before) && figure.kind !== 'fraction' && !figure.words;
}

function worded(groups: readonly string[][]): string {
  const said = new Set(groups.filter((group) => group.length > 0).map((group) => group.join(' ')));
  return said.size === 0 ? '-' : [...said].join(', ');
}

/** Durations and a single one are told from words alone, and no better with the tree. */
function isPlain(figure: Figure): boolean {
  if (figure.compound) return false;
  if (figure.kind === 'duration') return true;
  return figure.kind === 'count' && figure.words && figure.low === 1 && !figure.isRange;
}

function plainGroups(passage: Passage, figure: Figure, masked: Uint8Array): string[][] {
  if (figure.kind === 'duration' && opensTime(passage, figure)) return [];
  return stretchConcept(passage, figure, masked);
}

/** "Nine days later, …", "two days after it was signed": a stretch of time that leads to another event. */
function opensTime(passage: Passage, figure: Figure): boolean {
  const after = lowerAt(passage, figure.boundLast);
  if (/^(?:after|before)$/.test(after)) return true;
  return figure.boundFirst <= 1 && /^(?:later|earlier|ago|since)$/.test(after);
}
