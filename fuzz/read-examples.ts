import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '../src/base/failure.ts';
import { detectDump } from '../src/dumps/detect-dump.ts';
import { tellPacking } from '../src/intake/tell-packing.ts';
import {
  factivaDump,
  factivaStyle,
  madeStories,
  nexisDump,
  nexisStyle,
  nexisUniDump,
  nexisUniStyle,
  proquestDump,
  proquestStyle,
} from '../tests/support/made-news-exports.ts';
import { makeTar, makeZip, onePage, onePageBzip2, onePageZstd } from '../tests/support/made-packings.ts';
import { type MadeRecord, madeRecords } from '../tests/support/made-records.ts';
import { answer, archiveRecord, siteStyle, type WebCoding, wetText } from '../tests/support/made-web-archives.ts';
import { xmlDump, xmlKinds } from '../tests/support/made-xml.ts';
import { dumpShapes, generateStories, inOrderOfPublication, renderDump } from '../tests/support/stories.ts';

/** A valid small dump, packed file or claimtrail.json, as a start. */
export interface Example {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Examples of one format, of packed files or of hints. */
export interface ExampleGroup {
  readonly kind: string;
  readonly examples: readonly Example[];
}

/** Draws of the generators: the same on every machine. */
const seed = 11;
const drawsPerKind = 3;

/**
 * Gathers valid files to start from: the smallest examples of docs/FORMATS.md, the samples, made-up stories, and what
 * the generators of the tests make.
 *
 * root     folder of the project, ending in a slash
 * returns  the examples by what they are told to be, so that each format can be given its share
 */
export async function readExamples(root: string): Promise<ExampleGroup[]> {
  const documented = readFileSync(`${root}docs/FORMATS.md`, 'utf8');
  const stories = generateStories({ seed, stories: 4, revisionsMin: 1, revisionsMax: 2, bytesPerArticle: 1500 });
  const articles = inOrderOfPublication(stories);
  const dumps = [
    ...codeBlocks(documented).map((text, i) => toExample(`documented-${i + 1}.txt`, text)),
    ...filesBelow(`${root}samples`).map((path) => ({ name: path, bytes: readFileSync(path) })),
    ...dumpShapes.map((shape) => ({ name: `${shape}.txt`, bytes: renderDump(articles, shape) })),
    ...madeExports(),
    ...madeTables(),
    ...madeMarkup(),
    ...madeMail(),
  ];
  const groups = new Map<string, Example[]>();
  for (const example of [...dumps, ...(await madePackings(dumps)), ...hints]) {
    const kind = kindOf(example);
    groups.set(kind, [...(groups.get(kind) ?? []), example]);
  }
  return [...groups].map(([kind, examples]) => ({ kind, examples }));
}

function kindOf({ name, bytes }: Example): string {
  if (name === hintsName) return 'hints';
  if (tellPacking(bytes) !== null) return 'packed';
  try {
    return detectDump(bytes.subarray(0, 256 * 1024), name, bytes.length <= 256 * 1024).format;
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

function toExample(name: string, text: string): Example {
  return { name, bytes: Buffer.from(text) };
}

/** Blocks of lines that are indented by four spaces, or fenced. */
function codeBlocks(page: string): string[] {
  const indented = [...page.matchAll(/(?:^ {4}.*\n(?:\n(?= {4}))?)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));
  const fenced = [...page.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
  return [...indented, ...fenced];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function draw<Value>(what: fc.Arbitrary<Value>): Value[] {
  return fc.sample(what, { seed, numRuns: drawsPerKind });
}

function madeExports(): Example[] {
  const stories = madeStories(1, 3);
  const of = (name: string, lines: fc.Arbitrary<string[]>): Example[] =>
    draw(lines).map((drawn) => toExample(name, drawn.join('\n')));
  return [
    ...of(
      'nexis.txt',
      fc.tuple(stories, nexisStyle).map(([all, style]) => nexisDump(all, style)),
    ),
    ...of(
      'nexis-uni.txt',
      fc.tuple(stories, nexisUniStyle).map(([all, style]) => nexisUniDump(all, style)),
    ),
    ...of(
      'factiva.txt',
      fc.tuple(stories, factivaStyle).map(([all, style]) => factivaDump(all, style)),
    ),
    ...of(
      'proquest.txt',
      fc.tuple(stories, proquestStyle).map(([all, style]) => proquestDump(all, style)),
    ),
  ];
}

function madeTables(): Example[] {
  return draw(madeRecords(1, 3)).flatMap((records) => {
    const objects = records.map(({ headline, paragraphs, outlet, author, url, day }) => ({
      ...{ title: headline, source: outlet, author, url, date: day, text: paragraphs.join('\n\n') },
    }));
    const rows = objects.map((one) => Object.values(one).map((value) => `"${value.replaceAll('"', '""')}"`));
    const table = (sign: string) => [Object.keys(objects[0] ?? {}), ...rows].map((row) => row.join(sign)).join('\n');
    return [
      ...[',', ';', '\t', '|'].map((sign) => toExample('table.csv', table(sign))),
      toExample('list.json', JSON.stringify(objects)),
      toExample('answer.json', JSON.stringify({ status: 'ok', data: { items: objects } }, null, 2)),
      toExample('lines.jsonl', objects.map((one) => JSON.stringify(one)).join('\n')),
    ];
  });
}

function pageOf({ headline, paragraphs, outlet, author, day }: MadeRecord): string {
  const linked = JSON.stringify({ '@type': 'NewsArticle', headline, datePublished: day, author: { name: author } });
  return [
    `<!doctype html><html><head><title>${headline} | ${outlet}</title><meta property="og:site_name" content="${outlet}">`,
    `<script type="application/ld+json">${linked}</script></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>`,
    `<article><h1>${headline}</h1><figure><img src="a.jpg"><figcaption>A caption</figcaption></figure>`,
    ...paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`),
    `</article><footer>&copy; ${outlet}</footer></body></html>`,
  ].join('\n');
}

function madeMarkup(): Example[] {
  const codings: readonly WebCoding[] = ['none', 'gzip', 'deflate', 'raw deflate', 'br'];
  return draw(fc.tuple(madeRecords(1, 3), siteStyle)).flatMap(([records, style], turn) => {
    const texts = records.map((record) =>
      archiveRecord('conversion', 'text/plain', wetText(record, style), record.url),
    );
    const answers = records.map((record, i) =>
      archiveRecord(
        'response',
        'application/http; msgtype=response',
        answer(Buffer.from(pageOf(record)), codings[(turn + i) % codings.length] ?? 'none', i % 2 === 0),
      ),
    );
    return [
      ...records.slice(0, 1).map((record) => toExample('page.html', pageOf(record))),
      { name: 'crawl.wet', bytes: Buffer.concat(texts) },
      { name: 'crawl.warc', bytes: Buffer.concat(answers) },
      ...xmlKinds.map((kind) => toExample(`${kind}.xml`, xmlDump(records, kind, '\n', 'UTF-8'))),
    ];
  });
}

function madeMail(): Example[] {
  return draw(madeRecords(1, 3)).flatMap((records) => {
    const mails = records.map((record, i) => {
      const type = i % 2 === 0 ? 'text/plain' : 'text/html';
      const text = i % 2 === 0 ? record.paragraphs.join('\n\n') : pageOf(record);
      return [
        `From: ${record.author} <news@example.org>\nTo: desk@example.org\nSubject: ${record.headline}`,
        `Date: Thu, 4 Mar 2021 10:15:00 +0100\nMessage-ID: <${i}@example.org>\nMIME-Version: 1.0`,
        'Content-Type: multipart/mixed; boundary="seam"\n\nA mail of parts.\n',
        `--seam\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n`,
        (
          Buffer.from(text)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\n'),
        '--seam\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nEnd =E2=80=93 of =\nmail\n--seam--\n',
      ].join('\n');
    });
    const envelope = 'From news@example.org Thu Mar  4 10:15:00 2021\n';
    return [
      toExample('letter.eml', mails[0] ?? ''),
      toExample('list.mbox', mails.map((mail) => `${envelope}${mail}\n`).join('')),
    ];
  });
}

/** Where an entry would go whose name were used as a path; nothing may ever lie there. */
export const escapedPath = '/tmp/claimtrail-fuzz-escaped';

async function madePackings(dumps: readonly Example[]): Promise<Example[]> {
  const files = [
    { name: 'one.txt', bytes: onePage },
    { name: '../../../up.txt', bytes: onePage },
    { name: escapedPath, bytes: onePage },
    { name: 'pages/two.txt.gz', bytes: gzipSync(onePage) },
    { name: 'dumps/three.txt', bytes: dumps[0]?.bytes ?? onePage },
  ];
  const zip = makeZip([
    ...files,
    { name: 'stored.txt', bytes: onePage, method: 0 },
    { name: 'b.txt', bytes: onePageBzip2, method: 12 },
    { name: 'z.txt', bytes: onePageZstd, method: 93 },
    { name: 'link', bytes: escapedPath, mode: 0o120777 },
    { name: 'locked', bytes: onePage, flags: 1 },
    { name: 'inner.zip', bytes: makeZip(files) },
  ]);
  const tar = await makeTar([
    ...files,
    { name: `${escapedPath}-link`, bytes: '', type: 'symlink' },
    { name: 'folder/', bytes: '', type: 'directory' },
    { name: 'pipe', bytes: '', type: 'fifo' },
  ]);
  const gzip = gzipSync(dumps[0]?.bytes ?? onePage);
  return [
    ...[zip, tar, gzipSync(tar), gzip, Buffer.concat([gzip, gzip]), onePageZstd, onePageBzip2, makeZip([])].map(
      (bytes) => ({ name: 'packed', bytes }),
    ),
    { name: 'packed', bytes: gzipSync(Buffer.alloc(3_000_000)) },
    { name: 'packed', bytes: Buffer.concat([onePageZstd, onePageZstd]) },
  ];
}

/** The name under which hints are read. */
export const hintsName = 'claimtrail.json';

const hints: readonly Example[] = [
  { format: 'factiva', outlet: 'The Example', files: { '*.csv': { format: 'csv', dates: 'day-first' } } },
  { separator: 'END OF STORY', encoding: 'latin1', observed: '2021-03-04' },
  { files: { '*a*b*c*.txt': { observed: '2021-03-04T10:00:00+01:00' }, '????.txt': { separator: '\f' } } },
].map((said) => toExample(hintsName, JSON.stringify(said, null, 2)));
