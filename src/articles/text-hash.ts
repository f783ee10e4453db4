import { createHash } from 'node:crypto';
import type { Sha256 } from '../base/ids.ts';
import { toSha256 } from '../base/ids.ts';
import type { RevisionText } from '../text/revision-text.ts';

/**
 * Hashes a text letter by letter, where the content hash takes two quotes or dashes for one.
 *
 * returns  SHA-256 of the hash of the headline (`-` where there is none), a space, the hash of the body, all in hex:
 *          words cannot move from one to the other unseen
 */
export function textHash({ headline, body }: RevisionText): Sha256 {
  return toSha256(sha256(`${headline === null ? '-' : sha256(headline)} ${sha256(body)}`));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
