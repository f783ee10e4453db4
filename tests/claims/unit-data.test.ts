import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { currencyData } from '../../src/claims/currency-data.ts';
import { unitData } from '../../src/claims/unit-data.ts';

function check(script: string): string {
  const path = fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [path, '--check'], { encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

test('the data of units are what the packages of Unicode CLDR say', () => {
  expect(check('write-unit-data.js')).toBe('');
});

test('the data of currencies are what the packages of Unicode CLDR say', () => {
  expect(check('write-currency-data.js')).toBe('');
});

test('every tender of today is there with a name of words in lower case', () => {
  const tender = currencyData.filter(([, , , , use]) => use === 'now');
  expect(tender.length).toBeGreaterThan(150);
  for (const [code, name] of currencyData) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(name).toMatch(/^[a-z'. -]+$/);
  }
});

const factors: [string, number][] = [
  ['kilometre', 1000],
  ['mile', 1609.344],
  ['acre', 4046.856422],
  ['gallon', 0.003785411784],
  ['troy ounce', 0.03110348],
  ['terawatt hour', 3.6e15],
  ['kilometre per hour', 0.2777777778],
  ['hectopascal', 100],
];

test.each(factors)('one %s has its factor', (name, factor) => {
  const row = unitData.find(([one]) => one === name);
  expect(row?.[4]).toBe(factor);
});
