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
 * schema.org NewsArticle (`articleBody`, `datePublished`), NewsAPI (`publishedAt`, `content`), the article search of the
 * New York Times (`pub_date`, `web_url`), the Guardian's (`webTitle`, `webPublicationDate`, `bodyText`), WordPress
 * (`post_content`), Media Cloud (`media_name`, `publish_date`), GDELT (`DocumentIdentifier`, `SourceCommonName`,
 * `seendate`), LexisNexisTools in R (`Newspaper`, `Article`), ProQuest (`pubtitle`, `pubdate`), and plain labels.
 */
const namesByRole: { readonly [Role in FieldRole]: readonly string[] } = {
  headline: [
    ...['headline', 'title', 'hl', 'heading', 'articletitle', 'articleheadline', 'documenttitle', 'mainheadline'],
    'newstitle',
    'storytitle',
    'webtitle',
    'posttitle',
    'headlinetext',
    'hed',
    'subject',
    ...['titlerss', 'titlepage'],
  ],
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
    ...['pubdateutc', 'webpublicationdate', 'postdate', 'datepublishedutc', 'publishedutc', 'publicationdatetime'],
    ...['articlepublished', 'articledatepublished', 'publishedtime', 'articlepublishedtime', 'dateposted'],
    ...['datetimestamp', 'datetime', 'displaydate', 'issuedate', 'storydate', 'newsdate', 'dateissued'],
    ...['postedon', 'createdat', 'datecreated', 'created', 'timestamp', 'time', 'day'],
  ],
  outlet: [
    ...['sitename', 'outlet', 'publication', 'publisher', 'newspaper', 'sourcename', 'source', 'sourcedomain', 'site'],
    ...['hostname', 'sourcehostname', 'domain', 'agency', 'provider', 'website', 'newssource', 'media'],
    ...['medianame', 'publicationname', 'publicationtitle', 'pubtitle', 'sourcetitle', 'journal', 'ispartof'],
    ...['sourcecommonname', 'outletname', 'newsoutlet', 'publishername', 'sourceshort', 'paper', 'feed', 'feedtitle'],
  ],
  byline: [
    'author',
    'authors',
    'byline',
    'by',
    'writer',
    'reporter',
    'creator',
    'journalist',
    'authorname',
    'postauthor',
    'dccreator',
  ],
  url: [
    'url',
    'link',
    'canonicalurl',
    'articleurl',
    'permalink',
    'webaddress',
    'weburl',
    'storyurl',
    'newsurl',
    'pageurl',
    'documentidentifier',
    ...['sourceurl', 'mainentityofpage', 'articlelink', 'uri', 'href', 'guid'],
  ],
  section: [
    'section',
    'articlesection',
    'category',
    'categories',
    'rubric',
    'desk',
    'channel',
    'topic',
    'sectionname',
    'newsdesk',
    'rubrik',
  ],
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
    ...[
      'bodyhtml',
      'contenthtml',
      'articlecontent',
      'storytext',
      'storybody',
      'postcontent',
      'contenttext',
      'textcontent',
    ],
    ...['newstext', 'newscontent', 'maincontent', 'cleantext', 'plaintext', 'contentencoded', 'paragraphs'],
    ...['bodycontent', 'articlefulltext', 'fulltextcontent', 'texte', 'leadparagraph', 'rawcontent'],
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
    ...['edition', 'page', 'type', 'documenttype', 'license', 'image', 'imageurl', 'editor', 'photographer'],
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
