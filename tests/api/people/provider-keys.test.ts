import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProviderKeys } from '../../../api/identity/provider-keys.ts';
import { Unavailable } from '../../../api/problems/errors.ts';

/** A provider over plain http, as in development; it says where its keys are in either way. */
let server: Server;
let origin: string;
const asked: string[] = [];
let jwksUri: (at: string) => string;

beforeAll(async () => {
  const jwk = { ...(await exportJWK((await generateKeyPair('ES256')).publicKey)), kid: 'k' };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const about = { issuer: origin, jwks_uri: jwksUri(origin) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : about));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const header = { alg: 'ES256', kid: 'k' };
const token = { payload: '', signature: '' };
const find = (production: boolean) => createProviderKeys(origin, { production })(header, token);

describe('the keys of the provider', () => {
  it('are fetched over plain http in development', async () => {
    jwksUri = (at) => `${at}/keys`;
    expect(await find(false)).toMatchObject({ type: 'public' });
    expect(asked).toContain('/keys');
  });

  it.each([
    ['http', (at: string) => `${at}/keys`],
    ['HTTP in capitals', (at: string) => `${at.toUpperCase()}/keys`],
    ['an address without a host', () => 'https:'],
    ['another scheme', () => 'file:///etc/keys'],
  ])(
    'are not fetched in production when its metadata names them by %s: whoever stands between could put in his own',
    async (_, uri) => {
      jwksUri = uri;
      asked.length = 0;
      await expect(find(true)).rejects.toThrow(new Unavailable('login-unavailable'));
      expect(asked).toEqual(['/.well-known/openid-configuration']);
    },
  );
});
