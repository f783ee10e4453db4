import type { DateClaim } from '../claims/reading.ts';
import { plainTag } from '../claims/word-forms.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { foldTerm } from './fold-term.ts';
import { isTelling } from './head-phrase.ts';
import type { Frame } from './read-figure-frame.ts';
import { readNames } from './read-story.ts';
import { dueHeads, dueOf, eventOf, headOf } from './series-lexicon.ts';

/**
 * Reads what is due at a date: the act ("election", "withdraw"), and of what.
 *
 * before   what stands right before the date ("the general election of"), where that tells it
 */
export function readDueFrame(
  claim: DateClaim,
  before: readonly Token[] | null,
  clause: readonly Token[],
  known: ReadonlySet<string>,
): Frame {
  const subject = tokenize(claim.subject, 0, claim.subject.length);
  const tokens = before === null ? subject : [...before];
  const names = readNames(subject, known);
  const named = new Set([
    ...names.map(({ at }) => subject[at]),
    ...readNames(tokens, known).map(({ at }) => tokens[at]),
  ]);
  const due = (word: string) => dueOf.get(word) ?? headOf.get(word) ?? foldTerm(word);
  const terms = (some: readonly Token[]) =>
    some
      .filter((token) => token.kind === 'word' && !named.has(token) && !known.has(token.text))
      .map(({ lower }) => due(lower))
      .filter((word) => isTelling(word));
  const own = terms(tokens);
  const said = terms(clause);
  const acts = findAct(tokens, own, due);
  if (acts.length === 0) {
    for (const word of claim.subjectKey.split(' ')) if (dueOf.has(word)) acts.push(dueOf.get(word) ?? word);
  }
  return {
    head: [...new Set(acts)],
    marks: [...new Set(own.filter((word) => !acts.includes(word)))].sort(),
    words: said.filter((word) => !own.includes(word)),
    deeds: [],
    role: null,
    names,
    events: subject.flatMap(({ lower }) => eventOf.get(lower) ?? []),
  };
}

/** The act of a deadline: the infinitive ("mediator [to settle] the strike"), else the first word for one. */
function findAct(tokens: readonly Token[], own: readonly string[], due: (word: string) => string): string[] {
  const infinitive = tokens.findLastIndex(({ lower }, at) => lower === 'to' && isAct(tokens[at + 1], due));
  if (infinitive >= 0) return [due(tokens[infinitive + 1]?.lower ?? '')];
  const acts = [...new Set(own.filter((word) => dueHeads.has(word)))];
  // "completion of the exit": the beginning or end of an act is told by both
  return acts.slice(0, acts[0] === 'start' || acts[0] === 'end' ? 2 : 1);
}

function isAct(token: Token | undefined, due: (word: string) => string): boolean {
  if (token === undefined || token.capital) return false;
  const act = due(token.lower);
  return dueHeads.has(act) || (plainTag(token.lower) === 'either' && isTelling(act));
}
