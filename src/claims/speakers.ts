import { firstSubject } from './clause.ts';
import { type Source, sourceText } from './find-attribution.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Stretch } from './phrase.ts';
import { bodyNouns, personNouns } from './reporting-lexicon.ts';
import { isPlural, singular } from './word-forms.ts';

/** Who a source is, so that a pronoun finds the one it fits. */
type SpeakerKind = 'person' | 'body' | 'several' | 'unknown';

interface Speaker {
  readonly name: string;
  readonly kind: SpeakerKind;
}

/** What earlier sentences leave behind for pronouns that speak, and for quotations that go on. */
export interface SpeakerMemory {
  /** the sources named last, newest first */
  named: readonly Speaker[];
  /** the sentence before */
  before: Passage | null;
  /** a quotation is open at the end of the sentence before */
  inQuote: boolean;
  /** who speaks in the quotations of this paragraph; null while unsaid */
  quoted: string | null;
}

/** A source with the name that its claims carry; null where a pronoun finds nobody. */
export interface NamedSource extends Source {
  readonly name: string | null;
}

/** Sources that a pronoun may still mean; news names the speaker again within a few sentences. */
const namedMax = 4;

export function newSpeakerMemory(): SpeakerMemory {
  return { named: [], before: null, inQuote: false, quoted: null };
}

/**
 * Gives the sources of a sentence their names: a pronoun takes the nearest source before it that it fits, else the
 * subject of the sentence before. Remembers the named ones.
 */
export function nameSources(passage: Passage, sources: readonly Source[], memory: SpeakerMemory): NamedSource[] {
  return sources.map((source) => {
    const word = lowerAt(passage, source.first);
    if (source.last - source.first === 1 && passage.tags[source.first] === 'pron')
      return { ...source, name: resolve(word, memory) };
    const name = sourceText(passage, source);
    const speaker = { name, kind: kindOf(passage, source) };
    memory.named = [speaker, ...memory.named.filter((other) => other.name !== name)].slice(0, namedMax);
    return { ...source, name };
  });
}

function resolve(pronoun: string, memory: SpeakerMemory): string | null {
  const kinds = fitting(pronoun);
  const found = memory.named.find((speaker) => kinds.includes(speaker.kind));
  const before = memory.before === null ? null : subjectSpeaker(memory.before);
  if (before !== null && before.kind === kinds[0] && found?.name.endsWith(before.name) !== true)
    return memory.named[0] === found && found !== undefined ? found.name : before.name;
  return found?.name ?? null;
}

function fitting(pronoun: string): readonly SpeakerKind[] {
  if (pronoun === 'it') return ['body', 'unknown'];
  if (pronoun === 'they') return ['several', 'body'];
  if (pronoun === 'we' || pronoun === 'i') return ['person', 'unknown', 'body', 'several'];
  return ['person', 'unknown'];
}

/** The subject of a sentence as one who may speak on in the next: a person by name or office, or a body. */
function subjectSpeaker(passage: Passage): Speaker | null {
  const { subjectFirst, subjectLast } = firstSubject(passage);
  if (subjectLast <= subjectFirst || subjectLast - subjectFirst > 12 || passage.part === 'headline') return null;
  const stretch = { first: subjectFirst, last: subjectLast };
  const kind = kindOf(passage, stretch);
  return kind === 'unknown' ? null : { name: sourceText(passage, stretch), kind };
}

/** By the head of the phrase: the last noun before a preposition or a comma. */
function kindOf(passage: Passage, { first, last }: Stretch): SpeakerKind {
  let head = -1;
  let office = false;
  for (let at = first; at < last; at++) {
    const tag = passage.tags[at];
    if (head >= 0 && (tag === 'prep' || lowerAt(passage, at) === ',')) break;
    if (passage.tokens[at]?.kind !== 'word' || tag === 'det') continue;
    head = at;
    if (personNouns.has(lowerAt(passage, at))) office = true;
  }
  const word = lowerAt(passage, head);
  const token = passage.tokens[head];
  const one = singular(word);
  if (personNouns.has(word)) return 'person';
  if (personNouns.has(one) || /^(?:people|police|men|women)$/.test(word)) return 'several';
  if (bodyNouns.has(word)) return 'body';
  if (bodyNouns.has(one)) return 'several';
  if (token === undefined || !token.capital) return isPlural(word) ? 'several' : 'unknown';
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return 'body';
  return office || namesPerson(passage, first, head) ? 'person' : 'unknown';
}

/** Two or three capitals in a row, none of a body, read as the name of a person. */
function namesPerson(passage: Passage, first: number, head: number): boolean {
  if (head - first < 1 || head - first > 6) return false;
  for (let at = first; at <= head; at++) {
    if (bodyNouns.has(lowerAt(passage, at)) || passage.tags[at] === 'prep') return false;
  }
  return passage.tokens[head - 1]?.capital === true;
}

/** Whether a sentence opens a paragraph; quotations end there unless the new one opens with a mark of quotation. */
export function startsParagraph(passage: Passage, memory: SpeakerMemory): boolean {
  const { before } = memory;
  const isNew = before === null || passage.text.slice(before.end, passage.start).includes('\n');
  if (!isNew) return false;
  if (!memory.inQuote || !isQuoteMark(lowerAt(passage, 0))) memory.quoted = null;
  memory.inQuote = false;
  return true;
}

/** Whether a quotation, open before a sentence or within it, holds the place `offset` of the text. */
export function isQuoted(passage: Passage, offset: number, memory: SpeakerMemory): boolean {
  let inQuote = memory.inQuote;
  for (const token of passage.tokens) {
    if (token.start >= offset) break;
    inQuote = afterMark(token.lower, inQuote);
  }
  return inQuote;
}

/** Leaves behind what the next sentence needs: the sentence, its open quotation, and who speaks in it. */
export function closeSentence(passage: Passage, sources: readonly NamedSource[], memory: SpeakerMemory): void {
  let inQuote = memory.inQuote;
  let hasQuote = inQuote;
  for (let at = 0; at < passage.tokens.length; at++) {
    const token = passage.tokens[at];
    if (token?.kind !== 'mark') continue;
    inQuote = afterMark(token.lower, inQuote);
    if (inQuote) hasQuote = true;
  }
  const last = sources.at(-1);
  if (hasQuote && last !== undefined) memory.quoted = last.name;
  memory.inQuote = inQuote;
  memory.before = passage;
}

function afterMark(mark: string, inQuote: boolean): boolean {
  if (mark === '“') return true;
  if (mark === '”') return false;
  return mark === '"' ? !inQuote : inQuote;
}

function isQuoteMark(mark: string): boolean {
  return mark === '“' || mark === '"';
}
