import { plain } from './plain.ts';

/** A text without a headline is called by its first words, this many characters of them. */
const openingMax = 60;

/** What a text is called in lists: its headline, or its first words in quotes. */
export function callText({ headline, opening }: { headline: string | null; opening: string }): string {
  const called = plain(headline ?? '');
  if (called !== '') return called;
  const words = [...plain(opening)];
  const isLong = words.length > openingMax;
  return `“${words.slice(0, openingMax).join('').trimEnd()}${isLong ? '…' : ''}”`;
}
