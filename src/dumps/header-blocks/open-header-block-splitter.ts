import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import { roleOfField } from '../field-lexicon.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import { separatorCharsMax, separatorOfLine } from '../separator-lines/separator-of-line.ts';
import type { HeaderLine } from './header-of-line.ts';
import { headerNameCharsMax, headerOfLine } from './header-of-line.ts';

/** Text before the first block counts as an article of its own from this many lines and bytes on, else as a cover. */
const coverLinesMax = 5;
const coverBytesMax = 600;

/** Header lines directly below each other. */
interface HeaderRun {
  readonly start: number;
  readonly line: number;
  /** end of the last content before the run, separator lines not counted */
  readonly endBefore: number;
  readonly afterBreak: boolean;
  readonly names: Set<string>;
}

/**
 * Cuts a dump at its header blocks.
 *
 * A run of known fields opens an article when it has two or more of them, one of which is also in the dump's first
 * block, and stands after a blank line, a separator line or nothing, or begins with the first block's first field. A
 * single field opens one only when it is that first field and stands after such a break. A "Source:" and "URL:" below
 * an article therefore open nothing, unless these are what the dump's blocks begin with.
 */
export function openHeaderBlockSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const encoding = detection.encoding;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const known = new Set(detection.headerNames ?? []);
  const first = detection.headerNames?.[0] ?? '';
  const knownHasHeadline = [...known].some((name) => roleOfField(name) === 'headline');
  let start = -1;
  let firstLine = 0;
  let inBlock = false;
  let end = -1;
  let contentLines = 0;
  let afterBreak = true;
  let run: HeaderRun | null = null;

  function settleRun(): void {
    if (run === null) return;
    const settled = run;
    run = null;
    if (!opensArticle(settled)) return;
    close(settled.endBefore);
    start = settled.start;
    firstLine = settled.line;
    inBlock = true;
  }

  function opensArticle(found: HeaderRun): boolean {
    const firstName = found.names.values().next().value;
    const shared = [...found.names].some((name) => known.has(name));
    if (found.names.size < 2)
      return known.size < 2
        ? firstName === first && found.afterBreak
        : firstName === first && found.afterBreak && knownHasHeadline;
    return shared && (found.afterBreak || firstName === first);
  }

  function close(closeEnd: number): void {
    if (start >= 0 && closeEnd > start) {
      if (inBlock || contentLines > coverLinesMax || closeEnd - start > coverBytesMax)
        sink.cut(start, closeEnd, firstLine);
      else sink.leave(start, closeEnd, firstLine, 'they stand before the first header block');
    }
    start = -1;
    contentLines = 0;
  }

  function takeHeader(line: ScannedLine, header: HeaderLine): void {
    if (run?.names.has(header.name) && header.name === first) settleRun();
    run ??= { start: line.start, line: line.number, endBefore: end, afterBreak, names: new Set() };
    run.names.add(header.name);
    addContent(line);
  }

  function addContent(line: ScannedLine): void {
    if (start < 0) {
      start = line.start;
      firstLine = line.number;
      inBlock = false;
    }
    contentLines += 1;
    end = line.end;
    afterBreak = false;
  }

  return {
    take(line) {
      if (isBlankLine(line, encoding)) {
        settleRun();
        afterBreak = true;
        return;
      }
      const header = couldBeHeader(line, wide) ? headerOfLine(lineText(line, encoding)) : null;
      if (header !== null) {
        takeHeader(line, header);
        return;
      }
      settleRun();
      if (couldSeparate(line, wide) && separatorOfLine(lineText(line, encoding)) !== null) {
        afterBreak = true; // content only if an article goes on below it: then `end` moves past it
        return;
      }
      addContent(line);
    },
    end() {
      settleRun();
      close(end);
    },
  };
}

function couldBeHeader(line: ScannedLine, wide: boolean): boolean {
  if (wide) return line.end - line.start < 4000;
  const to = Math.min(line.to, line.from + headerNameCharsMax);
  for (let at = line.from; at < to; at++) if (line.bytes[at] === 58) return true;
  return false;
}

function couldSeparate(line: ScannedLine, wide: boolean): boolean {
  if (line.end - line.start > separatorCharsMax * 3) return false;
  const first = line.bytes[line.from] ?? 0;
  return wide || first < 48 || first > 122 || first === 61 || first === 95;
}
