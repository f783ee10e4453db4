import type { Random } from './random.ts';
import {
  abstracts,
  adjectives,
  adverbials,
  firstNames,
  nameMiddles,
  nameStarts,
  nouns,
  personEnds,
  placeEnds,
  prepositions,
  roles,
  sayings,
  verbs,
} from './story-lexicon.ts';

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const withArticle = (text: string): string =>
  /^(?:[aeio]|u(?!ni|su)|hon[eo])/.test(text) ? `an ${text}` : `a ${text}`;
const pluralOf = (noun: string): string => {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
};

const lists: Readonly<Record<string, readonly string[]>> = {
  adj: adjectives,
  'a-adj': adjectives.map(withArticle),
  noun: nouns,
  nouns: nouns.map(pluralOf),
  'a-noun': nouns.map(withArticle),
  verb: verbs,
  abs: abstracts,
  Abs: abstracts.map(capitalise),
  prep: prepositions,
  adv: adverbials,
  Adv: adverbials.map(capitalise),
  role: roles,
  'a-role': roles.map(withArticle),
  say: sayings,
  said: sayings.filter((saying) => !saying.includes(' ')),
};

/** Sentences without figures or dates; `{last}` and `{name}` are people of the story, `{place}` a place of it. */
const patterns = [
  'The {adj} {noun} {verb} {a-noun} {prep} {abs}, {name} {say}.',
  '{Adv}, the {noun} {verb} {abs} and {adj} {nouns}.',
  '“{Abs} {verb} our {noun},” {said} {name}, {a-role}.',
  '{last} {verb} {a-adj} {noun} {prep} the {nouns} of {place}.',
  'Neither {abs} nor {abs} {verb} {a-adj} {noun}, {last} {say}.',
  '{A-role} {prep} {place} {verb} {adj} {nouns} {adv}.',
  '{place} {verb} its {adj} {noun} {adv}, and {adj} {nouns} {verb} the {noun}.',
  '{Adj} {nouns} {verb} {a-noun} that {abs} {verb} {adv}.',
  'Where {a-adj} {noun} {verb} {abs}, {nouns} {verb} {adj} {abs}.',
  '“My {noun} {verb} that {adj} {noun} {adv},” {last} {say}.',
  'For {abs}, {name} {verb} {a-noun}, {a-adj} {noun} and {adj} {abs}.',
  'It was {abs}, not {abs}, that {verb} the {adj} {nouns} {prep} {place}.',
  '{Nouns} {prep} {adj} {nouns} {verb} {abs} {adv}.',
  '{last}, {a-adj} {role}, {verb} {abs} {prep} {a-noun}.',
  'Because {nouns} {verb} {abs}, {place} {verb} {a-adj} {noun}.',
  '{Abs} and {abs} {verb} {nouns} whose {noun} {adv} {verb} {abs}.',
  'While {adj} {nouns} {verb} {place}, {a-role} {verb} {a-adj} {noun}.',
  'Many {nouns} {verb} {a-noun} {prep} {adj} {abs}; {last} {verb} {abs}.',
  'Their {adj} {noun} {adv} {verb} {nouns}, {abs} and {adj} {nouns}.',
  '“{A-adj} {noun} {verb} {abs} {prep} {place},” {name} {say}.',
  'Whoever {verb} {a-noun} {verb} {adj} {abs} too, {a-role} {say}.',
  '{Adj} {abs} {verb} {nouns} {prep} {a-noun} near {place}.',
  'If {abs} {verb} the {noun}, {adj} {nouns} {verb} {a-noun}, {said} {last}.',
  'Behind {a-adj} {noun}, {nouns} {verb} {abs}; {adv} {place} {verb} {nouns}.',
  '{name}, {a-role}, {verb} how {abs} {verb} {adj} {nouns}.',
  'Old {nouns} {verb} {abs}, young {nouns} {verb} {adj} {abs}.',
  '{Abs} {adv} {verb} {place}, whose {adj} {noun} {verb} {nouns}.',
  'Then {a-noun} {verb} {adj} {nouns} {prep} {abs} and {abs}.',
];

interface Slot {
  readonly list: readonly string[] | null;
  /** for slots without a list: which part of the cast */
  readonly cast: 'place' | 'name' | 'last' | null;
}

type Piece = string | Slot;

function compile(pattern: string): readonly Piece[] {
  return pattern
    .split(/(\{[^}]+\})/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) return part;
      if (name === 'place' || name === 'name' || name === 'last') return { list: null, cast: name };
      const lower = name.charAt(0).toLowerCase() + name.slice(1);
      const list = lists[name] ?? lists[lower]?.map(capitalise);
      if (list === undefined) throw new Error(`no word list named ${name}`);
      return { list, cast: null };
    });
}

const compiled: readonly (readonly Piece[])[] = patterns.map(compile);

export interface Person {
  readonly name: string;
  readonly last: string;
}

/** The people and places that one story speaks of. */
export interface Cast {
  readonly people: readonly Person[];
  readonly places: readonly string[];
}

/** Invents the people and places of a story. */
export function inventCast(random: Random): Cast {
  const places = Array.from({ length: 3 }, () => inventPlace(random));
  const people = Array.from({ length: 5 }, () => inventPerson(random));
  return { people, places };
}

function inventPlace(random: Random): string {
  return random.pick(nameStarts) + (random.chance(50) ? random.pick(nameMiddles) : '') + random.pick(placeEnds);
}

function inventPerson(random: Random): Person {
  const last = random.pick(nameStarts) + (random.chance(40) ? random.pick(nameMiddles) : '') + random.pick(personEnds);
  return { name: `${random.pick(firstNames)} ${last}`, last };
}

/** Writes one sentence that states no figure and no date. */
export function writeSentence(random: Random, cast: Cast): string {
  let sentence = '';
  for (const piece of random.pick(compiled)) {
    if (typeof piece === 'string') sentence += piece;
    else if (piece.list !== null) sentence += random.pick(piece.list);
    else if (piece.cast === 'place') sentence += random.pick(cast.places);
    else if (piece.cast === 'name') sentence += random.pick(cast.people).name;
    else sentence += random.pick(cast.people).last;
  }
  return sentence;
}

/** Writes a paragraph of one to three such sentences. */
export function writeParagraph(random: Random, cast: Cast): string {
  let paragraph = writeSentence(random, cast);
  for (let more = random.below(3); more > 0; more--) paragraph += ` ${writeSentence(random, cast)}`;
  return paragraph;
}
