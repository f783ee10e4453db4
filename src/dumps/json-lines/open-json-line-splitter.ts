import type { CutSink } from '../cut-sink.ts';
import type { Detection } from '../detection.ts';
import type { FormatSplitter } from '../open-splitter.ts';
import { isBlankLine } from '../scan-lines.ts';

/**
 * Cuts JSON Lines: each line that is not blank is a record, whether or not it can be parsed.
 *
 * returns  the splitter; records are judged by `readJsonRecord`, so that a bad one is counted and shown
 * source   jsonlines.org
 */
export function openJsonLineSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  return {
    take(line) {
      if (!isBlankLine(line, detection.encoding)) sink.cut(line.start, line.end, line.number);
    },
    end() {},
  };
}
