import { describe, expect, test } from 'vitest';
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
import type { Check, Finding, Tree } from './finding.ts';
import { rooms } from './rooms.ts';
import { readSourceFile } from './source-file.ts';

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly name: string;
  readonly files: Files;
  /** parts of the messages, in order; none where the check must be content */
  readonly finds: readonly string[];
}

function toTree(files: Files): Tree {
  const entries = Object.entries(files);
  return {
    sources: entries.filter(([path]) => path.startsWith('src/')).map(([path, text]) => readSourceFile(path, text)),
    texts: new Map(entries.filter(([path]) => !path.startsWith('src/'))),
  };
}

function run(check: Check, { files, finds }: Case): void {
  const findings: Finding[] = check(toTree(files));
  expect(findings.map((finding) => finding.message)).toEqual(finds.map((part) => expect.stringContaining(part)));
}

const linesOf = (count: number, line = 'void 0;'): string => `${line}\n`.repeat(count);

describe('imports between rooms', () => {
  const target = { 'src/db/rows.ts': 'export const rows = 1;', 'src/base/span.ts': 'export const span = 1;' };
  test.each<Case>([
    {
      name: 'may follow the table',
      files: { ...target, 'src/text/words.ts': "import { span } from '../base/span.ts';\nspan;" },
      finds: [],
    },
    {
      name: 'may stay in the room',
      files: { ...target, 'src/db/more.ts': "import { rows } from './rows.ts';\nrows;" },
      finds: [],
    },
    {
      name: 'are refused against it, as a value',
      files: { ...target, 'src/text/words.ts': "import { rows } from '../db/rows.ts';\nrows;" },
      finds: ['text may not import db'],
    },
    {
      name: 'are refused against it, as a type',
      files: { ...target, 'src/text/words.ts': "import type { rows } from '../db/rows.ts';" },
      finds: ['text may not import db'],
    },
    {
      name: 'are refused as an import() and as the type of an import()',
      files: {
        ...target,
        'src/text/words.ts': "export const a = import('../db/rows.ts');\nexport type B = import('../db/rows.ts').C;",
      },
      finds: ['text may not import db', 'text may not import db'],
    },
    {
      name: 'are refused from a folder deeper in the room',
      files: { ...target, 'src/text/deep/words.ts': "import { rows } from '../../db/rows.ts';\nrows;" },
      finds: ['text may not import db'],
    },
    {
      name: 'of db take types of core only',
      files: {
        'src/claims/reading.ts': 'export const a = 1;',
        'src/db/a.ts': "import { a } from '../claims/reading.ts';\na;",
        'src/db/b.ts': "import type { a } from '../claims/reading.ts';",
      },
      finds: ['db may import types of claims only'],
    },
    {
      name: 'are not read out of comments and strings',
      files: {
        ...target,
        'src/text/words.ts': "// import { rows } from '../db/rows.ts';\nexport const a = `import '../db/rows.ts'`;",
      },
      finds: [],
    },
    {
      name: 'are read beside JSX with an apostrophe',
      files: {
        ...target,
        'src/audit/page.tsx': "export const a = <p>don't</p>;",
        'src/web/page.tsx': "import { rows } from '../db/rows.ts';\nexport const a = <p>don't {rows} `</p>;",
      },
      finds: ['web may not import db'],
    },
    {
      name: 'are refused by address too',
      files: { ...target, 'src/text/words.ts': "new URL('../db/rows.js', import.meta.url);" },
      finds: ['text may not import db'],
    },
    {
      name: 'are not addresses of anything else',
      files: {
        'src/text/words.ts': "new URL('../../package.json', import.meta.url);\nnew URL('./a.js', 'https://a.example');",
      },
      finds: [],
    },
    {
      name: 'are refused where they lead to no file',
      files: { 'src/text/words.ts': "import './gone.ts';" },
      finds: ['is no file'],
    },
  ])('$name', (known) => run(checkRoomImports, known));
});

