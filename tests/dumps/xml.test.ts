import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import type { Detection, Encoding } from '../../src/dumps/detection.ts';
import type { RejectedPiece } from '../../src/dumps/piece.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import type { MadeArticle } from '../support/made-dumps.ts';
import { encode, madeArticles, splitAs, splitDump } from '../support/made-dumps.ts';
import { xmlDump, xmlKinds } from '../support/made-xml.ts';

function read(bytes: Buffer): Promise<(Article | RejectedPiece)[]> {
  const { detection, cuts } = splitDump(bytes, 'made.xml', [1000]);
  return Promise.all(
    cuts.map(async (cut) => {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
      return 'failure' in piece ? piece : readArticle(piece, detection.format);
    }),
  );
}

function readText(text: string): Promise<(Article | RejectedPiece)[]> {
  return read(Buffer.from(text));
}

async function one(text: string): Promise<Article> {
  const articles = await readText(text);
  expect(articles).toHaveLength(1);
  const article = articles[0];
  if (article === undefined || 'failure' in article) throw new Error(JSON.stringify(article));
  return article;
}

const nitf = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd" [ <!ENTITY x "1 > 0"> <!-- the desk's own --> ]>
<nitf version="-//IPTC//DTD NITF 3.6//EN">
  <head>
    <title>bridge-slug</title>
    <docdata management-status="usable">
      <doc-id id-string="urn:example:bridge"/>
      <ed-msg info="Corrects length of the bridge in second paragraph"/>
      <date.issue norm="20210304T101500+0100"/>
      <doc.rights owner="Example Agency"/>
    </docdata>
    <pubdata type="print" name="The Example" position.section="Local"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Bridge closed for <em>half</em> a year</hl1><hl2>Ferry takes over</hl2></hedline>
      <byline>By <person>Ann Lee</person><bytag>Staff writer</bytag></byline>
      <dateline><location>PORT HARBOUR</location><story.date norm="20210303">March 3</story.date></dateline>
      <abstract><p>The bridge is closed.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p lede="true">The <org>council</org> closed the old bridge on <chron norm="20210301">Monday</chron>.</p>
        <media media-type="image"><media-reference source="a.jpg"/><media-caption>The bridge on March 1</media-caption></media>
        <hl2>Rust</hl2>
        <p>Engineers found rust in <num>2</num> of its
          14&#160;pillars &amp; a crack of 3&#8239;cm.</p>
        <table><tr><th>Year</th><th>Cars</th></tr><tr><td>2020</td><td>1,200</td></tr></table>
        <ul><li>No cars</li><li>No lorries</li></ul>
      </block>
    </body.content>
    <body.end><tagline>Reporting by Bo Ek</tagline></body.end>
  </body>
