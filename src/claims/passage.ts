import type { Parse } from '../grammar/parse.ts';
import { parseTokens } from '../grammar/parse-tokens.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { commonAdjectives, nounsLikeAdjectives } from './context-lexicon.ts';
import { isPlural, plainTag, type Tag } from './word-forms.ts';

export type TokenTag = Tag | 'mark';

/** One sentence, cut into tokens with a word class each. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly tags: readonly TokenTag[];
  readonly part: 'headline' | 'body';
  /** token of the first verb; -1 when there is none */
  readonly firstVerb: number;
  /** tags and tree of the sentence, made when first asked for: it costs more than all of the rest */
  readonly grammar: () => Parse;
}

/** Cuts the sentence [start, end) of `text` into tagged tokens. */
export function toPassage(text: string, start: number, end: number, part: 'headline' | 'body'): Passage {
  const tokens = tokenize(text, start, end);
  const tags = tagTokens(tokens);
  const firstVerb = tags.findIndex((tag) => tag === 'verb' || tag === 'aux');
  let parse: Parse | null = null;
  const grammar = (): Parse => {
    parse ??= parseTokens(tokens);
    return parse;
  };
  return { text, start, end, tokens, tags, part, firstVerb, grammar };
}

function tagTokens(tokens: readonly Token[]): TokenTag[] {
  const tags: TokenTag[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'number') tags.push('num');
    else if (token.kind === 'mark') tags.push('mark');
    else if (isAcronym(token) || closesCompound(at, tokens) || endsName(at, tokens)) tags.push('noun');
    else tags.push(settle(plainTag(token.lower), at, tokens, tags));
  }
  return tags;
}

/** "United States", "Human Rights Watch": verbs by their form that end names. */
function endsName(at: number, tokens: readonly Token[]): boolean {
  const token = tokens[at];
  if (token?.capital !== true || tokens[at - 1]?.capital !== true) return false;
  return (token.lower === 'states' && tokens[at - 1]?.lower === 'united') || (token.lower === 'watch' && at > 1);
}

/** "US", "WHO", "IT": capitals that are words in lower case. */
function isAcronym({ text, capital }: Token): boolean {
  if (!capital || text.length > 4) return false;
  return text === 'US' || text === 'WHO' || text === 'IT' || text === 'U.S.' || text === 'AM';
}

/** "start-up", "take-up", "lock-in": whatever stands behind the hyphen of a compound is part of a noun. */
function closesCompound(at: number, tokens: readonly Token[]): boolean {
  const hyphen = tokens[at - 1];
  if (hyphen?.text !== '-' || !hyphen.glued || tokens[at]?.glued !== true || tokens[at - 2]?.kind !== 'word')
    return false;
  return plainTag(tokens[at]?.lower ?? '') === 'prep' && tokens[at + 1]?.text !== '-';
}

