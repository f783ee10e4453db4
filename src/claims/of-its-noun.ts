import { findActor, type VerbGroup } from './find-actor.ts';
import { lowerAt } from './passage.ts';
import { isNominal, phraseFrom, wordsOf } from './phrase.ts';
import { isPronoun, type Scene } from './scene.ts';
import { baseOf } from './verb-shapes.ts';

/** Longest phrase behind a figure that is taken up ("a rise of 3 percent in sales"), in tokens. */
const tailTokensMax = 7;

/** Longest noun phrase before "of", in tokens. */
const nounTokensMax = 6;

/** Nouns that say nothing of what is measured. */
const hollow =
  /^(?:total|amount|average|mean|median|minimum|maximum|number|figure|estimate|count|tally|toll|half|third|quarter|most|some|one|all|any|part|share|record|excess|instead|because|out|ahead|short|top|kind|sort|point|mark|order|region|tune|age|year|month|week|day|hour)s?$/;

/**
 * Words what a figure measures by the noun that it is given to with "of": "a fine of $2,000", "a rise of 3 percent in
 * sales", "the agency has a budget of 40 million".
 *
 * returns  the words; none where no such noun stands there
 */
export function ofItsNoun(scene: Scene, group: VerbGroup | null): string[] {
  const { passage, figure, masked } = scene;
  const of = figure.boundFirst - 1;
  const head = lowerAt(passage, of - 1);
  if (lowerAt(passage, of) !== 'of' || figure.compound || hollow.test(head)) return [];
  if (passage.tags[of - 1] !== 'noun' && passage.tags[of - 1] !== 'either') return [];
  const words = nounsBefore(passage, of, masked);
  if (words.length === 0 || words.join(' ') === 'a sum') return [];
  const behind = figure.boundLast;
  if (/^(?:in|on|for)$/.test(lowerAt(passage, behind)) && masked[behind + 1] !== 1) {
    const tail = phraseFrom(passage, behind + 1, Math.min(passage.tokens.length, behind + tailTokensMax), masked);
    const told = wordsOf(passage, { first: behind, last: tail.last }, masked);
    if (tail.last > behind + 1 && told.length > 1) return [...words, ...told];
  }
  return [...words, ...holder(scene, group)];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first }, (_, i) => first + i);
}

/** "The agency has a budget of": whose it is. */
function holder({ passage, masked }: Scene, group: VerbGroup | null): string[] {
  if (group === null || baseOf(lowerAt(passage, group.main)) !== 'have') return [];
  const words = wordsOf(passage, findActor(passage, group, masked).phrase, masked);
  return words.length === 0 || words.length > 6 || isPronoun(words) ? [] : ['of', ...words];
}

const dimensions: ReadonlyMap<string, string> = new Map([
  ['high', 'height'],
  ['tall', 'height'],
  ['wide', 'width'],
  ['broad', 'width'],
  ['deep', 'depth'],
  ['long', 'length'],
  ['thick', 'thickness'],
]);

/** "Is 3 kilometres wide": the width of what is so. */
export function ofDimension({ passage, figure, masked }: Scene, group: VerbGroup | null): string[] {
  let at = figure.last;
  // "3 kilometres (1.9 miles) wide"
  if (lowerAt(passage, at) === '(') while (at < figure.last + 8 && lowerAt(passage, at - 1) !== ')') at++;
  const dimension = figure.kind === 'measure' ? dimensions.get(lowerAt(passage, at)) : undefined;
  if (dimension === undefined) return [];
  // "the pit, some 40 metres deep, had been closed"
  const apposed =
    lowerAt(passage, figure.boundFirst - 1) === ',' ? nounsBefore(passage, figure.boundFirst - 1, masked) : [];
  if (apposed.length > 0) return [dimension, 'of', ...apposed];
  if (group === null) return [];
  const words = wordsOf(passage, findActor(passage, group, masked).phrase, masked);
  return words.length === 0 || isPronoun(words) ? [] : [dimension, 'of', ...words];
}

/** "A deal worth $7 billion", "the takeover, worth £38m": what has the value. */
export function ofWorth({ passage, figure, masked }: Scene): string[] {
  const worth = figure.boundFirst - 1;
  if (!/^(?:worth|costing|totalling|totaling|valued)$/.test(lowerAt(passage, worth))) return [];
  return nounsBefore(passage, worth - (lowerAt(passage, worth - 1) === ',' ? 1 : 0), masked);
}

/** "Sold the club for $40 million": what has the price. */
export function ofSale({ passage, figure, masked }: Scene, group: VerbGroup | null): string[] {
  const at = figure.boundFirst - (/^(?:a|an|reported)$/.test(lowerAt(passage, figure.boundFirst - 1)) ? 1 : 0);
  const joint = at - (/^(?:a|an)$/.test(lowerAt(passage, at - 1)) ? 2 : 1);
  if (figure.kind !== 'money' || group === null || lowerAt(passage, joint) !== 'for') return [];
  if (!/^(?:buy|sell|acquire|purchase|auction|go)$/.test(baseOf(lowerAt(passage, group.main)))) return [];
  let last = group.last;
  while (last < joint && isNominal(passage, last) && masked[last] !== 1) last++;
  const words = wordsOf(passage, { first: group.last, last }, masked);
  const named = words.length > 0 ? words : wordsOf(passage, findActor(passage, group, masked).phrase, masked);
  return named.length === 0 || isPronoun(named) ? [] : ['price', 'of', ...named];
}

/** The noun phrase that ends before a token. */
function nounsBefore(passage: Scene['passage'], last: number, masked: Uint8Array): string[] {
  let first = last;
  while (first > 0 && last - first < nounTokensMax && isNominal(passage, first - 1) && masked[first - 1] !== 1) {
    first--;
    if (passage.tags[first] === 'det') break;
  }
  return wordsOf(passage, { first, last }, masked);
}

/** ", the outer zone 20 kilometres": a noun right before a figure in a clause that leaves out its verb. */
export function ofGappedNoun({ passage, figure, masked }: Scene): string[] {
  const last = figure.boundFirst;
  let first = last;
  while (first > 0 && last - first < nounTokensMax && isNominal(passage, first - 1) && masked[first - 1] !== 1) {
    first--;
    if (passage.tags[first] === 'det') break;
  }
  const named = first < last && range(first, last).every((at) => passage.tokens[at]?.capital === true);
  const opens = (passage.tags[first] === 'det' || named) && /^(?:,|;|and)$/.test(lowerAt(passage, first - 1));
  const isNoun = passage.tags[last - 1] === 'noun' && (last - first > 1 || named);
  return opens && isNoun ? wordsOf(passage, { first, last }, masked) : [];
}
