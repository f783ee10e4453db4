import type { ChangeSide } from '../changes/claim-change.ts';
import { renderChange } from '../changes/render-change.ts';
import type { DigestEntry } from './digest.ts';
import { oneLine } from './one-line.ts';

type TellableChange = Pick<DigestEntry, 'change' | 'outlet' | 'dump' | 'headline'>;

/** Longest subject, source or headline in a line; the sentences below it have the rest. */
const partMax = 80;

/**
 * Tells a change in one line of plain text.
 *
 * entry    the change, with outlet and headline as far as they are known
 * returns  what changed, the outlet (or the file, where none is stated), and whether the paper says so: "Toll: 34 → 38
 *          (+4) · Valley Courier · silent"; a label that is no plain update is named: "silent correction". A figure
 *          that the text does not name is called by the headline
 */
export function changeLine({ change, outlet, dump, headline }: TellableChange): string {
  // Rendered as silent, the line ends in its label, which holds no " · "; what stands before is the change itself.
  const rendered = renderChange({
    ...change,
    subject: oneLine(change.subject, partMax) || oneLine(headline ?? '', partMax),
    before: shortSide(change.before),
    after: shortSide(change.after),
    declaredBy: null,
  });
  const itself = rendered.slice(0, rendered.lastIndexOf(' · '));
  const told = change.declaredBy === null ? 'silent' : 'declared';
  const isPlain = change.label === 'update' || change.label === 'refinement';
  return [
    capitalised(itself),
    oneLine(outlet ?? '', partMax) || oneLine(dump, partMax),
    isPlain ? told : `${told} ${change.label}`,
  ].join(' · ');
}

function shortSide(side: ChangeSide | null): ChangeSide | null {
  if (side === null) return null;
  const value = typeof side.value === 'string' ? oneLine(side.value, partMax) : side.value;
  return { ...side, value, text: oneLine(side.text, partMax), unit: oneLine(side.unit, partMax) };
}

function capitalised(text: string): string {
  const first = text.slice(0, text.codePointAt(0) === text.charCodeAt(0) ? 1 : 2);
  return first.toUpperCase() + text.slice(first.length);
}
