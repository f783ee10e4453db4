import type { Claim } from '../claims/reading.ts';
import type { Frame } from './read-figure-frame.ts';
import { type Name, type Story, type StorySentence, sorted, without } from './read-story.ts';
import { organisations } from './series-lexicon.ts';
import { isMeasured, unitOfFigure } from './unit-of-figure.ts';

export interface NamesOf {
  readonly places: readonly string[];
  readonly actors: readonly string[];
}

export function partNames(names: readonly Name[]): NamesOf {
  return {
    places: sorted(names.filter(({ isPlace }) => isPlace).map(({ key }) => key)),
    actors: sorted(names.filter(({ isPlace }) => !isPlace).map(({ key }) => key)),
  };
}

/** Names of the sentence, or where it has none of a kind, of the nearest one before it. */
export function namesNear(story: Story, place: number): NamesOf {
  let places: readonly string[] = [];
  let actors: readonly string[] = [];
  for (let at = place; at >= 0 && (places.length === 0 || actors.length === 0); at--) {
    const found = partNames(story.sentences[at]?.names ?? []);
    if (places.length === 0) places = found.places;
    if (actors.length === 0) actors = found.actors;
  }
  return { places, actors };
}

/**
 * Names of the subject. Of a sum or a share those before it in its clause count too ("[Varr] won 40 percent of the votes"),
 * and they stand for others of the subject where a clause of its own names them ("Mokrane had 41 percent and [Varr] 37").
 */
export function ownNames(
  claim: Claim,
  frame: Frame,
  sentence: StorySentence | undefined,
  from: number,
  to: number,
): NamesOf {
  const own = partNames(frame.names);
  if (claim.kind === 'date' || !isMeasured(unitOfFigure(claim).family)) {
    return { places: own.places, actors: own.actors.filter((name) => !organisations.has(name)) };
  }
  const inside = (sentence?.names ?? []).filter(({ at, isPlace }) => {
    const { start = 0, end = 0 } = sentence?.tokens[at] ?? {};
    return !isPlace && start >= from && end <= Math.min(to, claim.start);
  });
  const actors = sorted(inside.map(({ key }) => key));
  if (actors.length === 0) return own;
  const isShared = from > claim.sentenceStart && !actors.some((name) => own.actors.includes(name));
  const kept = isShared ? own.actors.filter((name) => !isBefore(name, sentence, from)) : own.actors;
  return { places: own.places, actors: sorted([...kept, ...actors]) };
}

function isBefore(name: string, sentence: StorySentence | undefined, from: number): boolean {
  return (sentence?.names ?? []).some(({ key, at }) => key === name && (sentence?.tokens[at]?.start ?? 0) < from);
}

/** Of names around a claim those of the headline, where there are such; without any place, what the story is under. */
export function focus(near: NamesOf, own: NamesOf, story: Story): NamesOf {
  const isTitled = (name: string) => story.titleNames.includes(name) && !organisations.has(name);
  const titled = [...near.places, ...near.actors].some(isTitled);
  const places = titled ? near.places.filter(isTitled) : near.places;
  const actors = titled ? near.actors.filter(isTitled) : near.actors;
  const over = story.titleNames.some(isTitled) ? story.titleNames : story.names;
  const above = without(over, own.actors).filter((name) => !organisations.has(name));
  return { places: places.length > 0 ? places : above, actors };
}