</nitf>
`;

test('a document of NITF gives its headline, fields and paragraphs', async () => {
  const article = await one(nitf);
  expect(article).toMatchObject({
    headline: 'Bridge closed for half a year',
    published: { value: '2021-03-04T09:15:00.000Z', evidence: 'date field' },
    outlet: 'The Example',
    byline: 'Ann Lee',
    url: 'urn:example:bridge',
    section: 'Local',
    notices: [{ kind: 'correction' }],
  });
  expect(article.body.split('\n\n')).toEqual([
    'Corrects length of the bridge in second paragraph',
    'The council closed the old bridge on Monday.',
    'Rust',
    'Engineers found rust in 2 of its 14 pillars & a crack of 3 cm.',
    'Year | Cars',
    '2020 | 1,200',
    'No cars',
    'No lorries',
    'Reporting by Bo Ek',
  ]);
});

test('several documents of NITF in one file come apart, and their declarations are furniture', async () => {
  const bytes = Buffer.from(`${nitf}\n${nitf.replace('half', 'a whole')}`);
  expect((await read(bytes)).map((article) => ('failure' in article ? article : article.headline))).toEqual([
    'Bridge closed for half a year',
    'Bridge closed for a whole a year',
  ]);
  const { cuts, summary } = splitDump(bytes);
  expect(cuts.map((cut) => cut.line)).toEqual([3, nitf.split('\n').length + 3]);
  expect(summary.account.furniture).toBe(2 * (nitf.indexOf('<nitf ') - 1));
  expect(summary.account.leftovers).toBe(0);
});

test('a lead that a block of its own repeats is taken once', async () => {
  const article = await one(
    '<nitf><body><body.head><hedline><hl1>Bridge closed for half a year</hl1></hedline></body.head><body.content>' +
      '<block class="lead_paragraph"><p>The council closed it.</p></block>' +
      '<block class="full_text"><p>The council closed it.</p><p>It has rust.</p></block></body.content></body></nitf>',
  );
  expect(article.body).toBe('The council closed it.\n\nIt has rust.');
});

const newsItem = (version: number, content: string, itemClass = 'ninat:text'): string => `
    <newsItem guid="tag:example.org,2021:bridge" version="${version}" standard="NewsML-G2" xml:lang="en">
      <itemMeta>
        <itemClass qcode="${itemClass}"/>
        <provider qcode="nprov:EXA"><name>Example Agency</name></provider>
        <versionCreated>2021-03-04T1${version}:00:00+01:00</versionCreated>
        <firstCreated>2021-03-04T10:00:00+01:00</firstCreated>
        <edNote>For the front page</edNote>
      </itemMeta>
      <contentMeta>
        <contentCreated>2021-03-04T09:00:00+01:00</contentCreated>
        <creator><name>Ann Lee</name></creator>
        <subject qcode="medtop:1"><name>transport</name></subject>
        <slugline>BRIDGE/</slugline>
        <headline role="hl:sub">Ferry takes over</headline>
        <headline>Bridge closed for half a year</headline>
      </contentMeta>
      <contentSet>${content}</contentSet>
    </newsItem>`;

const xhtml =
  '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>' +
  '<body><p>The council closed the <b>bridge</b>.</p><p>It has rust &amp; cracks.</p></body></html></inlineXML>';

test('a message of NewsML-G2 gives its items; a package is none, a picture has no text', async () => {
  const inner = nitf.slice(nitf.indexOf('<nitf ')).replace(/<ed-msg.*\/>/, '');
  const message = `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2021-03-05T00:00:00Z</sent></header><itemSet>
    ${newsItem(1, xhtml)}
    <packageItem guid="x"><groupSet><group><itemRef href="y"><title>Bridge</title></itemRef></group></groupSet></packageItem>
    ${newsItem(2, `<inlineXML contenttype="application/nitf+xml">${inner}</inlineXML>`)}
    ${newsItem(3, '<remoteContent href="a.jpg"/>', 'ninat:picture')}
    ${newsItem(4, '<inlineData contenttype="text/plain">The council closed the bridge.\n\nIt has rust.</inlineData>')}
  </itemSet></newsMessage>`;
  const articles = await readText(message);
  const fields = {
    headline: 'Bridge closed for half a year',
    published: { value: '2021-03-04T09:00:00.000Z' },
    outlet: 'Example Agency',
    byline: 'Ann Lee',
    url: 'tag:example.org,2021:bridge',
    section: 'transport',
  };
  expect(articles).toMatchObject([
    {
      ...fields,
      observed: '2021-03-04T10:00:00.000Z',
      body: 'The council closed the bridge.\n\nIt has rust & cracks.',
    },
    { ...fields, observed: '2021-03-04T11:00:00.000Z' },
    { failure: { code: 'record-without-text', record: 3, message: expect.stringContaining('ninat:picture') } },
    { ...fields, body: 'The council closed the bridge.\n\nIt has rust.' },
  ]);
  expect(splitDump(Buffer.from(message)).summary.account.leftovers).toBe(0);
});

test('the head of a page inside an item, and a package alone, are no text', async () => {
  const page = xhtml.replace('<body>', '<body><header><ul><li>Roads</li></ul><h1>Bridge closed</h1></header>');
  expect(await readText(newsItem(1, page))).toMatchObject([
    { body: 'The council closed the bridge.\n\nIt has rust & cracks.' },
  ]);
  const { detection, cuts } = splitDump(
    Buffer.from('<packageItem guid="x"><groupSet><group/></groupSet></packageItem>'),
  );
  expect(detection).toMatchObject({ format: 'xml', layout: 'newsml-g2' });
  expect(cuts).toEqual([]);
});

test('lines that a program broke inside a paragraph are put together, and a title is no part of the byline', async () => {
  const words =
    'The council closed the old bridge for half a year because of rust in two of its many old pillars. '.repeat(9);
  const lines = words.trim().replace(/(.{40,58}) /g, '$1 <br/>');
  const article = await one(
    `<nitf><body><body.head><hedline><hl1>Bridge closed for half a year</hl1></hedline><byline>By Ann Lee<byttl>Staff writer</byttl></byline></body.head>` +
      `<body.content><p>   ${lines}</p><p>It has<br/>rust.<br/><br/>And cracks.</p></body.content></body></nitf>`,
  );
  expect(article.byline).toBe('Ann Lee');
  expect(article.body.split('\n\n')[0]).toBe(words.trim());
});

test('elements of NewsML-G2 may have a prefix', async () => {
  const text = newsItem(1, xhtml).replace(/<(\/?)(?!html|head|title|body|p>|b>)(\w)/g, '<$1nar:$2');
  expect(await readText(`<nar:newsMessage>${text}</nar:newsMessage>`)).toMatchObject([
    { headline: 'Bridge closed for half a year', outlet: 'Example Agency' },
  ]);
});

test('an item of NewsML 1 gives its text, not the caption of its picture', async () => {
  const article =
    await one(`<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20210304T110000Z</DateAndTime></NewsEnvelope>
  <NewsItem><Identification><NewsIdentifier><ProviderId>example.org</ProviderId><DateId>20210304</DateId>
    <NewsItemId>bridge</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId>
    <PublicIdentifier>urn:newsml:example.org:20210304:bridge:2N</PublicIdentifier></NewsIdentifier></Identification>
    <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20210304T101500+0100</FirstCreated>
    <ThisRevisionCreated>20210304T111500+0100</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
    <NewsComponent><Role FormalName="Main"/>
      <NewsLines><HeadLine>Bridge closed for half a year</HeadLine><ByLine>By Ann Lee</ByLine></NewsLines>
      <AdministrativeMetadata><Provider><Party FormalName="Example Agency"/></Provider></AdministrativeMetadata>
      <NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>${'People wait. '.repeat(30)}</p></DataContent></ContentItem></NewsComponent>
      <NewsComponent><Role FormalName="Main text"/><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content>
        <p>The council closed the bridge.</p><p>It has rust.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
    </NewsComponent></NewsItem></NewsML>`);
  expect(article).toMatchObject({
    headline: 'Bridge closed for half a year',
    body: 'The council closed the bridge.\n\nIt has rust.',
    published: { value: '2021-03-04T09:15:00.000Z' },
    observed: '2021-03-04T10:15:00.000Z',
    outlet: 'Example Agency',
    byline: 'Ann Lee',
    url: 'urn:newsml:example.org:20210304:bridge',
  });
});

const rss = (items: string): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example &amp; Post</title><link>https://www.example.org/</link><description>News</description>
<image><url>a.png</url><title>Logo</title><link>https://example.org</link></image>
${items}
</channel></rss>`;

