import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import type { Detection, Encoding } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import type { MadeArticle } from '../support/made-dumps.ts';
import { encode, madeArticles, splitAs, splitDump } from '../support/made-dumps.ts';
import { rssFeed, rssItem, xmlDump, xmlKinds } from '../support/made-xml.ts';
import { readMadeDump, readMadeText } from '../support/read-made-dump.ts';

test.each([
  ['an end tag of another name', '<item><title>Bad</titel><description>x</description></item>', /titel.*line 6/],
  ['a tag that is not closed', '<item><title>Bad</title><description><b>x</description></item>', /'b'/],
  ['a record that is not closed', '<item><title>Bad</title><description>x</description>', /it breaks off/],
  ['a quote that is not closed', '<item><title>Bad</title><link href="x>y</link></item>', /./],
])('a record with %s is rejected with its place, and the ones around it are read', async (_, bad, message) => {
  const text = rssFeed(`${rssItem('Bridge closed for half a year', 'The council closed it at noon.')}
${bad}
${rssItem('Ferry adds four boats to its line', 'They sail at 7 o’clock.')}`);
  expect(await readMadeText(text)).toMatchObject([
    { headline: 'Bridge closed for half a year' },
    { failure: { code: 'record-damaged', record: 2, message: expect.stringMatching(message) } },
    { headline: 'Ferry adds four boats to its line' },
  ]);
});

test('the line and byte of an error are those of the dump', async () => {
  const text = rssFeed(`${rssItem('Brücke', 'x')}\n<item>\n<title>ü</titel></item>`);
  const at = text.indexOf('</titel>');
  expect(await readMadeText(text)).toMatchObject([
    {},
    { failure: { line: text.slice(0, at).split('\n').length, byte: Buffer.byteLength(text.slice(0, at)) } },
  ]);
});

test('of a feed that is cut off, the whole items are kept', async () => {
  const text = rssFeed(
    rssItem('Bridge closed for half a year', 'The council closed it.') + rssItem('Ferry', 'They sail.'),
  );
  for (const end of ['<item><title>Fer', 'They s', '<description>They'].map(
    (part) => text.lastIndexOf(part) + part.length,
  )) {
    expect(await readMadeText(text.slice(0, end))).toMatchObject([
      { headline: 'Bridge closed for half a year' },
      { failure: { code: 'record-damaged', record: 2, message: expect.stringContaining('it breaks off') } },
    ]);
  }
});

test('an end without its beginning is left over with a warning', () => {
  const text = rssFeed(`title</title></item>${rssItem('Ferry adds four boats', 'They sail.')}`);
  const { cuts, summary } = splitDump(Buffer.from(text));
  expect(cuts).toHaveLength(1);
  expect(summary.warnings.join()).toContain('</item> stands there without its beginning');
});

test('tags in comments, CDATA, instructions and quotes open and close nothing', async () => {
  const odd =
    '<!-- <item> it’s --><?php echo "<item>" ?><item a="</item>" b=\'"\'><title>Bridge closed for half a year</title>' +
    '<!-- </item> --><description><![CDATA[<p>They wrote ]] and > and <item> and </item>.</p>]]></description></item>';
  expect(await readMadeText(rssFeed(odd.replace('a="</item>"', 'a="item>"')))).toMatchObject([
    { headline: 'Bridge closed for half a year' },
  ]);
});

test('a lone ampersand is a sign, and entities of HTML are read', async () => {
  const text = rssFeed(
    rssItem('Lee & Ek close the bridge', 'It costs 3&nbsp;&euro; & more &ndash; caf&eacute; &unknown; R&D.'),
  );
  expect(await readMadeText(text)).toMatchObject([
    { headline: 'Lee & Ek close the bridge', body: 'It costs 3\u00a0€ & more – café &unknown; R&D.' },
  ]);
});

