import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import type { FieldRole } from '../field-lexicon.ts';
import { roleOfField } from '../field-lexicon.ts';
import { redecode } from './decode-xml.ts';
import { hostOf } from './host-of.ts';
import { decodeEntities } from './html-entity-lexicon.ts';
import { fieldNameOf } from './read-field-record.ts';
import type { ScannedTag } from './scan-tags.ts';
import { openTagScanner } from './scan-tags.ts';
import type { XmlLayout } from './xml-layouts.ts';

/** Elements by which a layout is known, wherever among the first ones they stand. */
const layoutByName: Readonly<Record<string, XmlLayout>> = {
  nitf: 'nitf',
  newsItem: 'newsml-g2',
  newsMessage: 'newsml-g2',
  packageItem: 'newsml-g2',
  conceptItem: 'newsml-g2',
  knowledgeItem: 'newsml-g2',
  planningItem: 'newsml-g2',
  NewsML: 'newsml-1',
  NewsItem: 'newsml-1',
  rss: 'rss',
  RDF: 'rdf',
  feed: 'atom',
  entry: 'atom',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
};

/** A layout shows itself in this many elements; one of agencies, whose names nobody else has, also further below. */
const elementsLookedAt = 12;
const agencyElementsLookedAt = 400;
const agencyNames: ReadonlySet<string> = new Set(['nitf', 'newsItem', 'newsMessage', 'NewsML', 'NewsItem']);
/** Lists of records are looked for in this many elements. */
const fieldElementsMax = 4000;

/** An element that has begun, with what its children can hold. */
interface OpenElement {
  readonly name: string;
  readonly roles: Set<FieldRole>;
}

/**
 * Looks for XML that holds articles, by the names of its first elements: NITF, NewsML, feeds; else a list of elements
 * whose children have names of the field lexicon, a text and a headline or a date among them.
 *
 * returns  the layout, the encoding that its declaration names, for lists the name of their records, for feeds title
 *          and host; null for HTML and for XML of any other kind
 */
export function findXml(head: DumpHead): FormatFinding | null {
  const text = head.text.replace(/^[\s\ufeff]+/, '');
  if (!/^<(?:[?!]|[\p{L}_])/u.test(text)) return null;
  const tags = readTags(text);
  const root = tags.find((tag) => tag.kind !== 'close');
  if (root === undefined || root.name.toLowerCase() === 'html') return null;
  const charset = /^<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(text)?.[1];
  const declared = charset === undefined ? {} : { charset: charset.toLowerCase() };
  const begun = tags.filter((tag) => tag.kind !== 'close').slice(0, agencyElementsLookedAt);
  const known =
    begun.slice(0, elementsLookedAt).find((tag) => Object.hasOwn(layoutByName, tag.name)) ??
    begun.find((tag) => agencyNames.has(tag.name));
  const layout = known === undefined ? undefined : layoutByName[known.name];
  if (known !== undefined && layout !== undefined && hasItsRecords(layout, text)) {
    const evidence = [`XML: <${known.name}> among its first elements, so ${layout}`];
    return { layout, ...declared, ...feedOf(layout, text, declared.charset), evidence };
  }
  const record = findRecord(tags);
  if (record === null) return null;
  const evidence = [`XML: <${record.name}> has children that hold ${[...record.roles].join(', ')}`];
  return { layout: 'records', recordName: record.name, ...declared, evidence };
}

/** A feed of another kind, a dictionary with entries or a description of resources is none of these. */
function hasItsRecords(layout: XmlLayout, text: string): boolean {
  if (layout === 'atom') {
    if (/<(?:\w+:)?feed\s[^>]{0,1000}(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom)/.test(text)) return true;
    return /<(?:\w+:)?entry[\s>]/.test(text) && /Atom|<(?:\w+:)?(?:updated|published|issued)\b/.test(text);
  }
  return layout !== 'rdf' || /<(?:\w+:)?item[\s>]/.test(text);
}

interface Tag extends Pick<ScannedTag, 'kind' | 'name'> {
  readonly written: string;
}

function readTags(text: string): Tag[] {
  const units = Buffer.from(text, 'utf16le');
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = (units[2 * at] ?? 0) + 256 * (units[2 * at + 1] ?? 0);
    bytes[at] = code < 128 ? code : 255;
  }
  const tags: Tag[] = [];
  const scanner = openTagScanner(1, {
    tag(tag) {
      if (tags.length < 2 * fieldElementsMax) {
        tags.push({
          kind: tag.kind,
          name: tag.name,
          written: text.slice(tag.start, Math.min(tag.end, tag.start + 400)),
        });
      }
    },
    content() {},
  });
  scanner.push(bytes, 0);
  return tags;
}

