import { describe, expect, it } from 'vitest';
import {
  apiConfig,
  ConfigurationError,
  identityProviderConfig,
  migrationsConfig,
  startConfig,
  workerConfig,
} from '../../platform/config.ts';

const api = {
  NODE_ENV: 'test',
  ANMALAN_KEYS_FILE: 'keys.json',
  DATABASE_URL: 'postgresql://app:hemligt@127.0.0.1:5432/anmalan',
  OIDC_ISSUER: 'http://127.0.0.1:3001',
};
const production = {
  ...api,
  NODE_ENV: 'production',
  DATABASE_URL: `${api.DATABASE_URL}?sslmode=verify-full`,
  PUBLIC_ORIGIN: 'https://anmalan.example.se',
  OIDC_ISSUER: 'https://inloggning.example.se/realm',
  OIDC_PROVIDER_FILE: 'login.json',
};
const worker = {
  NODE_ENV: 'test',
  ANMALAN_KEYS_FILE: 'keys.json',
  WORKER_DATABASE_URL: 'postgresql://worker@127.0.0.1:5432/anmalan',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
};

const problemsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error.problems.map(({ name, reason }) => `${name} ${reason}`);
    }
    throw error;
  }
  return [];
};

describe('apiConfig', () => {
  it('fills in the defaults', () => {
    expect(apiConfig(api)).toEqual({
      production: false,
      logLevel: 'info',
      host: '127.0.0.1',
      port: 3000,
      metricsHost: '127.0.0.1',
      metricsPort: 0,
      publicOrigin: 'http://127.0.0.1:3000',
      keysFile: 'keys.json',
      databaseTls: 'required',
      databaseUrl: api.DATABASE_URL,
      oidcIssuer: 'http://127.0.0.1:3001',
      oidcProviderFile: undefined,
      oidcAudience: 'anmalan',
      loginMaxAgeSeconds: 28_800,
      freshLoginSeconds: 900,
      temporalUiUrl: undefined,
      trustedProxies: 0,
      quotaMinutes: 10,
      quotaAddressRequests: 1000,
      quotaPersonLooks: 3000,
      quotaClientLooks: 30_000,
      quotaDeedMinutes: 60,
      quotaPersonKilobytes: 16_000,
      quotaClientKilobytes: 256_000,
      quotaUnitKilobytes: 512_000,
      quotaPersonFileKilobytes: 210_000,
      quotaClientFileKilobytes: 2_100_000,
      clamdSocket: undefined,
    });
  });

  it('is frozen', () => {
    expect(Object.isFrozen(apiConfig(api))).toBe(true);
  });

  it('derives its origin from host and port unless told otherwise', () => {
    expect(apiConfig({ ...api, HOST: 'localhost', PORT: '8080' }).publicOrigin).toBe(
      'http://localhost:8080',
    );
    expect(apiConfig({ ...api, PUBLIC_ORIGIN: 'https://anmalan.example.se/' }).publicOrigin).toBe(
      'https://anmalan.example.se',
    );
  });

  it('names every missing variable in one error', () => {
    expect(problemsOf(() => apiConfig({ NODE_ENV: 'test', DATABASE_URL: ' ' }))).toEqual([
      'ANMALAN_KEYS_FILE is not set',
      'DATABASE_URL is not set',
      'OIDC_ISSUER is not set',
    ]);
    expect(() => apiConfig({})).toThrow(/ANMALAN_KEYS_FILE[^]*DATABASE_URL[^]*OIDC_ISSUER/);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
    ['LOGIN_MAX_AGE_SECONDS', '8h'],
    ['LOGIN_MAX_AGE_SECONDS', '1000000'],
    ['FRESH_LOGIN_MAX_AGE_SECONDS', '0'],
    ['FRESH_LOGIN_MAX_AGE_SECONDS', '-900'],
    ['PUBLIC_ORIGIN', 'https://anmalan.example.se/sida'],
    ['PUBLIC_ORIGIN', 'anmalan.example.se'],
    ['PUBLIC_ORIGIN', 'javascript:alert(1)'],
    ['OIDC_ISSUER', 'ldap://127.0.0.1'],
    ['TEMPORAL_UI_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://app:hemligt@127.0.0.1'],
    ['TRUSTED_PROXIES', 'true'],
    ['QUOTA_MINUTES', '0'],
    ['QUOTA_PERSON_LOOKS', '1e3'],
    ['QUOTA_PERSON_KILOBYTES', '14999'],
  ])('refuses %s=%s and names it', (name, value) => {
    const [problem] = problemsOf(() => apiConfig({ ...api, [name]: value }));
    expect(problem).toMatch(new RegExp(`^${name} `));
  });

  it('repeats no secret in its error', () => {
    const problems = problemsOf(() => apiConfig({ ...api, DATABASE_URL: 'mysql://app:hemligt@h' }));
    expect(problems).toEqual(['DATABASE_URL is not valid']);
  });

  it('refuses plain http for itself and the identity provider in production', () => {
    const plain = { PUBLIC_ORIGIN: '', OIDC_ISSUER: api.OIDC_ISSUER };
    expect(problemsOf(() => apiConfig({ ...production, ...plain }))).toEqual([
      'PUBLIC_ORIGIN must be https in production',
      'OIDC_ISSUER must be https in production',
    ]);
    const shouting = { OIDC_ISSUER: 'HTTP://inloggning.example.se' };
    expect(problemsOf(() => apiConfig({ ...production, ...shouting }))).toEqual([
      'OIDC_ISSUER must be https in production',
    ]);
    expect(apiConfig(production)).toMatchObject({
      production: true,
      oidcIssuer: 'https://inloggning.example.se/realm',
    });
  });

  it('demands in production to be told how people log in', () => {
    const untold = { ...production, OIDC_PROVIDER_FILE: undefined };
    expect(problemsOf(() => apiConfig(untold))).toEqual(['OIDC_PROVIDER_FILE is not set']);
  });

  it.each([
    ['says nothing of TLS', ''],
    ['would go on without it', '?sslmode=prefer'],
    ['turns it off', '?sslmode=disable'],
    ['takes any certificate', '?sslmode=no-verify'],
    [
      'takes any certificate in the words of another driver',
      '?sslmode=require&uselibpqcompat=true',
    ],
    ['says both', '?sslmode=verify-full&sslmode=disable'],
    ['says it where nobody reads it', '#?sslmode=verify-full'],
  ])('refuses in production a database whose address %s', (_, query) => {
    const address = `${production.DATABASE_URL.split('?')[0]}${query}`;
    expect(problemsOf(() => apiConfig({ ...production, DATABASE_URL: address }))).toEqual([
      'DATABASE_URL must say sslmode=verify-full in production, unless DATABASE_TLS=off',
    ]);
    expect(apiConfig({ ...api, DATABASE_URL: address }).databaseUrl).toBe(address);
  });

  it('takes one without TLS in production when told so by name, and by no other word', () => {
    const plain = { ...production, DATABASE_URL: api.DATABASE_URL };
    expect(apiConfig({ ...plain, DATABASE_TLS: 'off' }).databaseUrl).toBe(api.DATABASE_URL);
    for (const other of ['required', '', 'no', 'OFF']) {
      expect(problemsOf(() => apiConfig({ ...plain, DATABASE_TLS: other }))).not.toEqual([]);
    }
  });

  it('is for production unless it is told otherwise', () => {
    const { NODE_ENV: _, ...untold } = api;
    expect(problemsOf(() => apiConfig(untold))).toContain(
      'OIDC_ISSUER must be https in production',
    );
    const unset = { ...worker, NODE_ENV: '', DATABASE_TLS: 'off' };
    expect(workerConfig(unset).production).toBe(true);
  });

  it('knows nothing of the worker and its database', () => {
    expect(Object.values(apiConfig({ ...api, ...worker }))).not.toContain(
      worker.WORKER_DATABASE_URL,
    );
  });
});

