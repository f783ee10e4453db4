import type { Span } from '../base/span.ts';
import {
  endingAbbreviations,
  numberAbbreviations,
  sentenceOpeners,
  titleAbbreviations,
} from './abbreviation-lexicon.ts';
import { isDigit, isLetter, isLineBreak, isSpace, isUpper } from './characters.ts';

const closers = new Set('"\'”’»›)]}'.split(''));
const openers = new Set('"\'“‘«‹([{¿¡„—–-*•'.split(''));

/**
 * Cuts a text into sentences, in order.
 *
 * text     any string
 * returns  spans [start, end) without white space at either end; none crosses a line break, none is empty,
 *          and together they hold every character that is not white space
 * fails    never; linear in the length of the text
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    // nearly all code units are none below 0x0e and none above ASCII
    if ((code > 0x0d && code < 0x80) || (at < text.length && !isLineBreak(code))) continue;
    splitLine(text, lineStart, at, spans);
    lineStart = at + 1;
  }
  return spans;
}

function splitLine(text: string, from: number, to: number, spans: Span[]): void {
  let start = skipSpace(text, from, to);
  let lineEnd = to;
  while (lineEnd > start && isSpace(text.charCodeAt(lineEnd - 1))) lineEnd--;
  for (let at = start; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if ((code > 0x3f && code !== 0x2026) || (code !== 0x2e && code !== 0x21 && code < 0x3f)) continue;
    const stop = at;
    while (at + 1 < lineEnd && isStop(text.charCodeAt(at + 1))) at++;
    while (at + 1 < lineEnd && closers.has(text.charAt(at + 1))) at++;
    if (at + 1 >= lineEnd) break;
    if (!isSpace(text.charCodeAt(at + 1))) continue;
    const next = skipSpace(text, at + 1, lineEnd);
    if (!opensSentence(text, next, lineEnd)) continue;
    if (code === 0x2e && at === stop && isAbbreviation(text, start, stop, next, lineEnd)) continue;
    spans.push({ start, end: at + 1 });
    start = next;
    at = next - 1;
  }
  if (start < lineEnd) spans.push({ start, end: lineEnd });
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a sentence can begin here: a capital, a digit, a sign, or a letter of a script without case. */
function opensSentence(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && (openers.has(text.charAt(at)) || isSpace(text.charCodeAt(at)))) at++;
  if (at >= to) return false;
  const code = text.charCodeAt(at);
  if (isDigit(code) || isUpper(code)) return true;
  return !isLetter(code) || code > 0x24f;
}

function isAbbreviation(text: string, start: number, stop: number, next: number, to: number): boolean {
  let from = stop;
  while (from > start && !isWordEdge(text.charCodeAt(from - 1))) from--;
  const word = text.slice(from, stop).toLowerCase();
  if (word === '') return false;
  const nextCode = text.charCodeAt(next);
  if (isDigit(nextCode) && numberAbbreviations.has(word)) return true;
  if (titleAbbreviations.has(word) && isUpper(text.charCodeAt(from))) return true;
  if (titleAbbreviations.has(word) && word.length <= 3 && word !== 'art') return word !== 'st' || isUpper(nextCode);
  if (word.length === 1) return isUpper(text.charCodeAt(from)) && word !== 'i';
  if (!endingAbbreviations.has(word) && !isDotted(word)) return false;
  let end = next;
  while (end < to && isLetter(text.charCodeAt(end))) end++;
  // "9 p.m. (2100 GMT)": a bracket behind an abbreviation belongs to it
  if (end === next) return isDigit(nextCode) || nextCode === 0x28;
  return !sentenceOpeners.has(text.slice(next, end).toLowerCase());
}

function isWordEdge(code: number): boolean {
  return isSpace(code) || (code !== 0x2e && code < 0x80 && !isLetter(code) && !isDigit(code));
}

/** "u.s", "d.c", "j.r.r": single letters parted by full stops. */
function isDotted(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (at % 2 === 0 ? !isLetter(code) : code !== 0x2e) return false;
  }
  return true;
}
