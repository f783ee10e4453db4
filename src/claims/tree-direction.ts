import type { Parse } from '../grammar/parse.ts';
import { reportWords } from './context-lexicon.ts';
import { baseVerbs } from './grammar-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { irregularVerbs } from './subject-lexicon.ts';
import { isPlural } from './word-forms.ts';

/** Verbs and adjectives that put what they govern ahead: "is due Friday", "plans to", "scheduled for". */
const aheadWords =
  /^(?:due|set|scheduled|slated|expected|planned|supposed|poised|likely|unlikely|plans?|planning|expects?|intends?|hopes?|aims?|vow(?:s|ed)|pledge[sd]?|promise[sd]?|wants?|agree[sd]?|going|ready|willing|able|urge[sd]?|order(?:s|ed)|tells?|told|asks?|asked|decide[sd]?)$/;

/** Verbs whose infinitive has happened: "failed to", "managed to", "was forced to". */
const doneWords =
  /^(?:began|begun|continued|had|used|led|tried|failed|forced|came|went|helped|managed|appeared|seemed|refused|allowed|declined|needed|happened|proved|were|was|got|moved|stepped)$/;

const irregularPasts = new Set(
  irregularVerbs.flatMap(([base, past]) => (past === undefined || past === base ? [] : [past])),
);

/** Whether a verb is in the past by its ending or as an irregular one ("flew"). */
export function isPastForm(word: string): boolean {
  return pastShape.test(word) || irregularPasts.has(word);
}

/** Endings of verbs in the past. */
const pastShape = /(?:ed|en|wn|ung|ook|ost|old|ent)$/;

const modals = /^(?:will|'ll|shall|would|may|might|could|should|must|can|won't|wo)$/;

/**
 * Whether the verb that governs a token looks ahead (1) or back (-1), by the tree of its sentence; 0 when it does not
 * say so.
 */
export function treeDirection(passage: Passage, at: number): -1 | 0 | 1 {
  const parse = passage.grammar();
  let node = at;
  for (let steps = 0; steps < 12 && node !== -1; steps++) {
    const way = node === at ? 0 : wayOf(passage, parse, node);
    if (way !== 0) return way;
    node = parse.heads[node] ?? -1;
  }
  return 0;
}

function wayOf(passage: Passage, parse: Parse, node: number): -1 | 0 | 1 {
  const word = lowerAt(passage, node);
  const tag = parse.tags[node];
  if (passage.tokens[node]?.kind !== 'word' || describesNext(passage, node)) return 0;
  let have = false;
  let past = false;
  let present = false;
  let to = false;
  let passive = false;
  let subject = false;
  for (let other = Math.max(0, node - 12); other < Math.min(parse.heads.length, node + 6); other++) {
    if (parse.heads[other] !== node) continue;
    const relation = parse.relations[other];
    const child = lowerAt(passage, other);
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      if (modals.test(child)) return 1;
      if (child === 'had' || child === 'have' || child === 'has' || child === "'ve") have = true;
      else if (child === 'was' || child === 'were' || child === 'did' || child === 'been') past = true;
      else if (
        child === 'is' ||
        child === 'are' ||
        child === "'s" ||
        child === "'re" ||
        child === 'am' ||
        child === 'be'
      )
        present = true;
      if (relation === 'aux:pass') passive = true;
    }
    if (relation === 'mark' && child === 'to') to = true;
    if (relation === 'nsubj') subject = true;
  }
  if (tag !== 'VERB' && tag !== 'AUX' && tag !== 'ADJ' && !past && !present && !have) return 0;
  if (have) return -1;
  const form = parse.forms[node];
  if (
    aheadWords.test(word) &&
    (present || past || form === 'present' || form === 'base' || tag === 'ADJ' || form === 'participle')
  )
    return 1;
  if (to && !past) return doneHead(passage, parse, node);
  if (past) return -1;
  if (present) return passive || form === 'participle' ? 0 : 1;
  if (form === 'past') return -1;
  if (form === 'participle') return -1;
  // "shares" and "plan" are nouns as well: both readings must agree on a verb without an auxiliary
  if (tag === 'VERB' && form === 'present' && subject && baseVerbs.has(word))
    return reportWords.has(`${word}s`) ? 0 : 1;
  if (passage.tags[node] !== 'verb' || tag !== 'VERB') return 0;
  return form === 'present' && !reportWords.has(word) ? 1 : 0;
}

const planNouns = /^(?:plans?|bid|deal|deadline|decision|offer|date|vote|order|agreement|pledge|promise|proposal)$/;

/** An infinitive is ahead unless its verb says that it came about. */
function doneHead(passage: Passage, parse: Parse, node: number): -1 | 0 | 1 {
  const head = parse.heads[node] ?? -1;
  if (head === -1) return 1;
  if (parse.relations[node] === 'xcomp') {
    if (doneWords.test(lowerAt(passage, head))) return -1;
    if (node - head < 4) return 1;
  }
  // what is done in order to win is done when the winning is; a plan to leave is ahead
  return planNouns.test(lowerAt(passage, head)) || aheadWords.test(lowerAt(passage, head)) ? 1 : 0;
}

/** "preferred shares", "stolen goods": a participle between a noun or number and a plural noun. */
export function describesNext(passage: Passage, at: number): boolean {
  const { tokens, tags } = passage;
  if (!pastShape.test(lowerAt(passage, at)) || tags[at + 1] !== 'noun' || !isPlural(lowerAt(passage, at + 1)))
    return false;
  const before = tags[at - 1];
  return before === 'num' || before === 'det' || (before === 'noun' && tokens[at - 1]?.text.length === 1);
}
