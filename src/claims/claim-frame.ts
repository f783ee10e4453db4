import { findHedge } from './find-hedge.ts';
import { isUsableSubject } from './is-usable-subject.ts';
import type { Passage } from './passage.ts';
import { noticeOpenings } from './reporting-lexicon.ts';
import { isQuoted, type NamedSource } from './speakers.ts';
import type { StoryContext } from './story-context.ts';
import { toSubjectKey } from './subject-key.ts';

/** What a claim is about: in words for readers, and in all the words of its clause, which the key is made of. */
export interface Matter {
  readonly subject: string;
  readonly words: string;
}

/** Where a claim stands and how: span [first, last) in tokens, whether its value is an old one, and of what time. */
export interface ClaimPlace {
  readonly first: number;
  readonly last: number;
  readonly former: boolean;
  readonly asOf: string | null;
}

/** What every claim carries: subject, source, hedge, standing, sentence and span. */
export function frameClaim(
  passage: Passage,
  { first, last, former, asOf }: ClaimPlace,
  matter: Matter,
  sources: readonly NamedSource[],
  story: StoryContext,
) {
  const start = passage.tokens[first]?.start ?? passage.start;
  const end = passage.tokens[last - 1]?.end ?? passage.end;
  return {
    subject: matter.subject === '' && isUsableSubject(matter.words, null) ? matter.words : matter.subject,
    subjectKey: keyOfMatter(matter),
    attribution: attributionAt(passage, first, sources, story),
    hedge: findHedge(passage, first, last),
    standing: former ? ('former' as const) : ('current' as const),
    asOf,
    part: passage.part,
    sentence: passage.text.slice(passage.start, passage.end),
    sentenceStart: passage.start,
    start,
    end,
  };
}

/** The key of the words of the clause; of the subject as well where the two have less than half in common. */
function keyOfMatter({ subject, words }: Matter): string {
  const key = toSubjectKey(words);
  if (subject === '' || subject === words) return key;
  const told = toSubjectKey(subject).split(' ');
  const known = new Set(key.split(' '));
  const shared = told.filter((word) => known.has(word)).length;
  return shared * 2 >= told.length ? key : toSubjectKey(`${words} ${subject}`);
}

/** More than any sentence's tokens matter: a source beyond a semicolon is taken only for want of another. */
const partedCost = 60;

function isParted(passage: Passage, one: number, other: number): boolean {
  for (let at = Math.min(one, other); at < Math.max(one, other); at++)
    if (passage.tokens[at]?.text === ';') return true;
  return false;
}

/**
 * The source nearest to the claim in its sentence, one that is cited before the one who cites. A quotation without a
 * source of its own is by who spoke in its paragraph before.
 */
function attributionAt(
  passage: Passage,
  at: number,
  sources: readonly NamedSource[],
  story: StoryContext,
): string | null {
  let best: NamedSource | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    if (at >= source.first && at < source.last) continue;
    const near = Math.abs(source.verb - at) - (source.cited ? partedCost / 2 : 0);
    if (near >= distance || near >= partedCost) continue;
    const away = near + (isParted(passage, source.verb, at) ? partedCost : 0);
    if (away < distance) {
      best = source;
      distance = away;
    }
  }
  if (best !== null && distance < partedCost) return best.name;
  const { speakers } = story;
  return speakers.quoted !== null &&
    sources.length === 0 &&
    isQuoted(passage, passage.tokens[at]?.start ?? passage.start, speakers)
    ? speakers.quoted
    : null;
}

/** Whether the sentence is a correction or update notice, not part of the story. */
export function isNotice(passage: Passage): boolean {
  const opening = passage.text
    .slice(passage.start, Math.min(passage.end, passage.start + 40))
    .replace(/^[\s(*“"]+/, '');
  if (!noticeLetters.has(opening.charAt(0).toLowerCase())) return false;
  const lower = opening.toLowerCase();
  return noticeOpenings.some((words) => lower.startsWith(words));
}

const noticeLetters = new Set(noticeOpenings.map((words) => words.charAt(0)));