describe('rooms', () => {
  const everyRoom = Object.fromEntries(Object.keys(rooms).map((room) => [`src/${room}/some-file.ts`, '']));
  const { 'src/claims/some-file.ts': _claims, ...withoutClaims } = everyRoom;
  test.each<Case>([
    { name: 'of the table are all there', files: everyRoom, finds: [] },
    { name: 'of the table without a file are found', files: withoutClaims, finds: ['no file was found'] },
    { name: 'that are not in the table are found', files: { ...everyRoom, 'src/utils/a.ts': '' }, finds: ['no room'] },
    { name: 'are where files belong', files: { ...everyRoom, 'src/loose.ts': '' }, finds: ['no room'] },
  ])('$name', (known) => run(checkRoomsKnown, known));
});

describe('packages and modules of Node', () => {
  test.each<Case>([
    {
      name: 'may be used by their keepers',
      files: {
        'src/db/a.ts': "import 'drizzle-orm/pg-core';",
        'src/web/b.ts': "import '@hono/node-server/serve-static';",
        'src/articles/c.ts': "import { createHash } from 'node:crypto';\ncreateHash;",
        'src/intake/d.ts': "import 'node:fs';",
      },
      finds: [],
    },
    { name: 'are refused elsewhere', files: { 'src/web/a.ts': "import 'drizzle-orm';" }, finds: ['belongs to db'] },
    { name: 'are refused without a keeper', files: { 'src/web/a.ts': "import 'left-pad';" }, finds: ['no keeper'] },
    { name: 'need the prefix', files: { 'src/intake/a.ts': "import 'fs';" }, finds: ['needs node:'] },
    { name: 'stay out of core rooms', files: { 'src/claims/a.ts': "import 'node:fs';" }, finds: ['claims is pure'] },
    {
      name: 'stay out of core rooms but for the hash, and that in two rooms',
      files: { 'src/claims/a.ts': "import 'node:crypto';" },
      finds: ['claims is pure'],
    },
    {
      name: 'that start programs stay in one room',
      files: { 'src/web/a.ts': "import 'node:child_process';" },
      finds: ['belongs to runtime'],
    },
  ])('$name', (known) => run(checkKeepers, known));
});

describe('dependencies', () => {
  const manifest = { 'package.json': '{ "dependencies": { "hono": "1", "pino-pretty": "1" } }' };
  const used = { 'src/web/a.ts': "import 'hono/html';", 'src/runtime/b.ts': "load({ target: 'pino-pretty' });" };
  test.each<Case>([
    { name: 'are the packages that are used, by import or by name', files: { ...manifest, ...used }, finds: [] },
    {
      name: 'are complete',
      files: { ...manifest, ...used, 'src/db/c.ts': "import 'postgres';\nimport type { T } from 'types-only';" },
      finds: ['imports postgres, which package.json does not list'],
    },
    { name: 'are all needed', files: manifest, finds: ['depends on hono', 'depends on pino-pretty'] },
  ])('$name', (known) => run(checkDependencies, known));
});

describe('rooms with files', () => {
  test.each<Case>([
    { name: 'have tests', files: { 'src/text/a.ts': '', 'tests/text/b.test.ts': '' }, finds: [] },
    { name: 'are found without', files: { 'src/text/a.ts': '', 'tests/text/b.ts': '' }, finds: ['has no tests'] },
  ])('$name', (known) => run(checkTested, known));
});

describe('re-exports', () => {
  test.each<Case>([
    {
      name: 'are found in every form',
      files: {
        'src/text/a.ts': "export * from './b.ts';\nexport { c } from './b.ts';\nexport type { D } from './b.ts';",
      },
      finds: ['re-exports', 're-exports', 're-exports'],
    },
    { name: 'are not what a file exports of its own', files: { 'src/text/a.ts': 'export const a = 1;' }, finds: [] },
  ])('$name', (known) => run(checkReexports, known));
});

