import type { FieldRole } from '../field-lexicon.ts';
import { rankOfField } from '../field-lexicon.ts';
import type { Piece, PieceFields } from '../piece.ts';
import { separatorOfLine } from '../separator-lines/separator-of-line.ts';
import type { HeaderLine } from './header-of-line.ts';
import { headerOfLine } from './header-of-line.ts';

/**
 * Reads an article that opens with a block of `Name: value` lines.
 *
 * text     the article; bars around the block are passed over, an indented line goes on with the value above it
 * returns  the fields, of two with the same meaning the more exact one, and the text below the block; a `Text:` or
 *          `Body:` in the block begins the text
 */
export function readHeaderBlock(text: string): Piece {
  const lines = text.split(/\r\n|\r|\n/);
  const headers: HeaderLine[] = [];
  const body: string[] = [];
  let at = 0;
  while (at < lines.length && isBar(lines[at])) at++;
  if (isAboveBlock(lines, at)) {
    headers.push({ name: 'headline', role: 'headline', value: (lines[at] ?? '').trim() });
    at += 1;
    while ((lines[at] ?? 'x').trim() === '') at++;
  }
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const header = headerOfLine(line);
    const last = headers.at(-1);
    if (header === null) {
      if (last === undefined || !/^[ \t]+\S/.test(line)) break;
      headers[headers.length - 1] = { ...last, value: `${last.value} ${line.trim()}` };
    } else if (header.role === 'text') {
      if (header.value !== '') body.push(header.value);
      at += 1;
      break;
    } else headers.push(header);
  }
  if (isBar(lines[at])) at++;
  // Not spread into a call: a record may have more lines than a call takes arguments.
  const all = [...body, ...lines.slice(at)];
  return { text: dropTextLabel(all).join('\n'), fields: fieldsOf(headers) };
}

/** Whether a line is no field, but the next that shows something is: then it is the headline. */
function isAboveBlock(lines: readonly string[], at: number): boolean {
  const first = lines[at] ?? '';
  const next = lines.slice(at + 1, at + 3).find((line) => line.trim() !== '') ?? '';
  const below = headerOfLine(next);
  return headerOfLine(first) === null && first.trim() !== '' && below !== null && below.role !== 'text';
}

function isBar(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && separatorOfLine(line) !== null;
}

/** Takes off a lone "Text:" or "Body:" that stands between the block and the text. */
function dropTextLabel(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const header = headerOfLine(lines[first] ?? '');
  if (header === null || header.role !== 'text') return lines;
  return header.value === '' ? lines.slice(first + 1) : [header.value, ...lines.slice(first + 1)];
}

function fieldsOf(headers: readonly HeaderLine[]): PieceFields {
  const best = new Map<FieldRole, HeaderLine>();
  for (const header of headers) {
    if (header.value === '' || header.role === 'text' || header.role === 'other') continue;
    const present = best.get(header.role);
    if (present === undefined || rankOfField(header.name) < rankOfField(present.name)) best.set(header.role, header);
  }
  return Object.fromEntries([...best].map(([role, header]) => [role, header.value]));
}
