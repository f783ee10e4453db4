import { DOMParser } from 'linkedom';

/**
 * Replaces the entities of HTML by the characters that they stand for; all else stays, brackets included.
 *
 * source  the table of linkedom's parser
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const safe = text.replaceAll('<', '&lt;').replaceAll('\0', '');
  const document = new DOMParser().parseFromString(
    `<!doctype html><html><body><p>${safe}</p></body></html>`,
    'text/html',
  );
  return document.querySelector('p')?.textContent ?? text;
}
