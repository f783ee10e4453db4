import { readCsvRows } from './csv/read-csv-rows.ts';
import type { DumpHead, FormatFinding } from './detect-dump.ts';
import { type DetectedEncoding, detectEncoding } from './detect-encoding.ts';
import type { Detection, Encoding, FormatName } from './detection.ts';
import type { DumpHints } from './dump-hints.ts';
import { separatorOfLine } from './separator-lines/separator-of-line.ts';

/**
 * The parameters of a format that a person named, where the beginning of the dump does not show them by itself.
 *
 * returns  the most likely ones: delimiter and names of the first line of a table, the bar that comes most often
 */
export function findGiven(format: FormatName, head: DumpHead): FormatFinding {
  const evidence: string[] = [];
  if (format === 'csv') return { ...tableOf(head), evidence };
  if (format === 'separator-lines') {
    const separator = commonestBar(head);
    return separator === null ? { evidence } : { separator, evidence };
  }
  return { evidence };
}

/** The encoding that a person named, or the one that the bytes show. */
export function givenEncoding(encoding: Encoding | undefined, head: Uint8Array, whole: boolean): DetectedEncoding {
  if (encoding === undefined) return detectEncoding(head, whole);
  const marks: { readonly [Name in Encoding]: string } = {
    'utf-8': 'efbbbf',
    'utf-16le': 'fffe',
    'utf-16be': 'feff',
    'windows-1252': '',
  };
  const mark = marks[encoding];
  const isMarked = mark !== '' && Buffer.from(head.subarray(0, 3)).toString('hex').startsWith(mark);
  const byteOrderMarkBytes = isMarked ? mark.length / 2 : 0;
  return { encoding, byteOrderMarkBytes, evidence: `encoding ${encoding} given in claimtrail.json` };
}

/** What a person said that is for the readers of the dump's articles; it goes before what the dump shows. */
export function givenToReaders({ outlet, dates, separator }: DumpHints): Partial<Detection> {
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(dates === undefined ? {} : { dateOrder: dates }),
    ...(separator === undefined ? {} : { separator: separatorOfLine(separator) ?? separator }),
  };
}

function tableOf(head: DumpHead): Pick<FormatFinding, 'delimiter' | 'columns' | 'layout'> {
  const first = /[^\r\n]+/.exec(head.text.replace(/^sep=.[\r\n]+/i, ''))?.[0].slice(0, 20_000) ?? '';
  const counted = [',', '\t', ';', '|'].map((sign) => ({ sign, count: first.split(sign).length }));
  const delimiter = counted.sort((left, right) => right.count - left.count)[0]?.sign ?? ',';
  const columns = readCsvRows(first, { delimiter, quoting: 'doubled' })[0] ?? [];
  return { delimiter, layout: 'doubled', columns };
}

function commonestBar(head: DumpHead): string | null {
  const counts = new Map<string, number>();
  for (const { text } of head.lines) {
    const bar = text === '\f' ? text : separatorOfLine(text);
    if (bar !== null) counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best?.[0] ?? null;
}
