import { openCsvSplitter } from './csv/open-csv-splitter.ts';
import type { CutSink, CutStore } from './cut-sink.ts';
import { openCutStore } from './cut-sink.ts';
import type { Detection } from './detection.ts';
import { openFactivaSplitter } from './factiva/open-factiva-splitter.ts';
import { openHeaderBlockSplitter } from './header-blocks/open-header-block-splitter.ts';
import { openHtmlSplitter } from './html/open-html-splitter.ts';
import { openJsonDocumentSplitter } from './json-document/open-json-document-splitter.ts';
import { openJsonLineSplitter } from './json-lines/open-json-line-splitter.ts';
import { openMboxSplitter } from './mail/open-mbox-splitter.ts';
import { openNexisSplitter } from './nexis/open-nexis-splitter.ts';
import { openOneArticleSplitter } from './one-article/open-one-article-splitter.ts';
import type { Cut, SplitSummary } from './piece.ts';
import { openProquestSplitter } from './proquest/open-proquest-splitter.ts';
import type { ScannedLine } from './scan-lines.ts';
import { openLineScanner } from './scan-lines.ts';
import { openScrapedPageSplitter } from './scraped-pages/open-scraped-page-splitter.ts';
import { openSeparatorSplitter } from './separator-lines/open-separator-splitter.ts';
import { openWarcSplitter } from './warc/open-warc-splitter.ts';
import { openXmlSplitter } from './xml/open-xml-splitter.ts';

/** Cuts one dump, fed in chunks of any length, in order. */
export interface Splitter {
  /** Takes the next bytes of the uncompressed dump; returns the articles that are complete by now. */
  push(chunk: Uint8Array): Cut[];
  /** To be called once, after the last chunk. */
  end(): { cuts: Cut[]; summary: SplitSummary };
}

/** What a format of bytes does, whose records are not made of lines: it sees every byte once, in order. */
export interface ByteSplitter {
  /** `at` is the dump's byte at which the chunk begins; its owner may change the chunk once this has returned. */
  push(chunk: Buffer, at: number): void;
  /** `bytes` is the length of the dump. */
  end(bytes: number): void;
}

/** What a format of lines does: it sees every line once, in order, and tells the sink where its articles lie. */
export interface FormatSplitter {
  take(line: ScannedLine): void;
  end(): void;
}

/**
 * Opens the splitter for a dump whose format is known.
 *
 * detection  as `detectDump` gave it
 * returns    the splitter. Cuts are byte ranges [start, end) of the uncompressed dump, from the first byte of an
 *            article's first line to the last byte of its last line without the line break; they come in order, never
 *            overlap, and do not depend on how the dump was chopped into chunks. Memory: a few lines.
 * fails      never: any bytes are accepted. Records over 16 MB, of mail over 64 MB, are rejected by the cut.
 */
export function openSplitter(detection: Detection): Splitter {
  const store = openCutStore(detection.format);
  const byBytes = openByteSplitter(detection, store);
  if (byBytes !== null) return splitBytes(byBytes, detection, store);
  const format = openFormatSplitter(detection, store);
  const scanner = openLineScanner(detection, format.take);
  return {
    push(chunk) {
      scanner.push(chunk);
      return store.takeCuts();
    },
    end() {
      scanner.end();
      format.end();
      const summary = store.summary(scanner.size(), scanner.lines(), detection.byteOrderMarkBytes);
      return { cuts: store.takeCuts(), summary };
    },
  };
}

function splitBytes(format: ByteSplitter, detection: Detection, store: CutStore): Splitter {
  let bytes = 0;
  return {
    push(chunk) {
      format.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), bytes);
      bytes += chunk.length;
      return store.takeCuts();
    },
    end() {
      format.end(bytes);
      const summary = store.summary(bytes, 0, detection.byteOrderMarkBytes);
      return { cuts: store.takeCuts(), summary };
    },
  };
}

/** The splitter of a format of bytes; null where the format is one of lines. */
function openByteSplitter(detection: Detection, sink: CutSink): ByteSplitter | null {
  switch (detection.format) {
    case 'csv':
      return openCsvSplitter(detection, sink);
    case 'json-document':
      return openJsonDocumentSplitter(detection, sink);
    case 'xml':
      return openXmlSplitter(detection, sink);
    default:
      return null;
  }
}

function openFormatSplitter(detection: Detection, sink: CutSink): FormatSplitter {
  switch (detection.format) {
    case 'scraped-pages':
      return openScrapedPageSplitter(detection, sink);
    case 'separator-lines':
      return openSeparatorSplitter(detection, sink);
    case 'header-blocks':
      return openHeaderBlockSplitter(detection, sink);
    case 'json-lines':
      return openJsonLineSplitter(detection, sink);
    case 'nexis':
      return openNexisSplitter(detection, sink);
    case 'proquest':
      return openProquestSplitter(detection, sink);
    case 'mail':
      return detection.layout === 'mbox' ? openMboxSplitter(detection, sink) : openOneArticleSplitter(detection, sink);
    case 'factiva':
      return openFactivaSplitter(detection, sink);
    case 'warc':
      return openWarcSplitter(sink);
    case 'html':
      return openHtmlSplitter(detection, sink);
    case 'one-article':
      return openOneArticleSplitter(detection, sink);
    default:
      throw new Error(`no splitter for ${detection.format}`);
  }
}
