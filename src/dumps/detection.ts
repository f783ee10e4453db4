/** Every way in which a dump can be laid out that we read. */
export const formatNames = [
  'scraped-pages',
  'separator-lines',
  'header-blocks',
  'json-lines',
  'json-document',
  'csv',
  'nexis',
  'factiva',
  'proquest',
  'warc',
  'html',
  'xml',
  'mail',
  'one-article',
] as const;

export type FormatName = (typeof formatNames)[number];

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a dump is to be read, and what in its first bytes says so. Plain JSON, kept in the dump's row. */
export interface Detection {
  readonly format: FormatName;
  readonly encoding: Encoding;
  /** bytes of the byte order mark at the start, 0 when there is none */
  readonly byteOrderMarkBytes: number;
  /** reasons in words, strongest first: "3 lines of 12 dashes" */
  readonly evidence: readonly string[];
  /** how a person said that days in figures are written: 03/04/2021 */
  readonly dateOrder?: 'day-first' | 'month-first';
  /** outlet of articles that state none, as a person said */
  readonly outlet?: string;
  /** separator-lines: the line that parts the articles, without its spaces; '\f' for form feeds */
  readonly separator?: string;
  /** separator-lines: the line stands above and below each headline */
  readonly separatorEnclosesHeadlines?: boolean;
  /** scraped-pages: blank lines in a row that may part two articles; absent when only page heads part them */
  readonly seamGapLines?: number;
  /** scraped-pages: such a gap parts articles even when no headline follows it */
  readonly seamsWithoutHeadline?: boolean;
  /** header-blocks: names of the fields that open a block, lower-case, in order */
  readonly headerNames?: readonly string[];
  /** header-blocks: the headline stands above the block, without a name */
  readonly headlineAboveBlock?: boolean;
  /** nexis, factiva, proquest, xml, mail: which of the layouts of that format */
  readonly layout?: string;
  /** csv: the sign between two fields */
  readonly delimiter?: string;
  /** csv: names of the columns, as in the header row */
  readonly columns?: readonly string[];
  /** json-document: names that lead from the top to the list of records; empty where the top is the list or the record */
  readonly recordPath?: readonly string[];
  /** xml: encoding that the declaration names, in lower case */
  readonly charset?: string;
  /** xml, lists of no known kind: name of the elements that hold an article each, without prefix */
  readonly recordName?: string;
  /** xml, feeds: title of the feed, and the host that it is of, without `www.` */
  readonly feedTitle?: string;
  readonly feedHost?: string;
}
