import { currencyData } from './currency-data.ts';

/**
 * Currencies: signs, codes and names as news writes them.
 * Source: currency-data.ts (Unicode CLDR, ISO 4217) for codes, countries, names, plurals and most signs. The lists of
 * this file win over it: short forms, parts of a currency and signs of style guides of news agencies, and names that
 * readings give where CLDR has others. The normal form of the dollar of the United States is "dollar"; others carry
 * their country where the sign or the words say it.
 */

/** Names of currency-data.ts to those that readings give. */
const ourNames: ReadonlyMap<string, string> = new Map([
  ['us dollar', 'dollar'],
  ['british pound', 'pound sterling'],
  ['israeli new shekel', 'shekel'],
  ['new taiwan dollar', 'taiwan dollar'],
  ['german mark', 'deutsche mark'],
  ['russian ruble', 'russian rouble'],
  ['belarusian ruble', 'belarusian rouble'],
  ['kyrgystani som', 'kyrgyzstani som'],
  ['guyanaese dollar', 'guyanese dollar'],
  ['bosnia-herzegovina convertible mark', 'convertible mark'],
  ['special drawing rights', 'special drawing right'],
  ['turkmenistani manat', 'turkmen manat'],
]);

const rows = currencyData.map(([code, name, plural, signs, use]) => ({
  code,
  name: ourNames.get(name) ?? name,
  written: [name, plural],
  signs: signs.split(' ').filter((sign) => sign !== ''),
  use,
}));

const letters = /^\p{L}+\.?$/u;

/** Signs that stand before (or, some, after) the number; letters before a sign are looked up together with it. */
export const currencySigns: ReadonlyMap<string, string> = new Map([
  ...rows.flatMap(({ name, signs }) =>
    signs.filter((sign) => !letters.test(sign)).map((sign): [string, string] => [sign.toLowerCase(), name]),
  ),
  // "FJ$", "BB$": the letters of the country before the sign of its dollar
  ...rows
    .filter(({ written: [name] }) => name?.endsWith(' dollar'))
    .map(({ code, name }): [string, string] => [`${code.slice(0, 2).toLowerCase()}$`, name]),
  ['$', 'dollar'],
  ['us$', 'dollar'],
  ['$us', 'dollar'],
  ['u.s.$', 'dollar'],
  ['u.s. $', 'dollar'],
  ['usd$', 'dollar'],
  ['a$', 'australian dollar'],
  ['$a', 'australian dollar'],
  ['$nz', 'new zealand dollar'],
  ['$hk', 'hong kong dollar'],
  ['c$', 'canadian dollar'],
  ['$c', 'canadian dollar'],
  ['can$', 'canadian dollar'],
  ['cdn$', 'canadian dollar'],
  ['s$', 'singapore dollar'],
  ['nt$', 'taiwan dollar'],
  ['j$', 'jamaican dollar'],
  ['n$', 'namibian dollar'],
  ['z$', 'zimbabwean dollar'],
  ['b$', 'bahamian dollar'],
  ['tt$', 'trinidad and tobago dollar'],
  ['rd$', 'dominican peso'],
  ['mex$', 'mexican peso'],
  ['ar$', 'argentine peso'],
  ['col$', 'colombian peso'],
  ['clp$', 'chilean peso'],
  ['£', 'pound sterling'],
  ['ir£', 'irish pound'],
  ['le£', 'egyptian pound'],
  ['¥', 'japanese yen'],
  ['y=', 'japanese yen'],
  ['rmb¥', 'chinese yuan'],
  ['元', 'chinese yuan'],
  ['円', 'japanese yen'],
  ['₨', 'rupee'],
  ['₩', 'south korean won'],
  ['₱', 'philippine peso'],
  ['₵', 'ghanaian cedi'],
  ['gh¢', 'ghanaian cedi'],
  ['₿', 'bitcoin'],
  ['¢', 'cent'],
]);

