import { futureWords, goalVerbs, pastWords, reportWords } from './context-lexicon.ts';
import { baseVerbs } from './grammar-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { weekdays } from './time-lexicon.ts';
import { describesNext, isPastForm, treeDirection } from './tree-direction.ts';

/** Which way words look, and whether the word that says so stands close enough to be believed. */
interface Way {
  readonly way: -1 | 1;
  readonly sure: boolean;
  /** a verb was found at all */
  readonly seen: boolean;
}

/**
 * Whether the words around token `at` look ahead (1) or back (-1): the nearest verb decides, the one before it first;
 * where it stands far off or beyond another clause, the tree of the sentence is asked for the verb that governs.
 */
export function directionAt(passage: Passage, at: number): -1 | 1 {
  return wayAt(passage, at).way;
}

/** The direction at a token, and whether the verb that gives it is sure to govern it. */
export function wayAt(passage: Passage, at: number): Way {
  const rule = ruleDirection(passage, at);
  if (rule.sure) return rule;
  const way = treeDirection(passage, at);
  return way === 0 ? rule : { way, sure: rule.seen && !isAttribute(passage, at), seen: true };
}

/** The direction by the words alone. */
export function ruleDirection(passage: Passage, at: number): Way {
  const way = wordDirection(passage, at);
  return isAttribute(passage, at) && !isAwaited(passage, at) ? { ...way, sure: false } : way;
}

/** "geared up for the Dec. 15 elections", "Monday's talks": the date of a noun goes its own way. */
function isAttribute(passage: Passage, at: number): boolean {
  let next = at + 1;
  while (next < at + 4 && (passage.tokens[next]?.kind === 'number' || lowerAt(passage, next) === '.')) next++;
  // "killed during January's election" shares the time of its verb
  if (lowerAt(passage, next) === "'s") return !/^(?:during|in|since|on|after|at)$/.test(lowerAt(passage, at - 1));
  const article = /^(?:the|a|an|its|their|his|her|of|for)$/.test(lowerAt(passage, at - 1));
  return article && passage.tags[next] === 'noun' && passage.tokens[next - 1]?.text !== ',';
}

function wordDirection(passage: Passage, at: number): Way {
  if (isAwaited(passage, at)) return { way: 1, sure: true, seen: true };
  if (isPutOff(passage, at) || isForDay(passage, at) || isOfRecord(passage, at))
    return { way: 1, sure: true, seen: true };
  if (isPeriodEnd(passage, at)) return { way: -1, sure: true, seen: true };
  if (isFormer(passage, at)) return { way: -1, sure: true, seen: true };
  return verbBefore(passage, at) ?? verbBehind(passage, at) ?? { way: -1, sure: false, seen: false };
}

