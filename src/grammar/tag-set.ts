import type { Form, Upos } from './parse.ts';

/** The classes the tagger tells apart: a part of speech, for verbs and nouns with its form. Order is that of weights. */
export const tagSet: readonly { readonly upos: Upos; readonly form: Form | null }[] = [
  { upos: 'ADJ', form: null },
  { upos: 'ADP', form: null },
  { upos: 'ADV', form: null },
  { upos: 'AUX', form: null },
  { upos: 'CCONJ', form: null },
  { upos: 'DET', form: null },
  { upos: 'INTJ', form: null },
  { upos: 'NOUN', form: null },
  { upos: 'NOUN', form: 'plural' },
  { upos: 'NUM', form: null },
  { upos: 'PART', form: null },
  { upos: 'PRON', form: null },
  { upos: 'PROPN', form: null },
  { upos: 'PROPN', form: 'plural' },
  { upos: 'PUNCT', form: null },
  { upos: 'SCONJ', form: null },
  { upos: 'SYM', form: null },
  { upos: 'VERB', form: 'base' },
  { upos: 'VERB', form: 'present' },
  { upos: 'VERB', form: 'past' },
  { upos: 'VERB', form: 'participle' },
  { upos: 'VERB', form: 'gerund' },
  { upos: 'X', form: null },
];
