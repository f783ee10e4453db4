import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import { isBlankLine, lineText } from '../scan-lines.ts';

/**
 * Takes each page of HTML as one article: the whole file, or where pages were joined to one file, from one document
 * type to the next, if the page above it has ended.
 */
export function openHtmlSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  let page: { start: number; end: number; line: number; hasEnded: boolean } | null = null;
  const close = (): void => {
    if (page !== null) sink.cut(page.start, page.end, page.line);
    page = null;
  };
  return {
    take(line) {
      if (isBlankLine(line, detection.encoding)) return;
      const text = lineText(line, detection.encoding);
      if (page?.hasEnded === true && /^\s*<(?:!doctype\s+html|html|\?xml)(?=[\s>])/i.test(text)) close();
      page ??= { start: line.start, end: line.end, line: line.number, hasEnded: false };
      page.end = line.end;
      if (/<\/html\s*>/i.test(text)) page.hasEnded = true;
    },
    end: close,
  };
}
