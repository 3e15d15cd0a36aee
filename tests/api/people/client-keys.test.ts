import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type JWK } from 'jose';
import request from 'supertest';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addClient,
  endClient,
  registerClientKey,
  revokeClientKey,
} from '../../../services/people/client-changes.ts';
import { viewClient } from '../../../services/people/client-views.ts';
import { newKeyPair } from '../../helpers/client-keys.ts';
import { unitIn } from '../../helpers/staff.ts';
import { publicOrigin } from '../parts.ts';
import { servedApi } from '../served-api.ts';

/** How an agency's system signs in by the keys that the administrator has registered for it. */
const served = servedApi();
const keeper = 'forvaltare.degerfors';
const login = 'elevsystem.degerfors';
const monday = '2026-11-16T09:00:00.000Z';
const endpoint = `${publicOrigin}/oauth/token`;

let clientId = '';
const as = async () => served.system.as(keeper);

beforeAll(async () => {
  const stated = { login, name: 'Elevsystemet', unitId: unitIn('degerfors', 'school') };
  clientId = (await addClient(served.system.deps, await as(), stated)).id;
});
beforeEach(() => served.system.clock.set(monday));

type Key = { readonly keyId: string; readonly kid: string; readonly secret: JWK };

const register = async (alg = 'ES256', expiresAt = '2027-01-01T00:00:00.000Z'): Promise<Key> => {
  const { publicJwk, privateJwk } = await newKeyPair(alg);
  const kid = randomUUID();
  const stated = { jwk: { ...publicJwk, kid }, expiresAt };
  const { id: keyId } = await registerClientKey(served.system.deps, await as(), clientId, stated);
  return { keyId, kid, secret: privateJwk };
};

const assertion = async ({ kid, secret }: Key, alg: string, named = true): Promise<string> => {
  const at = Math.floor(Date.parse(served.system.clock.now()) / 1_000);
  return new SignJWT()
    .setProtectedHeader({ alg, ...(named && { kid }) })
    .setIssuer(login)
    .setSubject(login)
    .setAudience(endpoint)
    .setJti(randomUUID())
    .setIssuedAt(at)
    .setExpirationTime(at + 60)
    .sign(await importJWK(secret, alg));
};

const signIn = async (key: Key, alg = 'ES256', named = true) =>
  request(served.api.app)
    .post('/oauth/token')
    .type('form')
    .send({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(key, alg, named),
    });
const tokenBy = async (key: Key, alg?: string): Promise<string> => {
  const { body } = await signIn(key, alg);
  return (body as { access_token: string }).access_token;
};
const me = async (token: string): Promise<number> =>
  (await request(served.api.app).get('/api/v1/me').set('Authorization', `Bearer ${token}`)).status;

const lastUsed = async ({ keyId }: Key): Promise<string | null | undefined> => {
  const { keys } = await viewClient(served.system.deps, await as(), clientId);
  return keys.find((one) => one.keyId === keyId)?.lastUsedAt;
};

describe('a system signs in by a key that was registered for it', () => {
  it.each(['ES256', 'EdDSA', 'Ed25519'])('and signs by %s', async (alg) => {
    const key = await register(alg);
    expect(await me(await tokenBy(key, alg))).toBe(200);
  });

  it('until the key is over, with the tokens that it has by then', async () => {
    const key = await register('ES256', '2026-11-16T09:02:00.000Z');
    const token = await tokenBy(key);
    served.system.clock.set('2026-11-16T09:01:59.999Z');
    expect(await me(token)).toBe(200);
    served.system.clock.set('2026-11-16T09:02:00.000Z');
    expect([await me(token), (await signIn(key)).status]).toEqual([401, 401]);
  });

  it('until it is revoked, with the tokens that it has by then; another goes on', async () => {
    const [key, other] = [await register(), await register()];
    const [token, another] = [await tokenBy(key), await tokenBy(other)];
    expect([await me(token), await me(another)]).toEqual([200, 200]);
    await revokeClientKey(served.system.deps, await as(), key.keyId);
    expect([await me(token), (await signIn(key)).status]).toEqual([401, 401]);
    expect([await me(another), (await signIn(other)).status]).toEqual([200, 200]);
  });

  it('and the administrator sees when it was last used, to the minute', async () => {
    const key = await register();
    expect(await lastUsed(key)).toBeNull();
    await signIn(key);
    served.system.clock.set('2026-11-16T09:00:30.000Z');
    await signIn(key);
    expect(await lastUsed(key)).toBe(monday);
    served.system.clock.set('2026-11-16T09:01:00.000Z');
    await signIn(key);
    expect(await lastUsed(key)).toBe('2026-11-16T09:01:00.000Z');
  });

  it('by its name, since several could have signed', async () => {
    const [key] = [await register(), await register()];
    expect((await signIn(key, 'ES256', false)).status).toBe(401);
  });
});

describe('a system that is let in no longer', () => {
  it('is refused at once, by its keys and with its tokens', async () => {
    const key = await register();
    const token = await tokenBy(key);
    await endClient(served.system.deps, await as(), clientId);
    expect([await me(token), (await signIn(key)).status]).toEqual([401, 401]);
  });
});

describe('a system with a single key', () => {
  it('need not name it', async () => {
    const stated = { login: 'ensam', name: 'Ensam', unitId: unitIn('degerfors', 'school') };
    const { id } = await addClient(served.system.deps, await as(), stated);
    const { publicJwk, privateJwk } = await newKeyPair();
    const jwk = { jwk: publicJwk, expiresAt: '2027-01-01T00:00:00.000Z' };
    await registerClientKey(served.system.deps, await as(), id, jwk);
    const at = Math.floor(Date.parse(monday) / 1_000);
    const signed = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('ensam')
      .setSubject('ensam')
      .setAudience(endpoint)
      .setJti(randomUUID())
      .setExpirationTime(at + 60)
      .sign(await importJWK(privateJwk, 'ES256'));
    const { body } = await request(served.api.app).post('/oauth/token').type('form').send({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
    });
    expect(await me((body as { access_token: string }).access_token)).toBe(200);
  });
});
