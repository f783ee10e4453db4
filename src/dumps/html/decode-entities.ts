import { DOMParser } from 'linkedom';

/** No name of a character is longer than 32; the rest of a longer word stands for itself. */
const entity = /&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][\da-zA-Z]{0,39});?/g;

/** linkedom makes a node of each entity; so many at once take a few megabytes. */
const batchMax = 5000;

const seam = ' \x1f ';

/**
 * Replaces the entities of HTML by the characters that they stand for; all else stays, brackets included.
 *
 * fails   never; each different entity is looked up once, so that memory does not grow with their number
 * source  the table of linkedom's parser
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const clean = text.replaceAll('\0', '');
  const found = new Set<string>();
  for (const [one] of clean.matchAll(entity)) found.add(one);
  const written = [...found];
  const meanings = new Map<string, string>();
  for (let from = 0; from < written.length; from += batchMax) {
    const batch = written.slice(from, from + batchMax);
    const shown = textOf(batch.join(seam)).split(seam);
    for (const [i, one] of batch.entries()) meanings.set(one, shown[i] ?? one);
  }
  return clean.replace(entity, (one) => meanings.get(one) ?? one);
}

function textOf(entities: string): string {
  const html = `<!doctype html><html><body><p>${entities}</p></body></html>`;
  return new DOMParser().parseFromString(html, 'text/html').querySelector('p')?.textContent ?? entities;
}
