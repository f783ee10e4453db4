import type { Finding, Tree } from './finding.ts';

export const failuresPage = 'docs/FAILURES.md';
export const failuresFile = 'src/base/failure.ts';

/** docs/FAILURES.md explains exactly the codes that the program can give: one heading "## `code`" each. */
export function checkFailuresPage({ sources, texts }: Tree): Finding[] {
  const page = texts.get(failuresPage);
  const declared = sources.find(({ path }) => path === failuresFile)?.text;
  if (page === undefined) return [{ path: failuresPage, message: 'is missing' }];
  if (declared === undefined) return [{ path: failuresFile, message: 'is missing' }];
  const list = /failureCodes = \[([^\]]*)\]/.exec(declared)?.[1] ?? '';
  const codes = [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  const explained = [...page.matchAll(/^## `([^`]+)`$/gm)].map((match) => match[1] ?? '');
  if (codes.length === 0) return [{ path: failuresFile, message: 'no failure code was found' }];
  return [
    ...codes
      .filter((code) => !explained.includes(code))
      .map((code): Finding => ({ path: failuresPage, message: `does not explain ${code}` })),
    ...explained
      .filter((code, index) => !codes.includes(code) || explained.indexOf(code) !== index)
      .map((code): Finding => ({ path: failuresPage, message: `explains ${code}, which is no code or comes twice` })),
  ];
}

/** Folders that exist on one machine only. */
const machinePath = /(?:^|[\s"'`(=:])(\/(?:home|root|Users|work|mnt|private)\/[\w.-]+)/;

/** No text of the project names a path of the machine that it was written on. */
export function checkMachinePaths({ sources, texts }: Tree): Finding[] {
  const all = [...sources.map(({ path, text }) => [path, text] as const), ...texts];
  return all.flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index): Finding[] => {
      const found = machinePath.exec(line)?.[1];
      return found === undefined ? [] : [{ path, line: index + 1, message: `names a path of one machine: ${found}` }];
    }),
  );
}

/** The lock file names no registry, so that an install asks the registry that the user configured. */
export function checkLockFile({ texts }: Tree): Finding[] {
  const lock = texts.get('package-lock.json');
  if (lock === undefined) return [{ path: 'package-lock.json', message: 'is missing' }];
  const lines = lock.split('\n');
  const at = lines.findIndex((line) => line.includes('"resolved"'));
  if (at < 0) return [];
  return [
    {
      path: 'package-lock.json',
      line: at + 1,
      message: 'has "resolved"; install with omit-lockfile-registry-resolved',
    },
  ];
}

/** The licence lies beside the code and is the one that package.json names. */
export function checkLicence({ texts }: Tree): Finding[] {
  const licence = texts.get('LICENSE');
  if (licence === undefined) return [{ path: 'LICENSE', message: 'is missing' }];
  const named = /"license":\s*"([^"]+)"/.exec(texts.get('package.json') ?? '')?.[1] ?? 'no licence';
  return licence.startsWith(`${named} License`)
    ? []
    : [{ path: 'LICENSE', message: `does not start with the licence that package.json names, ${named}` }];
}

/** Links between pages lead to files that exist. */
export function checkLinks({ sources, texts }: Tree): Finding[] {
  const known = new Set([...sources.map(({ path }) => path), ...texts.keys()]);
  const folders = new Set([...known].flatMap((path) => foldersOf(path)));
  return [...texts]
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].flatMap((match): Finding[] => {
        const target = new URL(match[1] ?? '', `file:///${path}`).pathname.slice(1).replace(/\/$/, '');
        return known.has(target) || folders.has(target)
          ? []
          : [{ path, message: `links to ${target}, which is missing` }];
      }),
    );
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
