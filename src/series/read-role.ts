import type { FigureClaim } from '../claims/reading.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { fates, roleOf, setters } from './series-lexicon.ts';

/** Tokens between a figure and a word that says what becomes of those it counts. */
const reach = 6;

/**
 * What becomes of those who are counted, or what a figure is to be: held, freed, aboard, waiting; wanted, offered,
 * agreed; a target or limit; the whole of which another figure is a part.
 *
 * claim    its subject is read too
 * clause   tokens of the clause, without those of the figure
 * head     what is counted: the fate of people is a role of its own
 * returns  one of the values of `roleOf`, a fate, "target", "whole"; null where nothing tells
 */
export function readRole(claim: FigureClaim, clause: readonly Token[], head: readonly string[]): string | null {
  const fate = head.find((word) => fates.has(word) && word !== 'case');
  if (fate !== undefined) return fate;
  const before = clause.filter(({ end }) => end <= claim.start);
  const lead = claim.sentence.slice(0, claim.start - claim.sentenceStart);
  if (isWhole.test(lead)) return 'whole';
  if (isTarget(claim, before) || isAimed.test(lead)) return 'target';
  const after = clause.filter(({ start }) => start >= claim.end);
  // "the number of those released has come to 96": the subject tells
  const told = claim.quantity.unitText === '' ? subjectRole(claim) : null;
  const role = told ?? nearestRole(before.toReversed(), after) ?? subjectRole(claim);
  return role === 'wanted' && isKnown.test(lead) ? null : role;
}

/** "He wants the [2,000 soldiers] to stay": not so many are wanted, something else is of those there are. */
const isKnown = /\b(?:the|these|those|its|their)(?: (?:about|some|nearly|roughly|around))?\s+$/i;

/** "120 of its [540 branches]". */
const isWhole =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:out )?of (?:the|its|their|his|her|all)(?: \p{Ll}+)?\s+$/iu;

/** "Aims to export [9.5 million]". */
const isAimed = /\baim(?:s|ed|ing)? (?:to|for|at)\b[^.;,\d]*$/i;

/** "Against a target of [40]", "the ceiling is [45]", "aims to export [9.5 million]". */
function isTarget({ subject }: FigureClaim, before: readonly Token[]): boolean {
  const near = before.slice(-5);
  const at = near.findLastIndex(({ lower }) => setters.has(lower));
  if (at < 0) return setters.has(subject.toLowerCase().split(' ')[0] ?? '');
  return near.slice(at + 1).every(({ lower }) => /^(?:of|at|to|is|was|for|had|been|set|the|a|year|about)$/.test(lower));
}

/** The word of a role that is nearest; one that follows at once counts before one that stands before. */
function nearestRole(before: readonly Token[], after: readonly Token[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  const look = (tokens: readonly Token[], handicap: number) => {
    for (const [at, { lower, kind }] of tokens.slice(0, reach).entries()) {
      if (kind === 'mark' && /^[,;:.]$/.test(lower)) return;
      const role = roleAt(tokens, at);
      if (role === null || at + handicap >= least) continue;
      [best, least] = [role, at + handicap];
    }
  };
  look(after, 0);
  look(before, 0.5);
  return best;
}

/** "On board", "held up"; words on either side of the figure are given from it outwards. */
function roleAt(tokens: readonly Token[], at: number): string | null {
  const { lower = '' } = tokens[at] ?? {};
  const beside = [tokens[at - 1]?.lower, tokens[at + 1]?.lower];
  if (lower === 'board') return beside.includes('on') ? 'aboard' : null;
  if (lower === 'held' && beside.includes('up')) return 'waiting';
  return roleOf.get(lower) ?? null;
}

function subjectRole({ subject }: FigureClaim): string | null {
  const tokens = tokenize(subject, 0, subject.length);
  return tokens.flatMap((_, at) => roleAt(tokens, at) ?? []).at(-1) ?? null;
}
