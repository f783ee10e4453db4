/** What a field code of Factiva stands for; `head` and `tail` fields are passed over. */
export type FactivaCodeKind =
  | 'headline'
  | 'byline'
  | 'words'
  | 'published'
  | 'outlet'
  | 'section'
  | 'lead'
  | 'text'
  | 'accession'
  | 'url'
  | 'head'
  | 'tail';

/**
 * Codes as Factiva writes them above the values.
 * Source: Dow Jones, "Factiva display formats and field codes", as the parsers factiva_parser (Python) and
 * tm.plugin.factiva 1.8 (R) list them.
 */
const codesByKind: { readonly [Kind in FactivaCodeKind]: readonly string[] } = {
  headline: ['HD', 'HL'],
  byline: ['BY'],
  words: ['WC'],
  published: ['PD'],
  outlet: ['SN'],
  section: ['SE'],
  lead: ['LP'],
  text: ['TD'],
  accession: ['AN'],
  url: ['URL', 'WEB'],
  head: ['CLM', 'CR', 'ET', 'SC', 'ED', 'PG', 'LA', 'CY', 'VOL', 'CX', 'DLN', 'FDS', 'PGF'],
  tail: ['ART', 'CO', 'IN', 'NS', 'RE', 'IPC', 'IPD', 'PUB', 'RF', 'CT', 'RST', 'DE', 'MCO', 'TIC', 'PE', 'LOC'],
};

const kindByCode = new Map<string, FactivaCodeKind>();
for (const [kind, codes] of Object.entries(codesByKind) as [FactivaCodeKind, readonly string[]][]) {
  for (const code of codes) kindByCode.set(code, kind);
}

/** What a code stands for; null for any other word. */
export function kindOfFactivaCode(code: string): FactivaCodeKind | null {
  return kindByCode.get(code) ?? null;
}

/** Names of languages as they stand in a line of their own above the notice of rights, lower-case. */
export const factivaLanguages: ReadonlySet<string> = new Set(
  (
    'english german french spanish portuguese italian dutch russian polish czech swedish danish norwegian finnish ' +
    'turkish hungarian japanese korean arabic indonesian malay bulgarian catalan slovak thai hindi hebrew greek ' +
    'romanian ukrainian chinese vietnamese englisch deutsch französisch spanisch italienisch anglais français allemand ' +
    'espagnol inglés español francés alemán inglese italiano francese português'
  ).split(' '),
);
