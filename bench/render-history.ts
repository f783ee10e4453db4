import type { HistoryFigures } from './measure-history.ts';

/** Tells what searches and single series take, a column a size, and how they grow. */
export function renderHistory(figures: readonly HistoryFigures[]): string {
  const sizes = figures.map(
    ({ claims, series }) => `${claims.toLocaleString('en')} claims, ${series.toLocaleString('en')} series`,
  );
  const lines = [
    `| \`history\`, ms: median / 95th percentile | ${sizes.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(sizes.length)}`,
  ];
  const [first] = figures;
  for (const [at, name] of [...(first === undefined ? [] : [first.words, ...first.questions])].map(
    ({ question }, i) => [i, question] as const,
  )) {
    const cells = figures.map(({ words, questions }) => [words, ...questions][at]);
    lines.push(
      `| ${name} | ${cells.map((cell) => `${(cell?.p50 ?? 0).toFixed(1)} / ${(cell?.p95 ?? 0).toFixed(1)}`).join(' | ')} |`,
    );
  }
  lines.push(`| filled in, s | ${figures.map(({ fillSeconds }) => fillSeconds.toFixed(0)).join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}
