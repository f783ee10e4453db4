/** What a named field of a dump can hold. */
export type FieldRole =
  | 'headline'
  | 'published'
  | 'outlet'
  | 'byline'
  | 'url'
  | 'section'
  | 'observed'
  | 'text'
  | 'other';

/**
 * Field names in lower case without spaces, dots, dashes and underscores; those of one role in the order in which
 * they are preferred. Sources: the output of news-please 1.6 (`maintext`, `date_publish`, `source_domain`), trafilatura
 * 2.0 (`sitename`, `hostname`, `source-hostname`, `filedate`), newspaper4k 0.9 (`publish_date`, `source_url`),
 * schema.org NewsArticle (`articleBody`, `datePublished`), NewsAPI (`publishedAt`, `content`), and plain labels.
 */
const namesByRole: { readonly [Role in FieldRole]: readonly string[] } = {
  headline: ['headline', 'title', 'hl', 'heading', 'articletitle', 'subject', 'titlerss', 'titlepage'],
  published: [
    ...[
      'datepublish',
      'datepublished',
      'publisheddate',
      'publishdate',
      'publicationdate',
      'publishedat',
      'publishedon',
    ],
    ...['published', 'pubdate', 'firstpublished', 'dateofpublication', 'date', 'articledate', 'posted', 'dateline'],
    ...['postedon', 'createdat', 'datecreated', 'timestamp', 'time'],
  ],
  outlet: [
    ...['sitename', 'outlet', 'publication', 'publisher', 'newspaper', 'sourcename', 'source', 'sourcedomain', 'site'],
    ...['hostname', 'sourcehostname', 'domain', 'agency', 'provider', 'website', 'newssource', 'media'],
  ],
  byline: ['author', 'authors', 'byline', 'by', 'writer', 'reporter', 'creator', 'journalist'],
  url: ['url', 'link', 'canonicalurl', 'articleurl', 'permalink', 'webaddress', 'sourceurl', 'uri', 'href'],
  section: ['section', 'articlesection', 'category', 'categories', 'rubric', 'desk', 'channel', 'topic'],
  observed: [
    ...['datedownload', 'observed', 'observedat', 'fetchedat', 'fetched', 'crawledat', 'crawldate', 'scrapedat'],
    ...['retrieved', 'retrievedat', 'accessed', 'dateaccessed', 'downloadedat', 'downloaddate', 'filedate', 'seendate'],
    ...['datescraped', 'scraped', 'datecrawled', 'crawled', 'collectedat'],
  ],
  text: [
    'maintext',
    'articlebody',
    'body',
    'fulltext',
    'bodytext',
    'text',
    'content',
    'articletext',
    'story',
    'article',
  ],
  other: [
    ...[
      'id',
      'keywords',
      'tags',
      'language',
      'lang',
      'words',
      'wordcount',
      'length',
      'copyright',
      'description',
      'summary',
    ],
    ...[
      'updated',
      'modified',
      'datemodify',
      'datemodified',
      'lastupdated',
      'lastmodified',
      'location',
      'place',
      'country',
    ],
    ...['edition', 'page', 'type', 'documenttype', 'license', 'image', 'imageurl', 'editor', 'photographer', 'guid'],
    ...['rawtext', 'abstract', 'excerpt'],
  ],
};

const roleByName = new Map<string, FieldRole>();
const rankByName = new Map<string, number>();
for (const [role, names] of Object.entries(namesByRole) as [FieldRole, readonly string[]][]) {
  for (const [rank, name] of names.entries()) {
    roleByName.set(name, role);
    rankByName.set(name, rank);
  }
}

/** A field's name as the lexicon writes it. */
export function foldFieldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What a field of that name holds; null for a name we do not know. */
export function roleOfField(name: string): FieldRole | null {
  return roleByName.get(foldFieldName(name)) ?? null;
}

/** Among the names of one role, the lower is the better; unknown names come last. */
export function rankOfField(name: string): number {
  return rankByName.get(foldFieldName(name)) ?? Number.MAX_SAFE_INTEGER;
}
