import { roleOfField } from './field-lexicon.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Under which names a record wraps the article: search engines, archives' interfaces, lists of JSON-LD. */
const wrapperNames = [
  ...['_source', 'fields', 'article', 'attributes', 'document', 'doc', 'item', 'data', 'record', 'node', 'newsItem'],
  ...['post', 'story', 'metadata', 'meta', 'mainEntity', 'properties', 'payload', 'result', 'value'],
];

const wrapperDepthMax = 3;

/** How much a record tells: whether it names a text of an article, and what else. */
export function isArticleLike(record: Fields): boolean {
  const roles = rolesOf(record);
  return roles.has('text') && roles.size > 1;
}

/** Whether a record names at least a headline and one more thing that exports state of an article, if no text. */
export function isListingLike(record: Fields): boolean {
  const roles = rolesOf(record);
  return roles.has('headline') && (roles.has('url') || roles.has('published')) && roles.size > 1;
}

/**
 * Takes an article out of the record that wraps it.
 *
 * record   any JSON object
 * returns  the record with what its wrapper holds laid over it, the inner one first where both have a field; of a
 *          JSON-LD `@graph` the first part that holds a text; the record itself where nothing is wrapped
 * fails    never
 * source   Elasticsearch hits (`_source`), the Guardian's `fields`, JSON:API `attributes`, schema.org JSON-LD
 */
export function articleOfRecord(record: Fields, depth = 0): Fields {
  const graph = record['@graph'];
  if (Array.isArray(graph)) {
    const parts = graph.filter(isRecord);
    const found = parts.find(isArticleLike) ?? parts.find((part) => rolesOf(part).has('text'));
    if (found !== undefined) return found;
  }
  if (depth >= wrapperDepthMax) return record;
  for (const name of wrapperNames) {
    const inner = record[name];
    if (!isRecord(inner)) continue;
    const article = articleOfRecord(inner, depth + 1);
    const tellsMore = rolesOf(article).has('text') || (rolesOf(record).has('text') && rolesOf(article).size > 0);
    if (tellsMore) return { ...record, [name]: null, ...article };
  }
  return record;
}

/** Roles of the fields that are filled. */
function rolesOf(record: Fields): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const [name, value] of Object.entries(record)) {
    const role = value === null || value === '' ? null : roleOfField(name);
    if (role === null || role === 'other') continue;
    if (role === 'text' && typeof value !== 'string' && !Array.isArray(value) && !isWrittenText(value)) continue;
    roles.add(role);
  }
  return roles;
}

/** `{"content": {"rendered": "…"}}` */
function isWrittenText(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return ['rendered', 'text', 'plain', '#text', '@value', 'paragraphs'].some((key) => {
    const part = value[key];
    return typeof part === 'string' || Array.isArray(part);
  });
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
