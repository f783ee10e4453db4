import { Refusal } from '../src/base/failure.ts';
import { type DumpHints, readHints } from '../src/dumps/dump-hints.ts';
import { tellPacking } from '../src/intake/tell-packing.ts';
import { checkDump } from './check-dump.ts';
import { checkPacked } from './check-packed.ts';
import type { FuzzInput } from './make-input.ts';
import { hintsName } from './read-examples.ts';

/**
 * Reads an input the way the service would: as a claimtrail.json, a packed file or a dump.
 *
 * folder   an empty one, for what is unpacked; empty again afterwards
 * returns  the format, `packed` or `hints`; `refused` where it was refused with a reason
 * fails    AssertionError for what does not hold, and whatever is thrown that is no Refusal
 */
export async function checkInput(input: FuzzInput, folder: string): Promise<string> {
  try {
    if (input.name === hintsName) return await checkHints(input);
    if (tellPacking(input.bytes) !== null) return await checkPacked(input, folder);
    return await checkDump(input);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

/** What hints say is told for a few names, and every dump can be read with it. */
async function checkHints(input: FuzzInput): Promise<string> {
  const text = input.bytes.toString('utf8');
  const said = ['a.txt', 'aabbcc.txt', `${'ab'.repeat(120)}c.csv`].map((name): DumpHints => {
    return readHints(text, hintsName, name);
  });
  for (const hints of said) await checkDump({ ...input, name: 'a.txt' }, hints);
  return 'hints';
}
