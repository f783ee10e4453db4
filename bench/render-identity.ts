import type { BatchTimes, IdentityFigures } from './measure-identity.ts';

/** Renders the figures of identity as a table, each size with its ratio to the first. */
export function renderIdentity(figures: readonly IdentityFigures[]): string {
  const lines = [
    '',
    'identity: batches of 200 texts, 40 known, 60 later versions, 100 new; ms, median (95 %), and ratio',
    '',
  ];
  const row = (cells: readonly string[]) =>
    lines.push(cells.map((cell, i) => cell.padStart(i === 0 ? 10 : 26)).join(''));
  row(['stored', 'hashes looked up', 'keys looked up', 'found and compared', 'placed and written']);
  const [first] = figures;
  for (const one of figures) {
    const cell = (of: BatchTimes, to: BatchTimes | undefined) =>
      `${of.p50.toFixed(1)} (${of.p95.toFixed(1)})  ×${(of.p50 / (to?.p50 ?? of.p50)).toFixed(2)}`;
    row([
      one.stored.toLocaleString('en'),
      cell(one.hashes, first?.hashes),
      cell(one.keys, first?.keys),
      cell(one.compare, first?.compare),
      cell(one.place, first?.place),
    ]);
  }
  return `${lines.join('\n')}\n`;
}