/** Decides, from the words around it, whether a word that may be noun or verb is one or the other. */
function settle(tag: Tag, at: number, tokens: readonly Token[], tags: readonly TokenTag[]): Tag {
  if (tag === 'noun' && tokens[at]?.lower.endsWith('ing') && governsFigure(at, tokens, tags)) return 'verb';
  if (tag === 'det' && tokens[at]?.lower === 'that' && startsPredicate(tokens[at + 1])) return 'rel';
  if (tag === 'noun' && takesObject(at, tokens, tags)) return 'verb';
  if (tag !== 'either' && tag !== 'verb') return tag;
  const before = tokens[at - 1];
  const beforeTag = tags[at - 1];
  const lower = tokens[at]?.lower ?? '';
  if (tag === 'verb') {
    if (beforeTag === 'det' && /^(?:the|a|an|its|his|her|their|our)$/.test(before?.lower ?? '')) return 'noun';
    const modifies = beforeTag === 'det' || beforeTag === 'num' || before?.lower === "'s";
    return modifies && isOpenWord(tokens[at + 1]) ? 'noun' : 'verb';
  }
  if (before === undefined) return isOpenWord(tokens[at + 1]) ? 'noun' : 'verb';
  if (beforeTag === 'aux' || beforeTag === 'pron' || beforeTag === 'rel') return 'verb';
  if (before.lower === 'to') return lower.endsWith('s') ? 'noun' : 'verb';
  if (before.text === '-' && before.glued) return 'noun';
  // a plural number counts plurals: a base form after it is a verb ("1,000 come from") or opens a compound
  // ("12 board members")
  if (beforeTag === 'num' && !lower.endsWith('s') && before.lower !== 'one' && before.text !== '1') {
    return isOpenWord(tokens[at + 1]) || mayCount(lower) ? 'noun' : 'verb';
  }
  if (beforeTag === 'det' || beforeTag === 'num' || beforeTag === 'prep' || before.lower === "'s") return 'noun';
  const settled = beforeTag === 'adv' ? tags[at - 2] : beforeTag;
  if (beforeTag === 'adv' && settled === 'noun' && lower.endsWith('s') && !isPlural(tokens[at - 2]?.lower ?? ''))
    return 'verb';
  const next = tokens[at + 1];
  if (
    beforeTag === 'adv' &&
    lower.endsWith('s') &&
    (next?.kind === 'number' || plainTag(next?.lower ?? '') === 'num')
  ) {
    return 'verb';
  }
  if (beforeTag === 'noun') {
    const third = lower.endsWith('s') && !lower.endsWith('ss');
    if (third) return isPlural(before.lower) || describes(before) ? 'noun' : 'verb';
    return isPlural(before.lower) && !before.capital ? 'verb' : 'noun';
  }
  if (lower.endsWith('s') || beforeTag === 'verb') return 'noun';
  return beforeTag === 'mark' && isOpenWord(tokens[at + 1]) ? 'noun' : 'verb';
}

/** "…, killing at least 24 people": an -ing noun behind a comma, a name or "and" that takes an amount is a verb. */
function governsFigure(at: number, tokens: readonly Token[], tags: readonly TokenTag[]): boolean {
  if (tags[at - 1] === 'det' || tags[at - 1] === 'prep' || tags[at - 1] === 'num') return false;
  const next = tokens[at + 1];
  if (next === undefined) return false;
  return (
    next.kind === 'number' ||
    /^(?:at|more|about|some|nearly|up|least|as|an|a|the|his|dozens|scores)$/.test(next.lower) ||
    plainTag(next.lower) === 'num'
  );
}

const adjectiveShape = /(?:[^t]al|ic|ive|ous|ful|less|ish|ible|able|ern|ese)$/;

/** Whether a word is an adjective by its form or a short list: what follows it is a noun. */
function describes(token: Token): boolean {
  if (token.capital) return false;
  return (
    commonAdjectives.has(token.lower) || (adjectiveShape.test(token.lower) && !nounsLikeAdjectives.has(token.lower))
  );
}

function startsPredicate(next: Token | undefined): boolean {
  if (next === undefined) return false;
  const tag = plainTag(next.lower);
  // "that" before a word in -s is no determiner
  return (
    tag === 'verb' || tag === 'aux' || (tag === 'either' && next.lower.endsWith('s') && !next.lower.endsWith('ss'))
  );
}

/** An unknown word in -s between a singular noun and an article is a verb: "the study envisages a drop". */
function takesObject(at: number, tokens: readonly Token[], tags: readonly TokenTag[]): boolean {
  const word = tokens[at];
  const next = tokens[at + 1]?.lower ?? '';
  if (
    word === undefined ||
    word.capital ||
    word.lower.length < 5 ||
    !word.lower.endsWith('s') ||
    tags[at - 1] !== 'noun'
  )
    return false;
  const before = tokens[at - 1];
  if (before === undefined || isPlural(before.lower) || word.glued) return false;
  return next === 'a' || next === 'an' || next === 'the' || next === 'its' || next === 'their';
}

/** Nouns without a plural ending that are base forms of verbs too. */
function mayCount(word: string): boolean {
  return (
    word === 'dead' ||
    word === 'aircraft' ||
    word === 'staff' ||
    word === 'crew' ||
    word === 'cost' ||
    word === 'percent'
  );
}

function isOpenWord(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  const tag = plainTag(token.lower);
  return tag === 'noun' || tag === 'either';
}

/** The lower-case word at a place, or '' beyond the ends. */
export function lowerAt(passage: Passage, at: number): string {
  return passage.tokens[at]?.lower ?? '';
}
