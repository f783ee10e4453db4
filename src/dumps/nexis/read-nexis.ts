import { dayOfLine } from '../find-day.ts';
import type { Piece, PieceFields } from '../piece.ts';
import type { TextBlock, TextLine } from '../text-block.ts';
import { joinBlock, textBlocks, textOfBlocks } from '../text-block.ts';
import type { NexisLabel } from './nexis-lines.ts';
import { isNexisEnd, isRightsLine, nexisLabelOfLine, nexisMarkerOfLine } from './nexis-lines.ts';
import { findNexisTail } from './nexis-tail.ts';

/** A centred line has at least so much white space before it. */
const centredIndentMin = 8;

/** A label `BODY:` or `Body` is looked for in so many lines. */
const headLinesMax = 80;

type FieldName = 'headline' | 'published' | 'outlet' | 'byline' | 'section' | 'url';

/** What is known while the head is read. */
interface Head {
  readonly fields: Map<FieldName, string>;
  /** blocks without a label, in order */
  readonly unlabelled: TextBlock[];
  hasLength: boolean;
  hasLabel: boolean;
  /** the body's own label has been met */
  atBody: boolean;
}

/**
 * Reads one document of a LexisNexis export.
 *
 * text     from below its mark down to the next, or to `End of Document`
 * layout   `ended` where the headline stands above the paper's name, as in Nexis Uni; else paper, date, headline
 * returns  the fields, and the text between the head and the fields below it. The day of publication is that of the
 *          line below the paper's name.
 */
export function readNexis(text: string, layout: string | undefined): Piece {
  const blocks = textBlocks(text)
    .map((block) => block.filter((line) => !isNexisEnd(line.text) && nexisMarkerOfLine(line.text) === null))
    .filter((block) => block.length > 0);
  const head: Head = { fields: new Map(), unlabelled: [], hasLength: false, hasLabel: false, atBody: false };
  const body = readHead(blocks, head, hasBodyLabel(blocks, layout === 'ended'), layout === 'ended');
  readUnlabelled(head, layout === 'ended');
  const end = findNexisTail(body);
  readTail(body.slice(end), head.fields);
  return {
    text: textOfBlocks(withoutPageLines(body.slice(0, end))),
    fields: Object.fromEntries(head.fields) as PieceFields,
  };
}

/** Whether a line that holds nothing but the body's label stands near the top. */
function hasBodyLabel(blocks: readonly TextBlock[], ended: boolean): boolean {
  return blocks
    .flat()
    .slice(0, headLinesMax)
    .some((line) => isBodyLabel(line.text, ended));
}

/** Without its colon, as Nexis Uni has it, the label could be a sub-heading elsewhere. */
function isBodyLabel(text: string, ended: boolean): boolean {
  const label = nexisLabelOfLine(text);
  return label?.kind === 'body' && label.value === '' && (label.colon || ended);
}

/** Reads blocks off the top as long as they belong to the head; returns those of the body and below. */
function readHead(blocks: readonly TextBlock[], head: Head, untilLabel: boolean, ended: boolean): TextBlock[] {
  for (const [at, block] of blocks.entries()) {
    if (!untilLabel && isBodyBlock(block, head, ended)) return blocks.slice(at);
    const rest = readHeadBlock(block, head);
    if (head.atBody) return [...(rest.length > 0 ? [rest] : []), ...blocks.slice(at + 1)];
  }
  return [];
}

/** Whether a block without a label is the first of the body: it stands below the length, or below all that a head has. */
function isBodyBlock(block: TextBlock, head: Head, ended: boolean): boolean {
  const first = block[0]?.text ?? '';
  if (nexisLabelOfLine(first) !== null || isRightsLine(first)) return false;
  if (head.hasLength) return true;
  const above = head.unlabelled.filter((other) => !isCentred(other)).length;
  if (head.hasLabel && above > 0 && !/^\p{Lu}[\p{Lu} -]+:\s/u.test(first)) return true;
  const dated = head.unlabelled.findIndex((other) => other.some((line) => dayOfLine(line.text) !== null));
  if (dated < 0) return head.unlabelled.length > 3;
  return ended
    ? !isRightsLine(first) && dayOfLine(first) === null
    : head.unlabelled.length > dated + 1 && !isCentred(block);
}

/** Reads the lines of a block of the head; returns those that stand below the body's label. */
function readHeadBlock(block: TextBlock, head: Head): TextLine[] {
  let open: NexisLabel | null = null;
  const rightsEnd = endOfRights(block);
  const loose: TextLine[] = [];
  for (const [at, line] of block.entries()) {
    const label = nexisLabelOfLine(line.text);
    if (label !== null && (label.kind !== 'weak-tail' || at === 0)) {
      setField(head, label);
      if (label.kind === 'body') {
        head.atBody = true;
        if (loose.length > 0) head.unlabelled.push(loose);
        const inline = label.value === '' ? [] : [{ text: label.value, indent: line.indent }];
        return [...inline, ...block.slice(at + 1)];
      }
      open = label;
    } else if (isRightsLine(line.text)) open = null;
    else if (open !== null) addToField(head, open, line.text);
    else if (at >= rightsEnd || dayOfLine(line.text) !== null) loose.push(line);
  }
  if (loose.length > 0) head.unlabelled.push(loose);
  return [];
}

