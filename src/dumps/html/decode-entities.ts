import { decodeHTML } from 'entities';

/**
 * Replaces the entities of HTML by the characters that they stand for; all else stays, brackets included.
 *
 * fails   never; takes time in proportion to the text
 * source  the table of the HTML standard, as the package entities has it
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text.replaceAll('\0', '')) : text;
}
