import { plain } from './plain.ts';

const sentenceMax = 160;

/** A sentence in quotes and on one line, at most 160 characters of it; a source that is named goes before it. */
export function quoteSentence(sentence: string, attribution: string | null = null): string {
  const characters = Array.from(plain(sentence).trim());
  const short = characters.length <= sentenceMax ? characters : [...characters.slice(0, sentenceMax - 1), '…'];
  return `${attribution === null ? '' : `${plain(attribution)}: `}“${short.join('')}”`;
}
