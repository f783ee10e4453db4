import { downWords, movementFillers, objectVerbs, upWords } from './bound-lexicon.ts';
import { upParticleVerbs } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';

export type Trend = 'up' | 'down';

/** Tokens between a verb of movement and its amount. */
const fillersMax = 6;

/** Tokens between a verb of movement and the "by" of its amount, with the object between: "cut the risk of fire by 60%". */
const objectMax = 14;

/**
 * Finds whether a figure is the amount of a movement ("fell 0.9%", "up by more than 30", "cuts costs by 60 percent").
 *
 * returns  null for a level ("rose to 31"), for a noun ("a rise of 3%") and where no verb of movement governs it
 */
export function readTrend(passage: Passage, figure: Figure): Trend | null {
  const at = figure.first;
  for (let near = at - 1; near >= Math.max(0, at - fillersMax); near--) {
    const trend = trendOfWord(passage, near);
    if (trend !== null) return movesFreely(passage, near, figure) ? trend : null;
    const word = lowerAt(passage, near);
    if (word === 'by') return trendOfVerb(passage, near);
    if (!movementFillers.has(word)) break;
  }
  return trendBehind(passage, figure);
}

/** Tokens between two amounts of one verb: "up by 2 percent, in clothes and shoes 1 percent". */
const carryMax = 14;

/** Carries a movement on to the amounts of one kind in the same row, whose verb is left out. */
export function carryTrends(passage: Passage, figures: readonly Figure[]): void {
  for (let index = 1; index < figures.length; index++) {
    const previous = figures[index - 1];
    const figure = figures[index];
    if (previous === undefined || figure === undefined || previous.trend === null) continue;
    if (figure.trend === null && figure.bound === '=' && sharesVerb(passage, previous, figure))
      figure.trend = previous.trend;
  }
}

function sharesVerb(passage: Passage, previous: Figure, figure: Figure): boolean {
  if (figure.kind !== 'percent' || figure.unit !== previous.unit || figure.isRange || figure.compound) return false;
  const gap = figure.boundFirst - previous.boundLast;
  if (gap < 1 || gap > carryMax) return false;
  const after = passage.tags[figure.boundLast];
  if (after === 'noun' || after === 'either' || lowerAt(passage, figure.boundLast) === 'of') return false;
  let joined = false;
  for (let at = previous.boundLast; at < figure.boundFirst; at++) {
    const tag = passage.tags[at];
    const word = lowerAt(passage, at);
    const isName = passage.tokens[at]?.capital === true;
    if (!isName && (tag === 'verb' || tag === 'aux' || tag === 'rel' || tag === 'pron')) return false;
    if (/^(?:to|from|than|with|against|but|while|at|;|:|\(|\))$/.test(word)) return false;
    joined = joined || word === ',' || word === 'and';
  }
  const before = passage.tags[figure.boundFirst - 1];
  return joined && before !== 'det';
}

/** The direction that a word tells, particles included; null where it is part of a comparison or a bound. */
function trendOfWord(passage: Passage, at: number): Trend | null {
  const word = lowerAt(passage, at);
  const next = lowerAt(passage, at + 1);
  if (upWords.has(word)) return (word === 'up' && next === 'to') || next === 'than' ? null : 'up';
  if (!downWords.has(word) || next === 'than' || lowerAt(passage, at - 1) === 'than') return null;
  return 'down';
}

/** "reduces costs by", "to grow sales by", "was cut by": the verb of movement before a "by", with its object between. */
function trendOfVerb(passage: Passage, by: number): Trend | null {
  const { tags } = passage;
  for (let at = by - 1; at >= Math.max(0, by - objectMax); at--) {
    const tag = tags[at];
    const word = lowerAt(passage, at);
    const trend = trendOfWord(passage, at);
    // a participle behind "is" or a noun moves as well as a verb with an object; "a rise by 3%" is a noun
    if (trend !== null && !isNounHere(passage, at)) return mayBeVerb(passage, at, by) ? trend : null;
    if (tag === 'aux' || tag === 'verb' || tag === 'rel' || tag === 'num') return null;
    if (tag === 'mark' && word !== '-' && word !== "'s" && word !== "'") return null;
  }
  return null;
}

function isNounHere(passage: Passage, at: number): boolean {
  const before = passage.tags[at - 1];
  const word = lowerAt(passage, at - 1);
  return before === 'det' || word === "'s" || (before === 'prep' && word !== 'to');
}

/** A verb stands right before "by", behind "to" or an auxiliary, or has an object; nouns of movement have none. */
function mayBeVerb(passage: Passage, at: number, by: number): boolean {
  const before = passage.tags[at - 1];
  const tag = passage.tags[at];
  if (at === by - 1) return before !== 'noun' || tag === 'verb' || lowerAt(passage, at).endsWith('s');
  if (tag === 'verb' || before === 'aux' || before === 'pron' || lowerAt(passage, at - 1) === 'to') return true;
  const next = passage.tags[at + 1];
  return next === 'det' || (tag === 'either' && lowerAt(passage, at).endsWith('s'));
}

/** "closed 2.1% higher", "was 4 points up". */
function trendBehind(passage: Passage, figure: Figure): Trend | null {
  const at = figure.first;
  const behind = lowerAt(passage, figure.boundLast);
  const isParticle = behind === 'up' || behind === 'down';
  if (behind !== 'higher' && behind !== 'lower' && !isParticle) return null;
  if (isParticle && !closesPhrase(passage, figure.boundLast + 1)) return null;
  const copula = /^(?:was|were|is|are|be|closed|close|ended|end|finished|opened|trading|traded|settled)$/;
  for (let near = at - 1; near >= Math.max(0, at - 4); near--) {
    if (copula.test(lowerAt(passage, near))) return behind === 'higher' || behind === 'up' ? 'up' : 'down';
  }
  return null;
}

function closesPhrase(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return tag === undefined || tag === 'mark' || /^(?:on|from|at|in|this|last|since)$/.test(lowerAt(passage, at));
}

/** A noun ("a rise of 3%") is told from the verb by the words around it, a thing that is lost or raised by its unit. */
function movesFreely(passage: Passage, at: number, figure: Figure): boolean {
  const word = lowerAt(passage, at);
  if (lowerAt(passage, at + 1) === 'of') return false;
  if (passage.tags[at - 1] === 'det' || lowerAt(passage, at - 1) === "'s") return false;
  if (word === 'up' && upParticleVerbs.has(lowerAt(passage, at - 1))) {
    return lowerAt(passage, at - 1) === 'ended' && isShare(figure);
  }
  const object = objectVerbs.get(word);
  if (object === undefined || lowerAt(passage, at + 1) === 'by') return true;
  return isShare(figure) || (object === 'goods' && figure.kind === 'money');
}

function isShare(figure: Figure): boolean {
  return (
    figure.kind === 'percent' ||
    figure.kind === 'fraction' ||
    figure.unit === 'point' ||
    figure.unit === 'cent' ||
    figure.unit === 'sen' ||
    figure.unit === 'penny'
  );
}
