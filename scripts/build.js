// Compiles src/ to dist/. The compiler writes beside it and the result is swapped in whole, so that a program that
// runs meanwhile never sees half of it, and no file of an earlier build stays behind.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fresh = `${root}dist.new-${process.pid}`;
const old = `${root}dist.old-${process.pid}`;
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const words = [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh];
const result = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
if (existsSync(`${fresh}/cli/main.js`)) {
  if (existsSync(`${root}dist`)) renameSync(`${root}dist`, old);
  renameSync(fresh, `${root}dist`);
}
for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
process.exit(result.status ?? 1);
