import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import { isBlankLine } from '../scan-lines.ts';

/** Takes a dump as one article, from its first line that is not blank to its last; no cut when all are blank. */
export function openOneArticleSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  let start = -1;
  let end = -1;
  let firstLine = 0;
  return {
    take(line) {
      if (isBlankLine(line, detection.encoding)) return;
      if (start < 0) {
        start = line.start;
        firstLine = line.number;
      }
      end = line.end;
    },
    end() {
      if (start >= 0) sink.cut(start, end, firstLine);
    },
  };
}
