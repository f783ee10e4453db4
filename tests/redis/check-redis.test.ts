import { describe, expect, test } from 'vitest';
import { checkRedis } from '../../src/runtime/check-outside.ts';

const redisUrl = process.env.CLAIMTRAIL_TEST_REDIS_URL;
const password = 'not-to-be-shown';

async function failureOf(url: URL): Promise<string> {
  return checkRedis(url.href).then(
    () => 'none',
    (error: Error) => error.message,
  );
}

describe.skipIf(redisUrl === undefined)('the check of Redis', () => {
  test('accepts a server that answers, with its version', async () => {
    expect((await checkRedis(redisUrl ?? '')).version).toMatch(/\d+\.\d+/);
  });

  test('names host and port of a server that cannot be reached, without the password', async () => {
    const message = await failureOf(new URL(`redis://:${password}@127.0.0.1:1`));
    expect(message).toContain('Redis at 127.0.0.1:1 (REDIS_URL) cannot be used');
    expect(message).not.toContain(password);
  });

  test('tells a refused user with host and port, and does not repeat the password', async () => {
    const url = new URL(redisUrl ?? '');
    url.username = 'nobody-of-that-name';
    url.password = password;
    const message = await failureOf(url);
    expect(message).toContain(`Redis at ${url.hostname}:${url.port || '6379'} (REDIS_URL) cannot be used`);
    expect(message).not.toContain(password);
  });
});
