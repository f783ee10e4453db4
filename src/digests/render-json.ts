import type { Digest } from './digest.ts';

/** Renders a digest as JSON, two spaces deep, ending in a line break. Equal digests give equal bytes. */
export function renderJson(digest: Digest): string {
  return `${JSON.stringify(digest, null, 2)}\n`;
}
