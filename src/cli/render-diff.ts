import type { DiffPiece, DiffWord } from '../audit/diff-revisions.ts';
import { plain } from './plain.ts';

export interface DiffStyle {
  /** sentences that stayed, shown before and after one that did not */
  readonly context: number;
  /** one line for old and new together, its words taken out and put in, instead of one line each */
  readonly isWordsInline: boolean;
  readonly isColoured: boolean;
}

/**
 * Renders the text of two revisions sentence by sentence for people: sentences that stayed stand behind two spaces, old
 * ones behind `-`, new ones behind `+`, their words that were taken out as [-so-] and put in as {+so+}. On a terminal
 * colours stand in for these signs.
 *
 * returns  lines; a stretch that is left out is counted, a blank line parts paragraphs
 */
export function renderDiff(pieces: readonly DiffPiece[], style: DiffStyle): string[] {
  const isNear = pieces.map((_, i) =>
    pieces.slice(Math.max(0, i - style.context), i + style.context + 1).some(isChanged),
  );
  // A single sentence takes no more room than the line that would say that it is left out.
  const isShown = isNear.map(
    (near, i) => near || (style.context > 0 && isNear[i - 1] === true && isNear[i + 1] === true),
  );
  const lines: string[] = [];
  let skipped = 0;
  const told = () => {
    if (skipped > 0) lines.push(`  … ${skipped} ${skipped === 1 ? 'sentence' : 'sentences'} as before`);
    skipped = 0;
  };
  for (const [i, piece] of pieces.entries()) {
    if (!isShown[i]) {
      skipped++;
      continue;
    }
    const isNextToGap = skipped > 0;
    told();
    if (piece.opensParagraph && lines.length > 0 && !isNextToGap) lines.push('');
    lines.push(...renderPiece(piece, style));
  }
  told();
  return lines;
}

/** A sentence that only stands elsewhere changed nothing that it says, but is told where it was put. */
function isChanged({ kind }: DiffPiece): boolean {
  return kind !== 'kept';
}

function renderPiece(piece: DiffPiece, style: DiffStyle): string[] {
  const { kind, before, after, words } = piece;
  switch (kind) {
    case 'kept':
      return [`  ${show(after)}`];
    case 'moved':
      return [`> ${show(after)}`];
    case 'added':
      return [paint(`+ ${show(after)}`, 'green', style)];
    case 'removed':
      return [paint(`- ${show(before)}`, 'red', style)];
    case 'reworded':
    case 'split':
    case 'merged':
      if (style.isWordsInline) return [`~ ${words.map((word) => inline(word, style)).join('')}`];
      return [
        `${paint('-', 'red', style)} ${words.map((word) => side(word, 'before', style)).join('')}`,
        `${paint('+', 'green', style)} ${words.map((word) => side(word, 'after', style)).join('')}`,
      ];
  }
}

function inline(word: DiffWord, style: DiffStyle): string {
  if (word.kind === 'same') return show(word.after);
  const space = /^\s/.test(word.after || word.before) ? ' ' : '';
  return `${space}${mark(word.before, 'before', style)}${mark(word.after, 'after', style)}`;
}

function side(word: DiffWord, of: 'before' | 'after', style: DiffStyle): string {
  if (word.kind === 'same') return show(word[of]);
  return `${/^\s/.test(word[of]) ? ' ' : ''}${mark(word[of], of, style)}`;
}

function mark(text: string, of: 'before' | 'after', style: DiffStyle): string {
  const shown = show(text).trim();
  if (shown === '') return '';
  if (style.isColoured) return paint(shown, of === 'before' ? 'red' : 'green', style);
  return of === 'before' ? `[-${shown}-]` : `{+${shown}+}`;
}

const colours = { red: '\u001b[31m', green: '\u001b[32m' } as const;

function paint(text: string, colour: keyof typeof colours, { isColoured }: DiffStyle): string {
  return isColoured ? `${colours[colour]}${text}\u001b[0m` : text;
}

/** Sentences of several paragraphs that belong together stand on one line, parted by a pilcrow. */
function show(text: string): string {
  return plain(text.replace(/[^\S\n]*\n\s*/g, ' ¶ '));
}
