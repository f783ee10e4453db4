import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { personNouns } from './reporting-lexicon.ts';
import type { NamedSource } from './speakers.ts';
import type { TimeMatch } from './time-match.ts';
import { singular } from './word-forms.ts';

/** Nouns that a number forms a word with: "four-way talks", "two-digit growth". They count nothing in the story. */
const formations =
  /^(?:way|party|time|digit|sided|piece|legged|dimensional|wheel|wheeled|door|pronged|part|tier|star|fold|run|point|master|horse)$/;

/**
 * Whether a figure asserts something: no age, no vague number, no conversion, no count of sources, no part of a time, no
 * pronoun "one", no part of a word ("four-way talks").
 */
export function assertsFigure(
  passage: Passage,
  figure: Figure,
  sources: readonly NamedSource[],
  matches: readonly TimeMatch[],
): boolean {
  if (figure.kind === 'age' || figure.vague || figure.conversion) return false;
  if (figure.compound && formations.test(lowerAt(passage, figure.unitFirst)) && figure.kind === 'count') return false;
  if (isManner(passage, figure)) return false;
  if (isPronounOne(passage, figure) || standsAlone(passage, figure)) return false;
  return !countsSources(passage, figure, sources) && !insideTime(figure, matches);
}

/** "In one case", "agree on one text", "speak with one voice": one that counts nothing. */
function isManner(passage: Passage, figure: Figure): boolean {
  if (lowerAt(passage, figure.first) !== 'one' || figure.unitLast - figure.first !== 2) return false;
  if (!/^(?:in|on|with|as|under|from|at)$/.test(lowerAt(passage, figure.boundFirst - 1))) return false;
  return /^(?:case|instance|text|voice|roof|place|word|way|sense|side|hand|view|front|point|go|goal|piece)$/.test(
    lowerAt(passage, figure.unitLast - 1),
  );
}

/** "One can only hope", "a week or two". */
function isPronounOne(passage: Passage, figure: Figure): boolean {
  if (figure.kind !== 'bare' || !figure.words || figure.unit !== '') return false;
  const next = passage.tags[figure.boundLast];
  if (lowerAt(passage, figure.first) === 'one' && figure.last - figure.first === 1)
    return next === 'aux' || next === 'verb' || next === 'adv' || next === undefined;
  return lowerAt(passage, figure.first - 1) === 'or' && /^(?:two|so)$/.test(lowerAt(passage, figure.first));
}

/** A bare number that is all of its line, or opens it as the number of an item. */
function standsAlone(passage: Passage, figure: Figure): boolean {
  if (figure.kind !== 'bare' || figure.words || passage.part === 'headline') return false;
  let words = 0;
  for (const token of passage.tokens) if (token.kind === 'word') words++;
  return words === 0;
}

/** So many who speak with one voice ("the two governments said") are sources, whoever they are. */
const fewSources = 4;

/** "two people familiar with the talks", "three officials said": the count is of sources. */
function countsSources(passage: Passage, figure: Figure, sources: readonly NamedSource[]): boolean {
  const familiar =
    /^(?:familiar|briefed|close)$/.test(lowerAt(passage, figure.last)) ||
    lowerAt(passage, figure.last + 1) === 'knowledge';
  if (familiar) return true;
  const head = lowerAt(passage, figure.unitLast - 1);
  const few = figure.words && figure.high <= fewSources && figure.kind === 'count';
  if (!few && !personNouns.has(singular(head)) && head !== 'people') return false;
  return sources.some(
    (source) => figure.first >= source.first && figure.last <= source.last && figure.first - source.first < 3,
  );
}

/** A number that only counts off a date: "the first two weeks of 2022" and its like. */
function insideTime(figure: Figure, matches: readonly TimeMatch[]): boolean {
  return matches.some((match) => match.type === 'DATE' && figure.first >= match.first && figure.last <= match.last);
}
