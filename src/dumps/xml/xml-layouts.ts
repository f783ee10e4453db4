import type { Detection } from '../detection.ts';

/** The kinds of XML that we read; `records` are lists of any names whose fields are in the field lexicon. */
export const xmlLayouts = ['nitf', 'newsml-g2', 'newsml-1', 'rss', 'rdf', 'atom', 'sitemap', 'records'] as const;

export type XmlLayout = (typeof xmlLayouts)[number];

const recordNames: { readonly [Layout in Exclude<XmlLayout, 'records' | 'sitemap'>]: string } = {
  nitf: 'nitf',
  'newsml-g2': 'newsItem',
  'newsml-1': 'NewsItem',
  rss: 'item',
  rdf: 'item',
  atom: 'entry',
};

export function xmlLayoutOf(detection: Detection): XmlLayout {
  return xmlLayouts.find((layout) => layout === detection.layout) ?? 'records';
}

/** Name of the elements that hold an article each, without prefix; null where none does. */
export function recordNameOf(detection: Detection): string | null {
  const layout = xmlLayoutOf(detection);
  if (layout === 'sitemap') return null;
  return layout === 'records' ? (detection.recordName ?? null) : recordNames[layout];
}

/** Whether a record may hold elements of its own name; where not, the next beginning ends one that nobody closed. */
export function isRecordNested(detection: Detection): boolean {
  const layout = xmlLayoutOf(detection);
  return layout === 'records' || layout === 'newsml-1';
}
