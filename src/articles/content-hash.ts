import { createHash } from 'node:crypto';
import type { Sha256 } from '../base/ids.ts';
import { toSha256 } from '../base/ids.ts';
import type { RevisionText } from '../text/revision-text.ts';
import { canonicalText } from './canonical-text.ts';

/** SHA-256 of a revision's canonical text in UTF-8: equal for two texts exactly when they say the same in the same words. */
export function contentHash(revision: RevisionText): Sha256 {
  return toSha256(createHash('sha256').update(canonicalText(revision), 'utf8').digest('hex'));
}
