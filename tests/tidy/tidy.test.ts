import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  checkCircles,
  checkDeadFiles,
  checkDependencies,
  checkKeepers,
  checkReexports,
  checkRoomImports,
  checkRoomsKnown,
} from './check-imports.ts';
import { checkFailuresPage, checkLicence, checkLinks, checkLockFile, checkMachinePaths } from './check-pages.ts';
import {
  checkDeadExports,
  checkLengths,
  checkNames,
  checkPowers,
  checkSomethingFound,
  checkTested,
  checkUnfinished,
} from './check-shape.ts';
import { type Check, describeFinding, type Tree } from './finding.ts';
import { readSourceFile } from './source-file.ts';

/** Folders beside the project's own that hold what was installed, built or taken in. */
const foreign = ['node_modules', 'dist', 'data', 'inbox', 'coverage'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const tree = readTree();

const checks: readonly (readonly [string, Check])[] = [
  ['the checks found something to check', checkSomethingFound],
  ['every file lies in a room of the table, and every room has files', checkRoomsKnown],
  ['rooms import only the rooms that the table allows', checkRoomImports],
  ['packages and modules of Node stay with their keepers', checkKeepers],
  ['the packages that are used are those that are installed', checkDependencies],
  ['nothing is re-exported', checkReexports],
  ['no file imports itself in a circle', checkCircles],
  ['every file is reached from an entry of the program', checkDeadFiles],
  ['every export is used', checkDeadExports],
  ['core rooms have no clock, chance, network or environment', checkPowers],
  ['every room has tests', checkTested],
  ['files and functions stay short', checkLengths],
  ['names say what a file holds, and there are no default exports', checkNames],
  ['nothing is marked as unfinished, and no test is left out', checkUnfinished],
  ['docs/FAILURES.md explains exactly the failure codes', checkFailuresPage],
  ['no text names a path of one machine', checkMachinePaths],
  ['links between pages lead somewhere', checkLinks],
  ['the lock file names no registry', checkLockFile],
  ['the licence is the one that package.json names', checkLicence],
];

test.each(checks)('%s', (_, check) => {
  expect(check(tree).map(describeFinding)).toEqual([]);
});

/** Reads what belongs to the project, committed or not: all but what git ignores. */
function readTree(): Tree {
  const paths = readdirSync(root, { withFileTypes: true })
    .filter((entry) => !foreign.includes(entry.name) && (entry.isFile() || !entry.name.startsWith('.')))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(entry.name) : [entry.name]))
    .sort();
  const isSource = (path: string): boolean => /^src\/.*\.tsx?$/.test(path);
  const isText = (path: string): boolean =>
    /\.(?:md|[cm]?[jt]sx?|json|ya?ml|toml|sh|sql|css|txt|service|example)$/.test(path) ||
    /(?:^|\/)[A-Z][\w-]*$/.test(path);
  const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
  return {
    sources: paths.filter(isSource).map((path) => readSourceFile(path, read(path))),
    texts: new Map(paths.filter((path) => !isSource(path) && isText(path)).map((path) => [path, read(path)])),
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
