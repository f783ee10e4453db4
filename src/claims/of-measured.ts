import type { Figure } from './figure.ts';
import { isPlural, singular } from './word-forms.ts';

/** Nouns of which a stretch of time is not the length but the thing itself. */
const stretches =
  /^(?:period|notice|window|deadline|time|span|low|high|peak|average|anniversary|mark|record|old|term|rate|bond|yield|note|bill|libor|lead|history)$/;

/**
 * What a measure glued to its noun tells: the magnitude of a quake, the length of a strike, the pages of a report.
 *
 * words    the noun phrase without the measure
 */
export function ofMeasured(figure: Figure, words: readonly string[]): string[] {
  if (words.length === 0 || figure.first === figure.last) return [...words];
  const unit = figure.unitText.toLowerCase().replace(/^-/, '');
  const bare = words.filter((word, index) => index > 0 || !/^(?:a|an|the|its|his|her|their)$/.test(word));
  const head = singular(
    (words.find((word) => /^(?:of|in|for|at|on)$/.test(word)) === undefined ? words.at(-1) : '') ?? '',
  );
  if (unit === 'magnitude' || figure.unit === 'magnitude') return ['magnitude', 'of', 'the', ...bare];
  if (figure.kind === 'duration' && figure.compound && !stretches.test(head)) return ['length', 'of', 'the', ...bare];
  if (/^(?:strong|member)$/.test(unit) && figure.compound) return ['members', 'of', 'the', ...bare];
  if (unit === 'man' && figure.compound) return ['men', 'of', 'the', ...bare];
  if (figure.kind === 'count' && figure.compound && /^\p{L}+$/u.test(unit) && !isPlural(unit))
    return [
      /(?:s|x|ch|sh)$/.test(unit) ? `${unit}es` : unit.replace(/([^aeo])y$/, '$1ie').concat('s'),
      'of',
      'the',
      ...bare,
    ];
  return [...words];
}
