import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import type { FieldRole } from '../field-lexicon.ts';
import { isHeadlineLike } from '../line-shapes.ts';
import type { PlainLine } from '../scraped-pages/page-head.ts';
import { separatorOfLine } from '../separator-lines/separator-of-line.ts';
import { headerOfLine } from './header-of-line.ts';

/** A cover page above the first block may have this many lines that are not blank. */
const coverLinesMax = 12;

interface Block {
  readonly at: number;
  readonly names: readonly string[];
  readonly roles: ReadonlySet<FieldRole>;
}

/**
 * Looks for blocks of `Name: value` lines: one at the very top, or two or more that begin with the same name. A block
 * has two known fields or more, one of them a headline, or two of date, address, author and outlet; a lone `Title:` is
 * one when it comes again.
 */
export function findHeaderBlocks(head: DumpHead): FormatFinding | null {
  const blocks = findBlocks(head.lines);
  const full = blocks.filter(isFullBlock);
  const lone = blocks.filter((block) => block.names.length === 1 && block.roles.has('headline'));
  const first = full[0] ?? (lone.length > 1 ? lone[0] : undefined);
  if (first === undefined) return null;
  const name = first.names[0] ?? '';
  const alike = blocks.filter((block) => block.names[0] === name).length;
  const above = head.lines.slice(0, first.at).filter((line) => separatorOfLine(line.text) === null);
  const headlineAbove = above.length === 1 && !first.roles.has('headline') && isHeadlineLike(above[0]?.text ?? '');
  if (above.length > 0 && !headlineAbove && (alike < 2 || first.at > coverLinesMax)) return null;
  return {
    headerNames: first.names,
    ...(headlineAbove ? { headlineAboveBlock: true } : {}),
    evidence: [`${alike} blocks of fields begin with "${name}:"; the first has ${first.names.join(', ')}`],
  };
}

function isFullBlock(block: Block): boolean {
  if (block.names.length < 2) return false;
  if (block.roles.has('headline')) return true;
  const telling = (['published', 'url', 'byline', 'outlet'] as const).filter((role) => block.roles.has(role));
  return telling.length >= 2;
}

function findBlocks(lines: readonly PlainLine[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const names: string[] = [];
    const roles = new Set<FieldRole>();
    for (let below = at; below < lines.length; below++) {
      const line = lines[below];
      const header = line === undefined || line.text.length > 2000 ? null : headerOfLine(line.text);
      if (line === undefined || header === null || (below > at && line.blanks > 0)) break;
      if (names.includes(header.name)) break;
      names.push(header.name);
      roles.add(header.role);
    }
    if (names.length === 0) continue;
    blocks.push({ at, names, roles });
    at += names.length - 1;
  }
  return blocks;
}