/** Letters that stand before the number as written here, with or without a space or a full stop ("Rs 500", "kr. 40"). */
const shortForms: readonly (readonly [string, string])[] = [
  ['RMB', 'chinese yuan'],
  ['Rs', 'indian rupee'],
  ['rs', 'indian rupee'],
  ['RS', 'indian rupee'],
  ['Re', 'indian rupee'],
  ['RM', 'malaysian ringgit'],
  ['Rp', 'indonesian rupiah'],
  ['Dh', 'uae dirham'],
  ['Dhs', 'uae dirham'],
  ['DH', 'uae dirham'],
  ['DHS', 'uae dirham'],
  ['SR', 'saudi riyal'],
  ['QR', 'qatari riyal'],
  ['KD', 'kuwaiti dinar'],
  ['BD', 'bahraini dinar'],
  ['JD', 'jordanian dinar'],
  ['RO', 'omani rial'],
  ['NIS', 'shekel'],
  ['TL', 'turkish lira'],
  ['YTL', 'turkish lira'],
  ['Tk', 'bangladeshi taka'],
  ['Ksh', 'kenyan shilling'],
  ['KSh', 'kenyan shilling'],
  ['KSH', 'kenyan shilling'],
  ['Ush', 'ugandan shilling'],
  ['USh', 'ugandan shilling'],
  ['Shs', 'shilling'],
  ['Sh', 'shilling'],
  ['Tsh', 'tanzanian shilling'],
  ['TSh', 'tanzanian shilling'],
  ['CFA', 'cfa franc'],
  ['FCFA', 'cfa franc'],
  ['Fr', 'swiss franc'],
  ['SFr', 'swiss franc'],
  ['Sfr', 'swiss franc'],
  ['FFr', 'french franc'],
  ['BFr', 'belgian franc'],
  ['DM', 'deutsche mark'],
  ['PS', 'pound sterling'],
  ['kr', 'krone'],
  ['Kr', 'krone'],
  ['SKr', 'swedish krona'],
  ['Skr', 'swedish krona'],
  ['NKr', 'norwegian krone'],
  ['Nkr', 'norwegian krone'],
  ['DKr', 'danish krone'],
  ['Dkr', 'danish krone'],
  ['zł', 'polish zloty'],
  ['Kč', 'czech koruna'],
  ['XBT', 'bitcoin'],
  ['BTC', 'bitcoin'],
  ['ETH', 'ether'],
];

/** Codes that are words, abbreviations or names in capitals too: a currency only before a large amount. */
const codesLikeWords: ReadonlySet<string> = new Set(
  (
    'ALL AMD BAM CUP COP GEL LAK MAD MOP PEN PHP RON SIT SOS STN TOP TRY WST ERN BIF BOB BSD PAB SLE ANG ARA ARS CLE ' +
    'FIM SUR'
  ).split(' '),
);

/** Letters of a sign that mostly mean something else: a currency only before a large amount ("R500 million"). */
const weakForms: readonly (readonly [string, string])[] = [
  ['R', 'south african rand'],
  ['N', 'nigerian naira'],
  ['P', 'philippine peso'],
  ['K', 'kwacha'],
  ['MK', 'malawian kwacha'],
  ['ZK', 'zambian kwacha'],
  ['Kz', 'angolan kwanza'],
  ['Le', 'sierra leonean leone'],
  ['LE', 'egyptian pound'],
  ['Bs', 'bolivian boliviano'],
  ['Ar', 'malagasy ariary'],
  ['FBu', 'burundian franc'],
  ['Nu', 'bhutanese ngultrum'],
];

/** Codes and letters before (codes also behind) the number, as they are written. */
export const currencyCodes: ReadonlyMap<string, string> = new Map([
  ...rows.filter(({ code }) => !codesLikeWords.has(code)).map(({ code, name }): [string, string] => [code, name]),
  // in lower case only those that are written so
  ...rows
    .filter(({ code }) =>
      /^(?:USD|EUR|GBP|JPY|CNY|CHF|AUD|CAD|NZD|HKD|SGD|INR|KRW|ZAR|AED|SEK|NOK|DKK|PLN)$/.test(code),
    )
    .map(({ code, name }): [string, string] => [code.toLowerCase(), name]),
  ...shortForms,
]);

/** Codes and letters that make a currency of a large amount only. */
export const weakCodes: ReadonlyMap<string, string> = new Map([
  ...rows.filter(({ code }) => codesLikeWords.has(code)).map(({ code, name }): [string, string] => [code, name]),
  ...weakForms,
]);

/** Letters that stand behind the number too ("500 kr", "40 zł"); codes of three capitals always may. */
export const lettersBehind: ReadonlySet<string> = new Set('kr zł Kč TL FCFA NIS DM Dh Dhs Rs Tk Ksh'.split(' '));

/** Codes that stand behind a number as something else: "12 ALL", "5 SIT". */
export const notBehind: ReadonlySet<string> = new Set('ALL TOP TRY CUP PEN SIT MAD SOS LEI GEL ERN'.split(' '));

