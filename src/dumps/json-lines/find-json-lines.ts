import type { DumpHead, FormatFinding } from '../detect-dump.ts';

const linesLookedAt = 50;

/**
 * Looks for JSON Lines: at least half of the first lines are JSON objects. A file named .jsonl, .ndjson or .jl is taken
 * at its word as soon as one line begins like an object, so that a dump with a damaged beginning is still read.
 */
export function findJsonLines(head: DumpHead): FormatFinding | null {
  const lines = head.lines.slice(0, linesLookedAt);
  const objects = lines.filter((line) => isJsonObject(line.text)).length;
  const beginning = lines.filter((line) => /^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(line.text)).length;
  if (objects > 0 && objects * 2 >= lines.length) {
    return { evidence: [`${objects} of the first ${lines.length} lines are JSON objects`] };
  }
  if (beginning === 0) return null;
  if (/\.(?:jsonl|ndjson|jl)(?:\.gz)?$/i.test(head.name)) {
    return { evidence: [`the name ends as JSON Lines do and ${beginning} lines begin like a JSON object`] };
  }
  if (lines.length === 1) return { evidence: ['the only line begins like a JSON object'] };
  return null;
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
