import { dayOfLine, findDay } from '../find-day.ts';
import type { Piece, PieceFields } from '../piece.ts';
import type { FactivaCode } from './factiva-lines.ts';
import { isFactivaAccession, isFactivaPageLine } from './factiva-lines.ts';

interface CodedLine {
  readonly text: string;
  readonly indent: string;
  readonly code: FactivaCode | null;
}

/**
 * Reads a document whose fields stand behind codes, on the same line or below.
 *
 * codeOfLine   tells a field's code from the words of a text
 */
export function readCodedFactiva(text: string, codeOfLine: (line: string) => FactivaCode | null): Piece {
  const lines = text.split(/\r\n|[\r\n\f]/).map((line): CodedLine => {
    const trimmed = line.trim();
    return {
      text: trimmed,
      indent: line.slice(0, line.length - line.trimStart().length),
      code: codeOfLine(trimmed),
    };
  });
  const from = bodyStart(lines);
  const to = bodyEnd(lines, from);
  const fields = fieldsOf([...lines.slice(0, from), ...lines.slice(to)]);
  return { text: bodyText(lines.slice(from, to)), fields };
}

/** The line with LP or TD; where there is neither, the first below the fields that has no code and stands apart. */
function bodyStart(lines: readonly CodedLine[]): number {
  const lead = lines.findIndex((line) => line.code?.kind === 'lead');
  if (lead >= 0) return lead;
  const rest = lines.findIndex((line) => line.code?.kind === 'text');
  if (rest >= 0) return rest;
  for (const [at, line] of lines.entries()) {
    if (at > 0 && line.code === null && line.text !== '' && lines[at - 1]?.text === '') return at;
  }
  return lines.length;
}

/**
 * The line below the body: from the end upward every stretch that begins with a code is a field. A code in the middle
 * of the text, with more text below it, is text.
 */
function bodyEnd(lines: readonly CodedLine[], from: number): number {
  const apart = hasValuesApart(lines.slice(0, from));
  let end = lines.length;
  for (let at = lines.length - 1; at > from; at--) {
    const { code, text } = lines[at] ?? { code: null, text: '' };
    if (code !== null && code.kind !== 'lead' && code.kind !== 'text') {
      // A code alone has its value directly below it.
      if (!apart && code.value === '' && at + 1 < lines.length && lines[at + 1]?.text === '') break;
      end = at;
    } else if (code !== null) break;
    else if (text === '' || lines[at - 1]?.text !== '' || isFactivaAccession(text) || isFactivaPageLine(text)) continue;
    else if (!apart || lineAbove(lines, at)?.code?.value !== '') break;
  }
  return end;
}

/** Whether blank lines stand between codes and their values, as in the head. */
function hasValuesApart(head: readonly CodedLine[]): boolean {
  const at = head.findIndex((line) => line.code?.kind === 'headline' && line.code.value === '');
  return at >= 0 && head[at + 1]?.text === '';
}

/** The last line above that is not blank. */
function lineAbove(lines: readonly CodedLine[], at: number): CodedLine | undefined {
  let above = at - 1;
  while (above > 0 && lines[above]?.text === '') above -= 1;
  return lines[above];
}

/** The lines of the body without the codes LP and TD, each of which is taken off once. */
function bodyText(lines: readonly CodedLine[]): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const { text, indent, code } of lines) {
    const isPart = code !== null && (code.kind === 'lead' || code.kind === 'text') && !taken.has(code.code);
    if (isPart) {
      taken.add(code.code);
      kept.push('', code.value);
    } else if (!isFactivaPageLine(text) && !isFactivaAccession(text)) kept.push(`${indent}${text}`);
  }
  return kept.join('\n');
}

function fieldsOf(lines: readonly CodedLine[]): PieceFields {
  const values = new Map<string, string>();
  let open: string | null = null;
  for (const { text, code } of lines) {
    if (code !== null) {
      open = values.has(code.kind) ? null : code.kind;
      if (open !== null) values.set(open, code.value);
    } else if (open !== null && text !== '') values.set(open, `${values.get(open) ?? ''} ${text}`.trim());
  }
  const published = values.get('published') ?? '';
  const fields = {
    headline: values.get('headline'),
    published: dayOfLine(published) ?? findDay(published)?.text,
    outlet: values.get('outlet'),
    byline: values.get('byline')?.replace(/^by:?\s+/i, ''),
    section: values.get('section'),
    url: values.get('url'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
