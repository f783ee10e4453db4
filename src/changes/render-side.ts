import type { ChangeSide } from './claim-change.ts';

/** What of a figure or date is put into words. */
export type SaidSide = Pick<ChangeSide, 'text' | 'value' | 'bound' | 'unit' | 'mod'>;

const boundWords = { '=': '', '~': 'about ', '>': 'at least ', '<': 'at most ', range: '' } as const;
const dateBoundWords = { '=': '', '~': 'about ', '>': 'not before ', '<': 'by ', range: '' } as const;
const edgeWords: ReadonlyMap<string, string> = new Map([
  ['START', 'start of '],
  ['MID', 'middle of '],
  ['END', 'end of '],
]);

/**
 * Puts a figure or date into words: "at least 34", "USD 1.2", "by end of 2026".
 *
 * side     null, or one without a value, is "none"
 * fails    never
 */
export function renderSide(side: SaidSide | null): string {
  if (side === null || side.value === null) return 'none';
  if (typeof side.value === 'string') {
    // A date that could not be resolved has letters in place of digits ("XXXX-03-09"): as written it says more.
    if (side.value.includes('X')) return oneLine(side.text);
    return `${dateBoundWords[side.bound]}${edgeWords.get(side.mod ?? '') ?? ''}${side.value}`;
  }
  const number =
    typeof side.value === 'number'
      ? groupDigits(side.value)
      : `${groupDigits(side.value[0])} to ${groupDigits(side.value[1])}`;
  return `${boundWords[side.bound]}${withUnit(number, side.unit)}`;
}

/** Percent and currencies are written at each number, everything else once. */
export function isMeasureUnit(unit: string): boolean {
  return unit === 'percent' || /^[A-Z]{3}$/.test(unit);
}

/** People and counted nouns are named by the subject; measures and money need their unit. */
function withUnit(number: string, unit: string): string {
  if (unit === 'percent') return `${number}%`;
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${number}`;
  return unit === '' || unit === 'people' ? number : `${number} ${oneLine(unit)}`;
}

/** A number with its thousands parted by commas. */
export function groupDigits(value: number): string {
  const [whole = '', part] = String(Math.abs(value)).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');
  return `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** By how much a figure moved, where both sides give one number of the same unit; by how many days, of two days. */
export function renderMove(before: SaidSide, after: SaidSide): string {
  if (before.unit !== after.unit && before.unit !== '' && after.unit !== '') return '';
  if (typeof before.value === 'number' && typeof after.value === 'number') {
    const move = Number((after.value - before.value).toPrecision(12));
    return move === 0 ? '' : ` (${move > 0 ? '+' : ''}${groupDigits(move)})`;
  }
  if (typeof before.value !== 'string' || typeof after.value !== 'string') return '';
  const day = /^\d{4}-\d\d-\d\d$/;
  if (!day.test(before.value) || !day.test(after.value)) return '';
  const days = Math.round((Date.parse(after.value) - Date.parse(before.value)) / 86_400_000);
  if (days === 0) return '';
  return ` (${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
