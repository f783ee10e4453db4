import { parseAst } from 'vitest/node';

/** One import, re-export, import() or loading by address of a source file. */
export interface SourceImport {
  readonly specifier: string;
  /** gone after compilation: `import type`, `export type … from`, `import('…')` as a type */
  readonly typeOnly: boolean;
  readonly reexport: boolean;
  /** loaded by its address, `new URL('./x.js', import.meta.url)`, as threads are: another graph of modules */
  readonly byAddress: boolean;
  readonly names: readonly string[];
  readonly line: number;
}

/** What a file does that core rooms may not do. */
export interface SourcePower {
  readonly kind: 'clock' | 'chance' | 'environment' | 'process' | 'network' | 'timer';
  readonly text: string;
  readonly line: number;
}

export interface SourceFunction {
  readonly name: string;
  readonly line: number;
  /** without blank lines and lines of comment */
  readonly lines: number;
}

export interface SourceFile {
  /** from the project folder, with / */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  readonly powers: readonly SourcePower[];
  readonly functions: readonly SourceFunction[];
  readonly exports: readonly string[];
  readonly defaultExportLine: number | null;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Reads a file with the parser that runs the tests, so that comments, strings and JSX are told apart for certain. */
export function readSourceFile(path: string, text: string): SourceFile {
  const program = parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }, path) as unknown as Node;
  const found = { imports: [], powers: [], functions: [], exports: [] } as {
    imports: SourceImport[];
    powers: SourcePower[];
    functions: SourceFunction[];
    exports: string[];
  };
  let defaultExportLine: number | null = null;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineOf = (offset: number): number => {
    let line = lineStarts.findIndex((start) => start > offset);
    if (line < 0) line = lineStarts.length;
    return line;
  };
  const visit = (node: Node, parent: Node | null): void => {
    const line = lineOf(node.start);
    const imported = readImport(node, line);
    if (imported !== null) found.imports.push(imported);
    const power = readPower(node, text, line);
    if (power !== null) found.powers.push(power);
    if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) {
      found.functions.push({
        name: nameOf(node, parent),
        line,
        lines: countCodeLines(text.slice(node.start, node.end)),
      });
    }
    if (node.type === 'ExportDefaultDeclaration') defaultExportLine = line;
    if (node.type === 'ExportNamedDeclaration') found.exports.push(...readExports(node));
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(program, null);
  const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path, text, lines, ...found, defaultExportLine };
}

const countCodeLines = (text: string): number =>
  text.split('\n').filter((line) => !/^\s*(?:$|\/\/|\/\*|\*)/.test(line)).length;

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) yield* value.filter(isNode);
  }
}

function readImport(node: Node, line: number): SourceImport | null {
  if (node.type === 'NewExpression') return readAddress(node, line);
  const specifier = isNode(node.source) && typeof node.source.value === 'string' ? node.source.value : null;
  if (specifier === null) return null;
  const names = namesOf(node.specifiers);
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier, typeOnly: node.importKind === 'type', reexport: false, byAddress: false, names, line };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { specifier, typeOnly: node.exportKind === 'type', reexport: true, byAddress: false, names, line };
    case 'ImportExpression':
      return { specifier, typeOnly: false, reexport: false, byAddress: false, names: ['*'], line };
    case 'TSImportType':
      return { specifier, typeOnly: true, reexport: false, byAddress: false, names: ['*'], line };
    default:
      return null;
  }
}

/** Compiled code lies where its source lies, so that an address ends in `.js` and means the `.ts`. */
function readAddress(node: Node, line: number): SourceImport | null {
  const [address, base] = node.arguments as readonly unknown[];
  if (pathOf(node.callee) !== 'URL' || !isNode(address) || !isNode(base) || base.type !== 'MemberExpression')
    return null;
  if (typeof address.value !== 'string' || !/^\.{1,2}\/.*\.[jt]s$/.test(address.value)) return null;
  const specifier = address.value.replace(/\.js$/, '.ts');
  return { specifier, typeOnly: false, reexport: false, byAddress: true, names: ['*'], line };
}

function namesOf(specifiers: unknown): string[] {
  if (!Array.isArray(specifiers)) return ['*'];
  return specifiers.filter(isNode).map((specifier) => {
    const name = specifier.imported ?? specifier.local;
    if (specifier.type === 'ImportNamespaceSpecifier') return '*';
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    return isNode(name) ? String(name.name ?? name.value) : '*';
  });
}

/** Names that an export statement declares here; those of a list are taken from the list. */
function readExports(node: Node): string[] {
  const { declaration } = node;
  if (!isNode(declaration)) {
    return Array.isArray(node.specifiers)
      ? node.specifiers.filter(isNode).flatMap((specifier) => identifierOf(specifier.exported))
      : [];
  }
  if (Array.isArray(declaration.declarations)) {
    return declaration.declarations.filter(isNode).flatMap((declarator) => identifierOf(declarator.id));
  }
  return identifierOf(declaration.id);
}

const identifierOf = (value: unknown): string[] =>
  isNode(value) && typeof value.name === 'string' ? [value.name] : [];

/** The written name of a call, a `new` or a member: "Date.now", "process.env". */
function pathOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.name);
  if (node.type !== 'MemberExpression' || node.computed === true) return '';
  return `${pathOf(node.object)}.${pathOf(node.property)}`;
}

/** A map, since an object would know names such as valueOf without being told. */
const calledPowers: ReadonlyMap<string, SourcePower['kind']> = new Map([
  ['Date.now', 'clock'],
  ['Date', 'clock'],
  ['performance.now', 'clock'],
  ['process.hrtime', 'clock'],
  ['Math.random', 'chance'],
  ['crypto.randomUUID', 'chance'],
  ['crypto.getRandomValues', 'chance'],
  ['fetch', 'network'],
  ['setTimeout', 'timer'],
  ['setInterval', 'timer'],
  ['setImmediate', 'timer'],
]);

function readPower(node: Node, text: string, line: number): SourcePower | null {
  const written = text.slice(node.start, node.end).slice(0, 60);
  if (node.type === 'NewExpression' && pathOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0) {
    return { kind: 'clock', text: written, line };
  }
  if (node.type === 'CallExpression') {
    const kind = calledPowers.get(pathOf(node.callee).replace(/^globalThis\./, ''));
    if (kind !== undefined) return { kind, text: written, line };
  }
  if (node.type === 'MemberExpression' && pathOf(node.object).replace(/^globalThis\./, '') === 'process') {
    return { kind: pathOf(node.property) === 'env' ? 'environment' : 'process', text: written, line };
  }
  return null;
}

function nameOf(node: Node, parent: Node | null): string {
  const own = identifierOf(node.id)[0];
  if (own !== undefined) return own;
  const given = parent === null ? undefined : (identifierOf(parent.id)[0] ?? identifierOf(parent.key)[0]);
  return given ?? 'a function without a name';
}
