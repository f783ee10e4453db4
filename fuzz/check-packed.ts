import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { tellPacking } from '../src/intake/tell-packing.ts';
import { unfoldDump } from '../src/intake/unfold-dump.ts';
import type { FuzzInput } from './make-input.ts';
import { escapedPath } from './read-examples.ts';

/** Small, so that they are met. */
const limits = { uncompressedBytesMax: 4_000_000, unfoldRatioMax: 100, archiveEntriesMax: 50 };

/**
 * Unfolds a packed file, and checks that its files lie one behind the other in what came out, that no more came out
 * than is allowed, and that nothing was written anywhere else.
 *
 * fails    Refusal for a packed file that is damaged or too large; AssertionError for what does not hold
 */
export async function checkPacked({ bytes }: FuzzInput, folder: string): Promise<string> {
  const packing = tellPacking(bytes);
  if (packing === null) throw new Error('the input is not packed');
  const [path, out] = [join(folder, 'packed'), join(folder, 'unfolded')];
  writeFileSync(path, bytes);
  const target = await open(out, 'wx+');
  try {
    const unfolded = await unfoldDump({ path, rawBytes: bytes.length, packing, target, limits });
    assert.equal((await target.stat()).size, unfolded.sizeBytes);
    assert.ok(unfolded.sizeBytes <= limits.uncompressedBytesMax);
    assert.equal(unfolded.contents === null, unfolded.archive === null);
    let before = 0;
    for (const { name, start, end, failure } of unfolded.contents?.entries ?? []) {
      assert.ok(start === before && end >= start, 'files of the archive overlap or leave a gap');
      assert.ok(failure === undefined ? end > start : end === start, 'a file has bytes and a failure, or neither');
      assert.ok(name !== '' && name.length <= 255);
      before = end;
    }
    if (unfolded.contents !== null) assert.equal(before, unfolded.sizeBytes);
    return unfolded.archive ?? packing;
  } finally {
    await target.close();
    assert.deepEqual(readdirSync(folder).sort(), ['packed', 'unfolded'], 'something was left behind');
    const strays = [escapedPath, `${escapedPath}-link`, join(folder, '../../../up.txt'), 'up.txt', 'one.txt'];
    for (const stray of strays) assert.ok(!existsSync(stray), 'a name of an entry was used as a path');
    for (const one of [path, out]) rmSync(one);
  }
}
