import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { maskPasswords, openLogger } from '../../src/runtime/open-logger.ts';

function openTarget(): { target: Writable; text: () => string } {
  const parts: string[] = [];
  const target = new Writable({
    write: (chunk, _encoding, done) => {
      parts.push(String(chunk));
      done();
    },
  });
  return { target, text: () => parts.join('') };
}

describe('the log', () => {
  test('is one JSON object a line when nobody watches', () => {
    const { target, text } = openTarget();
    openLogger({ level: 'info', format: 'auto' }, target).info({ articles: 3 }, 'took a dump');
    const line: unknown = JSON.parse(text());
    expect(line).toMatchObject({ level: 'info', msg: 'took a dump', articles: 3 });
    expect(line).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/));
  });

  test('leaves out what weighs less than its level', () => {
    const { target, text } = openTarget();
    openLogger({ level: 'warn', format: 'json' }, target).info('small talk');
    expect(text()).toBe('');
  });

  test.each(['json', 'pretty'] as const)('as %s never shows a secret', async (format) => {
    const { target, text } = openTarget();
    const log = openLogger({ level: 'info', format }, target);
    log.info({ password: 'hush-1', mail: { password: 'hush-2' } }, 'sending');
    log.info({ to: 'postgres://anna:hush-3@db/news' }, 'opening redis://:hush-4@cache');
    log.error({ err: new Error('refused by postgres://anna:hush-5@db/news') }, 'failed');
    await new Promise((resolve) => setImmediate(resolve));
    expect(text()).toContain('failed');
    expect(text()).toContain('anna:***@db');
    expect(text()).not.toContain('hush');
  });
});

test.each([
  ['postgres://a:b@h/d', 'postgres://a:***@h/d'],
  ['two: redis://:x@h and amqp+ssl://u:y@i', 'two: redis://:***@h and amqp+ssl://u:***@i'],
  ['http://example.org:80/a@b', 'http://example.org:80/a@b'],
  ['no url at all: x@y', 'no url at all: x@y'],
])('in %j the password is masked', (text, masked) => {
  expect(maskPasswords(text)).toBe(masked);
});
