import { lowerAt, type Passage } from './passage.ts';
import { singular } from './word-forms.ts';

/** Longest phrase, in tokens, that is taken up into a subject. */
const phraseTokensMax = 14;

/** A stretch [first, last) of tokens. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Joints that open a clause or a stretch of time rather than tell of a place, an event or an owner. */
const closingPreps =
  /^(?:after|since|until|till|before|as|than|despite|following|including|excluding|like|unlike|amid|besides|except|versus|via|per|concerning|regarding|plus|minus)$/;

/** "its remaining forces": a plural behind a determiner and a participle is a noun, whatever its tag. */
export function isMistaken(passage: Passage, at: number): boolean {
  return (
    passage.tags[at] === 'verb' &&
    lowerAt(passage, at).endsWith('s') &&
    passage.tags[at - 1] === 'noun' &&
    passage.tags[at - 2] === 'det' &&
    /(?:ing|ed)$/.test(lowerAt(passage, at - 1))
  );
}

/** Marks that stand within a phrase. */
const innerMark = /^(?:-|'s|&|'|’|\/)$/;

/** Whether a token may stand in a noun phrase. */
export function isNominal(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  if (tag === 'noun' || tag === 'either' || tag === 'num' || isMistaken(passage, at)) return true;
  // "war-torn", "drug-related": what a hyphen joins is one word
  const hyphen = passage.tokens[at - 1];
  if (hyphen?.text === '-' && hyphen.glued && passage.tokens[at]?.glued === true) return true;
  if (tag === 'det') return !/^(?:that|each|all|both|either|neither)$/.test(lowerAt(passage, at));
  return tag === 'mark' && innerMark.test(lowerAt(passage, at)) && passage.tokens[at]?.glued === true;
}

/**
 * The noun phrase at a token with the phrases of place, event or owner behind it.
 *
 * masked   tokens of times, sources and other figures; they end a phrase or are passed over
 */
export function phraseFrom(passage: Passage, from: number, limit: number, masked: Uint8Array): Stretch {
  let at = from;
  const end = Math.min(limit, passage.tokens.length, from + phraseTokensMax);
  while (at < end && (isNominal(passage, at) || isJoinedNoun(passage, at) || isModifier(passage, at))) {
    if (masked[at] === 1 && at > from) break;
    at++;
  }
  return { first: from, last: tailEnd(passage, at, limit, masked) };
}

/** "burned houses": a participle before a noun. */
function isModifier(passage: Passage, at: number): boolean {
  const next = passage.tags[at + 1];
  return (
    passage.tags[at] === 'verb' &&
    /(?:ed|en|ing)$/.test(lowerAt(passage, at)) &&
    (next === 'noun' || next === 'either') &&
    (passage.tags[at - 1] === 'det' || lowerAt(passage, at - 1) === '-' || passage.tags[at - 1] === 'prep')
  );
}

/** "schools and barns": a joint between two nouns. */
function isJoinedNoun(passage: Passage, at: number): boolean {
  const word = lowerAt(passage, at);
  if (word !== 'and' && word !== 'or') return false;
  const next = passage.tags[at + 1];
  const before = passage.tags[at - 1];
  if (before !== 'noun' && before !== 'either') return false;
  if (next !== 'noun' && next !== 'either' && next !== 'det') return false;
  let beyond = at + 2;
  while (beyond < at + 8 && isNominal(passage, beyond)) beyond++;
  return passage.tags[beyond] !== 'verb' && passage.tags[beyond] !== 'aux';
}

/** Where the phrases of place, event or owner that start at a token end; the token itself when there are none. */
export function tailEnd(passage: Passage, from: number, limit: number, masked: Uint8Array): number {
  const end = Math.min(limit, passage.tokens.length, from + phraseTokensMax);
  let at = from;
  let done = from;
  while (at < end) {
    const tag = passage.tags[at];
    const word = lowerAt(passage, at);
    if (masked[at] === 1) {
      at++;
      continue;
    }
    const joint = tag === 'prep' && !closingPreps.test(word);
    if (!joint && !(at === from && isParticiple(passage, at))) break;
    let next = at + 1;
    while (passage.tags[next] === 'prep' && next < end) next++;
    const start = next;
    while (
      next < end &&
      masked[next] !== 1 &&
      (isNominal(passage, next) || isJoinedNoun(passage, next) || isModifier(passage, next))
    )
      next++;
    if (next === start && joint) {
      if (masked[next] !== 1) break;
      at = next;
      continue;
    }
    at = next;
    done = next;
  }
  return done;
}