const modals = /^(?:will|would|shall|should|may|might|can|could|must|'ll|not)$/;
const pastFrame = /^(?:ready|able|began|continued|had|used|led|tried|trip|failed|forced|came|went|helped|managed)$/;
const planned = /^(?:due|scheduled|planned|expected|set|slated|supposed)$/;

function verbBefore(passage: Passage, at: number): Way | null {
  const { tokens, tags } = passage;
  let sure = true;
  let infinitive = false;
  for (let near = at - 1; near >= Math.max(0, at - 20); near--) {
    const word = tokens[near]?.lower ?? '';
    const before = tokens[near - 1]?.lower ?? '';
    if (word === ';' || word === ':') break;
    if (word === ')') {
      near = bracketStart(passage, near);
      continue;
    }
    if (near < at - 7 || barriers.test(word)) sure = false;
    // a participle in the passive leaves the time to its auxiliary: "will be held", "would be completed"
    if (tags[near] === 'verb' && (before === 'be' || before === 'to' || modals.test(before))) continue;
    // "had been due on Friday" looks back
    if (planned.test(word) && before === 'been') return { way: -1, sure: true, seen: true };
    if (word === 'planned') return { way: /^(?:to|for)$/.test(lowerAt(passage, near + 1)) ? 1 : -1, sure, seen: true };
    if ((word === 'have' || word === 'been') && /^(?:will|have)$/.test(before) && near > 1) {
      if (before === 'will' || lowerAt(passage, near - 2) === 'will') return { way: 1, sure, seen: true };
    }
    if ((word === 'have' || word === 'been') && /^(?:can|could|may|might|should|must|to)$/.test(before)) continue;
    if (promises.test(word) && saidThen(passage, near, at)) return { way: -1, sure, seen: true };
    if (futureWords.has(word) && !isCause(passage, near)) return { way: 1, sure, seen: true };
    if (word === 'to' && planned.test(before) && lowerAt(passage, near - 2) === 'been')
      return { way: -1, sure: true, seen: true };
    if (
      word === 'to' &&
      commits.test(before) &&
      !isCause(passage, near - 1) &&
      !/^(?:det|num|pron)$/.test(tags[near + 1] ?? '')
    )
      return { way: 1, sure, seen: true };
    if (tags[near] === 'verb' && describesNext(passage, near)) continue;
    if (word === 'to' && tags[near + 1] === 'verb' && !pastFrame.test(before)) {
      // "edged out her rival to win on Sunday": the verb before the noun decides; "Minister to visit on Sunday" has none
      if (!isNoun(passage, near - 1)) return { way: 1, sure, seen: true };
      infinitive = true;
      sure = false;
      continue;
    }
    if (infinitive && commits.test(word)) return { way: 1, sure: true, seen: true };
    if (pastWords.has(word)) return { way: -1, sure, seen: true };
    // "is heard in May" is a plan or a custom
    if (tags[near] === 'verb' && isPastForm(word) && /^(?:is|are)$/.test(before))
      return { way: 1, sure: false, seen: true };
    if (tags[near] === 'verb' && isPastForm(word)) return { way: -1, sure, seen: true };
    // "protests" and "plans" are nouns as well
    if (tags[near] === 'verb' && word.endsWith('s')) return { way: presentWay(passage, word), sure: false, seen: true };
    if (tags[near] === 'aux' && /^(?:is|are|can|might)$/.test(word)) return { way: 1, sure, seen: true };
    if (isPlainPresent(passage, near)) return { way: presentWay(passage, word), sure: false, seen: true };
  }
  return infinitive ? { way: 1, sure: true, seen: true } : null;
}

/** The opening of a bracket that closes at a token; the token itself when it is not near. */
function bracketStart(passage: Passage, at: number): number {
  for (let near = at - 1; near >= Math.max(0, at - 12); near--) if (lowerAt(passage, near) === '(') return near;
  return at;
}

function isNoun(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return (tag === 'noun' || tag === 'pron') && !/^(?:plan|plans|due|bid|deadline|set)$/.test(lowerAt(passage, at));
}

/** "due to injuries" tells a cause, "due to play" a plan. */
function isCause(passage: Passage, at: number): boolean {
  return lowerAt(passage, at) === 'due' && lowerAt(passage, at + 1) === 'to' && passage.tags[at + 2] !== 'verb';
}

const promises = /^(?:promised|pledged|vowed)$/;
const commits =
  /^(?:agreed|agrees|agree|decided|promised|vowed|pledged|asked|ordered|urged|told|plans|plan|expected|due|scheduled|set|hopes|hope|hoped|invited|called|likely)$/;

/** "had promised in November": the day of the promise, not that of the deed. */
function saidThen(passage: Passage, verb: number, at: number): boolean {
  if (at === verb + 1 || (at === verb + 2 && /^(?:on|in|last)$/.test(lowerAt(passage, at - 1)))) return true;
  // "promised an inquiry on Tuesday": of a weekday behind its object too
  if (!weekdays.has(lowerAt(passage, at)) || lowerAt(passage, at - 1) !== 'on') return false;
  for (let near = verb + 1; near < at; near++) if (/^(?:to|that|would|by)$/.test(lowerAt(passage, near))) return false;
  return true;
}

/** "Voters go to the polls on Sunday": a base form behind its subject that is no past as well. */
function isPlainPresent(passage: Passage, at: number): boolean {
  const { tags } = passage;
  const word = lowerAt(passage, at);
  if (tags[at] !== 'verb' || !baseVerbs.has(word) || samePasts.test(word)) return false;
  return tags[at - 1] === 'noun' || tags[at - 1] === 'pron';
}

const samePasts =
  /^(?:beat|hit|set|put|cut|shut|cost|let|hurt|bid|cast|quit|split|spread|burst|read|rid|shed|thrust|say|tell|report)$/;

const barriers = /^(?:,|who|which|that|where|when|while|after|before|because|but|and|if|\(|"|--|–|—)$/;

/** "opens Friday" is ahead; in headlines, and of verbs of saying, the present tells of the past. */
function presentWay(passage: Passage, word: string): -1 | 1 {
  return passage.part === 'headline' || reportWords.has(word) ? -1 : 1;
}

/** Whether a day is that of a plan that was given up or put off ("had been due on May 4"): it may well lie ahead. */
export function isPastPlan(passage: Passage, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - 6); near--) {
    if (planned.test(lowerAt(passage, near))) return /^(?:been|was|were|originally)$/.test(lowerAt(passage, near - 1));
  }
  // "moved from April 28 to May 5"
  if (lowerAt(passage, at - 1) === 'from') {
    for (let near = at - 2; near >= Math.max(0, at - 8); near--) if (goalVerbs.has(lowerAt(passage, near))) return true;
  }
  const verb = lowerAt(passage, at - 1 - (/^(?:the|its|their|a)$/.test(lowerAt(passage, at - 1)) ? 1 : 0));
  return goalVerbs.has(verb);
}

/** The first verb behind: "On Tuesday, the board plans to meet", "Friday's meeting was short". */
function verbBehind(passage: Passage, at: number): Way | null {
  const { tokens, tags } = passage;
  const sure = isFronted(passage, at);
  for (let near = at + 1; near < Math.min(tokens.length, at + 20); near++) {
    const word = tokens[near]?.lower ?? '';
    if (tags[near - 1] === 'det' && tags[near + 1] === 'noun') continue;
    if (/^(?:will|'ll|would|shall|plans|expects|intends|aims|hopes)$/.test(word)) return { way: 1, sure, seen: true };
    if (pastWords.has(word) || (tags[near] === 'verb' && word.endsWith('ed'))) return { way: -1, sure, seen: true };
  }
  return null;
}

/** "On Tuesday, the board plans to meet": the first verb behind is that of the sentence. */
function isFronted(passage: Passage, at: number): boolean {
  if (at > 1 || lowerAt(passage, at + 1) !== ',') return false;
  return at === 0 || /^(?:on|in|by)$/.test(lowerAt(passage, 0));
}

/** "extended to Nov. 16", "postponed until June", "pushed the vote back to May": where a thing was put off to. */
function isPutOff(passage: Passage, at: number): boolean {
  if (/^(?:deadline|expiry)$/.test(lowerAt(passage, at + 2)) && passage.tokens[at + 1]?.kind === 'number') return true;
  let goal = at - 1;
  while (goal > at - 5 && /^(?:the|end|start|beginning|middle|of|early|late|mid|-|on)$/.test(lowerAt(passage, goal)))
    goal--;
  if (!/^(?:to|until|till)$/.test(lowerAt(passage, goal))) return false;
  let reach = goal - 7;
  for (let near = goal - 1; near >= Math.max(0, reach); near--) {
    const word = lowerAt(passage, near);
    if (goalVerbs.has(word)) return true;
    if (word === ',' || word === ';') return false;
    // "moved its strike at the depot from July 9 to July 16"
    if (word === 'from') reach = near - 8;
  }
  return false;
}

/** "called a strike for July 9": a day that something is meant for. */
function isForDay(passage: Passage, at: number): boolean {
  const next = passage.tokens[at + 1];
  return lowerAt(passage, at - 1) === 'for' && next?.kind === 'number' && /^\d{1,2}$/.test(next.text);
}

/** "resigned ahead of a vote on Sunday": the day of what is awaited. */
function isAwaited(passage: Passage, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - 7); near--) {
    const word = lowerAt(passage, near);
    if (word === 'of' && lowerAt(passage, near - 1) === 'ahead') return lowerAt(passage, near + 1) !== 'its';
    if (word === ',' || passage.tags[near] === 'verb' || passage.tags[near] === 'aux') return false;
  }
  return false;
}

/** "to holders of record Nov. 10". */
function isOfRecord(passage: Passage, at: number): boolean {
  const on = lowerAt(passage, at - 1) === 'on' ? 1 : 0;
  return lowerAt(passage, at - 1 - on) === 'record' && lowerAt(passage, at - 2 - on) === 'of';
}

/** "up from 443 million Thursday", "down from nine on Tuesday": the day of an old value. */
function isFormer(passage: Passage, at: number): boolean {
  let numbered = false;
  for (let near = at - 1; near >= Math.max(0, at - 7); near--) {
    const word = lowerAt(passage, near);
    // "up from 12 on Friday", "down 4 percent from Friday"
    if (word === 'from' && near === at - 1) return hasChange(passage, near - 1);
    if (word === 'from') return numbered && /^(?:up|down)$/.test(lowerAt(passage, near - 1));
    if (passage.tags[near] === 'num') numbered = true;
    if (word === 'to' || word === ',' || passage.tags[near] === 'verb') return false;
  }
  return false;
}

function hasChange(passage: Passage, from: number): boolean {
  for (let near = from; near > from - 12; near--) if (/^(?:up|down)$/.test(lowerAt(passage, near))) return true;
  return false;
}

/** "the year ended March 31", "the three months to June": where the period under report ends. */
export function isPeriodEnd(passage: Passage, at: number): boolean {
  const joint =
    at - 1 - (/^(?:end|-|the|of)$/.test(lowerAt(passage, at - 1)) ? (lowerAt(passage, at - 2) === 'end' ? 2 : 1) : 0);
  if (!/^(?:to|ended)$/.test(lowerAt(passage, joint))) return false;
  return /^(?:year|months|quarter|weeks|half|period|days|month|week)$/.test(lowerAt(passage, joint - 1));
}
