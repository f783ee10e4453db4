/** The grammar of one sentence after Universal Dependencies 2: a tag for each token, and a tree over the tokens. */
export interface Parse {
  /** part of speech of each token */
  readonly tags: readonly Upos[];
  /** shape of verbs and nouns ('participle', 'plural'); null where the tag says it all */
  readonly forms: readonly (Form | null)[];
  /** index of each token's head, -1 for the one root; always a tree, empty for no tokens */
  readonly heads: Int32Array;
  /** what each token is to its head */
  readonly relations: readonly Relation[];
}

/** Universal parts of speech: https://universaldependencies.org/u/pos/ */
export const uposNames = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;

export type Upos = (typeof uposNames)[number];

/** 'base' is the infinitive and the imperative, 'participle' that of the past ("killed"), 'gerund' the form in -ing. */
export type Form = 'base' | 'present' | 'past' | 'participle' | 'gerund' | 'plural';

/**
 * Universal relations, with the subtypes that English claims turn on: https://universaldependencies.org/u/dep/.
 * 'obl:tmod' holds noun phrases without a preposition that say when or by how much ("rose 3%", "said Monday");
 * 'obl:agent' the doer of a passive ("by police"); 'dep' what is none of the others.
 */
export const relationNames = [
  'root',
  'nsubj',
  'nsubj:pass',
  'csubj',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'obl:tmod',
  'nmod',
  'nmod:poss',
  'nummod',
  'amod',
  'compound',
  'compound:prt',
  'appos',
  'acl',
  'acl:relcl',
  'advcl',
  'ccomp',
  'xcomp',
  'conj',
  'cc',
  'case',
  'det',
  'aux',
  'aux:pass',
  'cop',
  'mark',
  'advmod',
  'parataxis',
  'flat',
  'fixed',
  'expl',
  'discourse',
  'punct',
  'dep',
] as const;

export type Relation = (typeof relationNames)[number];
