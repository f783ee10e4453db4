import { dayOfLine } from '../find-day.ts';
import type { Piece } from '../piece.ts';
import type { TextBlock, TextLine } from '../text-block.ts';
import { joinBlock, textBlocks, textOfBlocks } from '../text-block.ts';
import { factivaLanguages } from './factiva-code-lexicon.ts';
import {
  factivaMarkerOfLine,
  isFactivaAccession,
  isFactivaPageLine,
  isFactivaRights,
  isFactivaWords,
} from './factiva-lines.ts';

/** Day, time, paper, code, edition, page, language and rights take up at most so many lines below the number of words. */
const headLinesMax = 14;

/** A section above the headline has at most so many words. */
const sectionWordsMax = 3;

/** Reads a document whose fields stand in lines without names: their order and their shape tell them. */
export function readPlainFactiva(text: string): Piece {
  const blocks = textBlocks(text)
    .map((block) => block.filter((line) => !isOutside(line.text)))
    .filter((block) => block.length > 0);
  const wordsAt = blocks.findIndex((block) => block.some((line) => isFactivaWords(line.text)));
  if (wordsAt < 0) return { text: textOfBlocks(blocks), fields: {} };
  const block = blocks[wordsAt] ?? [];
  const at = block.findIndex((line) => isFactivaWords(line.text));
  const above = [...blocks.slice(0, wordsAt), block.slice(0, at)].filter((part) => part.length > 0);
  const below = [block.slice(at + 1), ...blocks.slice(wordsAt + 1)];
  const { head, body } = partHead(below);
  const fields = { ...fieldsAbove(above), ...fieldsBelow(head) };
  return { text: textOfBlocks(withoutPublisher(body, head)), fields };
}

function isOutside(text: string): boolean {
  return isFactivaAccession(text) || isFactivaPageLine(text) || factivaMarkerOfLine(text) !== null;
}

/** The head ends with the notice of rights, else with the language, else with the block below the number of words. */
function partHead(below: readonly TextBlock[]): { head: TextLine[]; body: TextBlock[] } {
  const lines = below.flatMap((block, index) => block.map((line, at) => ({ line, index, at })));
  const near = lines.slice(0, headLinesMax);
  const last =
    near.find(({ line }) => isFactivaRights(line.text)) ??
    near.find(({ line }) => factivaLanguages.has(line.text.toLowerCase()));
  if (last === undefined) {
    const first = below.findIndex((block) => block.length > 0);
    return { head: [...(below[first] ?? [])], body: below.slice(first + 1) };
  }
  const block = below[last.index] ?? [];
  // The notice may go on in the next lines of its block.
  const rest = isFactivaRights(last.line.text) ? block.slice(endOfRights(block, last.at)) : block.slice(last.at + 1);
  const head = [...below.slice(0, last.index).flat(), ...block.slice(0, block.length - rest.length)];
  return { head, body: [...(rest.length > 0 ? [rest] : []), ...below.slice(last.index + 1)] };
}

function endOfRights(block: TextBlock, at: number): number {
  const closing = block.findIndex((line, index) => index > at && index <= at + 3 && /\breserved\b/i.test(line.text));
  if (closing >= 0) return closing + 1;
  const short = block.slice(at + 1).every((line) => line.text.length <= 60);
  return short ? block.length : at + 1;
}

/** Section, headline and byline: the byline stands alone above the number of words or begins with "By". */
function fieldsAbove(above: readonly TextBlock[]): { headline?: string; byline?: string; section?: string } {
  const blocks = above.map((block) => [...block]);
  const last = blocks.at(-1);
  let byline: string | undefined;
  if (last !== undefined) {
    const by = last.findIndex((line, at) => /^by\s/i.test(line.text) && (at > 0 || blocks.length > 1));
    if (by >= 0) byline = joinBlock(last.splice(by));
    else if (blocks.length > 1) byline = joinBlock(last.splice(0));
  }
  const first = blocks.find((block) => block.length > 0) ?? [];
  const [top, next] = first;
  const hasSection =
    top !== undefined &&
    next !== undefined &&
    top.text.split(/\s+/).length <= sectionWordsMax &&
    next.text.length > top.text.length;
  const headline = joinBlock(hasSection ? first.slice(1) : first);
  return {
    ...(headline === '' ? {} : { headline }),
    ...(byline === undefined ? {} : { byline: byline.replace(/^by:?\s+/i, '') }),
    ...(hasSection ? { section: top.text } : {}),
  };
}

/** Day and paper: the paper is the first line that is neither day nor clock time. */
function fieldsBelow(head: readonly TextLine[]): { published?: string; outlet?: string } {
  const day = head.map((line) => dayOfLine(line.text)).find((found) => found !== null);
  const paper = head.find(
    ({ text }) => dayOfLine(text) === null && !/^\d{1,2}[:.]\d{2}/.test(text) && !isFactivaRights(text),
  );
  return {
    ...(day === undefined || day === null ? {} : { published: day }),
    ...(paper === undefined ? {} : { outlet: paper.text }),
  };
}

/** Takes off the name of the publisher, which stands alone below the text. */
function withoutPublisher(body: readonly TextBlock[], head: readonly TextLine[]): readonly TextBlock[] {
  const last = body.at(-1);
  const text = last?.length === 1 ? (last[0]?.text ?? '') : '';
  if (body.length < 2 || text === '' || text.split(/\s+/).length > 9) return body;
  const known = head.some((line) => line.text.toLowerCase().includes(text.toLowerCase()));
  const isName =
    /\b(?:newswires?|inc\.?|ltd\.?|llc|limited|company|co\.|corp\.?|corporation|gmbh|ag|s\.a\.|s\.p\.a\.|plc|news agency|newspapers|publications|publishing|publishers|media|group|associated press|reuters|presse)$/i.test(
      text,
    );
  return known || isName ? body.slice(0, -1) : body;
}
