import type { ChangeSide } from './claim-change.ts';
import type { Draft } from './draft.ts';

/**
 * Keeps one change of each that a text mentions more than once.
 *
 * drafts   changes as found, one a pair of mentions
 * returns  the first of those with the same kind, values and unit that share a word of their subject; additions and
 *          removals of a value that a changed claim already shows are left out too
 * fails    never; time grows with the drafts that share a value
 */
export function dropRepeats(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  // Two drafts are held against each other only where one of their values is the same.
  const byValue = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const keys = keysOf(draft);
    if (keys.some((key) => byValue.get(key)?.some((other) => isRepeat(draft, other)))) continue;
    kept.push(draft);
    for (const key of keys) {
      const known = byValue.get(key);
      if (known === undefined) byValue.set(key, [draft]);
      else known.push(draft);
    }
  }
  return kept;
}

function keysOf({ before, after }: Draft): string[] {
  const keys = [
    before === null ? '' : `before ${wordedValue(before)}`,
    after === null ? '' : `after ${wordedValue(after)}`,
  ];
  return keys.filter((key) => key !== '');
}

function isRepeat(draft: Draft, other: Draft): boolean {
  if (draft.kind === other.kind) {
    return isSameSide(draft.before, other.before) && isSameSide(draft.after, other.after) && sharesWord(draft, other);
  }
  if (!other.kind.endsWith('-changed') || draft.kind.split('-')[0] !== other.kind.split('-')[0]) return false;
  if (draft.kind.endsWith('-added')) return isSameSide(draft.after, other.after) && sharesWord(draft, other);
  if (draft.kind.endsWith('-removed')) return isSameSide(draft.before, other.before) && sharesWord(draft, other);
  return false;
}

function isSameSide(a: ChangeSide | null, b: ChangeSide | null): boolean {
  if (a === null || b === null) return a === b;
  return wordedValue(a) === wordedValue(b) && (a.unit === b.unit || a.unit === '' || b.unit === '');
}

function sharesWord(a: Draft, b: Draft): boolean {
  const words = new Set(a.subjectKey.split(' '));
  return a.subjectKey === b.subjectKey || b.subjectKey.split(' ').some((word) => words.has(word));
}

/** The value as text; of a clock time its day ("on Sunday", "on Sunday morning"). */
function wordedValue(side: ChangeSide): string {
  return String(side.value).replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1');
}
