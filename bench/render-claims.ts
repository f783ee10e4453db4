import type { ClaimsFigures } from './measure-claims.ts';

/** Renders the speeds of the readers of claims as a table, with the ratio of ours to each, and how our time grows. */
export function renderClaims({ readers, growth }: ClaimsFigures): string {
  const lines = ['', 'Reading claims, one core, warm', ''];
  for (const { name, reads, bytes, megabytesPerSecond, ratio } of readers) {
    const speed = `${megabytesPerSecond.toPrecision(3)} MB/s`;
    const against = ratio === 1 ? '' : `ours is ${ratio.toPrecision(3)} times as fast`;
    lines.push(
      `  ${name.padEnd(18)}${speed.padStart(12)}   ${against.padEnd(30)} ${(bytes / 1e6).toFixed(2)} MB; ${reads}`,
    );
  }
  lines.push('', 'Time of ours a KB as texts grow', '');
  for (const { bytes, msPerKilobyte, ratio } of growth) {
    lines.push(
      `  ${`${bytes / 1024} KB`.padEnd(18)}${`${(msPerKilobyte * 1000).toFixed(0)} µs`.padStart(12)}   ×${ratio.toFixed(2)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