/** "brought to Iraq", "stationed in": a participle that modifies the noun before it. */
function isParticiple(passage: Passage, at: number): boolean {
  return (
    passage.tags[at] === 'verb' &&
    /(?:ed|en|ing|brought|held|sent|made|built|lost|left|kept|found|shot|hit|hurt)$/.test(lowerAt(passage, at)) &&
    (passage.tags[at + 1] === 'prep' || /^(?:aboard|there)$/.test(lowerAt(passage, at + 1)))
  );
}

/** The head of a noun phrase in the singular: the last noun before its first preposition. */
export function headOf(passage: Passage, { first, last }: Stretch): string {
  let head = '';
  for (let at = first; at < last; at++) {
    const tag = passage.tags[at];
    if (head !== '' && (tag === 'prep' || tag === 'rel' || tag === 'verb')) break;
    if (tag === 'noun' || tag === 'either' || (tag === 'verb' && at === 0)) head = lowerAt(passage, at);
  }
  return singular(head);
}

/** The words of a stretch as written, without masked tokens and marks other than those within words. */
export function wordsOf(passage: Passage, { first, last }: Stretch, masked: Uint8Array): string[] {
  const out: string[] = [];
  let taken = -1;
  for (let at = Math.max(0, first); at < last && at < passage.tokens.length; at++) {
    const token = passage.tokens[at];
    if (token === undefined || masked[at] === 1) continue;
    const inner = token.kind === 'mark' && innerMark.test(token.lower) && token.glued;
    if (token.kind === 'mark' && !inner) continue;
    const text = at === bodyFirst(passage) || (at === 0 && token.capital) ? openingWord(passage, at) : token.text;
    const isJoined =
      token.glued && taken === at - 1 && out.length > 0 && (inner || passage.tokens[at - 1]?.text === '-');
    if (isJoined) out.push(`${out.pop() ?? ''}${text}`);
    else if (!inner) out.push(text);
    if (isJoined || !inner) taken = at;
  }
  return out;
}

function bodyFirst(passage: Passage): number {
  return passage.tags[0] === 'mark' ? 1 : 0;
}

/** How far around a sentence a word is looked for with and without its capital, in code units. */
const lookAround = 800;

/** The first word of a sentence keeps its capital only when it is a name: capitals elsewhere, or a name behind it. */
function openingWord(passage: Passage, at: number): string {
  const token = passage.tokens[at];
  if (token === undefined || !token.capital) return token?.text ?? '';
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return token.text;
  if (passage.tags[at] !== 'noun') return token.lower;
  const from = Math.max(0, passage.start - lookAround);
  if (standsWithin(passage, from, ` ${token.lower}`, false)) return token.lower;
  if (standsWithin(passage, from, ` ${token.text}`, true)) return token.text;
  const next = passage.tokens[at + 1];
  return (next?.capital === true && next.kind === 'word') || isBareName(passage, at) ? token.text : token.lower;
}

/** Whether a word stands near a sentence; `inside` for one that does not open a sentence of its own. */
function standsWithin(passage: Passage, from: number, word: string, inside: boolean): boolean {
  const around = passage.text.slice(from, passage.end + lookAround);
  for (let at = around.indexOf(word); at >= 0; at = around.indexOf(word, at + 1)) {
    if (/\p{L}/u.test(around.charAt(at + word.length))) continue;
    if (!inside || /[\p{Ll},]/u.test(around.charAt(at - 1))) return true;
  }
  return false;
}

/** "Varnholt's", "Tolna built": a singular word alone before an 's or a verb, without the ending of a plain noun. */
function isBareName(passage: Passage, at: number): boolean {
  if (lowerAt(passage, at + 1) === "'s") return true;
  const next = passage.tags[at + (passage.tags[at + 1] === 'adv' ? 2 : 1)];
  return (
    (next === 'verb' || next === 'aux') &&
    !/(?:s|ion|ing|men|ment|ity|ers?|ance|ence|put|ice|ism)$/.test(lowerAt(passage, at))
  );
}
