import { type Clause, findClause, firstSubject } from './clause.ts';
import type { Figure } from './figure.ts';
import { stopWords } from './grammar-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';

/** What a figure is about: in words for people, and the words of its concept. */
export interface Subject {
  readonly subject: string;
  readonly concept: string;
}

const harmWords = /^(?:kill|wound|injur|hurt)/;

/** Reads what a figure measures from the clause around it. */
export function findSubject(passage: Passage, figure: Figure): Subject {
  const clause = findClause(passage, figure.boundFirst, figure.boundLast);
  const noun = figure.kind === 'count' ? words(passage, figure.unitFirst, figure.unitLast, false) : [];
  const subject = words(passage, clause.subjectFirst, clause.subjectLast, true);
  const behind = words(passage, figure.boundLast, clauseTail(passage, clause, figure), true);
  const verb = clause.verb < 0 ? [] : verbWords(passage, clause);
  const parts: string[] = [];
  if (figure.kind === 'count' || figure.kind === 'bare' || figure.kind === 'fraction') {
    parts.push(...noun);
    if (clause.figureLeads) parts.push(...words(passage, clause.subjectFirst, figure.boundFirst, true), ...behind);
    else {
      parts.push(
        ...verb,
        ...(harmWords.test(verb[0] ?? '') && subject.length > 0 ? ['in'] : []),
        ...subject,
        ...behind,
      );
    }
  } else {
    parts.push(
      ...(clause.figureLeads ? [] : subject),
      ...verb,
      ...words(passage, clause.verb + 1, figure.boundFirst, true),
      ...behind,
    );
  }
  return { subject: tidyWords(parts), concept: conceptOf(passage, figure, clause) };
}

function clauseTail(passage: Passage, clause: Clause, figure: Figure): number {
  return Math.min(passage.tokens.length, Math.max(clause.last, figure.boundLast), figure.boundLast + 14);
}

function verbWords(passage: Passage, clause: Clause): string[] {
  const token = passage.tokens[clause.verb];
  return token === undefined || passage.tags[clause.verb] === 'aux' || stopWords.has(token.lower) ? [] : [token.lower];
}

function words(passage: Passage, first: number, last: number, plain: boolean): string[] {
  const out: string[] = [];
  for (let at = Math.max(0, first); at < last; at++) {
    const token = passage.tokens[at];
    if (token === undefined || token.kind !== 'word') continue;
    if (plain && passage.tags[at] === 'aux') continue;
    if (
      plain &&
      /^(?:the|a|an|that|which|who|also|said|says|by|about|some|than|at|least|more)$/.test(token.lower) &&
      token.lower !== 'by'
    )
      continue;
    out.push(token.capital && at > 0 ? token.text : token.lower);
  }
  return out;
}

function tidyWords(parts: readonly string[]): string {
  const out = parts.slice(0, 24);
  while (out.length > 0 && /^(?:of|in|on|at|by|for|from|with|to|and|or|as|after|since|until)$/.test(out.at(-1) ?? ''))
    out.pop();
  return out.join(' ');
}

/** The head words of what is measured, without stop words: the subject of the clause, or what the figure belongs to. */
function conceptOf(passage: Passage, figure: Figure, clause: Clause): string {
  const groups: string[] = [];
  const owner = ownerOf(passage, figure);
  if (owner.length > 0) groups.push(owner.join(' '));
  const subject = content(passage, clause.subjectFirst, clause.subjectLast);
  if (!clause.figureLeads && subject.length > 0) groups.push(subject.join(' '));
  else if (groups.length === 0 && !clause.figureLeads) {
    const main = firstSubject(passage);
    if (main.subjectLast <= figure.first) {
      const first = content(passage, main.subjectFirst, main.subjectLast);
      if (first.length > 0) groups.push(first.join(' '));
    }
  }
  return groups.length === 0 ? '-' : groups.join(', ');
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
    const inner =
      word === '-' ||
      word === "'s" ||
      word === 'the' ||
      word === 'its' ||
      word === 'a' ||
      word === 'an' ||
      word === 'and' ||
      word === 'of';
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
