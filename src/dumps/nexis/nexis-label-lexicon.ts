/** Where a labelled part of a Nexis document stands and what it holds. */
export type NexisLabelKind =
  | 'headline'
  | 'byline'
  | 'section'
  | 'url'
  | 'outlet'
  | 'published'
  | 'body'
  | 'length'
  | 'head'
  | 'tail'
  | 'weak-tail';

/**
 * Labels in lower case, without the colon. `head` and `tail` parts are passed over; a `weak-tail` is one only next to a
 * surer one, since articles use such words themselves.
 * Sources: plain text exports of LexisNexis Academic and Nexis Uni as the parsers LexisNexisTools 0.3 (R),
 * tm.plugin.lexisnexis 1.4 (R) and the AmCAT scrapers (Python) describe them, in English, German, French, Dutch,
 * Spanish and Italian interfaces.
 */
const labelsByKind: { readonly [Kind in NexisLabelKind]: readonly string[] } = {
  headline: ['headline', 'title', 'titel', 'titre', 'título', 'titolo', 'überschrift', 'kop'],
  byline: ['byline', 'author', 'authors', 'autor', 'auteur', 'auteurs', 'autore', 'von', 'door'],
  section: ['section', 'rubrik', 'rubrique', 'ressort', 'rubriek', 'sectie', 'sección', 'seccion', 'sezione'],
  url: ['url', 'web address', 'link'],
  outlet: ['publication', 'source', 'quelle', 'bron', 'publication title'],
  published: ['date', 'publication date', 'publication-date', 'datum'],
  body: ['body', 'text', 'texte', 'texto', 'testo', 'tekst', 'corps', 'cuerpo', 'haupttext', 'hauptteil', 'full text'],
  length: ['length', 'länge', 'laenge', 'longueur', 'lengte', 'longitud', 'lunghezza', 'extensión', 'comprimento'],
  head: [
    ...['dateline', 'highlight', 'show', 'series', 'column', 'edition', 'guest', 'guests', 'state edition', 'volume'],
    ...['issue', 'issn', 'cycle', 'kicker', 'subhead', 'deck', 'teaser', 'document type', 'ort', 'ausgabe', 'editor'],
    ...['day', 'page', 'pages', 'seite', 'genre', 'correction appended'],
  ],
  tail: [
    ...['load-date', 'load date', 'language', 'publication-type', 'publication type', 'document-type', 'journal-code'],
    ...[
      'journal code',
      'graphic',
      'graphics',
      'classification',
      'acc-no',
      'accession number',
      'distribution',
      'update',
    ],
    ...[
      'correction-date',
      'sprache',
      'langue',
      'taal',
      'idioma',
      'lingua',
      'grafik',
      'graphique',
      'grafiek',
      'gráfico',
    ],
    ...['publikationstyp', 'type de publication', 'type-publication', 'publicatietype', 'date-chargement'],
    ...[
      'date de chargement',
      'ladedatum',
      'laad-datum',
      'laaddatum',
      'fecha-carga',
      'klassifizierung',
      'classificatie',
    ],
    ...['clasificación', 'end of document', 'pub-type', 'release-date', 'original-language', 'zeitschriften-code'],
  ],
  'weak-tail': [
    ...['subject', 'subjects', 'organization', 'company', 'companies', 'ticker', 'industry', 'person', 'people'],
    ...['geographic', 'geography', 'city', 'state', 'country', 'notes', 'note', 'type', 'category', 'correction'],
    ...['terms', 'photo', 'photos', 'photograph', 'illustration', 'image', 'copyright', 'references', 'keywords'],
    ...['product', 'event', 'events', 'legislation', 'series', 'dateline', 'contact', 'cite', 'document-id', 'isin'],
    ...['schlagwörter', 'firma', 'land', 'branche', 'pays', 'sujet', 'thème', 'personnes', 'onderwerp', 'bedrijf'],
  ],
};

const kindByLabel = new Map<string, NexisLabelKind>();
for (const [kind, labels] of Object.entries(labelsByKind) as [NexisLabelKind, readonly string[]][]) {
  for (const label of labels) if (!kindByLabel.has(label)) kindByLabel.set(label, kind);
}

/** Labels that may also stand below the body, where their first entry in the lexicon is one of the head. */
export const tailToo: ReadonlySet<string> = new Set([
  'series',
  'dateline',
  'section',
  'url',
  'length',
  'document type',
]);

/** What a label in lower case stands for; null for any other word. */
export function kindOfNexisLabel(label: string): NexisLabelKind | null {
  return kindByLabel.get(label) ?? null;
}
