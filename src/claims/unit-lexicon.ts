import { unitData } from './unit-data.ts';

/**
 * Measures as written, to their normal form: British spelling, singular, spelled out.
 * Source: unit-data.ts (Unicode CLDR, SI Brochure). The lists of this file win over it: names that readings give where
 * CLDR has others, and what news writes and CLDR lacks (style guides of news agencies; NIST Handbook 44 for customary
 * units). Written forms are lower case here unless case tells units apart (see `caseUnits`).
 */
const groups: readonly (readonly [name: string, forms: string])[] = [
  ['kilometre', 'kms'],
  ['centimetre', 'cms'],
  ['micrometre', 'micron microns'],
  ['yard', 'yds'],
  ['square kilometre', 'km2 sqkm'],
  ['square metre', 'm2 sqm'],
  ['square foot', 'ft2 sqft'],
  ['square mile', 'mi2 sqmi'],
  ['square centimetre', 'cm2'],
  ['square millimetre', 'mm2 mm²'],
  ['cubic metre', 'm3'],
  ['cubic centimetre', 'cm3 ccm cc'],
  ['cubic kilometre', 'km3'],
  ['cubic foot', 'ft3 cuft'],
  ['litre', 'ltr ltrs'],
  ['barrel', 'bpd'],
  ['gram', 'gramme grammes gms'],
  ['kilogram', 'kgs kilo kilos kilogramme kilogrammes'],
  ['milligram', 'milligramme milligrammes'],
  ['microgram', 'mcg'],
  ['pound-mass', 'lb lbs'],
  ['stone', 'stone'],
  ['quintal', 'quintal quintals'],
  ['second', 'secs'],
  ['minute', 'mins'],
  ['hour', 'hrs'],
  ['week', 'wk wks'],
  ['quarter', ''],
  ['year', 'yr yrs'],
  ['night', 'night nights'],
  ['fortnight', 'fortnight fortnights'],
  ['millennium', 'millennium millennia millenniums'],
  ['degree', '°'],
  ['celsius', 'ºc ℃ celsius centigrade'],
  ['fahrenheit', 'ºf ℉ fahrenheit'],
  ['mile per hour', 'm.p.h. m.p.h'],
  ['kilometre per hour', 'kph kmh kmph'],
  ['revolutions per minute', 'rpm'],
  ['horsepower', 'bhp ps'],
  ['kilowatt', 'kw'],
  ['megawatt', 'mw'],
  ['gigawatt', 'gw'],
  ['kilowatt hour', 'kwh'],
  ['megawatt hour', 'mwh'],
  ['gigawatt hour', 'gwh'],
  ['terawatt hour', 'twh'],
  ['ampere', 'amp amps'],
  ['milliampere', 'milliamp milliamps'],
  ['milliampere-hour', 'mah'],
  ['kilopound per square inch', 'ksi'],
  ['pound per square inch', 'psi'],
  ['parts-per-million', 'ppm'],
  ['parts-per-billion', 'ppb'],
  ['kilobyte', 'kb'],
  ['megabyte', 'mb'],
  ['gigabyte', 'gb gig gigs'],
  ['terabyte', 'tb'],
  ['kilobit per second', 'kbps'],
  ['megabit per second', 'mbps'],
  ['gigabit per second', 'gbps'],
  ['megapixel', 'mp'],
  ['decibel', 'db dba decibel decibels'],
  ['kiloton', 'kiloton kilotons'],
  ['megaton', 'megaton megatons'],
  ['gigaton', 'gigaton gigatons'],
  ['erg', 'erg ergs'],
  ['curie', 'curie curies'],
  ['hand', ''],
  ['basis point', 'bp bps'],
  ['percentage point', 'pp ppt pps'],
  ['percentage', '% percent pct'],
  ['per mille', '‰'],
  ['horse', ''],
  ['count', 'times fold'],
];

/** Names of unit-data.ts to those that readings give. */
const ourNames: ReadonlyMap<string, string> = new Map([
  ['metric ton', 'tonne'],
  ['pound', 'pound-mass'],
  ['light year', 'light-year'],
  ['degree celsius', 'celsius'],
  ['degree fahrenheit', 'fahrenheit'],
  ['newton-metre', 'newton metre'],
  ['pound-force-foot', 'pound-foot'],
  ['pound-force per square inch', 'pound per square inch'],
  ['pound of force', 'pound-force'],
  ['permille', 'per mille'],
  ['us therm', 'therm'],
  ['litre per 100 kilometres', 'litre per 100 kilometre'],
  ['metre per second squared', 'metre per square second'],
]);

/** Names of units that are other things more often: after a number they are counted, or read by rules of their own. */
const notMeasures: ReadonlySet<string> = new Set(
  (
    'mole moles grain grains cup cups gray grays henry henries weber webers tesla teslas siemens karat karats dram ' +
    'drams revolution revolutions bar bars dalton daltons stone stones pound pounds'
  ).split(' '),
);

/** Symbols that are words, clock times or shares more often. */
const notSymbols: ReadonlySet<string> = new Set('pm pc fur fth S T H rev rad cd au deg % ppm'.split(' '));

/** Symbols that mean one thing in capitals and without: "40 KM", "300 Hp". */
const foldedSymbols: ReadonlySet<string> = new Set(
  (
    'km cm mm nm μm µm kg mg μg µg ml cl dl hl oz ft yd mi gal bbl ha hp mph mpg ppm psi dpi ppi kcal btu hz khz mhz ' +
    'ghz hpa kpa mbar sec hr min km² m² cm² ft² mi² km³ m³ cm³ ft³ qt tbsp tsp lbf kj mmhg nmi °c °f'
  ).split(' '),
);

