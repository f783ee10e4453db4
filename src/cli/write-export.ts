import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandFailure } from './command.ts';
import type { ExportedFile, Manifest } from './export-manifest.ts';
import { renderCsvRow, toCells } from './render-csv.ts';

type Format = ExportedFile['format'];

/** One kind of rows to be written. */
export interface ExportedRows {
  readonly kind: string;
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Readonly<Record<string, unknown>>>;
}

/**
 * Writes an export as a folder, whole or not at all: it is made beside its place, flushed to disk and put there at the
 * end, with `manifest.json`.
 *
 * folder   is made; an empty one is taken, of any other nothing is touched
 * facts    what the manifest says beside the files
 * fails    CommandFailure where the folder holds something; errors of the file system as they are
 */
export async function writeExport(
  folder: string,
  kinds: AsyncIterable<ExportedRows> | Iterable<ExportedRows>,
  formats: readonly Format[],
  facts: Omit<Manifest, 'files'>,
): Promise<Manifest> {
  const target = resolve(folder);
  await refuseFilled(target);
  await mkdir(dirname(target), { recursive: true });
  const making = join(dirname(target), `.tmp-${basename(target).slice(0, 100)}-${randomBytes(4).toString('hex')}`);
  await mkdir(making);
  try {
    const files: ExportedFile[] = [];
    for await (const { kind, columns, rows } of kinds) {
      const outputs = [];
      for (const format of formats) outputs.push(await openOutput(making, kind, format, columns));
      for await (const row of rows) for (const output of outputs) await output.add(row);
      for (const output of outputs) files.push(await output.close());
    }
    const manifest: Manifest = { ...facts, files };
    await writeFlushed(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(making);
    await rename(making, target);
    await syncFolder(dirname(target));
    return manifest;
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw new CommandFailure(`${folder} was filled meanwhile`);
    throw error;
  }
}

async function refuseFilled(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new CommandFailure(`${target} is a file, not a folder`);
    throw error;
  });
  if (names.length > 0) throw new CommandFailure(`${target} is not empty; an export is written to a folder of its own`);
}

interface Output {
  add(row: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<ExportedFile>;
}

/** Characters that are written at once. */
const writtenAtOnce = 1 << 16;

async function openOutput(folder: string, kind: string, format: Format, columns: readonly string[]): Promise<Output> {
  const name = `${kind}.${format}`;
  const file = await open(join(folder, name), 'wx');
  const hash = createHash('sha256');
  let [text, bytes, rows] = ['', 0, 0];
  const flush = async () => {
    const chunk = Buffer.from(text, 'utf8');
    text = '';
    hash.update(chunk);
    bytes += chunk.length;
    await writeWhole(file, chunk);
  };
  if (format === 'csv') text += renderCsvRow(columns);
  return {
    async add(row) {
      text += format === 'csv' ? renderCsvRow(toCells(row)) : `${JSON.stringify(row)}\n`;
      rows++;
      if (text.length >= writtenAtOnce) await flush();
    },
    async close() {
      await flush();
      await file.sync();
      await file.close();
      return { name, kind, format, rows, bytes, sha256: hash.digest('hex') };
    },
  };
}

async function writeWhole(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}

async function writeFlushed(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Names outlive a loss of power then; file systems that cannot flush folders (network mounts) are left to themselves. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'EACCES'].includes(code)) throw error;
  }
}
