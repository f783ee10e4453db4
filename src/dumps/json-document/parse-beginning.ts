import { findJsonError } from '../json-lines/find-json-error.ts';

/**
 * Parses as much of a JSON text as there is, or as far as it is one.
 *
 * text     the beginning of a JSON document, or one that is damaged somewhere
 * returns  the value with what stands before the first place that is no JSON; null when there is nothing
 * fails    never
 */
export function parseBeginning(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const end = findJsonError(text).index;
    try {
      return JSON.parse(closed(text.slice(0, end)));
    } catch {
      return null;
    }
  }
}

/** Takes the text up to its last whole value, and closes the brackets that are open there. */
function closed(text: string): string {
  const open: string[] = [];
  let whole = { end: 0, closing: '' };
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (isString) {
      if (char === '\\') at += 1;
      else if (char === '"') isString = false;
      continue;
    }
    if (char === '"') isString = true;
    // Behind a comma or an opening bracket something may be missing, but what stands before it is whole.
    else if (char === ',') whole = { end: at, closing: closingOf(open) };
    else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      whole = { end: at + 1, closing: closingOf(open) };
    } else if (char === '}' || char === ']') {
      open.pop();
      whole = { end: at + 1, closing: closingOf(open) };
      if (open.length === 0) break;
    }
  }
  return text.slice(0, whole.end) + whole.closing;
}

function closingOf(open: readonly string[]): string {
  return [...open].reverse().join('');
}
