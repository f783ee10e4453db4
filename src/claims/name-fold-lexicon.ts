/**
 * Names of countries, their people and their adjectives, folded to one form in the key of a subject.
 * Source: nationality (noun and adjective) of each country in the CIA World Factbook, public domain; abbreviations and
 * names in two words added by hand.
 */
const rows =
  `afghanistan afghan afghans|albania albanian albanians|algeria algerian algerians|angola angolan angolans|argentina
argentine argentines argentinian argentinians|armenia armenian armenians|australia australian australians|austria austrian
austrians|azerbaijan azerbaijani azerbaijanis azeri azeris|bahrain bahraini bahrainis|bangladesh bangladeshi
bangladeshis|belarus belarusian belarusians|belgium belgian belgians|bolivia bolivian bolivians|bosnia bosnian
bosnians|botswana|brazil brazilian brazilians|bulgaria bulgarian bulgarians|burundi burundian burundians|cambodia cambodian
cambodians|cameroon cameroonian cameroonians|canada canadian canadians|chad chadian chadians|chile chilean chileans|china
chinese|colombia colombian colombians|congo congolese|croatia croatian croatians croat croats|cuba cuban cubans|cyprus
cypriot cypriots|czechia czech czechs|denmark danish dane danes|ecuador ecuadorian ecuadorians ecuadorean|egypt egyptian
egyptians|eritrea eritrean eritreans|estonia estonian estonians|ethiopia ethiopian ethiopians|fiji fijian
fijians|finland finnish finn finns|france french frenchman frenchmen|gabon gabonese|gambia gambian gambians|georgia
georgian georgians|germany german germans|ghana ghanaian ghanaians|greece greek greeks|guatemala guatemalan
guatemalans|guinea guinean guineans|guyana guyanese|haiti haitian haitians|honduras honduran hondurans|hungary hungarian
hungarians|iceland icelandic icelander icelanders|india indian indians|indonesia indonesian indonesians|iran iranian
iranians|iraq iraqi iraqis|ireland irish irishman irishmen|israel israeli israelis|italy italian italians|jamaica jamaican
jamaicans|japan japanese|jordan jordanian jordanians|kazakhstan kazakh kazakhs|kenya kenyan kenyans|kosovo kosovan
kosovar kosovars|kuwait kuwaiti kuwaitis|kyrgyzstan kyrgyz|laos lao laotian laotians|latvia latvian latvians|lebanon
lebanese|lesotho|liberia liberian liberians|libya libyan libyans|lithuania lithuanian lithuanians|luxembourg|madagascar
malagasy|malawi malawian malawians|malaysia malaysian malaysians|maldives maldivian maldivians|mali malian malians|malta
maltese|mauritania mauritanian mauritanians|mauritius mauritian|mexico mexican mexicans|moldova moldovan
moldovans|mongolia mongolian mongolians|montenegro montenegrin montenegrins|morocco moroccan moroccans|mozambique
mozambican mozambicans|myanmar burma burmese|namibia namibian namibians|nepal nepali nepalis nepalese|netherlands dutch
dutchman dutchmen|nicaragua nicaraguan nicaraguans|niger nigerien nigeriens|nigeria nigerian nigerians|norway norwegian
norwegians|oman omani omanis|pakistan pakistani pakistanis|palestine palestinian palestinians|panama panamanian
panamanians|paraguay paraguayan paraguayans|peru peruvian peruvians|philippines philippine filipino filipinos|poland
polish pole poles|portugal portuguese|qatar qatari qataris|romania romanian romanians|russia russian russians
kremlin|rwanda rwandan rwandans|senegal senegalese|serbia serbian serbians serb serbs|singapore singaporean
singaporeans|slovakia slovak slovaks|slovenia slovenian slovenians slovene|somalia somali somalis|spain spanish spaniard
spaniards|sudan sudanese|suriname surinamese|sweden swedish swede swedes|switzerland swiss|syria syrian syrians|taiwan
taiwanese|tajikistan tajik tajiks|tanzania tanzanian tanzanians|thailand thai thais|togo togolese|tunisia tunisian
tunisians|turkey turkish turk turks türkiye|turkmenistan turkmen|uganda ugandan ugandans|ukraine ukrainian
ukrainians|uruguay uruguayan uruguayans|uzbekistan uzbek uzbeks|venezuela venezuelan venezuelans|vietnam vietnamese|yemen
yemeni yemenis|zambia zambian zambians|zimbabwe zimbabwean zimbabweans|chechnya chechen chechens|kurdistan kurdish kurd
kurds|europe european europeans|africa african africans|asia asian asians|scotland scottish scot scots|wales
welsh|england english|britain british briton britons united-kingdom uk u.k. gb|usa us u.s. u.s.a. american americans
america united-states washington|un u.n. united-nations|eu e.u. european-union|uae u.a.e. emirati emiratis
united-arab-emirates|saudi-arabia saudi saudis|south-korea south-korean south-koreans|north-korea north-korean
north-koreans|south-africa south-african south-africans|new-zealand new-zealander new-zealanders|sri-lanka sri-lankan
sri-lankans|west-bank|gaza gazan gazans gaza-strip|hong-kong|who world-health-organization world-health-organisation|isis
isil daesh islamic-state|nato|imf international-monetary-fund|red-cross|red-crescent`
    .replaceAll('\n', ' ')
    .split('|');

/** A name in lower case, words of one name joined by hyphens, to the first of its row. */
export const foldedNames: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row) => {
    const words = row.trim().split(' ');
    const head = words[0] ?? '';
    return words.map((word): [string, string] => [word, head]);
  }),
);

/** First words of the names in two or more words, to the names, longest first. */
export const joinedNames: ReadonlyMap<string, readonly string[]> = joinNames();

function joinNames(): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const name of foldedNames.keys()) {
    if (!name.includes('-')) continue;
    const first = name.split('-')[0] ?? '';
    const known = out.get(first) ?? [];
    known.push(name);
    known.sort((a, b) => b.length - a.length);
    out.set(first, known);
  }
  return out;
}
