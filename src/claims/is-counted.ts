import type { Figure } from './figure.ts';

/** Whether a figure counts things, be they named with it or filled in, as against a measure, a share or money. */
export function isCounted(figure: Figure): boolean {
  if (figure.kind === 'count' || figure.kind === 'fraction') return true;
  return figure.unit === 'people' || (figure.kind === 'bare' && figure.unit !== '');
}
