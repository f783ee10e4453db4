import { defineConfig } from 'vitest/config';

/** The queue on Redis; needs a server that may be flushed: CLAIMTRAIL_TEST_REDIS_URL=redis://127.0.0.1:6379/9 */
export default defineConfig({
  test: {
    include: ['tests/redis/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
