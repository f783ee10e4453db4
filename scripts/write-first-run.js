// Writes docs/first-run.md: a first run as a reader would have it, played for real with the program of this folder.
// With --check it compares instead, so that the page stays true. Moments and the port differ from run to run and are
// written as the letters they have in "2026-03-02 07:15".
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'first-run.md');
const program = join(root, 'bin', 'claimtrail');
const place = mkdtempSync(join(tmpdir(), 'claimtrail-first-run-'));
// The server of a root user runs as another one; it keeps its data elsewhere when it may not enter.
chmodSync(place, 0o755);
const environment = { ...process.env, CLAIMTRAIL_LOG_FORMAT: 'json', CLAIMTRAIL_TIME_ZONE: 'UTC' };
for (const name of Object.keys(environment)) {
  if (['DATABASE_URL', 'REDIS_URL', 'CLAIMTRAIL_DATA', 'CLAIMTRAIL_INBOX'].includes(name)) delete environment[name];
}

let text;
try {
  text = await play();
} finally {
  rmSync(place, { recursive: true, force: true });
}
if (process.argv.includes('--check')) {
  const written = readFileSync(page, 'utf8');
  if (written !== text) {
    writeFileSync(join(tmpdir(), 'first-run.md'), text);
    const [was, is] = [written.split('\n'), text.split('\n')];
    const line = is.findIndex((one, i) => one !== was[i]);
    process.stderr.write(
      `docs/first-run.md is no longer true from line ${line + 1} on:\n- ${was[line]}\n+ ${is[line]}\n`,
    );
    process.stderr.write('run "node scripts/write-first-run.js" and look at the difference\n');
    process.exit(1);
  }
  process.stdout.write('docs/first-run.md is true\n');
} else {
  writeFileSync(page, text);
  process.stdout.write(`wrote ${page}\n`);
}

async function play() {
  const parts = [
    '# A first run',
    '',
    'Played by `node scripts/write-first-run.js`, and played again by the tests of the project to see that it is still',
    'true. Moments differ from run to run and are written as `YYYY-MM-DD hh:mm`, the number of the process as `N`.',
    '',
    'Start the service. Nothing needs to be installed but Node; the first start makes the folders and the database.',
    '',
  ];
  const service = spawn(process.execPath, [program, 'start', '--port', '0'], { cwd: place, env: environment });
  let said = '';
  service.stdout.on('data', (chunk) => {
    said += chunk;
  });
  let errors = '';
  service.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  try {
    await until(
      () => said.split('\n').length > 3,
      () => `the service did not start:\n${errors}`,
    );
    parts.push(block('npm start', said));
    for (const day of ['day-1', 'day-2', 'day-3']) parts.push(...(await playDay(day)));
    parts.push('The same files once more change nothing, and it says so.', '');
    parts.push(block('bin/claimtrail ingest samples/day-3/*.txt', run(['ingest', ...samplesOf('day-3')])));
    parts.push(block('bin/claimtrail digest run', run(['digest', 'run'])));
    parts.push('What is there now:', '', block('bin/claimtrail status', run(['status'])));
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

async function playDay(day) {
  const files = samplesOf(day);
  const shelved = countReceipts() + files.length;
  for (const file of files) {
    // Copied under a name that is not taken yet, then renamed: the file appears whole.
    const name = `${day}-${file.split('/').at(-1)}`;
    cpSync(file, join(place, 'aside.tmp'));
    cpSync(join(place, 'aside.tmp'), join(place, 'inbox', `${name}.part`));
    rmSync(join(place, 'aside.tmp'));
    spawnSync('mv', [join(place, 'inbox', `${name}.part`), join(place, 'inbox', name)]);
    await until(
      () => countReceipts() > shelved - files.length + files.indexOf(file),
      () => `${name} was not taken in`,
    );
  }
  await until(
    () => /To do: +0 dumps(, 0 [a-z]+)*$/m.test(run(['status'])),
    () => `${day} was not finished`,
  );
  const number = day.at(-1);
  return [
    `Day ${number}: drop the files of that day, and ask what changed.`,
    '',
    block(`cp samples/${day}/*.txt inbox/`, ''),
    block('bin/claimtrail digest run', run(['digest', 'run'])),
  ];
}

function samplesOf(day) {
  const folder = join(root, 'samples', day);
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function countReceipts() {
  const folder = join(place, 'data', 'done');
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.receipt.json')).length;
}

function run(words) {
  const result = spawnSync(process.execPath, [program, ...words], { cwd: place, env: environment, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`claimtrail ${words[0]} ended with ${result.status}:\n${result.stderr}`);
  return result.stdout;
}

function block(command, output) {
  const lines = output.trimEnd();
  return `\`\`\`\`\n$ ${command}\n${lines === '' ? '' : `${settle(lines)}\n`}\`\`\`\`\n`;
}

/** Takes out what differs from run to run. */
function settle(output) {
  return (
    output
      .replaceAll(place, '.')
      // No later than today, where nothing else bounds it.
      .replace(/and \d{4}-\d\d-\d\d \(estimated\)/g, 'and YYYY-MM-DD (estimated)')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'YYYY-MM-DDThh:mm:ssZ')
      .replace(/20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, 'YYYY-MM-DD hh:mm')
      .replace(/^Daily digest \d{4}-\d\d-\d\d/gm, 'Daily digest YYYY-MM-DD')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:8484')
      .replace(/worker \S+ \d+/g, 'worker HOST N')
  );
}

async function until(isTrue, message) {
  const end = Date.now() + 60_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(message());
    await sleep(100);
  }
}
