import type { Quantity } from '../claims/reading.ts';
import { compareUnits, type UnitReading, unitOf } from './read-unit.ts';

/** Figures given in two units agree when they differ by no more than rounding to two digits can bring. */
const conversionTolerance = 0.03;

/**
 * Tells whether two figures say the same amount: 72 hours and three days, 45 km and 28 miles.
 *
 * returns  true for equal numbers of the same, or an unsaid, unit, and for amounts that agree after conversion;
 *          false for a percentage against percentage points and for two currencies
 * fails    never
 */
export function isSameAmount(a: Quantity, b: Quantity): boolean {
  const unitA = unitOf(a);
  const unitB = unitOf(b);
  const fit = compareUnits(unitA, unitB);
  if (fit === 'near') return false;
  if (isCelsius(unitA) && isFahrenheit(unitB)) return isSameHeat(a, b);
  if (isFahrenheit(unitA) && isCelsius(unitB)) return isSameHeat(b, a);
  if (fit === 'same' && unitA.factor !== unitB.factor) {
    return isSameConverted(a, b, unitA, unitB) || (isTonAndTonne(unitA, unitB) && a.low === b.low && a.high === b.high);
  }
  if (fit === 'unsaid' && isPointAgainstPercent(unitA, unitB)) return false;
  if (fit === 'unsaid' && isMoney(unitA) && isMoney(unitB)) {
    // "90 cents a dose" and "$0.90"
    const [x, y] = [countedFactor(unitA), countedFactor(unitB)];
    return isNear(a.low * x, b.low * y, 1e-9) && isNear(a.high * x, b.high * y, 1e-9);
  }
  return isNear(a.low, b.low, 1e-9) && isNear(a.high, b.high, 1e-9);
}

function isMoney({ family }: UnitReading): boolean {
  return family.startsWith('money');
}

/** What one of the unit is worth, whatever it is paid for: of "cents a dose" that of a cent. */
function countedFactor({ counted, factor }: UnitReading): number {
  return counted ?? factor;
}

/** Tons and tonnes are written for each other. */
function isTonAndTonne(a: UnitReading, b: UnitReading): boolean {
  return a.family === 'mass' && isNear(a.factor, b.factor, 0.11);
}

function isCelsius(unit: UnitReading): boolean {
  return unit.family === 'temperature C';
}

function isFahrenheit(unit: UnitReading): boolean {
  return unit.family === 'temperature F';
}

/** Rounded to whole degrees, or to halves, either way. */
function isSameHeat(celsius: Quantity, fahrenheit: Quantity): boolean {
  const converted = ((fahrenheit.low + fahrenheit.high) / 2 - 32) / 1.8;
  return Math.abs(converted - (celsius.low + celsius.high) / 2) <= 1;
}

function isSameConverted(a: Quantity, b: Quantity, unitA: UnitReading, unitB: UnitReading): boolean {
  return (
    isNear(a.low * unitA.factor, b.low * unitB.factor, conversionTolerance) &&
    isNear(a.high * unitA.factor, b.high * unitB.factor, conversionTolerance)
  );
}

function isPointAgainstPercent(a: UnitReading, b: UnitReading): boolean {
  // "3 percent" and "3 percent a year" are both percent.
  const [shareA, shareB] = [a, b].map(({ family }) => family.split(' per ')[0] ?? '');
  return shareA !== shareB && [shareA, shareB].every((family) => family?.startsWith('ratio'));
}

/** Whether two numbers differ by no more than a share of the larger one. */
export function isNear(a: number, b: number, share: number): boolean {
  return Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
}

/** How near two amounts are, 1 for equal ones down to 0 for a hundredfold or a change of sign. */
export function nearness(a: Quantity, b: Quantity): number {
  const unitA = unitOf(a);
  const unitB = unitOf(b);
  const convert = compareUnits(unitA, unitB) === 'same';
  const x = ((a.low + a.high) / 2) * (convert ? unitA.factor : 1);
  const y = ((b.low + b.high) / 2) * (convert ? unitB.factor : 1);
  if (x === y) return 1;
  if (x <= 0 || y <= 0) return 0.3;
  return Math.max(0, 1 - Math.abs(Math.log10(x / y)) / 2);
}

/** Whether `b` gives the amount of `a` more exactly: it lies where `a` had put it, and says so more narrowly. */
export function isRefined(a: Quantity, b: Quantity): boolean {
  if (a.value === null) return b.low >= a.low && b.high <= a.high;
  if (a.bound === '=') return false;
  const share = b.low / a.low;
  if (!(share > 0)) return false;
  if (a.bound === '~') return share >= 0.9 && share <= 1.1 && b.bound !== '~';
  if (a.bound === '>') return share >= 1 && share <= 1.1 && b.bound === '=';
  return share <= 1 && share >= 0.9 && b.bound === '=';
}