/** Names that stand after the number, singular; plurals are reduced first. */
const ownNames: readonly (readonly [string, string])[] = [
  ['dollar', 'dollar'],
  ['buck', 'dollar'],
  ['greenback', 'dollar'],
  ['euro', 'euro'],
  ['quid', 'pound sterling'],
  ['sterling', 'pound sterling'],
  ['yen', 'japanese yen'],
  ['yuan', 'chinese yuan'],
  ['renminbi', 'chinese yuan'],
  ['rupee', 'rupee'],
  ['won', 'south korean won'],
  ['toman', 'toman'],
  ['shekel', 'shekel'],
  ['lira', 'lira'],
  ['lire', 'lira'],
  ['rouble', 'rouble'],
  ['ruble', 'rouble'],
  ['koruna', 'koruna'],
  ['koruny', 'koruna'],
  ['korun', 'koruna'],
  ['leu', 'leu'],
  ['lei', 'leu'],
  ['leva', 'bulgarian lev'],
  ['krona', 'swedish krona'],
  ['kronor', 'swedish krona'],
  ['kronur', 'icelandic krona'],
  ['krone', 'krone'],
  ['kroner', 'krone'],
  ['franc', 'franc'],
  ['real', 'brazilian real'],
  ['reais', 'brazilian real'],
  ['bolivar', 'bolivar'],
  ['som', 'som'],
  ['manat', 'manat'],
  ['afghani', 'afghani'],
  ['kn', 'croatian kuna'],
  ['guilder', 'guilder'],
  ['mark', 'mark'],
  ['cedi', 'ghanaian cedi'],
  ['bitcoin', 'bitcoin'],
  ['ether', 'ether'],
  ['dogecoin', 'dogecoin'],
  ['litecoin', 'litecoin'],
  // parts of a currency
  ['cent', 'cent'],
  ['eurocent', 'cent'],
  ['penny', 'penny'],
  ['pence', 'penny'],
  ['sen', 'sen'],
  ['paisa', 'paisa'],
  ['paise', 'paisa'],
  ['kopeck', 'kopeck'],
  ['kopek', 'kopeck'],
  ['piastre', 'piastre'],
  ['piaster', 'piastre'],
  ['halala', 'halala'],
  ['fils', 'fils'],
  ['centime', 'centime'],
  ['centavo', 'centavo'],
  ['centimo', 'centimo'],
  ['pfennig', 'pfennig'],
  ['rappen', 'rappen'],
  ['ore', 'ore'],
  ['öre', 'ore'],
  ['øre', 'ore'],
  ['grosz', 'grosz'],
  ['groszy', 'grosz'],
  ['haler', 'haler'],
  ['agora', 'agora'],
  ['agorot', 'agora'],
  ['satang', 'satang'],
  ['kobo', 'kobo'],
  ['pesewa', 'pesewa'],
  ['stotinka', 'stotinka'],
  ['stotinki', 'stotinka'],
  ['kurus', 'kurus'],
  ['kuruş', 'kurus'],
  ['fen', 'fen'],
  ['jiao', 'jiao'],
];

/** Last words of names that are no names of money when they stand alone. */
const notNames: ReadonlySet<string> = new Set(
  'right rights unit units pound pounds ley austral sucre inti colon colons tala dram drams sol soles kip'.split(' '),
);

/** Names and their plurals by the last word; a country is part of the name where one country has it. */
export const currencyNames: ReadonlyMap<string, string> = new Map([
  ...nounsOfData(),
  ...ownNames.flatMap(([noun, name]): [string, string][] => [
    [noun, name],
    [`${noun}s`, name],
  ]),
]);

