import { expect, test } from 'vitest';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import type { Detection } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { splitAs, splitDump } from '../support/made-dumps.ts';
import { rssFeed, rssItem } from '../support/made-xml.ts';
import { readMadeDump, readMadeText, readOnlyArticle } from '../support/read-made-dump.ts';

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
  const article = await readOnlyArticle(nitf);
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
  expect((await readMadeDump(bytes)).map((article) => ('failure' in article ? article : article.headline))).toEqual([
    'Bridge closed for half a year',
    'Bridge closed for a whole a year',
  ]);
  const { cuts, summary } = splitDump(bytes);
  expect(cuts.map((cut) => cut.line)).toEqual([3, nitf.split('\n').length + 3]);
  expect(summary.account.furniture).toBe(2 * (nitf.indexOf('<nitf ') - 1));
  expect(summary.account.leftovers).toBe(0);
});

test('a lead that a block of its own repeats is taken once', async () => {
  const article = await readOnlyArticle(
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
  const articles = await readMadeText(message);
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
  expect(await readMadeText(newsItem(1, page))).toMatchObject([
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
  const article = await readOnlyArticle(
    `<nitf><body><body.head><hedline><hl1>Bridge closed for half a year</hl1></hedline><byline>By Ann Lee<byttl>Staff writer</byttl></byline></body.head>` +
      `<body.content><p>   ${lines}</p><p>It has<br/>rust.<br/><br/>And cracks.</p></body.content></body></nitf>`,
  );
  expect(article.byline).toBe('Ann Lee');
  expect(article.body.split('\n\n')[0]).toBe(words.trim());
});

test('elements of NewsML-G2 may have a prefix', async () => {
  const text = newsItem(1, xhtml).replace(/<(\/?)(?!html|head|title|body|p>|b>)(\w)/g, '<$1nar:$2');
  expect(await readMadeText(`<nar:newsMessage>${text}</nar:newsMessage>`)).toMatchObject([
    { headline: 'Bridge closed for half a year', outlet: 'Example Agency' },
  ]);
});

test('an item of NewsML 1 gives its text, not the caption of its picture', async () => {
  const article =
    await readOnlyArticle(`<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20210304T110000Z</DateAndTime></NewsEnvelope>
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

test('an item of RSS gives its whole text rather than its description', async () => {
  const article = await readOnlyArticle(
    rssFeed(`<item><media:title>no</media:title><title>Bridge closed &amp;#8216;for half a year&amp;#8217;</title>
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
    await readMadeText(
      rssFeed(
        `<item><title>Bridge closed for half a year</title><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
      ),
    ),
  ).toMatchObject([{ body: 'The council closed it.' }]);
});

test('a feed of feeds names the source of an item, and an item of another host has no outlet', async () => {
  const linked = (link: string, more: string): string =>
    `<item><title>Bridge closed for half a year</title><link>${link}</link>${more}<description>The council closed it at noon.</description></item>`;
  const items = [
    linked('https://other.example/1', '<source url="https://other.example/rss">Other Post</source>'),
    linked('https://other.example/1', ''),
    linked('https://example.org/1', '<author>ann@example.org (Ann Lee)</author>'),
  ];
  expect(await readMadeText(rssFeed(items.join('')))).toMatchObject([
    { outlet: 'Other Post', byline: null },
    { outlet: null },
    { outlet: 'The Example & Post', byline: 'Ann Lee' },
  ]);
});

test('entries of Atom were published when they say so, and observed when updated', async () => {
  const articles = await readMadeText(`<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
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
    await readMadeText(`<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
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
  [
    'a text with a headline of its own',
    '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS ID="1"><DATE>4-MAR-2021 10:15:00.00</DATE><AUTHOR>Ann Lee</AUTHOR><TEXT>&#2;<TITLE>Bridge closed for half a year</TITLE><DATELINE>PORT HARBOUR</DATELINE><BODY><P>The council closed it.</P><P>It has rust.</P>&#3;</BODY></TEXT></REUTERS>',
  ],
  [
    'a list with a title of its own',
    '<articles><title>Export</title><date>2022-01-01</date><article><title>Bridge closed for half a year</title><date>2021-03-04</date><by>Ann Lee</by><body><p>The council closed it.</p><p>It has rust.</p></body></article></articles>',
  ],
])('lists of other kinds are read by the names of their fields: %s', async (_, text) => {
  expect(await readMadeText(text)).toMatchObject([
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
  expect(
    await readMadeText(rssFeed(rssItem('Bridge closed for half a year', 'The council closed it.')) + entry),
  ).toMatchObject([
    { headline: 'Bridge closed for half a year' },
    { headline: 'Ferry adds four boats', body: 'They sail at 7.' },
  ]);
  expect(await readMadeText(nitf + newsItem(1, xhtml))).toMatchObject([
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
