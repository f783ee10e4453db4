// Writes src/claims/unit-data.ts from the Unicode CLDR packages that package.json names. With --check it compares
// instead, so that the data stay what their source says.
import { fold, quote, readPackageFile, writeDataFile } from './write-data-file.js';

const { version, license } = readPackageFile('cldr-units-modern/package.json');
const { convertUnits, unitConstants, unitPrefixes } = readPackageFile('cldr-core/supplemental/units.json').supplemental;
const american = readPackageFile('cldr-units-modern/main/en/units.json').main.en.units;
const british = readPackageFile('cldr-units-modern/main/en-GB/units.json').main['en-GB'].units;

// What CLDR names and no text counts or measures in, or names in a way that only tables have.
const leftOut = new Set(
  (
    'concentr-item concentr-permyriad graphics-em graphics-dot length-point length-mile-scandinavian speed-beaufort ' +
    'temperature-generic pressure-gasoline-energy-density energy-foodcalorie volume-pinch volume-jigger volume-drop ' +
    'concentr-percent consumption-mile-per-gallon-imperial force-kilowatt-hour-per-100-kilometer volume-cup-metric ' +
    'volume-pint-metric concentr-milligram-ofglucose-per-deciliter volume-dessert-spoon-imperial volume-dessert-spoon volume-gallon-imperial volume-fluid-ounce-imperial volume-quart-imperial duration-quarter'
  ).split(' '),
);

// Symbols of one letter and of letters that are words or other units in a text.
const symbolsLeftOut = new Set(
  'c dec ac pt q w d y m r e st gr in # us B G Gs CD kt tn cup drams dr mb ps days yrs wks mths arcmins arcsecs dunam'.split(
    ' ',
  ),
);

// SI units that CLDR converts and does not name in English: name, symbol, dimension, prefixes of use (SI Brochure, 9th
// edition, tables 4 and 7), with the prefixes of use for those it names.
const prefixed = [
  ['meter', 'm', 'length', 'pico nano micro milli centi deci kilo'],
  ['gram', 'g', 'mass', 'nano micro milli kilo'],
  ['tonne', 't', 'mass', 'kilo mega giga'],
  ['second', 's', 'duration', 'pico nano micro milli'],
  ['liter', 'L', 'volume', 'micro milli centi deci hecto mega giga'],
  ['ampere', 'A', 'electric', 'nano micro milli kilo'],
  ['volt', 'V', 'electric', 'micro milli kilo mega'],
  ['ohm', 'Ω', 'electric', 'milli kilo mega'],
  ['watt', 'W', 'power', 'nano micro milli kilo mega giga tera peta'],
  ['joule', 'J', 'energy', 'micro milli kilo mega giga tera peta exa'],
  ['watt-hour', 'Wh', 'energy', 'milli kilo mega giga tera peta'],
  ['electronvolt', 'eV', 'energy', 'milli kilo mega giga tera'],
  ['calorie', 'cal', 'energy', 'kilo'],
  ['newton', 'N', 'force', 'milli kilo mega giga'],
  ['pascal', 'Pa', 'pressure', 'micro milli hecto kilo mega giga tera'],
  ['bar', 'bar', 'pressure', 'milli kilo'],
  ['hertz', 'Hz', 'frequency', 'kilo mega giga tera'],
  ['bit', 'bit', 'digital', 'kilo mega giga tera peta kibi mebi gibi tebi'],
  ['byte', 'B', 'digital', 'kilo mega giga tera peta exa zetta kibi mebi gibi tebi'],
  ['pixel', 'px', 'graphics', 'mega giga'],
  ['mole', 'mol', 'concentr', 'nano micro milli'],
  ['lumen', 'lm', 'light', 'kilo'],
  ['farad', 'F', 'electric', 'pico nano micro milli'],
  ['coulomb', 'C', 'electric', 'nano micro milli'],
  ['henry', 'H', 'electric', 'micro milli'],
  ['tesla', 'T', 'magnetic', 'nano micro milli'],
  ['siemens', 'S', 'electric', 'micro milli'],
  ['weber', 'Wb', 'magnetic', 'milli'],
  ['becquerel', 'Bq', 'radioactivity', 'milli kilo mega giga tera'],
  ['sievert', 'Sv', 'radiation', 'nano micro milli'],
  ['gray', 'Gy', 'radiation', 'milli micro'],
  ['parsec', 'pc', 'length', 'kilo mega giga'],
];
const unnamed = new Set('watt-hour farad coulomb henry tesla siemens weber becquerel sievert gray'.split(' '));

const rows = new Map();
for (const key of Object.keys(american.long)) {
  const [, dimension, id] = /^([a-z]+)-(.+)$/.exec(key) ?? [];
  if (id === undefined || leftOut.has(key) || /^\d+p/.test(key) || american.long[key].displayName === undefined)
    continue;
  addRow(id, dimension, wordsOf(key), symbolsOf(key));
}
for (const [id, symbol, dimension, prefixes] of prefixed) {
  if (unnamed.has(id)) addRow(id, dimension, plurals(id), [symbol]);
  for (const prefix of prefixes.split(' ')) {
    const { _symbol: letter } = unitPrefixes[prefix];
    // The micro sign and the small mu are two characters that look alike; u stands for both on keyboards without.
    const letters = prefix === 'micro' ? ['μ', 'µ', 'u'] : [letter];
    addRow(
      `${prefix}${id}`,
      dimension,
      plurals(`${prefix}${id}`),
      letters.map((one) => one + symbol),
    );
  }
}