describe('the other processes', () => {
  it('workerConfig fills in the defaults', () => {
    expect(workerConfig(worker)).toEqual({
      production: false,
      logLevel: 'info',
      host: '127.0.0.1',
      healthPort: 0,
      metricsHost: '127.0.0.1',
      metricsPort: 0,
      keysFile: 'keys.json',
      databaseTls: 'required',
      databaseUrl: worker.WORKER_DATABASE_URL,
      freshLoginSeconds: 900,
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'default',
      temporalTaskQueue: 'anmalan',
      drawingThreads: 0,
      workflowBundle: undefined,
    });
  });

  it('workerConfig names every missing variable', () => {
    expect(problemsOf(() => workerConfig({ NODE_ENV: 'test' }))).toEqual([
      'ANMALAN_KEYS_FILE is not set',
      'WORKER_DATABASE_URL is not set',
      'TEMPORAL_ADDRESS is not set',
    ]);
  });

  it('refuse a database without TLS in production too', () => {
    const owner = { OWNER_DATABASE_URL: 'postgresql://owner@127.0.0.1/anmalan' };
    const inProduction = { ...worker, ...owner, NODE_ENV: 'production' };
    const why = 'must say sslmode=verify-full in production, unless DATABASE_TLS=off';
    expect(problemsOf(() => workerConfig(inProduction))).toEqual([`WORKER_DATABASE_URL ${why}`]);
    expect(problemsOf(() => migrationsConfig(inProduction))).toEqual([`OWNER_DATABASE_URL ${why}`]);
    const off = { ...inProduction, DATABASE_TLS: 'off' };
    expect(problemsOf(() => [workerConfig(off), migrationsConfig(off)])).toEqual([]);
  });

  it('migrationsConfig takes the owner of the tables only', () => {
    expect(problemsOf(() => migrationsConfig(api))).toEqual(['OWNER_DATABASE_URL is not set']);
    const owner = 'postgresql://owner@127.0.0.1/anmalan';
    const test = { NODE_ENV: 'test', OWNER_DATABASE_URL: owner };
    expect(migrationsConfig(test).databaseUrl).toBe(owner);
  });

  it('identityProviderConfig needs to know where it stands', () => {
    const test = { NODE_ENV: 'test' };
    expect(problemsOf(() => identityProviderConfig(test))).toEqual(['OIDC_ISSUER is not set']);
    const stated = { ...test, OIDC_ISSUER: 'http://127.0.0.1:3001/' };
    expect(identityProviderConfig(stated)).toMatchObject({
      issuer: 'http://127.0.0.1:3001',
      audience: 'anmalan',
      dataFolder: '.anmalan',
    });
  });

  it('startConfig needs nothing at all', () => {
    expect(startConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataFolder: '.anmalan',
      databaseUrl: undefined,
      temporalAddress: undefined,
      oidcIssuer: undefined,
    });
  });
});
