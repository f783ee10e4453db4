import { basename } from 'node:path';
import { roomOf, targetOf } from './check-imports.ts';
import type { Finding, Tree } from './finding.ts';
import { environmentFile, limits, rooms } from './rooms.ts';
import type { SourcePower } from './source-file.ts';

/** The checks had enough to look at; a check that found nothing to check must not pass. */
export function checkSomethingFound({ sources, texts }: Tree): Finding[] {
  const findings: Finding[] = [];
  if (sources.length < limits.sourceFilesMin) {
    const message = `only ${sources.length} source files found, expected ${limits.sourceFilesMin} or more`;
    findings.push({ path: 'src', message });
  }
  if (!sources.some(({ imports }) => imports.length > 0))
    findings.push({ path: 'src', message: 'no import was found' });
  if (!sources.some(({ functions }) => functions.length > 0))
    findings.push({ path: 'src', message: 'no function was found' });
  if (![...texts.keys()].some((path) => path.endsWith('.test.ts'))) {
    findings.push({ path: 'tests', message: 'no test file was found' });
  }
  return findings;
}

/** Core rooms and base are functions of their arguments; the environment is read in one file. */
export function checkPowers({ sources }: Tree): Finding[] {
  return sources.flatMap((file) => {
    const room = roomOf(file.path) ?? '';
    const kind = rooms[room]?.kind;
    const pure = kind === 'core' || kind === 'base';
    const judge = ({ kind: power, text, line }: SourcePower): Finding[] => {
      if (pure) return [{ path: file.path, line, message: `${room} is pure and has no ${power}: ${text}` }];
      if (power !== 'environment' || file.path === environmentFile) return [];
      return [{ path: file.path, line, message: `the environment is read in ${environmentFile} only: ${text}` }];
    };
    return file.powers.flatMap(judge);
  });
}

/** Every room that has files has tests: `tests/` mirrors `src/`. */
export function checkTested({ sources, texts }: Tree): Finding[] {
  const tested = [...texts.keys()].flatMap((path) => /^tests\/([^/]+)\/.+\.test\.tsx?$/.exec(path)?.[1] ?? []);
  return [...new Set(sources.flatMap(({ path }) => roomOf(path) ?? []))]
    .filter((room) => !tested.includes(room))
    .map((room): Finding => ({ path: `src/${room}`, message: `has no tests in tests/${room}` }));
}

/** Files and functions stay short; lexicons and generated data may be long. */
export function checkLengths({ sources }: Tree): Finding[] {
  return sources.flatMap((file) => {
    const findings: Finding[] = [];
    const linesMax = roomOf(file.path) === 'workers' ? limits.workerFileLinesMax : limits.fileLinesMax;
    if (file.lines > linesMax && !/-(?:lexicon|data)\.ts$/.test(file.path)) {
      findings.push({ path: file.path, message: `${file.lines} lines, allowed are ${linesMax}` });
    }
    for (const { name, line, lines } of file.functions) {
      if (lines <= limits.functionLinesMax) continue;
      const message = `${name} has ${lines} lines, allowed are ${limits.functionLinesMax}`;
      findings.push({ path: file.path, line, message });
    }
    return findings;
  });
}

/** No default exports, and no files whose name says nothing of what they hold. */
export function checkNames({ sources }: Tree): Finding[] {
  return sources.flatMap((file) => {
    const findings: Finding[] = [];
    if (file.defaultExportLine !== null) {
      findings.push({ path: file.path, line: file.defaultExportLine, message: 'has a default export' });
    }
    if (/(?:^|[/-])(?:index|utils?|helpers?|common|misc)\.tsx?$/.test(file.path)) {
      findings.push({ path: file.path, message: 'is named after nothing that it holds' });
    }
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\.tsx?$/.test(basename(file.path))) {
      findings.push({ path: file.path, message: 'is not named in lower-case words parted by hyphens' });
    }
    return findings;
  });
}

/** Every export is used: by another file of the program, a test or a bench, or in its own file. */
export function checkDeadExports({ sources, texts }: Tree): Finding[] {
  const outside = [...texts].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)).map(([, text]) => text);
  const used = new Set(sources.flatMap((file) => file.imports.flatMap((imported) => imported.names)));
  const isUsedOutside = (name: string): boolean => outside.some((text) => new RegExp(`\\b${name}\\b`).test(text));
  const isUsedAtHome = (text: string, name: string): boolean =>
    (text.match(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g')) ?? []).length > 1;
  // What is taken off a module that was loaded as a whole, `(await import('./a.ts')).a`, stands in the loading file.
  const wholes = sources.flatMap(({ path, text, imports }) =>
    imports
      .filter(({ names }) => names.includes('*'))
      .map(({ specifier }) => ({ text, target: targetOf(path, specifier) })),
  );
  const isTakenOff = (path: string, name: string): boolean =>
    wholes.some(({ target, text }) => target === path && new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text));
  return sources.flatMap((file) =>
    file.exports
      .filter((name) => !used.has(name) && !isUsedAtHome(file.text, name) && !isUsedOutside(name))
      .filter((name) => !isTakenOff(file.path, name))
      .map((name): Finding => ({ path: file.path, message: `exports ${name}, which nothing uses` })),
  );
}

/** Written apart, so that this file passes its own check. */
const unfinishedWords = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
const restrictedTests = new RegExp(
  `\\b(?:test|it|describe)\\.(?:${['on' + 'ly', 'sk' + 'ip', 'to' + 'do'].join('|')})\\b`,
);

/** No work is marked as unfinished, and no test is left out. */
export function checkUnfinished({ sources, texts }: Tree): Finding[] {
  const code = [...texts].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path));
  const all = [...sources.map(({ path, text }) => [path, text] as const), ...code];
  return all.flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index): Finding[] => {
      const word = unfinishedWords.exec(line)?.[0];
      const restricted = /\.test\.tsx?$/.test(path) ? restrictedTests.exec(line)?.[0] : undefined;
      const found = word ?? restricted;
      return found === undefined ? [] : [{ path, line: index + 1, message: `says ${found}` }];
    }),
  );
}
