import { posix } from 'node:path';
import type { Finding, Tree } from './finding.ts';
import { coreNodeModules, entryFile, nodeModuleKeepers, packageKeepers, packagesOfPackages, rooms } from './rooms.ts';
import type { SourceFile, SourceImport } from './source-file.ts';

/** The room of a file: `src/claims/reading.ts` lies in `claims`; null for a file beside the rooms. */
export const roomOf = (path: string): string | null => /^src\/([^/]+)\/.+/.exec(path)?.[1] ?? null;

/** Where a relative import leads, as a path of the project; `.js` means the `.ts` that it is compiled from. */
export function targetOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier);
}

/** Every file lies in a room of the table, and every room of the table has files. */
export function checkRoomsKnown({ sources }: Tree): Finding[] {
  const findings: Finding[] = [];
  for (const { path } of sources) {
    const room = roomOf(path);
    if (room === null || rooms[room] === undefined) {
      findings.push({ path, message: `lies in no room of tests/tidy/rooms.ts` });
    }
  }
  for (const name of Object.keys(rooms)) {
    if (!sources.some(({ path }) => roomOf(path) === name)) {
      findings.push({ path: `src/${name}`, message: 'the table has this room, but no file was found in it' });
    }
  }
  return findings;
}

/** Imports between rooms go where the table lets them go, and to files that exist. */
export function checkRoomImports({ sources }: Tree): Finding[] {
  const known = new Set(sources.map(({ path }) => path));
  return eachImport(sources, (file, imported) => {
    const target = targetOf(file.path, imported.specifier);
    if (target === null) return null;
    if (!known.has(target)) return `imports ${imported.specifier}, which is no file`;
    const [own, other] = [roomOf(file.path), roomOf(target)];
    if (own === null || other === null || own === other) return null;
    const room = rooms[own];
    if (room === undefined || room.imports.includes(other)) return null;
    if (room.types?.includes(other) !== true) return `${own} may not import ${other} (${imported.specifier})`;
    return imported.typeOnly ? null : `${own} may import types of ${other} only: write import type`;
  });
}

/** Packages of npm and modules of Node stay with their keepers. */
export function checkKeepers({ sources }: Tree): Finding[] {
  return eachImport(sources, ({ path }, { specifier, typeOnly }) => {
    const room = roomOf(path);
    if (specifier.startsWith('.') || room === null) return null;
    if (specifier.startsWith('node:')) return judgeNodeModule(room, specifier, typeOnly);
    const name = packageOf(specifier);
    const keepers = packageKeepers[name];
    if (keepers === undefined) return `${name} has no keeper in tests/tidy/rooms.ts (a module of Node needs node:)`;
    return keepers.includes(room) ? null : `${name} belongs to ${keepers.join(', ')}, not to ${room}`;
  });
}

function judgeNodeModule(room: string, specifier: string, typeOnly: boolean): string | null {
  const kind = rooms[room]?.kind;
  if (kind === 'base' || kind === 'core') {
    return coreNodeModules[specifier]?.includes(room) === true || typeOnly
      ? null
      : `${room} is pure and may not use ${specifier}`;
  }
  const keepers = nodeModuleKeepers[specifier];
  return keepers === undefined || keepers.includes(room)
    ? null
    : `${specifier} belongs to ${keepers.join(', ')}, not to ${room}`;
}

/**
 * The packages of package.json and those that the program names are the same: none is missing after an install without
 * development packages, and none is carried along unused. Optional ones are found by their scope at run time.
 */
export function checkDependencies({ sources, texts }: Tree): Finding[] {
  const declared = Object.keys(JSON.parse(texts.get('package.json') ?? '{}').dependencies ?? {});
  const missing = eachImport(sources, (_, { specifier, typeOnly }) => {
    if (specifier.startsWith('.') || specifier.startsWith('node:') || typeOnly) return null;
    const name = packageOf(specifier);
    return declared.includes(name) ? null : `imports ${name}, which package.json does not list under dependencies`;
  });
  const unused = declared
    .filter((name) => !packagesOfPackages.includes(name))
    .filter((name) => !sources.some(({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`)))
    .map((name): Finding => ({ path: 'package.json', message: `depends on ${name}, which nothing uses` }));
  return [...missing, ...unused];
}

const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Nothing is handed on from another file: whoever needs it imports it where it is declared. */
export function checkReexports({ sources }: Tree): Finding[] {
  return eachImport(sources, (_, { reexport, specifier }) => (reexport ? `re-exports ${specifier}` : null));
}

/** No file imports itself in a circle at run time; circles of types vanish in compilation and are allowed. */
export function checkCircles({ sources }: Tree): Finding[] {
  const edges = new Map<string, string[]>();
  for (const { path, imports } of sources) {
    edges.set(path, runtimeTargets(path, imports));
  }
  return findCircles(edges).map((circle) => ({
    path: circle[0] ?? '',
    message: `import circle: ${[...circle, circle[0]].join(' → ')}`,
  }));
}

const runtimeTargets = (path: string, imports: readonly SourceImport[]): string[] =>
  imports
    .filter((imported) => !imported.typeOnly && !imported.byAddress)
    .flatMap(({ specifier }) => targetOf(path, specifier) ?? []);

/** Walks depth first; an edge back into the path that is being walked closes a circle. One circle per closing edge. */
function findCircles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) walk(next);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) walk(file);
  return circles;
}

/** Every file can be reached from where the program is entered; tests do not keep a file alive. */
export function checkDeadFiles({ sources }: Tree): Finding[] {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const alive = new Set<string>();
  const walk = (path: string): void => {
    const file = byPath.get(path);
    if (file === undefined || alive.has(path)) return;
    alive.add(path);
    for (const { specifier } of file.imports) walk(targetOf(path, specifier) ?? '');
  };
  walk(entryFile);
  if (alive.size === 0) {
    return [{ path: entryFile, message: 'the program is entered here, but there is no such file' }];
  }
  const broken = sources.find(({ path, imports }) =>
    imports.some(({ specifier }) => isBroken(path, specifier, byPath)),
  );
  if (broken !== undefined) {
    return [{ path: broken.path, message: 'imports what is no file, so that dead files cannot be told' }];
  }
  return sources
    .filter(({ path }) => !alive.has(path))
    .map(({ path }): Finding => ({ path, message: `dead file: not reached from ${entryFile}` }));
}

function isBroken(path: string, specifier: string, known: ReadonlyMap<string, SourceFile>): boolean {
  const target = targetOf(path, specifier);
  return target !== null && !known.has(target);
}

function eachImport(
  sources: readonly SourceFile[],
  judge: (file: SourceFile, imported: SourceImport) => string | null,
): Finding[] {
  return sources.flatMap((file) =>
    file.imports.flatMap((imported): Finding[] => {
      const message = judge(file, imported);
      return message === null ? [] : [{ path: file.path, line: imported.line, message }];
    }),
  );
}