test('an item of RSS gives its whole text rather than its description', async () => {
  const article = await one(
    rss(`<item><media:title>no</media:title><title>Bridge closed &amp;#8216;for half a year&amp;#8217;</title>
    <link>https://example.org/bridge?a=1&amp;b=2</link><guid isPermaLink="false">77</guid>
    <pubDate>Thu, 04 Mar 2021 10:15:00 +0100</pubDate><dc:creator><![CDATA[Ann Lee]]></dc:creator>
    <category>Local</category><category>Traffic</category>
    <description>The council closed the bridge &amp;hellip;</description>
    <content:encoded><![CDATA[<p>The council closed the bridge &amp; the quay.</p>
<p>It has&nbsp;rust.<br/></p>]]></content:encoded></item>`),
  );
  expect(article).toMatchObject({
    headline: 'Bridge closed ‘for half a year’',
    body: 'The council closed the bridge & the quay.\n\nIt has\u00a0rust.',
    published: { value: '2021-03-04T09:15:00.000Z' },
    outlet: 'The Example & Post',
    byline: 'Ann Lee',
    url: 'https://example.org/bridge?a=1&b=2',
    section: 'Local, Traffic',
  });
});

test('lines that programs of feeds put below each text are no text', async () => {
  const html =
    '<p>The council closed it.</p><p>Continue reading →</p><p>The post <a href="x">Bridge closed</a> appeared first on <a href="y">The Example</a>.</p>';
  expect(
    await readText(
      rss(
        `<item><title>Bridge closed for half a year</title><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
      ),
    ),
  ).toMatchObject([{ body: 'The council closed it.' }]);
});

test('a feed of feeds names the source of an item, and an item of another host has no outlet', async () => {
  const item = (link: string, more: string): string =>
    `<item><title>Bridge closed for half a year</title><link>${link}</link>${more}<description>The council closed it at noon.</description></item>`;
  const items = [
    item('https://other.example/1', '<source url="https://other.example/rss">Other Post</source>'),
    item('https://other.example/1', ''),
    item('https://example.org/1', '<author>ann@example.org (Ann Lee)</author>'),
  ];
  expect(await readText(rss(items.join('')))).toMatchObject([
    { outlet: 'Other Post', byline: null },
    { outlet: null },
    { outlet: 'The Example & Post', byline: 'Ann Lee' },
  ]);
});

test('entries of Atom were published when they say so, and observed when updated', async () => {
  const articles = await readText(`<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
    <link rel="self" href="https://example.org/feed"/><link href="https://example.org/"/><updated>2021-03-05T00:00:00Z</updated>
    <entry><title type="html">Bridge closed &lt;b&gt;for half a year&lt;/b&gt;</title><link rel="alternate" href="https://example.org/1"/>
      <id>urn:uuid:1</id><published>2021-03-04T09:00:00Z</published><updated>2021-03-04T12:00:00Z</updated>
      <author><name>Ann Lee</name><uri>https://example.org/ann</uri></author><author><name>Bo Ek</name></author>
      <category term="local" label="Local"/><summary>Short.</summary>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council closed it.</p><p>It has <em>rust</em>.</p></div></content></entry>
    <entry><title>Ferry adds four boats to its line</title><link href="https://example.org/2"/><updated>2021-03-04T13:00:00Z</updated>
      <content type="html">&lt;p&gt;The ferry adds boats.&lt;/p&gt;&lt;p&gt;They sail at 7 &amp;amp; 9.&lt;/p&gt;</content></entry></feed>`);
  expect(articles).toMatchObject([
    {
      headline: 'Bridge closed for half a year',
      body: 'The council closed it.\n\nIt has rust.',
      published: { value: '2021-03-04T09:00:00.000Z' },
      observed: '2021-03-04T12:00:00.000Z',
      outlet: 'The Example',
      byline: 'Ann Lee, Bo Ek',
      url: 'https://example.org/1',
      section: 'Local',
    },
    {
      headline: 'Ferry adds four boats to its line',
      body: 'The ferry adds boats.\n\nThey sail at 7 & 9.',
      published: { value: '2021-03-04T13:00:00.000Z' },
      observed: null,
    },
  ]);
});

test('RSS 1.0 gives its items below the channel', async () => {
  const articles =
    await readText(`<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://example.org/"><title>The Example</title><link>https://example.org/</link>
    <items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
    <item rdf:about="https://example.org/1"><title>Bridge closed for half a year</title><link>https://example.org/1</link>
    <dc:date>2021-03-04T10:15:00+01:00</dc:date><dc:creator>Ann Lee</dc:creator><description>The council closed it at noon.</description></item></rdf:RDF>`);
  expect(articles).toMatchObject([
    { headline: 'Bridge closed for half a year', published: { value: '2021-03-04T09:15:00.000Z' }, byline: 'Ann Lee' },
  ]);
});

test('a sitemap has no texts, and says so', () => {
  const { cuts, summary, detection } = splitDump(
    Buffer.from(
      '<?xml version="1.0"?><urlset xmlns:news="n"><url><loc>https://example.org/1</loc><news:news><news:title>Bridge</news:title></news:news></url></urlset>',
    ),
  );
  expect(detection).toMatchObject({ format: 'xml', layout: 'sitemap' });
  expect(cuts).toEqual([]);
  expect(summary.warnings.join()).toContain('a sitemap lists addresses and headlines, no texts');
});

test.each([
  [
    'children',
    '<documents><doc id="1"><title>Bridge closed for half a year</title><date>2021-03-04</date><author>Ann Lee</author><text>The council closed it.\n\nIt has rust.</text></doc></documents>',
  ],
  [
    'values and paragraphs',
    '<newsitem itemid="1" date="2021-03-04"><headline>Bridge closed for half a year</headline><byline>Ann Lee</byline><text><p>The council closed it.</p><p>It has rust.</p></text><metadata><codes><code code="x"/></codes></metadata></newsitem>',
  ],
  [
    'named fields',
    '<add><doc><field name="title">Bridge closed for half a year</field><field name="published">2021-03-04</field><field name="author">Ann Lee</field><field name="body">&lt;p&gt;The council closed it.&lt;/p&gt;&lt;p&gt;It has rust.&lt;/p&gt;</field></doc></add>',
  ],
  [
    'groups',
    '<corpus><article><meta><title>Bridge closed for half a year</title><pubDate>2021-03-04</pubDate><author><name>Ann Lee</name></author></meta><body><p>The council closed it.</p><p>It has rust.</p></body></article></corpus>',
  ],
])('lists of other kinds are read by the names of their fields: %s', async (_, text) => {
  expect(await readText(text)).toMatchObject([
    {
      headline: 'Bridge closed for half a year',
      body: 'The council closed it.\n\nIt has rust.',
      published: { value: '2021-03-04' },
      byline: 'Ann Lee',
    },
  ]);
});

test('XML of another kind and HTML are not taken for a list of articles', () => {
  for (const text of [
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>y</body></html>',
    '<svg><title>x</title><g/></svg>',
    '<config><item name="a">1</item></config>',
    '<- a sign',
  ]) {
    expect(detectDump(Buffer.from(text), 'made.xml', true).layout).toBeUndefined();
  }
});

test('files of several kinds that were put together come apart, and each is read as its own kind', async () => {
  const entry =
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry adds four boats</title><summary>They sail at 7.</summary></entry></feed>';
  expect(await readText(rss(item('Bridge closed for half a year', 'The council closed it.')) + entry)).toMatchObject([
    { headline: 'Bridge closed for half a year' },
    { headline: 'Ferry adds four boats', body: 'They sail at 7.' },
  ]);
  expect(await readText(nitf + newsItem(1, xhtml))).toMatchObject([
    { outlet: 'The Example' },
    { outlet: 'Example Agency' },
  ]);
});

test('where a person named the format, the first element and those of its name are articles', async () => {
  const bytes = Buffer.from('<x><p>The council closed the bridge.</p><p>It has rust.</p></x>');
  const as: Detection = { format: 'xml', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const { cuts } = splitAs(bytes, as);
  expect(cuts).toHaveLength(1);
  expect(await readPiece(bytes, as, { ordinal: 1, start: 0, end: bytes.length, line: 1 })).toMatchObject({
    text: 'The council closed the bridge.\n\nIt has rust.',
  });
});

const item = (headline: string, text: string): string =>
  `<item><title>${headline}</title><description>${text}</description></item>`;

test.each([
  ['an end tag of another name', '<item><title>Bad</titel><description>x</description></item>', /titel.*line 6/],
  ['a tag that is not closed', '<item><title>Bad</title><description><b>x</description></item>', /'b'/],
  ['a record that is not closed', '<item><title>Bad</title><description>x</description>', /it breaks off/],
  ['a quote that is not closed', '<item><title>Bad</title><link href="x>y</link></item>', /./],
])('a record with %s is rejected with its place, and the ones around it are read', async (_, bad, message) => {
  const text = rss(`${item('Bridge closed for half a year', 'The council closed it at noon.')}
${bad}
${item('Ferry adds four boats to its line', 'They sail at 7 o’clock.')}`);
  expect(await readText(text)).toMatchObject([
    { headline: 'Bridge closed for half a year' },
    { failure: { code: 'record-damaged', record: 2, message: expect.stringMatching(message) } },
    { headline: 'Ferry adds four boats to its line' },
  ]);
});

test('the line and byte of an error are those of the dump', async () => {
  const text = rss(`${item('Brücke', 'x')}\n<item>\n<title>ü</titel></item>`);
  const at = text.indexOf('</titel>');
  expect(await readText(text)).toMatchObject([
    {},
    { failure: { line: text.slice(0, at).split('\n').length, byte: Buffer.byteLength(text.slice(0, at)) } },
  ]);
});

test('of a feed that is cut off, the whole items are kept', async () => {
  const text = rss(item('Bridge closed for half a year', 'The council closed it.') + item('Ferry', 'They sail.'));
  for (const end of ['<item><title>Fer', 'They s', '<description>They'].map(
    (part) => text.lastIndexOf(part) + part.length,
  )) {
    expect(await readText(text.slice(0, end))).toMatchObject([
      { headline: 'Bridge closed for half a year' },
      { failure: { code: 'record-damaged', record: 2, message: expect.stringContaining('it breaks off') } },
    ]);
  }
});

test('an end without its beginning is left over with a warning', () => {
  const text = rss(`title</title></item>${item('Ferry adds four boats', 'They sail.')}`);
  const { cuts, summary } = splitDump(Buffer.from(text));
  expect(cuts).toHaveLength(1);
  expect(summary.warnings.join()).toContain('</item> stands there without its beginning');
});

test('tags in comments, CDATA, instructions and quotes open and close nothing', async () => {
  const odd =
    '<!-- <item> it’s --><?php echo "<item>" ?><item a="</item>" b=\'"\'><title>Bridge closed for half a year</title>' +
    '<!-- </item> --><description><![CDATA[<p>They wrote ]] and > and <item> and </item>.</p>]]></description></item>';
  expect(await readText(rss(odd.replace('a="</item>"', 'a="item>"')))).toMatchObject([
    { headline: 'Bridge closed for half a year' },
  ]);
});

test('a lone ampersand is a sign, and entities of HTML are read', async () => {
  const text = rss(
    item('Lee & Ek close the bridge', 'It costs 3&nbsp;&euro; & more &ndash; caf&eacute; &unknown; R&D.'),
  );
  expect(await readText(text)).toMatchObject([
    { headline: 'Lee & Ek close the bridge', body: 'It costs 3\u00a0€ & more – café &unknown; R&D.' },
  ]);
});

test('entities that a DOCTYPE declares are neither unfolded nor fetched', async () => {
  const bomb = [...'bcdefghij']
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`)
    .join('\n');
  const text = `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/passwd">\n${bomb}]>\n<rss><channel>${item(
    'Bridge closed for half a year',
    'It says &j; and &f; here.',
  )}</channel></rss>`;
  expect(await readText(text)).toMatchObject([{ body: 'It says &j; and &f; here.' }]);
});

test.each([
  ['iso-8859-1', Buffer.from([0xfc, 0x93])],
  ['iso-8859-2', Buffer.from([0xfc, 0xb9])],
  ['koi8-r', Buffer.from([0xc1, 0xc2])],
])('the declared encoding %s is used', async (charset, letters) => {
  const text = rss(item('Bridge closed for half a year', 'Letters: @ here.')).replace('utf-8', charset);
  const [before, after] = text.split('@');
  const articles = await read(Buffer.concat([Buffer.from(before ?? ''), letters, Buffer.from(after ?? '')]));
  const shown = { 'iso-8859-1': 'ü“', 'iso-8859-2': 'üš', 'koi8-r': 'аб' }[charset];
  expect(articles).toMatchObject([{ body: `Letters: ${shown} here.` }]);
});

test('bytes that are UTF-8 are read as UTF-8 whatever is declared', async () => {
  const text = rss(item('Bridge closed for half a year', 'Größe 3 „m“.')).replace('utf-8', 'ISO-8859-1');
  expect(await readText(text)).toMatchObject([{ body: 'Größe 3 „m“.' }]);
});

test('an element of more than 8 MB is set aside', async () => {
  const text = rss(item('a', 'x'.repeat(9_000_000)) + item('Ferry adds four boats', 'They sail.'));
  expect(await readText(text)).toMatchObject([
    { failure: { code: 'record-too-long', record: 1 } },
    { headline: 'Ferry adds four boats' },
  ]);
});

test('elements nested without end are rejected, not followed', async () => {
  const deep = `<item><title>a</title><description>${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}</description></item>`;
  expect(await readText(rss(deep))).toMatchObject([{ failure: { code: 'record-damaged' } }]);
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
