import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Parse, relationNames, uposNames } from '../../src/grammar/parse.ts';
import { parseTokens } from '../../src/grammar/parse-tokens.ts';
import { type Token, tokenize } from '../../src/text/tokenize.ts';

const tokensOf = (text: string): Token[] => tokenize(text, 0, text.length);

/** "word/TAG>relation>head" for each token. */
function show(text: string): string {
  const tokens = tokensOf(text);
  const { tags, heads, relations } = parseTokens(tokens);
  return tokens
    .map(({ text: word }, at) => `${word}/${tags[at]}>${relations[at]}>${tokens[heads[at]]?.text ?? '-'}`)
    .join(' ');
}

/** What is wrong with a parse as a tree over so many tokens; empty where nothing is. */
function flawsOf({ tags, forms, heads, relations }: Parse, count: number): string[] {
  const flaws: string[] = [];
  if ([tags, forms, heads, relations].some((list) => list.length !== count)) flaws.push('a list of another length');
  const rooted = new Set([-1]);
  for (let at = 0; at < count; at++) {
    if (!uposNames.includes(tags[at])) flaws.push(`tag ${tags[at]}`);
    if (!relationNames.includes(relations[at])) flaws.push(`relation ${relations[at]}`);
    if (!(heads[at] >= -1 && heads[at] < count)) flaws.push(`head ${heads[at]}`);
    if ((relations[at] === 'root') !== (heads[at] === -1)) flaws.push(`${relations[at]} under ${heads[at]}`);
    const path = new Set<number>();
    let node = at;
    for (; !rooted.has(node) && !path.has(node); node = heads[node]) path.add(node);
    if (path.has(node)) flaws.push(`circle at ${node}`);
    for (const one of path) rooted.add(one);
  }
  if (heads.filter((head) => head === -1).length !== Math.min(count, 1)) flaws.push('not one root');
  return flaws;
}

describe('every list of tokens gets a tree', () => {
  test('of arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const tokens = tokensOf(text);
        expect(flawsOf(parseTokens(tokens), tokens.length)).toEqual([]);
      }),
    );
  });

  test('of words and signs in any order', () => {
    const piece = fc.constantFrom(
      'the',
      'toll',
      'rose',
      'to',
      '34',
      ',',
      'Police',
      'said',
      '.',
      '%',
      '"',
      'who',
      'and',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const tokens = tokensOf(pieces.join(' '));
        expect(flawsOf(parseTokens(tokens), tokens.length)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('of no tokens', () => expect(flawsOf(parseTokens([]), 0)).toEqual([]));

  test('of a very long sentence', () => {
    const tokens = tokensOf('the toll rose to 34 , police said , '.repeat(2000));
    expect(flawsOf(parseTokens(tokens), tokens.length)).toEqual([]);
  });

  test('the same each time', () => {
    const text = 'Eleven boats sank off the coast on Friday, the navy said.';
    const first = show(text);
    show('Something else entirely was parsed in between.');
    expect(show(text)).toBe(first);
  });
});

test('a plain sentence has its subject, verb and object', () => {
  expect(show('The ministry sold 40 ships.')).toBe(
    'The/DET>det>ministry ministry/NOUN>nsubj>sold sold/VERB>root>- 40/NUM>nummod>ships ships/NOUN>obj>sold ./PUNCT>punct>sold',
  );
});

/** Parts of the tree that a figure is read by: "dependent relation head". */
const arcs: [text: string, ...arcs: string[]][] = [
  [
    'The toll rose to 41 after two more bodies were found.',
    'toll nsubj rose',
    '41 obl rose',
    'bodies nsubj:pass found',
  ],
  [
    'Net profit grew 12 percent to $3 billion.',
    'profit nsubj grew',
    'percent obl:tmod grew',
    '$ obl grew',
    'billion nummod $',
  ],
  ['The carrier said it had lost 900 million euros.', 'it nsubj lost', 'lost ccomp said', 'euros obj lost'],
  [
    'At least 18 people were killed, officials said.',
    '18 nummod people',
    'people nsubj:pass killed',
    'officials nsubj said',
  ],
  ['The lender, which employs 4,000 people, will close 30 branches.', 'lender nsubj close', 'people obj employs'],
  [
    'Some 300 homes were destroyed by the fire.',
    '300 nummod homes',
    'homes nsubj:pass destroyed',
    'fire obl:agent destroyed',
  ],
  ['The mayor of the town resigned.', 'mayor nsubj resigned', 'town nmod mayor', 'of case town'],
  ['Death Toll In Ferry Sinking Rises To 41', 'Toll nsubj Rises', '41 obl Rises'],
  ['ARMY KILLS 40 REBELS', 'ARMY nsubj KILLS', '40 nummod REBELS', 'REBELS obj KILLS'],
  ['the bank cut 300 jobs last year', 'bank nsubj cut', '300 nummod jobs', 'jobs obj cut', 'year obl:tmod cut'],
];

test.each(arcs)('%s', (text, ...expected) => {
  const tokens = tokensOf(text);
  const { heads, relations } = parseTokens(tokens);
  const found = tokens.map(({ text: word }, at) => `${word} ${relations[at]} ${tokens[heads[at]]?.text ?? '-'}`);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test('forms of verbs and nouns are told', () => {
  const formsOf = (text: string): (string | null)[] => [...parseTokens(tokensOf(text)).forms];
  expect(formsOf('Workers have rejected the offer')).toEqual(['plural', null, 'participle', null, null]);
  expect(formsOf('The firm expects to sell planes')).toEqual([null, null, 'present', null, 'base', 'plural']);
});
