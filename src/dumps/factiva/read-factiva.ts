import type { Piece } from '../piece.ts';
import { readCodedFactiva } from './read-coded-factiva.ts';
import { readPlainFactiva } from './read-plain-factiva.ts';

/**
 * Reads one document of a Factiva export.
 *
 * text     from the first line of its head to the line with its number
 * layout   `codes` where field codes stand before the values, else `plain`
 * returns  the fields, and as text the lead paragraphs (LP) and what follows them (TD)
 */
export function readFactiva(text: string, layout: string | undefined): Piece {
  return layout === 'plain' ? readPlainFactiva(text) : readCodedFactiva(text);
}
