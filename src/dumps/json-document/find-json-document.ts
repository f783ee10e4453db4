import { articleOfRecord, isArticleLike, isListingLike } from '../article-of-record.ts';
import type { DumpHead, FormatFinding } from '../detect-dump.ts';
import { parseBeginning } from './parse-beginning.ts';

/** Records lie at most this deep. */
const pathLengthMax = 6;

/** Of a list or object only so many parts are looked at. */
const partsLookedAt = 50;

/**
 * Looks for a JSON document: a list of records, an object that holds such a list somewhere, or one object over several
 * lines that is an article. Objects that fill a line each are JSON Lines.
 *
 * returns  the names that lead to the records (`recordPath`); `*` where every name or element leads on
 */
export function findJsonDocument(head: DumpHead): FormatFinding | null {
  const first = /[^\s\x1e]/.exec(head.text)?.[0];
  if (first !== '{' && first !== '[') return null;
  const isNamedLines = /\.(?:jsonl|ndjson|jl)(?:\.\w+)?$/i.test(head.name);
  if (first === '{' && (isNamedLines || holdsObjectsByLine(head))) return null;
  const value = parseBeginning(head.text);
  // A list that states no texts is read as well: its records are refused one by one, instead of making one odd article.
  const best = findPath(value, isArticleLike) ?? findPath(value, isListingLike);
  if (best === null) return null;
  const { path, count } = best;
  const isLone = first === '{' && path.length === 0;
  if (isLone && head.lines.length === 1) return null;
  const where = path.length === 0 ? (isLone ? 'at its top' : 'in the list') : `under ${path.join('.')}`;
  return { recordPath: path, evidence: [`JSON over the whole file, ${count} articles ${where} in its beginning`] };
}

type Looks = (record: Readonly<Record<string, unknown>>) => boolean;

/** The path under which most records lie that look as wanted, and how many; null when there are none. */
function findPath(value: unknown, looks: Looks): { path: readonly string[]; count: number } | null {
  const found = new Map<string, { path: readonly string[]; count: number }>();
  findRecords(value, [], looks, (path) => {
    const key = JSON.stringify(path);
    found.set(key, { path, count: (found.get(key)?.count ?? 0) + 1 });
  });
  return [...found.values()].sort((left, right) => right.count - left.count)[0] ?? null;
}

/** Whether the first two lines are whole objects, or the only one is an article by itself. */
function holdsObjectsByLine(head: DumpHead): boolean {
  const [first, second] = head.lines;
  const record = first === undefined ? null : objectOf(first.text);
  if (record === null) return false;
  return second === undefined ? isArticleLike(articleOfRecord(record)) : objectOf(second.text) !== null;
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

/** Calls `take` with the path of the list that holds it, or with its own path, for each article. */
function findRecords(
  value: unknown,
  path: readonly string[],
  looks: Looks,
  take: (path: readonly string[]) => void,
): void {
  if (typeof value !== 'object' || value === null || path.length > pathLengthMax) return;
  if (Array.isArray(value)) {
    for (const part of value.slice(0, partsLookedAt)) {
      if (isArticle(part, looks)) take(path);
      else findRecords(part, [...path, '*'], looks, take);
    }
    return;
  }
  if (isArticle(value, looks)) {
    take(path);
    return;
  }
  const parts = Object.entries(value).slice(0, partsLookedAt);
  const under = parts.map(([name, part]) => {
    const paths: (readonly string[])[] = [];
    findRecords(part, [name], looks, (found) => paths.push(found));
    return { name, paths };
  });
  const filled = under.filter(({ paths }) => paths.length > 0);
  // Names that are keys of records, such as addresses or days: then nearly all parts hold some, and in the same place.
  const shapes = new Set(filled.flatMap(({ paths }) => paths.map((found) => JSON.stringify(found.slice(1)))));
  const isKeyed = filled.length > 1 && filled.length >= parts.length * 0.8 && shapes.size === 1;
  for (const { name, paths } of filled) {
    for (const found of paths) take([...path, isKeyed ? '*' : name, ...found.slice(1)]);
  }
}

function isArticle(value: unknown, looks: Looks): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const record = value as Readonly<Record<string, unknown>>;
  // What wraps a list of articles may look like one: it has a title and an address of its own.
  return looks(articleOfRecord(record)) && !holdsArticles(record, looks);
}

function holdsArticles(record: Readonly<Record<string, unknown>>, looks: Looks): boolean {
  return Object.values(record).some(
    (part) =>
      Array.isArray(part) &&
      part.length > 0 &&
      part.slice(0, 3).every((element: unknown) => {
        const isObject = typeof element === 'object' && element !== null && !Array.isArray(element);
        return isObject && looks(element as Readonly<Record<string, unknown>>);
      }),
  );
}
