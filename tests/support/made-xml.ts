import type { MadeArticle } from './made-dumps.ts';

export const xmlKinds = ['nitf', 'newsml-g2', 'rss', 'atom', 'documents'] as const;

export type XmlKind = (typeof xmlKinds)[number];

/** The articles as a dump of XML, all of them published on 4 March 2021. */
export function xmlDump(articles: readonly MadeArticle[], kind: XmlKind, lineBreak: string, encoding: string): string {
  const declared = encoding.startsWith('utf-16') ? 'UTF-16' : encoding;
  const wrap = wraps[kind];
  const records = articles.map((article) =>
    wrap.record(escapeXml(article.headline), article.paragraphs.map(escapeXml)),
  );
  return [`<?xml version="1.0" encoding="${declared}"?>`, wrap.open, ...records, wrap.close].join(lineBreak);
}

interface Wrap {
  readonly open: string;
  readonly close: string;
  record(headline: string, paragraphs: readonly string[]): string;
}

const inParagraphs = (paragraphs: readonly string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('');

const wraps: { readonly [Kind in XmlKind]: Wrap } = {
  nitf: {
    open: '<archive>',
    close: '</archive>',
    record: (headline, paragraphs) =>
      `<nitf><head><docdata><date.issue norm="20210304"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head>` +
      `<body.content>${inParagraphs(paragraphs)}</body.content></body></nitf>`,
  },
  'newsml-g2': {
    open: '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>',
    close: '</itemSet></newsMessage>',
    record: (headline, paragraphs) =>
      `<newsItem guid="urn:x" version="1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2021-03-04T10:00:00Z</versionCreated></itemMeta>` +
      `<contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML><html><body>${inParagraphs(paragraphs)}</body></html></inlineXML></contentSet></newsItem>`,
  },
  rss: {
    open: '<rss version="2.0"><channel><title>The Example</title><link>https://example.org</link>',
    close: '</channel></rss>',
    record: (headline, paragraphs) =>
      `<item><title>${headline}</title><pubDate>Thu, 04 Mar 2021 10:15:00 GMT</pubDate><description>${escapeXml(inParagraphs(paragraphs))}</description></item>`,
  },
  atom: {
    open: '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>',
    close: '</feed>',
    record: (headline, paragraphs) =>
      `<entry><title>${headline}</title><updated>2021-03-04T10:15:00Z</updated><content type="html"><![CDATA[${inParagraphs(paragraphs)}]]></content></entry>`,
  },
  documents: {
    open: '<documents>',
    close: '</documents>',
    record: (headline, paragraphs) =>
      `<doc><title>${headline}</title><date>2021-03-04</date><text>${inParagraphs(paragraphs)}</text></doc>`,
  },
};

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A feed around some items. */
export function rssFeed(items: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example &amp; Post</title><link>https://www.example.org/</link><description>News</description>
<image><url>a.png</url><title>Logo</title><link>https://example.org</link></image>
${items}
</channel></rss>`;
}

export function rssItem(headline: string, text: string): string {
  return `<item><title>${headline}</title><description>${text}</description></item>`;
}