/** Written form in lower case to normal form. */
export const units: ReadonlyMap<string, string> = new Map([...listData(), ...listGroups()]);

function listGroups(): [string, string][] {
  return groups.flatMap(([name, forms]) => splitForms(forms, ' ').map((form): [string, string] => [form, name]));
}

function listData(): [string, string][] {
  return unitData.flatMap(([name, forms, symbols]) => {
    const words = splitForms(forms, '|').filter((form) => !notMeasures.has(form) && /^[^\s-]+$/.test(form));
    const folded = splitForms(symbols.toLowerCase(), '|').filter((symbol) => foldedSymbols.has(symbol));
    return [...words, ...folded].map((form): [string, string] => [form, ourNames.get(name) ?? name]);
  });
}

function splitForms(forms: string, separator: string): string[] {
  return forms.split(separator).filter((form) => form !== '');
}

/** Forms where capitals matter, or that are words too: taken only when glued to the number or after a space as written. */
export const caseUnits: ReadonlyMap<string, string> = new Map([
  ...unitData.flatMap(([name, , symbols]) =>
    splitForms(symbols, '|')
      .filter((symbol) => !notSymbols.has(symbol))
      .map((symbol): [string, string] => [symbol, ourNames.get(name) ?? name]),
  ),
  ['m', 'metre'],
  ['C', 'celsius'],
  ['t', 'tonne'],
  ['l', 'litre'],
  ['KW', 'kilowatt'],
  ['KWh', 'kilowatt hour'],
  ['a', 'year'],
  ['Ah', 'ampere-hour'],
  ['mAh', 'milliampere-hour'],
  ['VA', 'volt-ampere'],
  ['kVA', 'kilovolt-ampere'],
  ['MVA', 'megavolt-ampere'],
  ['Nm', 'newton metre'],
  ['G', 'generation wireless'],
  ['kt', 'kilotonne'],
  ['Gs', 'g-force'],
  ['mps', 'metre per second'],
  ['fps', 'foot per second'],
]);

/**
 * Measures of several words, by their first word: what follows it (hyphens and full stops apart) and the normal form;
 * the longest first.
 */
export const unitPhrases: ReadonlyMap<string, readonly (readonly [rest: readonly string[], name: string])[]> =
  listPhrases();

function listPhrases(): Map<string, [string[], string][]> {
  const own: [string, string][] = [
    ['tonne', 'metric tonne|metric tonnes'],
    ['short ton', 'short ton|short tons|us ton|us tons'],
    ['long ton', 'long ton|long tons'],
    ['troy ounce', 'oz t|troy oz'],
    ['fluid ounce', 'fl oz'],
    ['foot pound-force', 'ft lb|ft lbs|ft lbf|lb ft|lbs ft|foot pound|foot pounds'],
    ['pound-foot', 'pound foot|pound feet|pounds feet'],
    ['board foot', 'board foot|board feet'],
    ['newton metre', 'newton meter|newton meters|n m'],
    ['astronomical unit', 'astronomical unit'],
    ['part per billion', 'part per billion|parts per billion'],
    ['part per trillion', 'part per trillion|parts per trillion'],
    ['revolutions per minute', 'revolution per minute|revolutions per minute'],
    ['pound per square inch', 'pound per square inch|pounds per square inch'],
    ['per mille', 'per mille'],
    ['milliampere-hour', 'milliamp hour|milliamp hours|milliampere hour|milliampere hours'],
    ['ampere-hour', 'amp hour|amp hours|ampere hour|ampere hours'],
    ['electronvolt', 'electron volt|electron volts'],
  ];
  const rows: (readonly [string, string])[] = unitData.map(([name, forms]) => [ourNames.get(name) ?? name, forms]);
  const phrases = new Map<string, [string[], string][]>();
  for (const [name, forms] of [...own, ...rows]) {
    for (const form of splitForms(forms, '|')) {
      const [first, ...rest] = form.split(/[\s-]/);
      if (first === undefined || rest.length === 0 || first === 'square' || first === 'cubic' || rest[0] === 'per') {
        if (first === undefined || rest.length === 0 || !/^(?:parts?|revolutions?|pounds?|per)$/.test(first)) continue;
      }
      const group = phrases.get(first) ?? [];
      if (!group.some(([known]) => known.join(' ') === rest.join(' '))) group.push([rest, name]);
      phrases.set(first, group);
    }
  }
  for (const group of phrases.values()) group.sort(([left], [right]) => right.length - left.length);
  return phrases;
}

/** Words of power before a length: "square miles", "cu. ft." */
export const squareWords: ReadonlyMap<string, string> = new Map([
  ['square', 'square'],
  ['sq', 'square'],
  ['cubic', 'cubic'],
  ['cu', 'cubic'],
]);

/** Units of time: their quantities are durations. */
export const durationUnits: ReadonlySet<string> = new Set(
  'second minute hour day week month quarter year decade century night millisecond'.split(' '),
);

/** Nouns that read as scales: "a 6.1-magnitude quake", "category 3". The number follows or precedes. */
export const scaleNouns: ReadonlySet<string> = new Set(
  'magnitude category level phase stage grade tier class richter alert'.split(' '),
);