/**
 * Index after the notice of rights with which a block begins: below "All Rights Reserved", else below all lines but the
 * last, in which the paper's name may stand; 0 where there is no notice.
 */
function endOfRights(block: TextBlock): number {
  const from = block.findIndex((line) => isRightsLine(line.text));
  if (from < 0) return 0;
  const reserved = block.map((line) => /\breserved\b|\bvorbehalten\b|\bréservés\b/i.test(line.text)).lastIndexOf(true);
  return reserved >= from ? reserved + 1 : Math.max(from + 1, block.length - 1);
}

function setField(head: Head, label: NexisLabel): void {
  head.hasLabel = true;
  if (label.kind === 'length') head.hasLength = true;
  const name = fieldNameOf(label);
  if (name === null || label.value === '' || head.fields.has(name)) return;
  head.fields.set(name, cleanValue(name, label.value));
}

function addToField(head: Head, label: NexisLabel, text: string): void {
  const name = fieldNameOf(label);
  if (name === null) return;
  const above = head.fields.get(name);
  head.fields.set(name, above === undefined ? cleanValue(name, text) : `${above} ${text}`);
}

function fieldNameOf(label: NexisLabel): FieldName | null {
  const { kind } = label;
  const names: readonly string[] = ['headline', 'published', 'outlet', 'byline', 'section', 'url'];
  return names.includes(kind) ? (kind as FieldName) : null;
}

function cleanValue(name: FieldName, value: string): string {
  if (name === 'byline') return value.replace(/^by:?\s+/i, '');
  return name === 'published' ? (dayOfLine(value) ?? value) : value;
}

/** Tells paper, day and headline apart by their order. */
function readUnlabelled(head: Head, ended: boolean): void {
  const { fields, unlabelled } = head;
  const lines = unlabelled.flatMap((block) => block.map((line, at) => ({ line, block, first: at === 0 })));
  const dated = lines.findIndex(({ line }) => dayOfLine(line.text) !== null);
  const day = dayOfLine(lines[dated]?.line.text ?? '');
  if (day !== null && !fields.has('published')) fields.set('published', day);
  const above = lines.slice(0, dated < 0 ? 2 : dated).map((entry) => entry.line.text);
  if (isHeadlineFirst(head, ended, above.length, dated < 0 ? null : lines.length - dated - 1))
    readEndedHead(fields, above);
  else readNumberedHead(fields, unlabelled, lines[dated]?.block);
}

/** Either layout has been seen with the other's order: where nothing stands below the day, the headline is above it. */
function isHeadlineFirst(head: Head, ended: boolean, above: number, belowDay: number | null): boolean {
  if (head.fields.has('headline') || belowDay === null) return ended;
  return above > 1 ? ended || belowDay === 0 : ended && belowDay === 0;
}

/** The last line above the day is the paper, what stands above that the headline. */
function readEndedHead(fields: Map<FieldName, string>, above: readonly string[]): void {
  const outlet = above.length > 1 ? above.at(-1) : undefined;
  if (outlet !== undefined && !fields.has('outlet')) fields.set('outlet', outlet);
  const headline = (above.length > 1 ? above.slice(0, -1) : above).join(' ');
  if (headline !== '' && !fields.has('headline')) fields.set('headline', headline);
}

/** The first block is the paper, the first left-aligned one below the day the headline. */
function readNumberedHead(
  fields: Map<FieldName, string>,
  blocks: readonly TextBlock[],
  dated: TextBlock | undefined,
): void {
  const at = dated === undefined ? -1 : blocks.indexOf(dated);
  const outlet = blocks[0];
  const alone = outlet !== undefined && outlet !== dated && (at > 0 || blocks.length > 1 || isCentred(outlet));
  const inDated = outlet === dated ? linesAboveDay(outlet) : '';
  const paper = alone ? joinBlock(outlet) : inDated;
  if (paper !== '' && !fields.has('outlet')) fields.set('outlet', paper);
  const below = blocks.slice(at < 0 ? (alone ? 1 : 0) : at + 1);
  const headline = below.find((block) => !isCentred(block)) ?? below[0];
  if (headline !== undefined && !fields.has('headline')) fields.set('headline', joinBlock(headline));
}

function linesAboveDay(block: TextBlock | undefined): string {
  if (block === undefined) return '';
  const day = block.findIndex((line) => dayOfLine(line.text) !== null);
  return joinBlock(block.slice(0, Math.max(0, day)));
}

function isCentred(block: TextBlock): boolean {
  return block.every((line) => line.indent >= centredIndentMin);
}

/** Address and section may stand below the body. */
function readTail(tail: readonly TextBlock[], fields: Map<FieldName, string>): void {
  for (const line of tail.flat()) {
    const label = nexisLabelOfLine(line.text);
    const name = label === null ? null : fieldNameOf(label);
    if (label === null || label.value === '' || (name !== 'url' && name !== 'section')) continue;
    if (!fields.has(name)) fields.set(name, label.value);
  }
}

/** Takes out the page numbers that come from a printed layout. */
function withoutPageLines(blocks: readonly TextBlock[]): TextBlock[] {
  const isPage = (line: TextLine) => /^page \d{1,5} of \d{1,5}$/i.test(line.text);
  return blocks.map((block) => block.filter((line) => !isPage(line))).filter((block) => block.length > 0);
}
