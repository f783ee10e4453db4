import { type Verified, type VerifyOptions, verifyStore } from '../../src/audit/verify/verify-store.ts';
import { openVerifyTools } from '../../src/pipeline/open-verify-tools.ts';
import type { TestContext } from '../support/test-context.ts';

/** Holds a store against its kept bytes, as `claimtrail verify` does. */
export function verified(context: TestContext, options: Partial<VerifyOptions> = {}): Promise<Verified> {
  return verifyStore(context.db, openVerifyTools(context, 2), {
    since: null,
    article: null,
    isQuick: false,
    keptMax: 20,
    noted: null,
    onProgress: () => {},
    ...options,
  });
}