/** The first element whose children hold a text, and a headline, date, address or author. */
function findRecord(tags: readonly Tag[]): OpenElement | null {
  const open: OpenElement[] = [];
  for (const [index, tag] of tags.entries()) {
    if (tag.kind === 'close') {
      const at = open.findLastIndex((element) => element.name === tag.name);
      const closed = open.splice(Math.max(0, at));
      const record = closed.find(isRecord);
      if (record !== undefined) return aroundText(record, open.at(-1), tags, index + 1);
      for (const element of closed) addGroup(element, open.at(-1));
      continue;
    }
    // A dateline stands in the text and names a place first: where it is says nothing of the record.
    const role = /^dateline$/i.test(tag.name) ? null : roleOfField(fieldNameOf(tag.name, attributesIn(tag.written)));
    if (role !== null) open.at(-1)?.roles.add(role);
    if (tag.kind === 'open') open.push({ name: tag.name, roles: rolesOfAttributes(tag.written) });
  }
  return open.find(isRecord) ?? null;
}

/**
 * The element around a record whose name says that it is a text (`<text><title/><body/></text>`), where date, address
 * or author stand there and not in the text, and no second text does; of `<articles><article/></articles>` the inner one.
 */
function aroundText(
  record: OpenElement,
  parent: OpenElement | undefined,
  tags: readonly Tag[],
  from: number,
): OpenElement {
  if (parent === undefined || roleOfField(record.name) !== 'text' || !hasSource(parent) || hasSource(record))
    return record;
  let depth = 0;
  for (const tag of tags.slice(from)) {
    if (tag.kind !== 'close') {
      if (depth === 0 && tag.name === record.name) return record;
      if (tag.kind === 'open') depth += 1;
    } else if (depth > 0) depth -= 1;
    else return parent;
  }
  return record;
}

/** What a group such as `<metadata>` holds, the element around it holds. */
function addGroup(group: OpenElement, parent: OpenElement | undefined): void {
  if (parent === undefined || roleOfField(group.name) !== null) return;
  for (const role of group.roles) parent.roles.add(role);
}

function hasSource(element: OpenElement): boolean {
  return (['published', 'url', 'byline'] as const).some((role) => element.roles.has(role));
}

function isRecord(element: OpenElement): boolean {
  if (!element.roles.has('text')) return false;
  return (['headline', 'published', 'url', 'byline'] as const).some((role) => element.roles.has(role));
}

function attributesIn(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/\s([\w:.-]{1,40})\s*=\s*(?:"([^"]{0,100})"|'([^']{0,100})')/g);
  return new Map([...found].map(([, name, double, single]) => [name ?? '', double ?? single ?? '']));
}

function rolesOfAttributes(tag: string): Set<FieldRole> {
  const roles = new Set<FieldRole>();
  for (const name of attributesIn(tag).keys()) {
    const role = roleOfField(name);
    if (role !== null && role !== 'text' && role !== 'other') roles.add(role);
  }
  return roles;
}

/** Title and host of a feed, from what stands above its first item. */
function feedOf(
  layout: XmlLayout,
  text: string,
  charset: string | undefined,
): { feedTitle?: string; feedHost?: string } {
  if (layout !== 'rss' && layout !== 'atom' && layout !== 'rdf') return {};
  const first = text.search(/<(?:\w+:)?(?:item|entry)[\s>]/);
  const head = text
    .slice(0, first < 0 ? 20_000 : first)
    .slice(0, 20_000)
    .replace(/<image[\s>][\s\S]*?<\/image>/g, '');
  const title = /<title[^>]{0,100}>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})/.exec(head)?.[1];
  const link = /<link>\s*(?:<!\[CDATA\[)?\s*(https?:[^<\s\]]{1,300})/.exec(head)?.[1] ?? alternateLink(head);
  if (title === undefined || link === undefined) return {};
  const host = hostOf(link);
  if (host === null) return {};
  return { feedTitle: decodeEntities(decodeEntities(redecode(title, charset))).trim(), feedHost: host };
}

function alternateLink(head: string): string | undefined {
  const links = [...head.matchAll(/<link\s[^>]{1,500}>/g)].map(([link]) => attributesIn(link));
  const found = links.find((link) => (link.get('rel') ?? 'alternate') === 'alternate') ?? links[0];
  return found?.get('href');
}