describe('import circles', () => {
  test.each<Case>([
    {
      name: 'are found over several files',
      files: {
        'src/text/a.ts': "import './b.ts';",
        'src/text/b.ts': "import './c.ts';",
        'src/text/c.ts': "import './a.ts';",
      },
      finds: ['src/text/a.ts → src/text/b.ts → src/text/c.ts → src/text/a.ts'],
    },
    {
      name: 'over a thread are none',
      files: {
        'src/text/a.ts': "new URL('./b.js', import.meta.url);",
        'src/text/b.ts': "import './a.ts';",
      },
      finds: [],
    },
    { name: 'are found in one file', files: { 'src/text/a.ts': "import './a.ts';" }, finds: ['circle'] },
    {
      name: 'of types do not count',
      files: { 'src/text/a.ts': "import './b.ts';", 'src/text/b.ts': "import type { A } from './a.ts';" },
      finds: [],
    },
    {
      name: 'are not two ways to one file',
      files: {
        'src/text/a.ts': "import './b.ts';\nimport './c.ts';",
        'src/text/b.ts': "import './c.ts';",
        'src/text/c.ts': '',
      },
      finds: [],
    },
  ])('$name', (known) => run(checkCircles, known));
});

describe('dead files', () => {
  const main = {
    'src/cli/main.ts': "import type { A } from './a.ts';\nimport('./b.ts');",
    'src/cli/a.ts': '',
    'src/cli/b.ts': '',
  };
  test.each<Case>([
    { name: 'are not those that types are taken from, or that are loaded late', files: main, finds: [] },
    {
      name: 'cannot be told while imports lead nowhere',
      files: { 'src/cli/main.ts': "import './gone.ts';", 'src/cli/c.ts': '' },
      finds: ['cannot be told'],
    },
    {
      name: 'are not the thread and what it uses',
      files: {
        ...main,
        'src/cli/b.ts': "new URL('../pipeline/thread.js', import.meta.url);",
        'src/pipeline/thread.ts': "import './compute.ts';",
        'src/pipeline/compute.ts': '',
      },
      finds: [],
    },
    {
      name: 'are those that nothing imports, or only each other',
      files: { ...main, 'src/cli/c.ts': "import './d.ts';", 'src/cli/d.ts': '' },
      finds: ['dead file', 'dead file'],
    },
    {
      name: 'are those that only a test imports',
      files: { ...main, 'src/cli/c.ts': '', 'tests/cli/c.test.ts': "import '../../src/cli/c.ts';" },
      finds: ['dead file'],
    },
    { name: 'cannot be told without the entry', files: { 'src/cli/a.ts': '' }, finds: ['no such file'] },
  ])('$name', (known) => run(checkDeadFiles, known));
});

describe('exports', () => {
  const exported = { 'src/text/a.ts': 'export const alone = 1;' };
  test.each<Case>([
    { name: 'that nothing uses are found', files: exported, finds: ['exports alone'] },
    {
      name: 'may be used by a file of the program',
      files: { ...exported, 'src/text/b.ts': "import { alone } from './a.ts';\nalone;" },
      finds: [],
    },
    {
      name: 'may be taken off a module that is loaded when it is needed',
      files: { ...exported, 'src/text/b.ts': "(await import('./a.ts')).alone;" },
      finds: [],
    },
    {
      name: 'are not used by loading their module alone',
      files: { ...exported, 'src/text/b.ts': "await import('./a.ts');" },
      finds: ['exports alone'],
    },
    { name: 'may be used by a test', files: { ...exported, 'tests/text/a.test.ts': 'alone;' }, finds: [] },
    { name: 'may be used at home', files: { 'src/text/a.ts': 'export const alone = 1;\nalone;' }, finds: [] },
    { name: 'are not used by a page', files: { ...exported, 'README.md': 'alone' }, finds: ['exports alone'] },
  ])('$name', (known) => run(checkDeadExports, known));
});

