import type { Detection } from '../detection.ts';

/** The kinds of XML that we read; `records` are lists of any names whose fields are in the field lexicon. */
export const xmlLayouts = ['nitf', 'newsml-g2', 'newsml-1', 'rss', 'rdf', 'atom', 'sitemap', 'records'] as const;

export type XmlLayout = (typeof xmlLayouts)[number];

const agencyNames = ['nitf', 'newsItem', 'NewsItem'];
const feedNames = ['item', 'entry'];

/** Files of one kind are often put together from several: whatever comes first, its relatives are found too. */
const recordNames: { readonly [Layout in XmlLayout]: readonly string[] } = {
  nitf: agencyNames,
  'newsml-g2': agencyNames,
  'newsml-1': agencyNames,
  rss: feedNames,
  rdf: feedNames,
  atom: feedNames,
  sitemap: [],
  records: [],
};

export function xmlLayoutOf(detection: Detection): XmlLayout {
  return xmlLayouts.find((layout) => layout === detection.layout) ?? 'records';
}

/** Names of the elements that hold an article each, without prefix; none where no element does or it is not known. */
export function recordNamesOf(detection: Detection): readonly string[] {
  const layout = xmlLayoutOf(detection);
  return layout === 'records' && detection.recordName !== undefined ? [detection.recordName] : recordNames[layout];
}

/** Whether a record may hold elements of its own name; where not, the next beginning ends one that nobody closed. */
export function isRecordNested(detection: Detection, name: string): boolean {
  return xmlLayoutOf(detection) === 'records' || name === 'NewsItem';
}
