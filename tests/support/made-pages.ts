import fc from 'fast-check';
import type { MadeRecord } from './made-records.ts';

export interface PageStyle {
  readonly linked: boolean;
  readonly caption: boolean;
  readonly byline: boolean;
  readonly aside: boolean;
  readonly wrapper: string;
}

export const pageStyle: fc.Arbitrary<PageStyle> = fc.record({
  linked: fc.boolean(),
  caption: fc.boolean(),
  byline: fc.boolean(),
  aside: fc.boolean(),
  wrapper: fc.constantFrom('article', 'div class="story-body"', 'main'),
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('’', '&rsquo;');
}

/** A page of a news site; sub-headings are paragraphs of one line without a full stop. */
export function pageOf(record: MadeRecord, style: PageStyle): string {
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: record.outlet },
      {
        '@type': ['NewsArticle'],
        ...{
          headline: record.headline,
          datePublished: record.day,
          author: [{ '@type': 'Person', name: record.author }],
        },
        ...{ publisher: { '@type': 'Organization', name: record.outlet }, mainEntityOfPage: record.url },
      },
    ],
  };
  const head = style.linked
    ? `<script type="application/ld+json">${JSON.stringify(data)}</script>`
    : `<meta property="og:site_name" content="${escaped(record.outlet)}"><meta name="author" content="${escaped(record.author)}">
       <meta property="article:published_time" content="${record.day}"><meta property="og:title" content="${escaped(record.headline)} | ${escaped(record.outlet)}">`;
  const paragraphs = record.paragraphs.map((text) =>
    /[.%,]/.test(text) ? `<p>${escaped(text)}</p>` : `<h2>${escaped(text)}</h2>`,
  );
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(record.headline)} | ${escaped(record.outlet)}</title>
<link rel="canonical" href="${escaped(record.url)}">${head}<style>p { color: red }</style></head>
<body class="page"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<${style.wrapper}><h1>${escaped(record.headline)}</h1>
${style.byline ? `<p class="byline">By ${escaped(record.author)}</p><time datetime="${record.day}">today</time>` : ''}
${style.caption ? '<figure><img src="a.jpg" alt="x"><figcaption>People stand near the ferry, March 3, 2020 (Agency)</figcaption></figure>' : ''}
${paragraphs.join('\n')}
</${style.wrapper.split(' ')[0]}>
${style.aside ? '<aside><h3>Most read</h3><ul><li><a href="/x">Storm warning for the coast</a></li></ul></aside>' : ''}
<footer><p>About us · Contact · © 2021</p></footer><script>if (a < b) { document.write("<p>no</p>") }</script></body></html>`;
}

/** Pages of news sites have more than two sentences. */
export function longRecord(record: MadeRecord): MadeRecord {
  const more =
    'The council of the town met for the second time, and it decided, after some talk, to wait for the figures.';
  return {
    ...record,
    paragraphs: [...record.paragraphs.map((text) => text.replace(/\s+/g, ' ')), `${more} It meets again.`, more],
  };
}
