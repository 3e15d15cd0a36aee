import { createHook } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import request from 'supertest';
import { describe, expect, inject, it } from 'vitest';
import { tokenRoute } from '../../../api/routes/people/token/route.ts';
import { developmentClientKey } from '../../../scripts/seed/client-keys.ts';
import { audience, publicOrigin } from '../parts.ts';
import { servedApi } from '../served-api.ts';

const login = 'skolsystem.degerfors';
const endpoint = `${publicOrigin}/oauth/token`;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const served = servedApi();

type Claims = {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | string[];
  readonly exp?: number | null;
  readonly jti?: string | null;
  /** Whose key signs. */
  readonly signer?: string;
};

const assertion = async (of: Claims = {}): Promise<string> => {
  const { privateJwk } = await developmentClientKey(inject('template').folder, of.signer ?? login);
  const at = Math.floor(Date.parse(served.system.clock.now()) / 1000);
  const jwt = new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: privateJwk.kid })
    .setIssuer(of.iss ?? login)
    .setSubject(of.sub ?? login)
    .setAudience(of.aud ?? endpoint)
    .setIssuedAt(at);
  if (of.exp !== null) jwt.setExpirationTime(at + (of.exp ?? 60));
  if (of.jti !== null) jwt.setJti(of.jti ?? randomUUID());
  return jwt.sign(await importJWK(privateJwk, 'ES256'));
};

const ask = async (form: Readonly<Record<string, string>>) =>
  request(served.api.app).post('/oauth/token').type('form').send(form);

const signIn = async (clientAssertion: string) =>
  ask({
    grant_type: 'client_credentials',
    client_assertion_type: assertionType,
    client_assertion: clientAssertion,
  });

/** How many signatures Node verifies meanwhile. */
const verifications = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'SIGNREQUEST') count += 1;
    },
  });
  hook.enable();
  await work();
  hook.disable();
  return count;
};

const tokenOf = (answer: { readonly body: unknown }): string =>
  (answer.body as { access_token: string }).access_token;

const me = async (token: string) =>
  request(served.api.app).get('/api/v1/me').set('Authorization', `Bearer ${token}`);

describe('what the token endpoint refuses before it reads it', () => {
  it.each([
    {
      of: 'more than 32 kB',
      form: `client_assertion=${'a'.repeat(33_000)}`,
      headers: {},
      gets: 413,
    },
    { of: 'more than 20 members', form: 'a=1&'.repeat(21), headers: {}, gets: 413 },
    { of: 'a compressed form', form: 'a=1', headers: { 'Content-Encoding': 'gzip' }, gets: 415 },
    {
      of: 'another charset',
      form: 'a=1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' },
      gets: 415,
    },
  ])('$of: $gets, as its document says', async ({ form, headers, gets }) => {
    const answer = await request(served.api.app)
      .post('/oauth/token')
      .type('form')
      .set(headers)
      .send(form);
    expect([answer.status, answer.type]).toEqual([gets, 'application/problem+json']);
    expect(Object.keys(tokenRoute.operation.responses)).toContain(String(gets));
  });
});

describe('an agency system', () => {
  it('gets a token for five minutes by an assertion it has signed (RFC 7523 §3)', async () => {
    const answer = await signIn(await assertion());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
    expect(answer.headers['cache-control']).toBe('no-store');
    const token = tokenOf(answer);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const { iss, sub, aud, iat = 0, exp } = decodeJwt(token);
    expect({ iss, sub, aud }).toEqual({ iss: publicOrigin, sub: login, aud: audience });
    expect(exp).toBe(iat + 300);
  });

  it('is known by that token as itself, at its own unit', async () => {
    const answer = await me(tokenOf(await signIn(await assertion())));
    expect(answer.body).toMatchObject({
      is: 'client',
      organisation: 'Degerfors kommun, skolan',
      municipality: 'Degerfors',
    });
  });

  it('may name the endpoint as a list of one', async () => {
    expect((await signIn(await assertion({ aud: [endpoint] }))).status).toBe(200);
  });

  it('signs in once with an assertion', async () => {
    const once = await assertion();
    expect((await signIn(once)).status).toBe(200);
    const again = await signIn(once);
    expect([again.status, again.body]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it.each([
    ['for another endpoint', { aud: publicOrigin }],
    ['for this endpoint and another', { aud: [endpoint, 'https://other.test/oauth/token'] }],
    ['for nobody', { aud: [] }],
    ['in another name', { sub: 'skolsystem.kinda' }],
    ['of an unknown client', { iss: 'skolsystem.nowhere', sub: 'skolsystem.nowhere' }],
    ['with a name that is no name', { iss: 'a\u0000b', sub: 'a\u0000b' }],
    ['signed by another client', { signer: 'skolsystem.kinda' }],
    ['that lives longer than five minutes', { exp: 400 }],
    ['that never ends', { exp: null }],
    ['that has run out', { exp: -31 }],
    ['without an id', { jti: null }],
    ['with an id that is no id', { jti: 'x' }],
  ])('is refused with an assertion %s, in the same words', async (_, claims: Claims) => {
    const answer = await signIn(await assertion(claims));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: 'invalid_client',
      error_description: 'The client assertion is not valid.',
    });
  });

  it('is refused after a verification also in the name of nobody, or the time would tell who exists', async () => {
    const nobody = { iss: 'skolsystem.nowhere', sub: 'skolsystem.nowhere' };
    const known = await assertion({ signer: 'skolsystem.kinda' });
    const unknown = await assertion(nobody);
    expect(await verifications(() => signIn(known))).toBe(1);
    expect(await verifications(() => signIn(unknown))).toBe(1);
  });

  it.each([
    [{ grant_type: 'password', username: 'a', password: 'b' }, 400, 'unsupported_grant_type'],
    [{}, 400, 'invalid_request'],
    [{ grant_type: 'client_credentials' }, 400, 'invalid_request'],
    [
      {
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: 'x',
      },
      401,
      'invalid_client',
    ],
  ])('is told what is wrong with %j as OAuth has it', async (form, status, error) => {
    const answer = await ask(form);
    expect([answer.status, (answer.body as { error: string }).error]).toEqual([status, error]);
  });

  it('loses its rights at once when it is revoked', async () => {
    const other = await signIn(
      await assertion({
        iss: 'skolsystem.kinda',
        sub: 'skolsystem.kinda',
        signer: 'skolsystem.kinda',
      }),
    );
    const token = tokenOf(other);
    expect((await me(token)).status).toBe(200);
    await served.system.raw.raw(`update api_client set revoked_at = now() where login = ?`, [
      'skolsystem.kinda',
    ]);
    expect((await me(token)).status).toBe(401);
  });
});
