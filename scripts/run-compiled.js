// Compiles a folder of tools into a place of its own beside links to the built program, so that what it runs is dist/
// itself, and runs it: `node scripts/run-compiled.js bench run-bench --quick`. The program is to be built before.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, entry, ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(`${root}dist/cli/main.js`)) {
  process.stderr.write(`${folder}: dist/ is not there; run "npm run build" first\n`);
  process.exit(1);
}
const room = mkdtempSync(join(tmpdir(), `claimtrail-${folder}-`));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
const compiler = `${root}node_modules/typescript/bin/tsc`;
const compiled = spawnSync(process.execPath, [compiler, '-p', `${root}${folder}/tsconfig.json`, '--outDir', room], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
rmSync(join(room, 'src'), { recursive: true, force: true });
symlinkSync(`${root}dist`, join(room, 'src'));
symlinkSync(`${root}node_modules`, join(room, 'node_modules'));
writeFileSync(join(room, 'package.json'), '{"type":"module"}\n');
const words = ['--expose-gc', ...process.execArgv, join(room, folder, `${entry}.js`), ...rest];
const child = spawn(process.execPath, words, {
  stdio: 'inherit',
  env: { ...process.env, CLAIMTRAIL_ROOT: root },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
