// Writes src/claims/currency-data.ts from the Unicode CLDR packages that package.json names. With --check it compares
// instead, so that the data stay what their source says.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fold, quote, readPackageFile, writeDataFile } from './write-data-file.js';

const { region } = readPackageFile('cldr-core/supplemental/currencyData.json').supplemental.currencyData;
const { version, license } = readPackageFile('cldr-numbers-modern/package.json');
const american = currenciesOf('en');
const tender = findTender();

// Metals, accounts of banks, test codes and index units are in ISO 4217 and no money that is paid.
const notMoney = /^(?:X(?!AF|CD|CG|DR|EU|OF|PF)..|ARL|BOV|CHE|CHW|CLF|COU|ECV|MXV|USN|USS|UYI|UYW|VED|ZRN)$/;

const rows = Object.keys(american)
  .filter((code) => !notMoney.test(code) && !american[code]['displayName-count-one'].includes('('))
  .sort()
  .map((code) => ({
    code,
    name: fold(american[code]['displayName-count-one']),
    plural: fold(american[code]['displayName-count-other']),
    use: tender.has(code) ? 'now' : 'past',
  }));
const living = new Map(rows.filter(({ use }) => use === 'now').map(({ name, code }) => [name, code]));
const kept = rows.filter(({ name, code }) => (living.get(name) ?? code) === code);
const signs = findSigns();

writeDataFile(
  'src/claims/currency-data.ts',
  `// Currencies of the world: written by scripts/write-currency-data.js, do not edit by hand.
// Source: Unicode CLDR ${version} (cldr-numbers-modern, cldr-core; licence ${license}, Copyright 1991-2024 Unicode, Inc.),
// names in English, with the codes of ISO 4217.

/** Code, name in lower case without accents, plural, signs of its own, whether it is tender now or was. */
export const currencyData: readonly (readonly [
  code: string,
  name: string,
  plural: string,
  signs: string,
  use: 'now' | 'past',
])[] = [
${kept
  .map(({ code, name, plural, use }) => {
    const own = (signs.get(code) ?? []).join(' ');
    return `  [${[code, name, plural, own, use].map(quote).join(', ')}],`;
  })
  .join('\n')}
];
`,
);

function currenciesOf(locale) {
  return readPackageFile(`cldr-numbers-modern/main/${locale}/currencies.json`).main[locale].numbers.currencies;
}

/** Codes that are legal tender somewhere today. */
function findTender() {
  const spans = Object.values(region).flatMap((list) => list.flatMap((one) => Object.entries(one)));
  return new Set(spans.filter(([, span]) => !span._to && span._tender !== 'false').map(([code]) => code));
}

/** Signs that one currency alone has, with those it has in its own countries ("KSh"), by code. */
function findSigns() {
  const folder = fileURLToPath(new URL('../node_modules/cldr-numbers-modern/main', import.meta.url));
  const locales = readdirSync(folder).filter((name) => /^en(?:-|$)/.test(name));
  const holders = new Map();
  for (const currencies of locales.sort().map(currenciesOf)) {
    for (const [code, { symbol, ...more }] of Object.entries(currencies)) {
      for (const sign of [symbol, more['symbol-alt-narrow'], more['symbol-alt-variant']]) {
        if (sign === undefined || sign === code || !kept.some((row) => row.code === code)) continue;
        holders.set(sign, (holders.get(sign) ?? new Set()).add(code));
      }
    }
  }
  const found = new Map();
  for (const [sign, codes] of [...holders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [code] = codes;
    if (codes.size === 1) found.set(code, [...(found.get(code) ?? []), sign.replaceAll('\u00a0', '')]);
  }
  return found;
}
