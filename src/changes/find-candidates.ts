import { groupBy } from '../base/group-by.ts';
import type { Alignment } from '../revisions/alignment.ts';
import type { Statement } from './gather-statements.ts';

/** Up to so many pairs, every claim is held against every other: 245 claims on either side. */
export const pairsMax = 60_000;

/** A word, value or sentence that more claims share than this tells none of them from the others. */
const holdersMax = 12;

/** Claims that one claim is held against, at most. */
const candidatesMax = 48;

/**
 * Says which claims of the newer text a claim of the older one is held against.
 *
 * before, after  statements of both sides
 * alignment      which sentences belong together
 * returns        for each older statement: all newer ones, or, of texts with very many, those in a sentence that belongs
 *                to its own, with its value, or with a word of its subject that few have
 * fails          never; time grows with the number of statements, not with its square
 */
export function openCandidates(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
): (older: Statement) => readonly Statement[] {
  if (before.length * after.length <= pairsMax) return () => after;
  const bySentence = groupBy(after, ({ sentence }) => sentence);
  const byValue = groupBy(after, valueKey);
  const byWord = new Map<string, Statement[]>();
  for (const statement of after) {
    for (const word of new Set(statement.subjectWords)) {
      const holders = byWord.get(word);
      if (holders === undefined) byWord.set(word, [statement]);
      else holders.push(statement);
    }
  }
  const sentencesOf = new Map<number, readonly number[]>();
  for (const group of alignment.groups) for (const index of group.before) sentencesOf.set(index, group.after);
  return (older) => {
    const found = new Set<Statement>();
    const add = (statements: readonly Statement[] | undefined) => {
      if (statements === undefined || statements.length > holdersMax) return;
      for (const statement of statements) if (found.size < candidatesMax) found.add(statement);
    };
    for (const sentence of sentencesOf.get(older.sentence) ?? []) add(bySentence.get(sentence));
    add(byValue.get(valueKey(older)));
    for (const word of older.subjectWords) add(byWord.get(word));
    return [...found];
  };
}

/** The value as it stands; a conversion has another, and is found by its words. */
export function valueKey({ claim }: Pick<Statement, 'claim'>): string {
  return claim.kind === 'date' ? claim.time.value : `${claim.quantity.low} ${claim.quantity.high}`;
}
