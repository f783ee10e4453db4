import type { ChangeSide, ClaimChange } from './claim-change.ts';
import { isMeasureUnit, renderMove, renderSide } from './render-side.ts';

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
  const isSameNoun = before.unit === after.unit && !isMeasureUnit(before.unit);
  const older = isSameNoun ? renderSide({ ...before, unit: '' }) : renderSide(before);
  return `${older} → ${renderSide(after)}${renderMove(before, after)}`;
}

function quote(side: ChangeSide | null): string {
  if (side === null) return 'none';
  return side.unit === 'source' ? oneLine(String(side.value ?? '')) || 'unnamed' : `"${oneLine(side.text)}"`;
}

const quotedCharactersMax = 80;

function shorten(text: string): string {
  return text.length <= quotedCharactersMax ? text : `${text.slice(0, quotedCharactersMax - 1).trimEnd()}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