describe('powers', () => {
  test.each<Case>([
    {
      name: 'are refused in core rooms and base',
      files: {
        'src/claims/a.ts': 'Date.now();\nnew Date();\nMath.random();\nfetch(a);\nsetTimeout(b, 1);',
        'src/base/b.ts': 'process.cwd();\nperformance.now();',
      },
      finds: ['clock', 'clock', 'chance', 'network', 'timer', 'process', 'clock'],
    },
    { name: 'do not include reckoning with a given moment', files: { 'src/claims/a.ts': 'new Date(0);' }, finds: [] },
    { name: 'are free at the edges', files: { 'src/intake/a.ts': 'Date.now();\nprocess.pid;' }, finds: [] },
    {
      name: 'do not include the environment outside its one file',
      files: { 'src/web/a.ts': 'process.env.PORT;', 'src/runtime/environment.ts': 'process.env;' },
      finds: ['the environment is read in'],
    },
    { name: 'are not read out of comments', files: { 'src/claims/a.ts': '// Date.now()' }, finds: [] },
  ])('$name', (known) => run(checkPowers, known));
});

describe('lengths', () => {
  const body = (count: number): string => `export function long(): void {\n${linesOf(count - 2)}}\n`;
  test.each<Case>([
    { name: 'at the limit pass', files: { 'src/text/a.ts': linesOf(300) }, finds: [] },
    { name: 'of files over it are found', files: { 'src/text/a.ts': linesOf(301) }, finds: ['301 lines'] },
    { name: 'of workers are kept shorter', files: { 'src/workers/a.ts': linesOf(121) }, finds: ['121 lines'] },
    { name: 'of lexicons are free', files: { 'src/text/word-lexicon.ts': linesOf(900) }, finds: [] },
    { name: 'of functions at the limit pass', files: { 'src/text/a.ts': body(60) }, finds: [] },
    { name: 'of functions over it are found', files: { 'src/text/a.ts': body(61) }, finds: ['long has 61 lines'] },
    {
      name: 'of arrow functions are found by the name they are given',
      files: { 'src/text/a.ts': `export const quick = () => {\n${linesOf(60)}};\n` },
      finds: ['quick has 62 lines'],
    },
    {
      name: 'do not count blank lines and comments',
      files: { 'src/text/a.ts': `export function long(): void {\n${linesOf(90, '\n  // why')}}\n` },
      finds: [],
    },
  ])('$name', (known) => run(checkLengths, known));
});

describe('names', () => {
  test.each<Case>([
    {
      name: 'that say nothing are found',
      files: { 'src/text/index.ts': '', 'src/text/utils.ts': '', 'src/text/date-helpers.ts': '' },
      finds: ['named after nothing', 'named after nothing', 'named after nothing'],
    },
    { name: 'are written in one way', files: { 'src/text/readText.ts': '' }, finds: ['lower-case words'] },
    {
      name: 'are given to all exports',
      files: { 'src/text/a.ts': 'const a = 1;\nexport default a;' },
      finds: ['default export'],
    },
    { name: 'that say what a file holds pass', files: { 'src/text/find-times.ts': 'export const a = 1;' }, finds: [] },
  ])('$name', (known) => run(checkNames, known));
});

describe('unfinished work', () => {
  const [todo, only] = ['TO' + 'DO', 'on' + 'ly'];
  test.each<Case>([
    { name: 'is found in the program', files: { 'src/text/a.ts': `// ${todo}: later` }, finds: [`says ${todo}`] },
    { name: 'is found in tests', files: { 'tests/text/a.test.ts': `// ${todo}` }, finds: [`says ${todo}`] },
    {
      name: 'includes tests that are run alone or left out',
      files: { 'tests/text/a.test.ts': `test.${only}('a');\ndescribe.${'sk' + 'ip'}('b');` },
      finds: [`says test.${only}`, 'says describe.'],
    },
    { name: 'is nothing else', files: { 'src/text/a.ts': '// to do well', 'tests/a.test.ts': 'test()' }, finds: [] },
  ])('$name', (known) => run(checkUnfinished, known));
});

