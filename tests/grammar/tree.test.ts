import { expect, test } from 'vitest';
import type { Parse, Relation, Upos } from '../../src/grammar/parse.ts';
import {
  dependentBy,
  dependentsOf,
  nounOf,
  nounPhraseOf,
  phraseOf,
  predicateOf,
  reportsOf,
  subjectOf,
} from '../../src/grammar/tree.ts';
import { type Token, tokenize } from '../../src/text/tokenize.ts';

interface Tree {
  readonly tokens: Token[];
  readonly parse: Parse;
  readonly at: (word: string) => number;
}

/** A tree written by hand, "word/TAG>relation>head" for each token, so that these tests do not lean on the parser. */
function tree(notation: string): Tree {
  const parts = notation.split(' ').map((part) => part.split(/[/>]/));
  const words = parts.map(([word]) => word);
  const text = words.join(' ');
  const tokens = tokenize(text, 0, text.length);
  const parse: Parse = {
    tags: parts.map(([, tag]) => tag as Upos),
    forms: parts.map(() => null),
    heads: Int32Array.from(parts, ([, , , head]) => words.indexOf(head)),
    relations: parts.map(([, , relation]) => relation as Relation),
  };
  return { tokens, parse, at: (word) => words.indexOf(word) };
}

const sold = tree(
  'The/DET>det>army army/NOUN>nsubj>sold sold/VERB>root>- more/ADJ>advmod>40 than/ADP>fixed>more ' +
    '40/NUM>nummod>tanks old/ADJ>amod>tanks tanks/NOUN>obj>sold of/ADP>case>steel steel/NOUN>nmod>tanks ' +
    'and/CCONJ>cc>bought bought/VERB>conj>sold ships/NOUN>obj>bought that/PRON>nsubj>sank sank/VERB>acl:relcl>ships',
);

test('dependents are given in order, and by relation', () => {
  expect(dependentsOf(sold.parse, sold.at('tanks'))).toEqual([5, 6, 9]);
  expect(dependentBy(sold.parse, sold.at('sold'), 'nsubj', 'obj')).toBe(sold.at('army'));
  expect(dependentBy(sold.parse, sold.at('sold'), 'ccomp')).toBe(-1);
});

test('a phrase is what hangs on a token, a noun phrase only what stands before its noun', () => {
  expect(phraseOf(sold.parse, sold.at('tanks'))).toEqual({ from: 3, to: 10 });
  expect(nounPhraseOf(sold.parse, sold.at('tanks'))).toEqual({ from: 3, to: 8 });
  expect(nounPhraseOf(sold.parse, sold.at('40'))).toEqual({ from: 3, to: 8 });
  expect(nounPhraseOf(sold.parse, sold.at('sank'))).toEqual({ from: 14, to: 15 });
});

test('a number and what bounds it lead to the counted noun', () => {
  expect(nounOf(sold.parse, sold.at('40'))).toBe(sold.at('tanks'));
  expect(nounOf(sold.parse, sold.at('more'))).toBe(sold.at('tanks'));
  expect(nounOf(sold.parse, sold.at('sold'))).toBe(sold.at('sold'));
});

test('each token is in the clause of one predicate', () => {
  expect(predicateOf(sold.parse, sold.at('steel'))).toBe(sold.at('sold'));
  expect(predicateOf(sold.parse, sold.at('ships'))).toBe(sold.at('bought'));
  expect(predicateOf(sold.parse, sold.at('that'))).toBe(sold.at('sank'));
});

test('a subject is shared by joined verbs and found through relative clauses', () => {
  expect(subjectOf(sold.parse, sold.at('sold'))).toBe(sold.at('army'));
  expect(subjectOf(sold.parse, sold.at('bought'))).toBe(sold.at('army'));
  expect(subjectOf(sold.parse, sold.at('sank'))).toBe(sold.at('ships'));
});

test('a completed verb has the subject of the verb that it completes, or its object', () => {
  const plans = tree('Banks/NOUN>nsubj>plan plan/VERB>root>- to/PART>mark>cut cut/VERB>xcomp>plan jobs/NOUN>obj>cut');
  expect(subjectOf(plans.parse, plans.at('cut'))).toBe(plans.at('Banks'));
  const orders = tree('Banks/NOUN>nsubj>told told/VERB>root>- staff/NOUN>obj>told to/PART>mark>go go/VERB>xcomp>told');
  expect(subjectOf(orders.parse, orders.at('go'))).toBe(orders.at('staff'));
  const killed = tree('34/NUM>nummod>people people/NOUN>root>- killed/VERB>acl>people');
  expect(subjectOf(killed.parse, killed.at('killed'))).toBe(killed.at('people'));
  const command = tree('Sell/VERB>root>- 40/NUM>nummod>tanks tanks/NOUN>obj>Sell');
  expect(subjectOf(command.parse, command.at('Sell'))).toBe(-1);
});

const reported: [name: string, notation: string, verb: string, speaker: string][] = [
  [
    'before what is said',
    'Police/NOUN>nsubj>said said/VERB>root>- 34/NUM>nsubj>died died/VERB>ccomp>said',
    'said',
    'Police',
  ],
  ['after it', '34/NUM>nsubj>died died/VERB>root>- police/NOUN>nsubj>said said/VERB>parataxis>died', 'said', 'police'],
  [
    'by according to',
    '34/NUM>nsubj>died died/VERB>root>- according/VERB>case>police to/ADP>fixed>according police/NOUN>obl>died',
    'according',
    'police',
  ],
];

test.each(reported)('a speaker is found %s', (_, notation, verb, speaker) => {
  const { parse, tokens, at } = tree(notation);
  expect(reportsOf(parse, tokens, at('34'))).toEqual([{ verb: at(verb), speaker: at(speaker) }]);
});

test('what nobody reports has no speaker', () => {
  expect(reportsOf(sold.parse, sold.tokens, sold.at('40'))).toEqual([]);
});
