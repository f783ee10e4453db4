import type { Token } from '../text/tokenize.ts';
import type { Parse, Relation } from './parse.ts';

/** Tokens of a sentence from one index up to, not with, another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Relations by which a clause hangs on what it is part of. */
const clauseRelations: ReadonlySet<Relation> = new Set<Relation>([
  'root',
  'csubj',
  'ccomp',
  'xcomp',
  'advcl',
  'acl',
  'acl:relcl',
  'parataxis',
]);

/** Relations of what stands in front of a noun, or beside it as part of its name. */
const modifierRelations: ReadonlySet<Relation> = new Set<Relation>([
  'det',
  'nummod',
  'amod',
  'compound',
  'nmod:poss',
  'flat',
  'fixed',
]);

const subjectRelations: ReadonlySet<Relation> = new Set<Relation>(['nsubj', 'nsubj:pass', 'csubj']);

/** Indexes of the tokens that hang on a token, in the order of the sentence. */
export function dependentsOf({ heads }: Parse, at: number): number[] {
  const found: number[] = [];
  for (let other = 0; other < heads.length; other++) if (heads[other] === at) found.push(other);
  return found;
}

/** First dependent with one of the relations, -1 where there is none. */
export function dependentBy(parse: Parse, at: number, ...relations: readonly Relation[]): number {
  for (let other = 0; other < parse.heads.length; other++)
    if (parse.heads[other] === at && relations.includes(parse.relations[other])) return other;
  return -1;
}

/** The token and all that hangs on it, near and far; where that has gaps, from its first token to its last. */
export function phraseOf({ heads }: Parse, at: number): Stretch {
  let from = at;
  let to = at + 1;
  for (let other = 0; other < heads.length; other++) {
    if (other >= from && other < to) continue;
    let node = other;
    while (node !== -1 && node !== at) node = heads[node];
    if (node !== at) continue;
    from = Math.min(from, other);
    to = Math.max(to, other + 1);
  }
  return { from, to };
}

/** The noun that a number, adjective, article or part of a name belongs to; the token itself if it modifies none. */
export function nounOf({ heads, relations, tags }: Parse, at: number): number {
  let node = at;
  for (;;) {
    const head = heads[node];
    if (head === -1) return node;
    const relation = relations[node];
    const toNumber = (relation === 'advmod' || relation === 'nmod') && tags[head] === 'NUM' && node < head;
    if (!modifierRelations.has(relation) && !toNumber) return node;
    node = head;
  }
}

/**
 * The bare noun phrase around a token: its noun with articles, numbers, adjectives, owners and the rest of its name,
 * without what follows it ("of the army", "killed on Friday"). The noun itself is `nounOf`.
 */
export function nounPhraseOf(parse: Parse, at: number): Stretch {
  const noun = nounOf(parse, at);
  let from = noun;
  let to = noun + 1;
  for (let grown = true; grown; ) {
    grown = false;
    if (from > 0 && isInNounPhrase(parse, from - 1, noun)) {
      from--;
      grown = true;
    }
    if (to < parse.heads.length && isInNounPhrase(parse, to, noun)) {
      to++;
      grown = true;
    }
  }
  return { from, to };
}

function isInNounPhrase({ heads, relations }: Parse, at: number, noun: number): boolean {
  let node = at;
  while (node !== -1 && node !== noun) {
    const relation = relations[node];
    const owner = relation === 'case' && relations[heads[node]] === 'nmod:poss';
    const inside =
      modifierRelations.has(relation) || owner || (node < noun && (relation === 'advmod' || relation === 'punct'));
    if (!inside) return false;
    node = heads[node];
  }
  return node === noun;
}

/**
 * The predicate of the innermost clause that a token is in: its verb, or the noun or adjective that a form of "be"
 * links. A token that is itself a predicate is its own; that of the clause around it is found from its head.
 */
export function predicateOf({ heads, relations, tags }: Parse, at: number): number {
  let node = at;
  for (;;) {
    if (heads[node] === -1 || clauseRelations.has(relations[node])) return node;
    // "fell and rose": each verb of a row is a predicate
    if (relations[node] === 'conj' && (tags[node] === 'VERB' || tags[node] === 'AUX')) return node;
    node = heads[node];
  }
}

/** Predicates of a row that are asked for the subject they share: longer rows are lists. */
const stepsMax = 12;

/**
 * The subject of a predicate: its own, or the one it shares with the predicate it is joined to ("rose and fell"),
 * completes ("expects to sell"), or the noun that it describes ("ships that sank", "people killed").
 *
 * returns  index of the head of the subject, -1 where there is none, as for commands
 */
export function subjectOf(parse: Parse, predicate: number): number {
  const { heads, relations, forms } = parse;
  let node = predicate;
  for (let steps = 0; node !== -1 && steps < stepsMax; steps++) {
    const own = dependentBy(parse, node, ...subjectRelations);
    const relation = relations[node];
    const head = heads[node];
    if (own !== -1) return isRelativePronoun(parse, own) && relation === 'acl:relcl' ? head : own;
    if (relation === 'acl' || relation === 'acl:relcl') return head;
    if (relation === 'xcomp') {
      const object = dependentBy(parse, head, 'obj');
      if (object !== -1 && object < node) return object;
    } else if (relation !== 'conj' && !(relation === 'advcl' && forms[node] !== null && forms[node] !== 'present')) {
      return -1;
    }
    node = head;
  }
  return -1;
}

const isRelativePronoun = ({ tags, heads }: Parse, at: number): boolean => tags[at] === 'PRON' && at < heads[at];

/** A clause that says what another one tells, and who says it. */
export interface Report {
  /** the reporting verb, or "according" */
  readonly verb: number;
  /** head of who says it, -1 where nobody is named ("it was reported that") */
  readonly speaker: number;
}

/**
 * Who says what a token is part of: "police said 34 people died", "34 people died, police said", "according to
 * police". Whether the verb is one of saying is for the caller to judge.
 *
 * tokens   those that were parsed
 * returns  reports from the innermost outwards; none for a plain sentence
 */
export function reportsOf(parse: Parse, tokens: readonly Token[], at: number): Report[] {
  const { heads, relations } = parse;
  const found: Report[] = [];
  let below = -1;
  for (let node = at; node !== -1; node = heads[node]) {
    for (const other of dependentsOf(parse, node)) {
      if (other === below) continue;
      const speaker = relations[other] === 'parataxis' ? subjectOf(parse, other) : -1;
      if (speaker !== -1) found.push({ verb: other, speaker });
      const marker = dependentBy(parse, other, 'case');
      if (marker !== -1 && tokens[marker].lower === 'according') found.push({ verb: marker, speaker: other });
    }
    const head = heads[node];
    if (head !== -1 && relations[node] === 'ccomp') found.push({ verb: head, speaker: subjectOf(parse, head) });
    below = node;
  }
  return found;
}
