import type { TextBlock } from '../text-block.ts';
import { isRightsLine, nexisLabelOfLine, tailOfLabel } from './nexis-lines.ts';

/** A label such as `GRAPHIC:` may have so many blocks of text below it. */
const blocksBelowLabelMax = 12;

/**
 * Finds where the body of a Nexis document ends: at the first of the labelled blocks and notices of rights with which
 * the document ends. A block of text among them belongs to the `GRAPHIC:` or `Graphic` above it, when there is one.
 *
 * blocks   from the body's first on
 * returns  how many of them are body
 */
export function findNexisTail(blocks: readonly TextBlock[]): number {
  let end = blocks.length;
  let sure = false;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const shown = tailOfBlock(blocks[at]);
    if (shown === null) {
      at = labelAbove(blocks, at, sure);
      if (at < 0) break;
    }
    sure = sure || shown !== 'weak';
    end = at;
  }
  if (!sure) return blocks.length;
  while (isWeakBlock(blocks[end])) end += 1;
  return end;
}

function tailOfBlock(block: TextBlock | undefined): 'sure' | 'weak' | null {
  const first = block?.[0];
  if (first === undefined) return null;
  if (isRightsLine(first.text)) return 'sure';
  const label = nexisLabelOfLine(first.text);
  // PUB-SUBJECT, STATE-SUBJECT and the like: there are more than a list could hold.
  if (label === null) return /^[A-Z]{2,}(?:-[A-Z]{2,})+:/.test(first.text) ? 'weak' : null;
  return tailOfLabel(label);
}

/** Above the first sure label a weak one counts only in capitals: "Note: prices in euros" is how articles end. */
function isWeakBlock(block: TextBlock | undefined): boolean {
  const first = block?.[0]?.text ?? '';
  return tailOfBlock(block) === 'weak' && !/^\p{Lu}[\p{Lu} -]*:/u.test(first);
}

/** The block with a label for pictures or notes that the block of text at `at` may belong to; -1 when there is none. */
function labelAbove(blocks: readonly TextBlock[], at: number, sureBelow: boolean): number {
  for (let above = at - 1; above >= 0 && above >= at - blocksBelowLabelMax; above--) {
    const label = nexisLabelOfLine(blocks[above]?.[0]?.text ?? '');
    if (label === null || (!label.colon && !sureBelow)) continue;
    const ofPictures = ['graphic', 'graphics', 'grafik', 'graphique', 'grafiek', 'gráfico', 'classification'];
    if (ofPictures.includes(label.label)) return above;
    if (!label.colon && ['notes', 'references', 'correction'].includes(label.label)) return above;
  }
  return -1;
}
