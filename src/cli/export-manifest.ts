import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailure } from './command.ts';

const exportedFile = z.object({
  name: z.string().regex(/^[\w-]+\.(?:jsonl|csv)$/),
  kind: z.string(),
  format: z.enum(['jsonl', 'csv']),
  /** without the header of a CSV */
  rows: z.number().int().min(0),
  bytes: z.number().int().min(0),
  /** 64 lower-case hex digits */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.object({
  version: z.literal(1),
  claimtrail: z.string(),
  extractor: z.string(),
  /** migrations that the database had run, and the time stamp of the last */
  schema: z.object({ migrations: z.number(), last: z.string().nullable() }),
  /** when the snapshot was taken that all files are of */
  at: z.string(),
  vantage: z.object({ asOf: z.string().nullable(), knownAt: z.string().nullable(), timeZone: z.string() }),
  files: z.array(exportedFile),
});

/** A file of an export, and what its bytes are. */
export type ExportedFile = z.infer<typeof exportedFile>;

/** What an export holds, and what it was made of. */
export type Manifest = z.infer<typeof manifest>;

export interface ExportCheck {
  readonly manifest: Manifest;
  /** one line each: "claims.csv: 10 bytes, the manifest says 12" */
  readonly problems: readonly string[];
}

/**
 * Compares the files of an export with its manifest.
 *
 * fails    CommandFailure where there is no manifest, or none of ours
 */
export async function checkExport(folder: string): Promise<ExportCheck> {
  const read = await readManifest(folder);
  const problems: string[] = [];
  for (const file of read.files) problems.push(...(await checkFile(folder, file)));
  const known = new Set([...read.files.map(({ name }) => name), 'manifest.json']);
  for (const name of (await readdir(folder)).sort()) {
    if (!known.has(name)) problems.push(`${name}: is not in the manifest`);
  }
  return { manifest: read, problems };
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new CommandFailure(`${path} cannot be read: ${(error as Error).message}`);
  }
  const checked = manifest.safeParse(parsed);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new CommandFailure(`${path} is no manifest of an export: ${issue?.path.join('.')}: ${issue?.message}`);
}

async function checkFile(folder: string, file: ExportedFile): Promise<string[]> {
  const path = join(folder, file.name);
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (size === null) return [`${file.name}: is missing`];
  if (size !== file.bytes) return [`${file.name}: ${size} bytes, the manifest says ${file.bytes}`];
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  const sha256 = hash.digest('hex');
  return sha256 === file.sha256 ? [] : [`${file.name}: SHA-256 ${sha256}, the manifest says ${file.sha256}`];
}
