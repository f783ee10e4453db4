/** One line of a record, trimmed, with what its place says. */
export interface TextLine {
  readonly text: string;
  /** white space before the text, in characters */
  readonly indent: number;
}

/** Lines that stand directly below each other. */
export type TextBlock = readonly TextLine[];

/**
 * Takes a text apart at its blank lines.
 *
 * text     with line breaks of any kind
 * returns  the blocks in order, none of them empty
 */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextLine[][] = [];
  let open: TextLine[] | null = null;
  for (const line of text.split(/\r\n|[\r\n\f]/)) {
    const trimmed = line.trim();
    if (trimmed === '') {
      open = null;
      continue;
    }
    const indent = line.length - line.trimStart().length;
    if (open === null) {
      open = [];
      blocks.push(open);
    }
    open.push({ text: trimmed, indent });
  }
  return blocks;
}

/** The lines of a block in one, parted by spaces. */
export function joinBlock(block: TextBlock): string {
  return block.map((line) => line.text).join(' ');
}

/** The blocks as text again, parted by blank lines; indents of lines below the first are kept. */
export function textOfBlocks(blocks: readonly TextBlock[]): string {
  return blocks
    .map((block) => block.map((line) => `${' '.repeat(Math.min(line.indent, 40))}${line.text}`).join('\n'))
    .join('\n\n');
}
