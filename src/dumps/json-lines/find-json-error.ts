/** Where a text stops being JSON: index in UTF-16 code units, and what was wrong there. */
export interface JsonError {
  readonly index: number;
  readonly reason: string;
}

/** Deeper nesting than this is given up on: no record of an article has it. */
const depthMax = 500;

class Stop extends Error {
  readonly index: number;

  constructor(index: number, reason: string) {
    super(reason);
    this.index = index;
  }
}

/**
 * Finds the place at which a text stops being JSON; `JSON.parse` names it in some messages only.
 *
 * text     one that `JSON.parse` refuses
 * returns  the first index that fits no JSON text; the length of the text when it breaks off too early
 * source   RFC 8259
 */
export function findJsonError(text: string): JsonError {
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), 0));
    return { index: end, reason: end < text.length ? `${show(text, end)} after the end` : 'no error found' };
  } catch (error) {
    if (error instanceof Stop) return { index: error.index, reason: error.message };
    throw error;
  }
}

function show(text: string, at: number): string {
  return at < text.length ? `unexpected ${JSON.stringify(text.charAt(at))}` : 'it breaks off';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function readValue(text: string, at: number, depth: number): number {
  if (depth > depthMax) throw new Stop(at, `nested deeper than ${depthMax}`);
  const first = text.charAt(at);
  if (first === '"') return readString(text, at);
  if (first === '{') return readList(text, at, '}', depth);
  if (first === '[') return readList(text, at, ']', depth);
  const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/.exec(text.slice(at, at + 400));
  if (word === null) throw new Stop(at, show(text, at));
  return at + word[0].length;
}

function readString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char < ' ') throw new Stop(at, 'a control character inside a string');
    if (char !== '\\') continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
    if (escaped === null) throw new Stop(at, at + 1 < text.length ? 'a bad escape' : 'it breaks off');
    at += escaped[0].length;
  }
  throw new Stop(text.length, 'it breaks off inside a string');
}

function readList(text: string, from: number, close: string, depth: number): number {
  let at = skipSpace(text, from + 1);
  if (text.charAt(at) === close) return at + 1;
  for (;;) {
    if (close === '}') {
      if (text.charAt(at) !== '"') throw new Stop(at, show(text, at));
      at = skipSpace(text, readString(text, at));
      if (text.charAt(at) !== ':') throw new Stop(at, show(text, at));
      at = skipSpace(text, at + 1);
    }
    at = skipSpace(text, readValue(text, at, depth + 1));
    if (text.charAt(at) === close) return at + 1;
    if (text.charAt(at) !== ',') throw new Stop(at, show(text, at));
    at = skipSpace(text, at + 1);
  }
}