function nounsOfData(): Map<string, string> {
  const nouns = new Map<string, string>();
  for (const use of ['now', 'past'] as const) {
    const holders = new Map<string, Set<string>>();
    const named = rows
      .filter((row) => row.use === use)
      .flatMap(({ name, written }) => written.map((one) => [one, name]));
    for (const [written = '', name = ''] of named) {
      const noun = lastWord(written);
      if (!notNames.has(noun)) holders.set(noun, (holders.get(noun) ?? new Set()).add(name));
    }
    for (const [noun, names] of holders) {
      const [first = noun] = names;
      if (!nouns.has(noun)) nouns.set(noun, names.size === 1 ? first : lastWord(first));
    }
  }
  return nouns;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** Names that are words too: money only with a country, or behind a large scale ("200 million won"). */
export const namesLikeWords: ReadonlySet<string> = new Set(
  'real mark marks won lat lats lati ore fen kip loti tala real reals crown crowns rand leone leones ether'.split(' '),
);

const crowns: readonly (readonly [string, string])[] = [
  ['swedish', 'swedish krona'],
  ['norwegian', 'norwegian krone'],
  ['danish', 'danish krone'],
  ['icelandic', 'icelandic krona'],
  ['czech', 'czech koruna'],
  ['slovak', 'slovak koruna'],
  ['estonian', 'estonian kroon'],
];

/** Whole names, with other adjectives of the country, to the normal form. */
export const fullNames: ReadonlyMap<string, string> = new Map([
  ...rows.flatMap(({ name, written }) => written.map((one): [string, string] => [one.replaceAll('-', ' '), name])),
  ...rows.map(({ name }): [string, string] => [name, name]),
  ...crowns.flatMap(([country, name]): [string, string][] => [
    [`${country} crown`, name],
    [`${country} crowns`, name],
  ]),
  ['american dollar', 'dollar'],
  ['united states dollar', 'dollar'],
  ['us buck', 'dollar'],
  ['us cent', 'cent'],
  ['american cent', 'cent'],
  ['hk dollar', 'hong kong dollar'],
  ['nz dollar', 'new zealand dollar'],
  ['kiwi dollar', 'new zealand dollar'],
  ['aussie dollar', 'australian dollar'],
  ['taiwanese dollar', 'taiwan dollar'],
  ['taiwan dollar', 'taiwan dollar'],
  ['singaporean dollar', 'singapore dollar'],
  ['jamaica dollar', 'jamaican dollar'],
  ['zimbabwe dollar', 'zimbabwean dollar'],
  ['emirati dirham', 'uae dirham'],
  ['moroccan dirham', 'moroccan dirham'],
  ['saudi arabian riyal', 'saudi riyal'],
  ['saudi rial', 'saudi riyal'],
  ['qatar riyal', 'qatari riyal'],
  ['yemeni riyal', 'yemeni rial'],
  ['iranian riyal', 'iranian rial'],
  ['omani riyal', 'omani rial'],
  ['kuwait dinar', 'kuwaiti dinar'],
  ['philippines peso', 'philippine peso'],
  ['filipino peso', 'philippine peso'],
  ['argentinian peso', 'argentine peso'],
  ['argentinean peso', 'argentine peso'],
  ['nepali rupee', 'nepalese rupee'],
  ['malaysia ringgit', 'malaysian ringgit'],
  ['indonesia rupiah', 'indonesian rupiah'],
  ['korean won', 'south korean won'],
  ['macedonian denar', 'macedonian denar'],
  ['convertible mark', 'convertible mark'],
  ['konvertible mark', 'convertible mark'],
  ['bosnian convertible mark', 'convertible mark'],
  ['bosnian mark', 'convertible mark'],
  ['german mark', 'deutsche mark'],
  ['deutsche mark', 'deutsche mark'],
  ['deutschemark', 'deutsche mark'],
  ['cfa franc', 'cfa franc'],
  ['kazakh tenge', 'kazakhstani tenge'],
  ['uzbek som', 'uzbekistani som'],
  ['uzbek soum', 'uzbekistani som'],
  ['kyrgyz som', 'kyrgyzstani som'],
  ['turkmen manat', 'turkmen manat'],
  ['tajik somoni', 'tajikistani somoni'],
  ['belarusian rouble', 'belarusian rouble'],
  ['belarus rouble', 'belarusian rouble'],
  ['swazi lilangeni', 'swazi lilangeni'],
  ['british pound', 'pound sterling'],
  ['uk pound', 'pound sterling'],
  ['english pound', 'pound sterling'],
]);

/** Words of countries that make a currency name a particular one: "Hong Kong dollars", "Iraqi dinars". */
export const currencyCountries: ReadonlySet<string> = new Set([
  ...rows.flatMap(({ written }) => written.flatMap((name) => name.split(/[ -]/).slice(0, -1))),
  ...[...fullNames.keys()].filter((name) => !name.startsWith('pound ')).flatMap((name) => name.split(' ').slice(0, -1)),
  ...(
    'u.s. us american african arabian british english iraq iran kuwait egypt lebanon syria jordan israel turkey korea ' +
    'emirati chinese japanese montenegrin greek spanish portuguese italian austrian finnish belgian'
  ).split(' '),
]);
