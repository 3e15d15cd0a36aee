import { describe, expect, it } from 'vitest';

import { read } from '../../helpers/repository.ts';
import { childEnvironment } from '../../../scripts/start/child-environment.ts';

const values = {
  PORT: '3000',
  ANMALAN_KEYS_FILE: 'keys.json',
  DATABASE_URL: 'postgres://app@127.0.0.1/anmalan',
  WORKER_DATABASE_URL: 'postgres://worker@127.0.0.1/anmalan',
  OIDC_ISSUER: 'http://127.0.0.1:3001',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  TEMPORAL_UI_URL: undefined,
};

const outside = {
  PATH: '/usr/bin',
  NODE_OPTIONS: '--inspect',
  DATABASE_URL: 'postgres://outside@127.0.0.1/outside',
  AWS_SECRET_ACCESS_KEY: 'of somebody',
  TEMPORAL_TLS_CLIENT_CERT_PATH: 'cert.pem',
  QUOTA_PERSON_LOOKS: '5000',
  TRUSTED_PROXIES: '1',
  OIDC_PROVIDER_FILE: 'provider.json',
  DRAWING_THREADS: '2',
};

const of = (name: 'api' | 'worker' | 'identityProvider'): Readonly<Record<string, string>> =>
  childEnvironment(name, { values, outside });

describe('the environment of the processes that npm start starts', () => {
  it('the API knows its own database login, the quotas, and nothing of Temporal', () => {
    const { NODE_OPTIONS: _, ...known } = of('api');
    expect(known).toEqual({
      PATH: '/usr/bin',
      PORT: '3000',
      ANMALAN_KEYS_FILE: 'keys.json',
      DATABASE_URL: 'postgres://app@127.0.0.1/anmalan',
      OIDC_ISSUER: 'http://127.0.0.1:3001',
      QUOTA_PERSON_LOOKS: '5000',
      TRUSTED_PROXIES: '1',
      OIDC_PROVIDER_FILE: 'provider.json',
    });
  });

  it('the worker knows its own database login, Temporal, how to be let in there, and its threads', () => {
    expect(of('worker')).toMatchObject({
      PATH: '/usr/bin',
      ANMALAN_KEYS_FILE: 'keys.json',
      WORKER_DATABASE_URL: 'postgres://worker@127.0.0.1/anmalan',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      TEMPORAL_TLS_CLIENT_CERT_PATH: 'cert.pem',
      DRAWING_THREADS: '2',
    });
  });

  it.each([
    ['worker', 'NODE_OPTIONS'],
    ['worker', 'MALLOC_ARENA_MAX'],
    ['api', 'NODE_OPTIONS'],
  ] as const)(
    'the %s runs by the same %s as in its image, and nothing from outside',
    (child, name) => {
      const [, stage = ''] = read('deploy/Dockerfile').split(`FROM runtime AS ${child}\n`);
      const [own = ''] = stage.split(/^FROM /m);
      const image = new RegExp(`^ENV ${name}="?([^"\\n]+?)"?$`, 'm').exec(own);
      expect(image?.[1]).toBeDefined();
      expect(of(child)[name]).toBe(image?.[1]);
    },
  );

  it('the identity provider knows no database and no keys', () => {
    expect(of('identityProvider')).toEqual({
      PATH: '/usr/bin',
      OIDC_ISSUER: 'http://127.0.0.1:3001',
    });
  });
});