describe('the page of failures', () => {
  const codes = { 'src/base/failure.ts': "export const failureCodes = ['file-empty', 'text-binary'] as const;" };
  const page = (...headings: string[]): Files => ({
    'docs/FAILURES.md': headings.map((code) => `## \`${code}\`\n\nWhat it means.\n`).join('\n'),
  });
  test.each<Case>([
    { name: 'explains every code', files: { ...codes, ...page('file-empty', 'text-binary') }, finds: [] },
    { name: 'misses none', files: { ...codes, ...page('file-empty') }, finds: ['does not explain text-binary'] },
    {
      name: 'has no other, and none twice',
      files: { ...codes, ...page('file-empty', 'text-binary', 'text-binary', 'gone') },
      finds: ['explains text-binary', 'explains gone'],
    },
    { name: 'exists', files: codes, finds: ['is missing'] },
    {
      name: 'is compared with a list that was found',
      files: { 'src/base/failure.ts': 'export const other = [];', ...page() },
      finds: ['no failure code was found'],
    },
  ])('$name', (known) => run(checkFailuresPage, known));
});

describe('project texts', () => {
  const home = `/${'home'}/somebody/claimtrail`;
  test.each<Case>([
    {
      name: 'that name a path of one machine are found',
      files: { 'README.md': `Run\n\`${home}/bin\``, 'src/text/a.ts': `// see ${home}` },
      finds: ['names a path', 'names a path'],
    },
    { name: 'may name paths that every machine has', files: { 'README.md': 'in /var/lib or /api/work/1' }, finds: [] },
  ])('$name', (known) => run(checkMachinePaths, known));

  test.each<Case>([
    {
      name: 'may link to files, folders, anchors and the web',
      files: {
        'README.md': '[a](docs/a.md) [b](docs/) [c](#c) [d](https://example.org)',
        'docs/a.md': '[e](../README.md#x)',
      },
      finds: [],
    },
    { name: 'that link to nothing are found', files: { 'docs/a.md': '[b](b.md)' }, finds: ['links to docs/b.md'] },
  ])('$name', (known) => run(checkLinks, known));

  test.each<Case>([
    { name: 'include a lock file', files: {}, finds: ['is missing'] },
    { name: 'name no registry in it', files: { 'package-lock.json': '{\n"resolved": "x" }' }, finds: ['"resolved"'] },
    { name: 'may be without any', files: { 'package-lock.json': '{ "integrity": "y" }' }, finds: [] },
  ])('$name', (known) => run(checkLockFile, known));

  const named = { 'package.json': '{ "license": "MIT" }' };
  test.each<Case>([
    { name: 'include a licence', files: named, finds: ['is missing'] },
    { name: 'include the licence that is named', files: { ...named, LICENSE: 'MIT License\n' }, finds: [] },
    { name: 'include no other', files: { ...named, LICENSE: 'BSD\n' }, finds: ['does not start with'] },
  ])('$name', (known) => run(checkLicence, known));
});

describe('a check with nothing to check', () => {
  const many = (count: number): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, nth) => [`src/text/a${nth}.ts`, "import './b.ts';\nexport const f = () => 1;"]),
    );
  const tests = { 'tests/text/a.test.ts': '' };
  test.each<Case>([
    { name: 'passes only where there was enough', files: { ...many(40), ...tests }, finds: [] },
    { name: 'fails on too few files', files: { ...many(39), ...tests }, finds: ['only 39 source files'] },
    { name: 'fails without tests', files: many(40), finds: ['no test file'] },
    {
      name: 'fails on files that it cannot read anything from',
      files: { ...Object.fromEntries(Object.keys(many(40)).map((path) => [path, ''])), ...tests },
      finds: ['no import', 'no function'],
    },
  ])('$name', (known) => run(checkSomethingFound, known));
});
