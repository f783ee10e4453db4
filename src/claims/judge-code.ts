import { lowerAt, type Passage } from './passage.ts';

/**
 * Whether the number at a token is part of a code: a telephone or document number, an address on the net, a place on
 * the map, a time of day.
 */
export function isCode(passage: Passage, at: number): boolean {
  return isPhone(passage, at) || isClock(passage, at) || isPlace(passage, at) || isAddress(passage, at);
}

/** Tokens looked at on either side of a number for the code it belongs to. */
const codeTokensMax = 40;

/** Digits from which on a row of groups is a code and no list. */
const codeDigitsMin = 9;

/** "555-0140", "+1 212 555 0140", "(212) 555-0140", "0800 123 456", "978-3-16-148410-0": rows of groups of digits. */
export function isPhone(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  if (token === undefined || token.kind !== 'number') return false;
  if (/^0\d+$/.test(token.text) || token.text.length > 15) return true;
  if (tokens[at - 1]?.text === '+' && token.glued && tokens[at - 2]?.text !== '$' && opensCall(passage, at))
    return true;
  const after = tokens[at + 1];
  const next = tokens[at + 2];
  if (after?.text === ')' && tokens[at - 1]?.text === '(' && /^\d{3,4}$/.test(next?.text ?? '')) {
    return token.text.length >= 2 && tokens[at + 3]?.text === '-';
  }
  if (isLongRow(passage, at)) return true;
  if (after?.glued !== true || next?.glued !== true || next.kind !== 'number') return false;
  if (after.text === '/' || after.text === ':') return !isSharing(after.text, token.text, next.text);
  if (after.text !== '-' && after.text !== '–') return false;
  if (tokens[at + 3]?.text === '-' && tokens[at + 4]?.kind === 'number' && tokens[at + 4]?.glued === true) return true;
  return /^0/.test(next.text) && next.text.length > 1 && !next.text.includes('.');
}

/** "1/2" and "7/16" are numbers; "3/4/2025", "24/7" and "9/11" are none. */
function isSharing(mark: string, upper: string, lower: string): boolean {
  return mark === '/' && Number(upper) < Number(lower) && Number(lower) <= 16 && Number(lower) !== 11;
}

/** "+1 212": digits behind a plus that are followed by more groups. */
function opensCall(passage: Passage, at: number): boolean {
  const next = passage.tokens[at + 1];
  return (
    next?.kind === 'number' || (next?.text === '-' && passage.tokens[at + 2]?.kind === 'number') || next?.text === '('
  );
}

/** Three or more groups of plain digits with a space or a hyphen between, one of which no number of thousands has. */
function isLongRow(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  let digits = tokens[at]?.text.length ?? 0;
  let groups = 1;
  let odd = false;
  for (let near = at + 1; near < at + codeTokensMax; near++) {
    const token = tokens[near];
    const before = tokens[near - 1];
    if (token?.text === '-' && token.glued) continue;
    if (token?.kind !== 'number' || before === undefined || token.start - before.end > 1) break;
    if (!/^\d+$/.test(token.text)) return false;
    odd = odd || token.text.length !== 3;
    digits += token.text.length;
    groups++;
  }
  return groups > 2 && odd && digits >= codeDigitsMin;
}

/**
 * Where the code at a token ends: groups of digits with hyphens, slashes, points or single spaces between them.
 */
export function codeEnd(passage: Passage, at: number): number {
  const { tokens } = passage;
  const row = isLongRow(passage, at) || /^0\d+$/.test(tokens[at]?.text ?? '') || tokens[at - 1]?.text === '+';
  let next = at + 1;
  for (; next < at + codeTokensMax; next++) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (token === undefined || before === undefined) break;
    const isPart = token.kind === 'number' || /^[-/:.–()'’°′″]$/.test(token.text);
    const spaced = row && token.kind === 'number' && token.start - before.end === 1;
    if (!isPart || !(token.glued || spaced)) break;
  }
  return next;
}

function isClock(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const after = tokens[at + 1];
  if (after?.text === ':' && after.glued && tokens[at + 2]?.glued === true && tokens[at + 2]?.kind === 'number')
    return true;
  if (after?.lower === "o'clock") return true;
  return (
    /^(?:a\.m\.?|p\.m\.?|am|pm|gmt|bst|edt|est|utc|cet)$/.test(after?.lower ?? '') && tokens[at]?.kind === 'number'
  );
}

/** "34.05° N", "34°03'N": a place on the map. */
function isPlace(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const sign = tokens[at + 1];
  if (sign?.text === '°') {
    const next = tokens[at + 2];
    return /^[NSEW]$/.test(next?.text ?? '') || (next?.kind === 'number' && next.glued);
  }
  if (tokens[at - 1]?.text === '°' && tokens[at]?.glued === true) return true;
  return /^['’′″]$/.test(sign?.text ?? '') && sign?.glued === true && /^[NSEW]$/.test(tokens[at + 2]?.text ?? '');
}

/** "https://example.org/2024/05", "www.example.org/22", "desk24@example.org", "story-123.html". */
function isAddress(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const point = tokens[at + 1];
  const tail = tokens[at + 2];
  if (point?.text === '.' && point.glued && tail?.kind === 'word' && tail.glued && !tail.capital) return true;
  let near = at;
  while (near > at - codeTokensMax && tokens[near]?.glued === true) {
    near--;
    if (tokens[near]?.text === '@') return true;
  }
  if (near === at) return false;
  return (
    lowerAt(passage, near).startsWith('www.') ||
    lowerAt(passage, near) === 'www' ||
    (lowerAt(passage, near + 1) === ':' && lowerAt(passage, near + 2) === '/')
  );
}
