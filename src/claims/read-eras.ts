import { pad } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { decadeWords, ordinals, tensOrdinals } from './time-lexicon.ts';
import { dateMatch, smallCount, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** "the 1990s", "1800s", "the '90s", "the 60s", "the nineties". */
export function readDecade(passage: Passage, at: number): TimeMatch | null {
  const { tokens } = passage;
  const token = tokens[at];
  const worded = token?.kind === 'word' ? decadeWords.get(token.lower) : undefined;
  if (worded !== undefined) {
    const opened = /^(?:the|early|late|mid|-)$/.test(lowerAt(passage, at - 1));
    // "in his eighties" is an age
    return opened && !/^(?:his|her|their|my)$/.test(lowerAt(passage, at - 2)) && !isWeather(passage, at)
      ? dateMatch(withArticle(passage, at), at + 1, `19${worded}X`)
      : null;
  }
  const quoted = token?.text === "'" || token?.text === '’' || token?.text === '‘' ? 1 : 0;
  const digits = tokens[at + quoted];
  const suffix = tokens[at + quoted + 1];
  if (digits?.kind !== 'number' || (quoted === 1 && !digits.glued)) return null;
  if (suffix?.glued !== true || (suffix.lower !== 's' && suffix.lower !== "'s")) return null;
  const first = withArticle(passage, at);
  const last = at + quoted + 2;
  if (quoted === 0 && /^(?:1\d|20)\d0$/.test(digits.text)) {
    const century = digits.text.endsWith('00') && digits.text !== '2000' ? `${digits.text.slice(0, 2)}XX` : null;
    return dateMatch(first, last, century ?? `${digits.text.slice(0, 3)}X`);
  }
  if (!/^[1-9]0$/.test(digits.text)) return null;
  // bare tens are ages and temperatures as well: only an apostrophe or "the" makes them a decade
  const opened = quoted === 1 || /^(?:the|early|late|mid|-)$/.test(lowerAt(passage, at - 1));
  if (!opened || (quoted === 0 && isWeather(passage, at))) return null;
  return dateMatch(first, last, `19${digits.text.slice(0, 1)}X`);
}

/** "temperatures in the 60s", "a man in his early 70s": no decade. */
function isWeather(passage: Passage, at: number): boolean {
  for (let near = Math.max(0, at - 8); near < at; near++) {
    if (/^(?:temperatures?|highs?|lows?|his|her|their|aged?|woman|man|degrees?)$/.test(lowerAt(passage, near)))
      return true;
  }
  return false;
}

/** "the 20th century", "the nineteenth century", "17th-century". */
export function readCentury(passage: Passage, at: number): TimeMatch | null {
  const count = smallCount(passage, at);
  const suffix = passage.tokens[at + 1]?.glued === true && /^(?:st|nd|rd|th)$/.test(lowerAt(passage, at + 1)) ? 1 : 0;
  let last = at + 1 + suffix;
  let number = suffix === 1 ? (count?.value ?? 0) : (ordinals.get(lowerAt(passage, at)) ?? 0);
  if (number === 0 && lowerAt(passage, at) === 'twenty') {
    const hyphen = lowerAt(passage, at + 1) === '-' ? 1 : 0;
    number = 20 + (ordinals.get(lowerAt(passage, at + 1 + hyphen)) ?? 0);
    last = at + 2 + hyphen;
  }
  if (number === 0) number = tensOrdinals.get(lowerAt(passage, at)) ?? 0;
  if (lowerAt(passage, last) === '-') last++;
  if (number < 1 || number > 30 || !/^century$/.test(lowerAt(passage, last))) return null;
  return dateMatch(withArticle(passage, at), last + 1, `${pad(number - 1, 2)}XX`);
}

/** "the turn of the century", "the turn of the year". */
export function readTurn(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (lowerAt(passage, at) !== 'turn' || lowerAt(passage, at + 1) !== 'of' || lowerAt(passage, at + 2) !== 'the')
    return null;
  const unit = lowerAt(passage, at + 3);
  const { now } = context;
  const first = withArticle(passage, at);
  if (unit === 'millennium') return dateMatch(first, at + 4, '2000');
  if (unit === 'century') {
    return dateMatch(first, at + 4, now === null ? 'XXXX' : pad(Math.round(now.year / 100) * 100, 4));
  }
  if (unit !== 'year') return null;
  const year = now === null ? null : now.month > 6 ? now.year + 1 : now.year;
  return dateMatch(first, at + 4, `${year === null ? 'XXXX' : pad(year, 4)}-01-01`);
}
