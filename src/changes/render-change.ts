import type { ChangeSide, ClaimChange } from './claim-change.ts';

/**
 * Puts a change into one line for people: `people killed: 9 → 43 (+34) · correction, declared by "Correction:"`.
 *
 * change   as `compareRevisions` gives it
 * returns  one line without line breaks, subject first, then old and new value, then label and how it was declared
 * fails    never
 */
export function renderChange(change: ClaimChange): string {
  const subject = change.kind === 'headline-changed' ? 'headline' : oneLine(change.subject) || 'unnamed figure';
  const told = change.declaredBy === null ? 'silent' : `declared by "${shorten(oneLine(change.declaredBy))}"`;
  return `${subject}: ${renderValues(change)} · ${change.label}, ${told}`;
}

function renderValues(change: ClaimChange): string {
  const { before, after } = change;
  if (change.kind === 'headline-changed' || change.kind === 'attribution-changed') {
    return `${quote(before)} → ${quote(after)}`;
  }
  if (before === null || before.value === null) return `new: ${renderSide(after)}`;
  if (after === null) return `no longer stated: ${renderSide(before)}`;
  const isSameNoun = before.unit === after.unit && !isMeasure(before.unit);
  const older = isSameNoun ? renderSide({ ...before, unit: '' }) : renderSide(before);
  return `${older} → ${renderSide(after)}${renderMove(before, after)}`;
}

function quote(side: ChangeSide | null): string {
  if (side === null) return 'none';
  return side.unit === 'source' ? oneLine(String(side.value ?? '')) || 'unnamed' : `"${oneLine(side.text)}"`;
}

const boundWords = { '=': '', '~': 'about ', '>': 'at least ', '<': 'at most ', range: '' } as const;
const dateBoundWords = { '=': '', '~': 'about ', '>': 'not before ', '<': 'by ', range: '' } as const;
const edgeWords: ReadonlyMap<string, string> = new Map([
  ['START', 'start of '],
  ['MID', 'middle of '],
  ['END', 'end of '],
]);

function renderSide(side: ChangeSide | null): string {
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
function isMeasure(unit: string): boolean {
  return unit === 'percent' || /^[A-Z]{3}$/.test(unit);
}

/** People and counted nouns are named by the subject; measures and money need their unit. */
function withUnit(number: string, unit: string): string {
  if (unit === 'percent') return `${number}%`;
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${number}`;
  return unit === '' || unit === 'people' ? number : `${number} ${oneLine(unit)}`;
}

function groupDigits(value: number): string {
  const [whole = '', part] = String(Math.abs(value)).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');
  return `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** By how much a figure moved, where both sides give one number of the same unit; by how many days, of two days. */
function renderMove(before: ChangeSide, after: ChangeSide): string {
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

const quotedCharactersMax = 80;

function shorten(text: string): string {
  return text.length <= quotedCharactersMax ? text : `${text.slice(0, quotedCharactersMax - 1).trimEnd()}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
