import { dueNouns, standingVerbs } from './subject-lexicon.ts';
import { participleOf } from './verb-shapes.ts';

/** What falls due, by the parts of its clause. */
export interface Due {
  readonly base: string;
  /** "over" of "takes over", '' for none */
  readonly particle: string;
  readonly passive: boolean;
  readonly copula: boolean;
  readonly subject: string[];
  /** words behind the verb */
  readonly words: string[];
  /** they open with the object of the verb */
  readonly hasObject: boolean;
  /** "until" stands before the date */
  readonly holds: boolean;
}

/** Verbs that move the date of their object. */
const setting =
  /^(?:extend|prolong|renew|delay|postpone|put|push|move|set|schedule|bring|plan|expect|hold|adjourn|defer|reschedule|fix)$/;

/** Words a thing due as a noun phrase: "end of the truce", "power to be restored to the towns". */
export function wordDue(due: Due): string[] {
  const { base, subject, words, hasObject } = due;
  const noun = due.particle === '' ? dueNouns.get(base) : undefined;
  if (due.copula) return wordCopula(due);
  if (base === 'take' && words[0] === 'place') return [...subject, ...words.slice(1)];
  if (due.passive || !hasObject) {
    if (/^(?:extend|prolong|renew)$/.test(base)) return ['end', 'of', ...subject, ...words];
    if (setting.test(base) && subject.length > 0) return subject;
    if (noun !== undefined && subject.length > 0) return [noun, 'of', ...subject, ...words];
    if (standingVerbs.has(base) || subject.length === 0)
      return subject.length === 0 && noun !== undefined ? [noun, ...words] : subject;
    const particle = due.particle === '' ? [] : [due.particle];
    return due.passive
      ? [...subject, 'to', 'be', participleOf(base), ...particle, ...words]
      : [...subject, 'to', base, ...particle, ...words];
  }
  return wordAction(due, noun);
}

function wordCopula({ subject, words, hasObject }: Due): string[] {
  const isNominal = hasObject || words.length > 0;
  if (isNominal && subject.length > 0 && /^(?:date|deadline|day|target|limit)$/.test(subject.at(-1) ?? ''))
    return subject;
  return isNominal && subject.length === 0 ? words : [...subject, ...words];
}

function wordAction(due: Due, noun: string | undefined): string[] {
  const { base, subject, words } = due;
  if (setting.test(base)) return due.holds && /^(?:extend|prolong|renew)$/.test(base) ? ['end', 'of', ...words] : words;
  if (/^(?:leave|quit|depart|exit)$/.test(base)) return ['departure', 'of', ...subject, 'from', ...words];
  if (base === 'visit') return ['visit', 'to', ...words, ...doer(subject)];
  if (/^(?:begin|start|stop|end|finish|resume)$/.test(base) && noun !== undefined)
    return [noun, 'of', ...words, ...(words.length < 4 ? doer(subject) : [])];
  if (noun !== undefined) return [noun, 'of', ...owned(words, subject)];
  if (due.particle !== '') return [...words, 'to', 'be', participleOf(base), due.particle, ...doer(subject)];
  if (subject.length > 0 && subject.length <= 7) return [...subject, 'to', base, ...words];
  return [...words, 'to', 'be', participleOf(base)];
}

function doer(subject: readonly string[]): string[] {
  return subject.length > 0 && subject.length <= 4 ? ['by', ...subject] : [];
}

/** "its remaining forces" with the owner by name. */
function owned(words: string[], subject: string[]): string[] {
  const owner = subject.join(' ');
  if (!/^(?:its|their)$/.test(words[0] ?? '') || owner === '' || subject.length > 4) return words;
  return [`${owner}${owner.endsWith('s') ? "'" : "'s"}`, ...words.slice(1)];
}
