import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import { isHeadlineLike } from '../line-shapes.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import type { ScannedLine } from '../scan-lines.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';
import { couldBeSeparator, isSeparatorLine, separatorOfLine } from './separator-of-line.ts';

/** Longest line that is compared with a separator of words: 200 characters and the spaces around them. */
const wordsBytesMax = 1000;

/**
 * Cuts a dump at its separator lines.
 *
 * detection  names the separator; other bars inside the articles stay where they are. Where the bars stand above and
 *            below each headline, a headline alone goes with what follows it.
 */
export function openSeparatorSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  const separator = detection.separator ?? '';
  // A person may have given a line that is no bar: "END OF STORY".
  const isWords = separator !== '' && separator !== '\f' && separatorOfLine(separator) === null;
  const encoding = detection.encoding;
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  let start = -1;
  let end = -1;
  let firstLine = 0;
  let contentLines = 0;
  let headlineOnly = false;

  function close(): void {
    if (start < 0) return;
    if (detection.separatorEnclosesHeadlines === true && contentLines === 1 && headlineOnly) {
      headlineOnly = false; // the next bar closes the article, even when its body is a single line
      contentLines = 2;
      return;
    }
    sink.cut(start, end, firstLine);
    start = -1;
    contentLines = 0;
  }

  function addContent(line: ScannedLine, from: number, to: number): void {
    if (start < 0) {
      start = from;
      firstLine = line.number;
    }
    contentLines += 1;
    headlineOnly =
      contentLines === 1 && line.end - line.start < 1000 && isHeadlineLike(lineText(line, encoding).trim());
    end = to;
  }

  return {
    take(line) {
      if (couldSeparate(line)) {
        const text = lineText(line, encoding);
        if (isSeparatorLine(text, separator)) {
          close();
          return;
        }
        if (separator === '\f' && text.startsWith('\f')) {
          close();
          addContent(line, line.start + unit, line.end);
          return;
        }
      }
      if (!isBlankLine(line, encoding)) addContent(line, line.start, line.end);
    },
    end() {
      if (start >= 0) sink.cut(start, end, firstLine);
    },
  };

  function couldSeparate(line: ScannedLine): boolean {
    const first = line.bytes[line.from];
    if (separator === '\f' && (unit === 2 || first === 12)) return true;
    if (isWords) return line.end - line.start <= wordsBytesMax;
    return couldBeSeparator(line, unit === 2);
  }
}
