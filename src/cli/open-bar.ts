/** A progress bar on standard error, where that is a terminal. */
export function openBar(what = 'steps'): { show(done: number, left: number): void; clear(): void } {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  const wide = 30;
  return {
    show(done, left) {
      const filled = Math.round((done / Math.max(1, done + left)) * wide);
      process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(wide - filled)}] ${done} of ${done + left} ${what} `);
    },
    clear: () => void process.stderr.write(`\r${' '.repeat(wide + 40)}\r`),
  };
}
