/** Characters of a value that a fault shows. */
const shownMax = 160;

/** A value in words, cut short: strings as they are, null as `nothing`, the rest as JSON. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

/** JSON that is equal for equal values, in whatever order their fields came. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Names of the fields in which two rows differ; only those of the first are looked at. */
export function differingFields(
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(expected).filter((name) => {
    const [one, other] = [expected[name] ?? null, found[name] ?? null];
    return one !== other && stableJson(one) !== stableJson(other);
  });
}

/** The first place where two texts differ, with some words of each around it; null where they are the same. */
export function firstDifference(
  expected: string,
  found: string,
): { at: number; expected: string; found: string } | null {
  if (expected === found) return null;
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
  return { at, expected: around(expected), found: around(found) };
}
