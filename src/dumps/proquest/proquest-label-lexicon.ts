/** What a labelled part of a ProQuest document holds; `sure` parts are such as no article is written with. */
export type ProquestLabelKind =
  | 'headline'
  | 'published'
  | 'publication-info'
  | 'outlet'
  | 'byline'
  | 'section'
  | 'url'
  | 'full-text'
  | 'abstract'
  | 'sure'
  | 'other';

/**
 * Labels in lower case, without the colon.
 * Sources: "Save as text" of ProQuest (Global Newsstream, Historical Newspapers, Canadian Newsstream, ProQuest Central)
 * as the parsers pq_parser (Python), metaknowledge (Python) and importProquest (R) describe it; names in German, French,
 * Spanish and Italian from the interface's own translations.
 */
const labelsByKind: { readonly [Kind in ProquestLabelKind]: readonly string[] } = {
  headline: ['title', 'titel', 'titre', 'título', 'titolo'],
  published: ['publication date', 'erscheinungsdatum', 'date de publication', 'fecha de publicación', 'date'],
  'publication-info': ['publication info', 'publication information', 'source', 'citation'],
  outlet: [
    ...['publication title', 'titel der publikation', 'titre de la publication', 'título de publicación'],
    ...['título de la publicación', 'newspaper title', 'publication'],
  ],
  byline: ['author', 'authors', 'byline', 'verfasser', 'autor', 'auteur', 'autore'],
  section: ['section', 'column'],
  url: ['document url', 'dokument-url', 'url du document', 'url del documento'],
  'full-text': ['full text', 'fulltext', 'volltext', 'texte intégral', 'texto completo', 'testo completo'],
  abstract: [
    ...['abstract', 'abstract (summary)', 'abstract (english)', 'zusammenfassung', 'résumé', 'resumen', 'summary'],
  ],
  sure: [
    ...['proquest document id', 'source type', 'publication year', 'last updated', 'database', 'document type'],
    ...['language of publication', 'country of publication', 'place of publication', 'publication subject', 'issn'],
    ...['e-issn', 'eissn', 'isbn', 'coden', 'accession number', 'document feature', 'number of pages', 'first page'],
    ...['business indexing term', 'company / organization', 'company/organization', 'identifier / keyword'],
    ...['identifiers / keywords', 'classification code', 'journal subject', 'publisher location', 'doi'],
    ...['last revised date', 'proquest dokument-id', 'quellentyp', 'datenbank', 'letzte aktualisierung'],
    ...['type de source', 'base de données', 'tipo de fuente', 'base de datos', 'publication place', 'start page'],
    ...['supplemental data', 'supplement', 'correspondence author', 'publication frequency', 'peer reviewed'],
  ],
  other: [
    ...['links', 'link', 'subject', 'subjects', 'location', 'people', 'person', 'company', 'companies', 'product name'],
    ...[
      'classification',
      'identifier',
      'keywords',
      'volume',
      'issue',
      'page',
      'pages',
      'publisher',
      'year',
      'copyright',
    ],
    ...['credit', 'dateline', 'notes', 'edition', 'series', 'alternate title', 'document text', 'number of references'],
    ...['illustration', 'caption', 'ethnicity', 'genre', 'language', 'rights', 'geographic', 'naics', 'ticker', 'duns'],
    ...['personal name', 'corporate author', 'editor', 'day', 'month', 'article type', 'word count', 'subtitle'],
    ...['thema', 'ort', 'personen', 'verlag', 'sujet', 'lieu', 'éditeur', 'materia', 'lugar', 'editorial', 'links to'],
  ],
};

const kindByLabel = new Map<string, ProquestLabelKind>();
for (const [kind, labels] of Object.entries(labelsByKind) as [ProquestLabelKind, readonly string[]][]) {
  for (const label of labels) {
    const name = foldProquestLabel(label);
    if (!kindByLabel.has(name)) kindByLabel.set(name, kind);
  }
}

/** What a label stands for, in any case; null for any other word. */
export function kindOfProquestLabel(label: string): ProquestLabelKind | null {
  return kindByLabel.get(foldProquestLabel(label)) ?? null;
}

/** Exports lose a space here and there: "Documenttype", "Country ofpublication". */
function foldProquestLabel(label: string): string {
  return label.toLowerCase().replace(/\s+/g, '');
}