test('entities that a DOCTYPE declares are neither unfolded nor fetched', async () => {
  const bomb = [...'bcdefghij']
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`)
    .join('\n');
  const text = `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/passwd">\n${bomb}]>\n<rss><channel>${rssItem(
    'Bridge closed for half a year',
    'It says &j; and &f; here.',
  )}</channel></rss>`;
  expect(await readMadeText(text)).toMatchObject([{ body: 'It says &j; and &f; here.' }]);
});

test.each([
  ['iso-8859-1', Buffer.from([0xfc, 0x93])],
  ['iso-8859-2', Buffer.from([0xfc, 0xb9])],
  ['koi8-r', Buffer.from([0xc1, 0xc2])],
])('the declared encoding %s is used', async (charset, letters) => {
  const text = rssFeed(rssItem('Bridge closed for half a year', 'Letters: @ here.')).replace('utf-8', charset);
  const [before, after] = text.split('@');
  const articles = await readMadeDump(Buffer.concat([Buffer.from(before ?? ''), letters, Buffer.from(after ?? '')]));
  const shown = { 'iso-8859-1': 'ü“', 'iso-8859-2': 'üš', 'koi8-r': 'аб' }[charset];
  expect(articles).toMatchObject([{ body: `Letters: ${shown} here.` }]);
});

test('the title of a feed is read in the declared encoding too', async () => {
  const parts = rssFeed(
    '<item><title>Bridge closed</title><link>https://example.org/1</link><description>Letters.</description></item>',
  )
    .replace('utf-8', 'windows-1251')
    .split('The Example &amp; Post');
  const bytes = Buffer.concat([
    Buffer.from(parts[0] ?? ''),
    Buffer.from([0xcc, 0xe8, 0xf0]),
    Buffer.from(parts[1] ?? ''),
  ]);
  expect(await readMadeDump(bytes)).toMatchObject([{ outlet: 'Мир' }]);
});

test('bytes that are UTF-8 are read as UTF-8 whatever is declared', async () => {
  const text = rssFeed(rssItem('Bridge closed for half a year', 'Größe 3 „m“.')).replace('utf-8', 'ISO-8859-1');
  expect(await readMadeText(text)).toMatchObject([{ body: 'Größe 3 „m“.' }]);
});

test('an element of more than 8 MB is set aside', async () => {
  const text = rssFeed(rssItem('a', 'x'.repeat(9_000_000)) + rssItem('Ferry adds four boats', 'They sail.'));
  expect(await readMadeText(text)).toMatchObject([
    { failure: { code: 'record-too-long', record: 1 } },
    { headline: 'Ferry adds four boats' },
  ]);
});

test('elements nested without end are rejected, not followed', async () => {
  const deep = `<item><title>a</title><description>${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}</description></item>`;
  expect(await readMadeText(rssFeed(deep))).toMatchObject([{ failure: { code: 'record-damaged' } }]);
});

test('articles that were written as XML of any kind come apart again, in every encoding', async () => {
  const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
  await fc.assert(
    fc.asyncProperty(
      madeArticles(1, 5),
      fc.constantFrom(...xmlKinds),
      fc.constantFrom(...encodings),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n', '\r', ''),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
      async (articles, kind, encoding, mark, lineBreak, chunks) => {
        const bytes = encode(
          xmlDump(articles, kind, lineBreak, encoding),
          encoding,
          mark && encoding !== 'windows-1252',
        );
        const { detection, cuts, summary } = splitDump(bytes, 'made.xml', chunks);
        expect(detection).toMatchObject({ format: 'xml' });
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(account.leftovers).toBe(0);
        await expectArticles(bytes, detection, cuts, articles);
      },
    ),
  );
});

async function expectArticles(
  bytes: Buffer,
  detection: Detection,
  cuts: ReturnType<typeof splitDump>['cuts'],
  articles: readonly MadeArticle[],
): Promise<void> {
  const found = await Promise.all(
    cuts.map(async (cut) => {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
      const article = 'failure' in piece ? piece : readArticle(piece, detection.format);
      if ('failure' in article) return article;
      return { headline: article.headline, body: article.body, published: article.published?.value.slice(0, 10) };
    }),
  );
  expect(found).toEqual(
    articles.map(({ headline, paragraphs }) => ({ headline, body: paragraphs.join('\n\n'), published: '2021-03-04' })),
  );
}

const wildXml = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<item>',
        '</item>',
        '<item/>',
        '<item a="',
        '">',
        "<item a='>'>",
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
      ),
      fc.constantFrom(
        '<?',
        '?>',
        '<!DOCTYPE x [',
        ']>',
        '<',
        '>',
        '</',
        '<it',
        'em>',
        '"',
        "'",
        '\r\n',
        '\n',
        ' ',
        'words',
      ),
      fc.constantFrom('<nitf>', '</nitf>', '<x:item>', '</x:item >', '<!', '<!-', '<![CDA', '/', '-', ']'),
    ),
    { maxLength: 40 },
  )
  .chain((parts) => fc.uint8Array({ maxLength: 6 }).map((noise) => ({ text: parts.join(''), noise })));

const layouts = ['nitf', 'rss', 'sitemap', 'newsml-1', 'records'];

test('whatever the bytes, the cuts do not depend on the chunks, add up, and are read or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(
      wildXml,
      fc.constantFrom(...layouts),
      fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
      async ({ text, noise }, layout, encoding, chunks) => {
        const bytes = Buffer.concat([encode(text, encoding, false), noise, encode(text, encoding, false)]);
        const as: Detection = {
          format: 'xml',
          encoding,
          byteOrderMarkBytes: 0,
          evidence: [],
          layout,
          recordName: 'item',
        };
        const { cuts, summary } = splitAs(bytes, as, chunks);
        expect({ cuts, summary }).toEqual(splitAs(bytes, as));
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(Math.min(...Object.values(account))).toBeGreaterThanOrEqual(0);
        let last = 0;
        for (const cut of cuts) {
          expect(cut.start).toBeGreaterThanOrEqual(last);
          expect(cut.end).toBeGreaterThan(cut.start);
          last = cut.end;
          const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
          if ('failure' in piece) expect(piece.failure.message).not.toBe('');
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
      },
    ),
    { numRuns: 600 },
  );
});

test('tags without end, quotes without end and signs take no longer than other text', async () => {
  const parts = ['<item a="', '<', '<!--', '<item>', '<![CDATA[', '&', '<a b=c ', ']]', '<!DOCTYPE ['];
  const before = process.cpuUsage();
  for (const part of parts) {
    const bytes = Buffer.from(`<rss><item>${part.repeat(40_000)}</item></rss>`);
    const as: Detection = { format: 'xml', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [], layout: 'rss' };
    for (const cut of splitAs(bytes, as, [65536]).cuts.slice(0, 20)) {
      await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
    }
  }
  expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
});
