import type { Piece } from '../piece.ts';
import { factivaCodeOfLine, spacedFactivaCodeOfLine } from './factiva-lines.ts';
import { readCodedFactiva } from './read-coded-factiva.ts';
import { readPlainFactiva } from './read-plain-factiva.ts';

/**
 * Reads one document of a Factiva export.
 *
 * text     from the first line of its head to the line with its number
 * layout   `codes` or `codes-spaced` where field codes stand before the values, else `plain`
 * returns  the fields, and as text the lead paragraphs (LP) and what follows them (TD)
 */
export function readFactiva(text: string, layout: string | undefined): Piece {
  if (layout === 'plain') return readPlainFactiva(text);
  return readCodedFactiva(text, layout === 'codes-spaced' ? spacedFactivaCodeOfLine : factivaCodeOfLine);
}
