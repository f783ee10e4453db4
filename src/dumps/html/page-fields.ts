import { articleOfRecord } from '../article-of-record.ts';
import type { PieceFields } from '../piece.ts';
import { pieceOfFields } from '../piece-of-fields.ts';
import { decodeEntities } from './decode-entities.ts';
import { openHeadlineReader } from './headline-reader.ts';
import type { HtmlTag } from './scan-tags.ts';
import { scanTags } from './scan-tags.ts';

/** Names of <meta> by what they hold, lower-case, the surest first. */
const metaNames: { readonly [Field in 'published' | 'outlet' | 'byline' | 'url' | 'section']: readonly string[] } = {
  published: [
    ...[
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'article:published',
      'og:published_time',
    ],
    ...[
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
    ],
    ...[
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.date',
      'dcterms.created',
      'cxenseparse:recs:publishtime',
    ],
    ...['article_date_original', 'original-publish-date', 'originalpublicationdate', 'displaydate', 'pdate', 'date'],
    ...['citation_publication_date', 'bt:pubdate', 'datecreated', 'created', 'og:pubdate'],
  ],
  outlet: ['og:site_name', 'application-name', 'dc.publisher', 'publisher', 'al:android:app_name', 'source'],
  byline: [
    'author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'dc.creator',
    'dcterms.creator',
    'article:author',
    'byline',
  ],
  url: ['og:url', 'twitter:url', 'parsely-link'],
  section: ['article:section', 'parsely-section', 'section', 'cxenseparse:category', 'news_section'],
};

/** Scripts with linked data longer than this are passed over. */
const linkedDataCharsMax = 500_000;

/** What a page says of itself, beside its text. */
export interface PageFields {
  readonly fields: PieceFields;
  /** text of the article that linked data holds; '' when they hold none */
  readonly text: string;
}

/**
 * Reads what an HTML page states in its head, linked data and headings.
 *
 * html     the whole page
 * returns  the fields; linked data (schema.org NewsArticle and its kin) goes before <meta>, this before <time>. The
 *          headline is the first <h1> where the page's title or linked data say the same, since titles also name the
 *          outlet.
 * fails    never
 * source   schema.org, Open Graph (ogp.me), Dublin Core, and the names that news sites' publishing systems write
 */
export function readPageFields(html: string): PageFields {
  const metas = new Map<string, string>();
  const headlines = openHeadlineReader();
  const linked: Readonly<Record<string, unknown>>[] = [];
  let canonical = '';
  let time = '';
  scanTags(html, {
    text: (text) => headlines.takeText(text),
    tag(tag) {
      headlines.takeTag(tag);
      if (tag.isEnd) return;
      if (tag.name === 'meta') takeMeta(tag, metas);
      else if (tag.name === 'link' && /\brel\s*=\s*["']?canonical\b/i.test(tag.attributes())) {
        canonical ||= attribute(tag, 'href');
      } else if (tag.name === 'time' && time === '') time = attribute(tag, 'datetime');
    },
    raw(tag, content) {
      if (tag.name === 'title') headlines.takeTitle(content);
      else if (tag.name === 'script' && /ld\+json/i.test(tag.attributes())) linked.push(...linkedArticles(content));
    },
  });
  const stated = pieceOfFields(linked[0] === undefined ? {} : articleOfRecord(linked[0]));
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined && value !== '');
  const byline = [stated.fields.byline, ...metaNames.byline.map((name) => metas.get(name))].find(isName);
  const outlet = outletOf(linked[0]) ?? first(metaNames.outlet);
  const headline = headlines.headline(
    [stated.fields.headline, metas.get('og:title'), metas.get('twitter:title'), metas.get('headline')],
    outlet ?? '',
  );
  const found: { [Name in keyof PieceFields]: string | undefined } = {
    headline,
    published: stated.fields.published ?? first(metaNames.published) ?? (time === '' ? undefined : time),
    outlet,
    byline,
    url: [canonical, first(metaNames.url), stated.fields.url, savedFrom(html)].find((url) =>
      /^https?:/i.test(url ?? ''),
    ),
    section: stated.fields.section ?? first(metaNames.section),
  };
  const filled = Object.entries(found).filter(([, value]) => value !== undefined && value !== '');
  return { fields: Object.fromEntries(filled) as PieceFields, text: stated.text };
}

/** Value of an attribute; '' when the tag has none of that name. */
function attribute(tag: HtmlTag, name: string): string {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const found = pattern.exec(tag.attributes());
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

function takeMeta(tag: HtmlTag, metas: Map<string, string>): void {
  const name = (attribute(tag, 'property') || attribute(tag, 'name') || attribute(tag, 'itemprop')).toLowerCase();
  if (name !== '' && !metas.has(name)) metas.set(name, attribute(tag, 'content'));
}

/** Articles in a script of linked data; none where it is no JSON. */
function linkedArticles(script: string): Readonly<Record<string, unknown>>[] {
  if (script.length > linkedDataCharsMax) return [];
  try {
    const value: unknown = JSON.parse(script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''));
    const parts = (Array.isArray(value) ? value : [value]).flatMap((part: unknown) => {
      const graph = isRecord(part) ? part['@graph'] : undefined;
      return Array.isArray(graph) ? graph : [part];
    });
    return parts
      .filter(isRecord)
      .filter((part) => /article|blogposting|^report$/i.test(JSON.stringify(part['@type'] ?? '')));
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The address that browsers and their add-ons note in a comment when they save a page. */
function savedFrom(html: string): string | undefined {
  return /<!--[^>]{0,200}?\b(?:saved from url=\(\d+\)|url:\s*)(https?:[^\s>]{1,2000})/i.exec(html.slice(0, 4096))?.[1];
}

function outletOf(article: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const publisher = article?.publisher;
  const name = isRecord(publisher) ? publisher.name : publisher;
  return typeof name === 'string' && name !== '' && !/^https?:/.test(name) ? name : undefined;
}

/** Whether a value names an author: no address of a page about him. */
function isName(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value.length <= 200 && !/^https?:|^@|\/\//.test(value);
}
