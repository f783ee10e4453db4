import type { Matter } from './claim-frame.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { StoryContext } from './story-context.ts';

const leaning = /\b(?:toll|figure|tally|count|total|number)\b/;

/** A subject that names nothing: "the figure", "their present number", "the final tally", or none at all. */
const vague =
  /^(?:(?:his|her|its|their|the|that|this|present|current|final|overall|latest|new|official|confirmed|actual|real|previous|preliminary) )*(?:number|figure|total|count|tally|toll|sum|amount)?s?$/i;

/**
 * "The toll rose to 31": the subject is the one of the people killed that the story told of first. "The figure", "their
 * number" and pronouns stand for what the last figure of their kind was about.
 */
export function settleMatter(passage: Passage, figure: Figure, own: Matter, story: StoryContext): Matter {
  const people = figure.unit === 'people' || figure.kind === 'bare';
  if (story.toll !== null && people) {
    if (leaning.test(own.words.toLowerCase()) && own.words.split(' ').length <= 5) return story.toll;
    if (/^(?:official |confirmed |death )*(?:toll|tally|dead)\b/i.test(own.subject))
      return { subject: story.toll.subject, words: own.words };
  }
  const isToll = figure.unit === 'people' && /\bkilled\b/.test(own.words);
  if (story.toll === null && isToll) story.toll = own;
  const ofThem =
    lowerAt(passage, figure.boundLast) === 'of' &&
    /^(?:them|these|those)$/.test(lowerAt(passage, figure.boundLast + 1));
  const counted = ofThem ? lastCounted(story) : null;
  if (counted !== null) return { subject: counted.subject, words: `${counted.words} ${own.words}` };
  const found = vague.test(own.subject) ? standsFor(passage, figure, own, story) : null;
  return found === null ? own : { subject: found.subject, words: `${found.words} ${own.words}` };
}

/** What was counted last: the map keeps the order in which its kinds were named. */
function lastCounted({ recent }: StoryContext): Matter | null {
  let last: Matter | null = null;
  for (const [kind, matter] of recent) if (kind === 'count' || kind === 'bare') last = matter;
  return last;
}

/** What a vague subject stands for: the last figure's of its kind; for a movement or a share, of any measure. */
function standsFor(passage: Passage, figure: Figure, own: Matter, story: StoryContext): Matter | null {
  const elliptic = /^(?:did|do|does|have|has|had|were|was|are|is)$/.test(lowerAt(passage, figure.boundLast));
  if (own.subject === '' && !elliptic && !leansOnPronoun(passage, figure)) return null;
  const { recent } = story;
  if (figure.unit === 'people') return recent.get('count') ?? recent.get('bare') ?? null;
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
