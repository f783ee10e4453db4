import { findClause, firstSubject } from './clause.ts';
import type { Figure } from './figure.ts';
import { stopWords } from './grammar-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';

/**
 * The head words of what is measured, without stop words, groups parted by ", ": what the figure belongs to, then the
 * subject of its clause.
 *
 * returns  "-" when neither is said
 */
export function findConcept(passage: Passage, figure: Figure): string {
  const clause = findClause(passage, figure.boundFirst, figure.boundLast);
  const groups: string[] = [];
  const owner = ownerOf(passage, figure);
  if (owner.length > 0) groups.push(owner.join(' '));
  const subject = content(passage, clause.subjectFirst, clause.subjectLast);
  if (!clause.figureLeads && subject.length > 0) groups.push(subject.join(' '));
  else if (groups.length === 0 && !clause.figureLeads) groups.push(...mainSubject(passage, figure));
  return groups.length === 0 ? '-' : groups.join(', ');
}

function mainSubject(passage: Passage, figure: Figure): string[] {
  const main = firstSubject(passage);
  if (main.subjectLast > figure.first) return [];
  const first = content(passage, main.subjectFirst, main.subjectLast);
  return first.length > 0 ? [first.join(' ')] : [];
}

/** "of the deal" behind the figure, or the noun that it modifies ("3.5-liter engine", "800 yuan promotion"). */
function ownerOf(passage: Passage, figure: Figure): string[] {
  if (figure.kind === 'count' && !figure.compound) return [];
  let at = figure.last;
  if (/^(?:of|off|for)$/.test(lowerAt(passage, at))) at++;
  const first = at;
  while (at < passage.tokens.length && at - first < 9) {
    const tag = passage.tags[at];
    const word = lowerAt(passage, at);
    const inner = /^(?:-|'s|the|its|a|an|and|of)$/.test(word);
    if (tag !== 'noun' && tag !== 'either' && !(inner && (at > first || word !== '-'))) break;
    if (word === 'and' && at === first) break;
    at++;
  }
  return content(passage, first, at);
}

function content(passage: Passage, first: number, last: number): string[] {
  const out: string[] = [];
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at];
    if (token === undefined || token.kind === 'mark' || stopWords.has(token.lower)) continue;
    out.push(token.text);
  }
  return out;
}
