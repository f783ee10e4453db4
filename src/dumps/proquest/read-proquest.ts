import { findDay } from '../find-day.ts';
import type { Piece, PieceFields } from '../piece.ts';
import type { TextBlock, TextLine } from '../text-block.ts';
import { joinBlock, textBlocks, textOfBlocks } from '../text-block.ts';
import type { ProquestLabelKind } from './proquest-label-lexicon.ts';
import type { ProquestLabel } from './proquest-lines.ts';
import { isProquestBar, proquestLabelOfLine, proquestMarkerOfLine } from './proquest-lines.ts';

/** A field such as the notice of rights may go on for so many blocks without a label. */
const looseBlocksMax = 2;

/**
 * Reads one document of a ProQuest export.
 *
 * text     from below its mark down to the bar
 * returns  the fields, and as text what `Full text:` holds, without captions and credits at its end. The abstract, which
 *          repeats the opening, is not read: a document that has only that gives an empty text.
 */
export function readProquest(text: string): Piece {
  const blocks = textBlocks(text).filter((block) => !block.every((line) => isMark(line.text)));
  const found = findFullText(blocks);
  if (found === null) return { text: '', fields: fieldsOf(blocks, blocks.slice(0, 1)) };
  const below = [...(found.first.length > 0 ? [found.first] : []), ...blocks.slice(found.at + 1)];
  const { body, tail } = partTail(below);
  const head = [...blocks.slice(0, found.at), ...(found.above.length > 0 ? [found.above] : [])];
  return { text: textOfBlocks(withoutCredits(body)), fields: fieldsOf([...tail, ...head], head) };
}

function isMark(text: string): boolean {
  return isProquestBar(text) || proquestMarkerOfLine(text) !== null;
}

interface FullText {
  /** index of the block with the label */
  readonly at: number;
  readonly above: TextLine[];
  /** what of that block is text */
  readonly first: TextLine[];
}

function findFullText(blocks: readonly TextBlock[]): FullText | null {
  for (const [at, block] of blocks.entries()) {
    const from = block.findIndex((line) => proquestLabelOfLine(line.text)?.kind === 'full-text');
    const line = block[from];
    if (line === undefined) continue;
    const value = proquestLabelOfLine(line.text)?.value ?? '';
    const first = value === '' ? [] : [{ text: value, indent: 0 }];
    return { at, above: block.slice(0, from), first: [...first, ...block.slice(from + 1)] };
  }
  return null;
}

/**
 * Parts the body from the fields below it: from the end upward every block that begins with a label is a field, down to
 * the highest one above which there is none; in the block above, the lines at its end that are fields go with them.
 */
function partTail(blocks: readonly TextBlock[]): { body: TextBlock[]; tail: TextBlock[] } {
  let from = blocks.length;
  let sure = false;
  let loose = 0;
  const names = new Set<string>();
  for (let at = blocks.length - 1; at >= 0; at--) {
    const label = labelOf(blocks[at]);
    if (label === null) {
      loose += 1;
      if (loose > looseBlocksMax) break;
      continue;
    }
    if (loose > 0 && !goesOn(blocks[at] ?? [])) break;
    // A weak label for the second time is how a sentence of the text begins.
    const name = nameOf(blocks[at] ?? []);
    if (names.has(name) && label.kind === 'other') break;
    names.add(name);
    loose = 0;
    sure = sure || hasSure(blocks[at] ?? []);
    from = at;
  }
  const last = blocks[from - 1] ?? [];
  const split = fieldsAtEnd(last);
  const inBlock = last.slice(split);
  if (!sure && !hasSure(inBlock)) {
    return { body: [...blocks], tail: [] };
  }
  const kept = last.slice(0, split);
  const body = [...blocks.slice(0, Math.max(0, from - 1)), ...(kept.length > 0 ? [kept] : [])];
  return { body, tail: [...(inBlock.length > 0 ? [inBlock] : []), ...blocks.slice(from)] };
}

function labelOf(block: TextBlock | undefined): ProquestLabel | null {
  const label = proquestLabelOfLine(block?.[0]?.text ?? '');
  return label?.kind === 'full-text' ? null : label;
}

function nameOf(block: TextBlock): string {
  const text = block[0]?.text ?? '';
  return text.slice(0, text.indexOf(':')).toLowerCase();
}

/** Whether a field may go on below a blank line, or be followed by what a page break left. */
function goesOn(block: TextBlock): boolean {
  return hasSure(block) || /^(?:copyright|rights|notes)/i.test(block[0]?.text ?? '');
}

/** Whether a field is among the lines that no article is written with. */
function hasSure(lines: readonly TextLine[]): boolean {
  const sure: readonly string[] = ['sure', 'url', 'outlet', 'published', 'publication-info'];
  return lines.some((line) => sure.includes(proquestLabelOfLine(line.text)?.kind ?? 'other'));
}

/** Index of the first of the labelled lines at the end of a block; its length when there are none. */
function fieldsAtEnd(block: TextBlock): number {
  let at = block.length;
  while (at > 0 && labelOf(block.slice(at - 1, at)) !== null) at -= 1;
  return at;
}

/** Takes captions and credits off the end. */
function withoutCredits(body: readonly TextBlock[]): TextBlock[] {
  const blocks = body.map((block) => [...block]);
  for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
    while (isCredit(last.at(-1)?.text ?? '') && (last.length > 1 || blocks.length > 1)) last.pop();
    if (last.length > 0) break;
    blocks.pop();
  }
  return blocks;
}

function isCredit(text: string): boolean {
  return (
    /^(?:captions?|illustration|photo(?:graph)?s?|credit|credits|image)\s*:/i.test(text) || /^illustration$/i.test(text)
  );
}

/** Reads the labelled lines, those below the text first; the headline else is the block at the top. */
function fieldsOf(blocks: readonly TextBlock[], head: readonly TextBlock[]): PieceFields {
  const values = new Map<ProquestLabelKind, string>();
  for (const block of blocks) {
    let open: ProquestLabelKind | null = null;
    for (const { text } of block) {
      const label = proquestLabelOfLine(text);
      if (label === null) {
        if (open !== null) values.set(open, `${values.get(open) ?? ''} ${text}`.trim());
      } else if (label.value === '' || values.has(label.kind)) open = label.value === '' ? label.kind : null;
      else {
        values.set(label.kind, label.value);
        open = label.kind;
      }
    }
  }
  const top = head[0] === undefined || labelOf(head[0]) !== null ? undefined : titleOf(head[0]);
  const headline = values.get('headline') ?? top;
  const info = values.get('publication-info');
  const published = findDay(values.get('published') ?? '') ?? findDay(info ?? '');
  const outlet = values.get('outlet') ?? info?.split(/[;,[]/, 1)[0]?.trim();
  const fields = {
    ...{ headline, published: published?.text, outlet: outlet?.split(';', 1)[0]?.trim() },
    ...{ byline: values.get('byline')?.replace(/^by:?\s+/i, ''), section: values.get('section') },
    url: values.get('url') ?? undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

/** The lines of the top block down to the first label or address. */
function titleOf(block: TextBlock): string {
  const end = block.findIndex(
    ({ text }) => proquestLabelOfLine(text) !== null || /^https?:|^proquest document link$/i.test(text),
  );
  return joinBlock(end < 0 ? block : block.slice(0, end));
}
