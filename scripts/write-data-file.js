import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A JSON file of an installed package, by its path below node_modules. */
export function readPackageFile(path) {
  return JSON.parse(readFileSync(join(root, 'node_modules', path), 'utf8'));
}

/**
 * Writes a generated data file of src/; with --check on the command line it compares instead and ends with 1 when the
 * committed file is another.
 *
 * path  below the root of the project
 */
export function writeDataFile(path, text) {
  const file = join(root, path);
  const command = `node ${relative(root, process.argv[1])}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    return;
  }
  if (readFileSync(file, 'utf8') === text) return;
  process.stderr.write(`${path} is not what "${command}" writes: run it and look at the difference\n`);
  process.exitCode = 1;
}

/** A string as the formatter writes it: single quotes, unless it holds one and no double quote. */
export function quote(value) {
  if (value.includes("'") && !value.includes('"')) return `"${value}"`;
  return `'${value.replaceAll("'", "\\'")}'`;
}

/** Words without their accents, in lower case: "Costa Rican colón" is "costa rican colon". */
export function fold(name) {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u2018\u2019\u02bb]/g, "'")
    .replaceAll('&', 'and')
    .toLowerCase();
}
