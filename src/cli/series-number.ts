/** The number of a series, where nothing but that was given: `12`; null for words and for numbers to look for (`2,500`). */
export function toSeriesNumber(words: readonly string[]): number | null {
  const [word = ''] = words;
  return words.length === 1 && /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null;
}
