import { createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { checkPostgres } from '../../src/runtime/check-outside.ts';

const password = 'not-to-be-shown';

async function failureOf(url: URL): Promise<string> {
  return checkPostgres(url.href).then(
    () => 'none',
    (error: Error) => error.message,
  );
}

/** A port that was free a moment ago. */
async function findClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('a server that answers and is new enough is accepted with its version', async () => {
  const check = await checkPostgres(inject('postgresUrl'));
  expect(Number.parseInt(check.version, 10)).toBeGreaterThanOrEqual(15);
  expect(check.warnings).toEqual([]);
});

test('a server that cannot be reached is named with host and port, without the password', async () => {
  const port = await findClosedPort();
  const message = await failureOf(new URL(`postgres://anna:${password}@127.0.0.1:${port}/news`));
  expect(message).toContain(`PostgreSQL at 127.0.0.1:${port} (DATABASE_URL) cannot be used`);
  expect(message).not.toContain(password);
});

test('a wrong password is told with host and port, and not repeated', async () => {
  const url = new URL(inject('postgresUrl'));
  url.password = password;
  const message = await failureOf(url);
  expect(message).toContain(`PostgreSQL at ${url.host} (DATABASE_URL) cannot be used: password authentication failed`);
  expect(message).not.toContain(password);
});

test('a database that is not there is told', async () => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/nowhere';
  expect(await failureOf(url)).toMatch(/cannot be used: database "nowhere" does not exist/);
});