writeDataFile(
  'src/claims/unit-data.ts',
  `// Units of measure: written by scripts/write-unit-data.js, do not edit by hand.
// Source: Unicode CLDR ${version} (cldr-units-modern, cldr-core; licence ${license}, Copyright 1991-2024 Unicode, Inc.);
// prefixes, and symbols of units that CLDR does not name in English, from the SI Brochure, 9th edition.

/**
 * Name in British spelling, written forms in lower case, symbols where capitals count, dimension, and how many SI base
 * units (metre, kilogram, second; year for periods) one of it is; degrees count as differences.
 */
export const unitData: readonly (readonly [
  name: string,
  forms: string,
  symbols: string,
  dimension: string,
  factor: number,
])[] = [
${[...rows.values()]
  .sort((a, b) => (a.dimension + a.name < b.dimension + b.name ? -1 : 1))
  .map(({ name, forms, symbols, dimension, factor }) => {
    const line = `  [${[name, [...forms].join('|'), [...symbols].join('|'), dimension].map(quote).join(', ')}, ${factor}],`;
    return line.length <= 120 ? line : folded(name, forms, symbols, dimension, factor);
  })
  .join('\n')}
];
`,
);

function folded(name, forms, symbols, dimension, factor) {
  const parts = [name, [...forms].join('|'), [...symbols].join('|'), dimension].map(quote);
  return `  [\n${[...parts, factor].map((part) => `    ${part},`).join('\n')}\n  ],`;
}

function addRow(id, dimension, forms, symbols) {
  const name = inBritish(forms[0]);
  const kind = /^(?:month|year|decade|century)$/.test(id) ? 'period' : dimension;
  const row = rows.get(id) ?? { name, forms: new Set(), symbols: new Set(), dimension: kind, factor: factorOf(id) };
  for (const form of forms) for (const one of [form, inBritish(form)]) row.forms.add(one);
  for (const symbol of symbols) if (!symbolsLeftOut.has(symbol)) row.symbols.add(symbol);
  rows.set(id, row);
}

function wordsOf(key) {
  const patterns = [american.long[key], british.long[key] ?? {}].flatMap((forms) => [
    forms['unitPattern-count-one'],
    forms['unitPattern-count-other'],
  ]);
  const names = patterns.filter((one) => one !== undefined).map((one) => fold(one.replace('{0}', '').trim()));
  // A gallon is an American one here: the British form of CLDR would make it an imperial one.
  return /gallon|quart|fluid-ounce/.test(key) ? names.slice(0, 2) : names;
}

function symbolsOf(key) {
  return [american.short[key], american.narrow[key]]
    .map((forms) => forms['unitPattern-count-other'].replace('{0}', '').trim())
    .filter((symbol) => !/[\s.′″]/.test(symbol) && symbol !== '°');
}

function plurals(id) {
  const name = id.replace('-', ' ');
  return /(?:hertz|siemens)$/.test(name)
    ? [name]
    : [name, name.endsWith('henry') ? `${name.slice(0, -1)}ies` : `${name}s`];
}

function inBritish(name) {
  return name.replace(/(^|[ -]|[a-z])meter(s?)\b/g, '$1metre$2').replace(/(^|[ -]|[a-z])liter(s?)\b/g, '$1litre$2');
}

/** What one of a unit is in base units: products, powers, prefixes and one "per" of the units that CLDR converts. */
function factorOf(id) {
  const [over, under] = id.split('-per-');
  const factor = product(over) / (under === undefined ? 1 : product(under));
  return String(Number(factor.toPrecision(10))).replace('e+', 'e');
}

function product(id) {
  let rest = id;
  let factor = 1;
  while (rest !== '') {
    const power = /^(square|cubic)-/.exec(rest);
    if (power !== null) rest = rest.slice(power[0].length);
    const [value, length] = longest(rest);
    factor *= value ** (power === null ? 1 : power[1] === 'square' ? 2 : 3);
    rest = rest.slice(length + 1);
  }
  return factor;
}

function longest(rest) {
  const parts = rest.split('-');
  for (let count = parts.length; count > 0; count--) {
    const id = parts.slice(0, count).join('-');
    const value = single(id);
    if (value !== null) return [value, id.length];
  }
  throw new Error(`no factor for "${rest}"`);
}

function single(id) {
  if (convertUnits[id] !== undefined) return evaluate(convertUnits[id]._factor ?? '1');
  for (const [prefix, { _power10, _power2 }] of Object.entries(unitPrefixes)) {
    const base = id.startsWith(prefix) ? convertUnits[id.slice(prefix.length)] : undefined;
    if (base === undefined) continue;
    const scale = _power10 === undefined ? 2 ** Number(_power2) : Number(`1e${_power10}`);
    return scale * evaluate(base._factor ?? '1');
  }
  return null;
}

/** The arithmetic of CLDR: products, at most one division, everything behind it divides. */
function evaluate(expression) {
  const [over, under] = expression.split('/').map((side) =>
    side
      .split('*')
      .map((part) => part.trim())
      .map((part) => (unitConstants[part] === undefined ? Number(part) : evaluate(unitConstants[part]._value)))
      .reduce((left, right) => left * right, 1),
  );
  return over / (under ?? 1);
}
