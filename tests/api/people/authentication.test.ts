import { createLocalJWKSet, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { styleSheetAddress } from '../../../templates/components/layout.tsx';
import { createProviderKeys } from '../../../api/identity/provider-keys.ts';
import { callerRoutes } from '../../../api/routes/all.ts';
import { freePort } from '../../../platform/engine/ports.ts';
import { audience, createTestApi, issuer, publicOrigin } from '../parts.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const someId = '019ab0c5-1c00-7a3e-9d51-6f0c2b7e4a10';
const me = (token: string, headers: Readonly<Record<string, string>> = {}) =>
  request(served.api.app).get('/api/v1/me').set('Authorization', `Bearer ${token}`).set(headers);
const codeOf = (answer: { readonly body: unknown }): unknown =>
  (answer.body as { code?: unknown }).code;

describe('without a token', () => {
  it.each(callerRoutes.map(({ method, path }) => [method, path] as const))(
    '%s %s is refused',
    async (method, path) => {
      const answer = await request(served.api.app)[method](path.replaceAll(/:\w+/g, someId));
      expect([answer.status, codeOf(answer)]).toEqual([401, 'no-token']);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="anmalan"');
    },
  );

  it.each(['/api/v1/nothing', '/reports', '/metrics', '/.env'])(
    'even %s, which does not exist, says only that one has to log in',
    async (path) => {
      expect((await request(served.api.app).get(path)).status).toBe(401);
    },
  );

  it.each(['/', '/healthz', '/readyz', '/api-info', '/api/v1/openapi.json', styleSheetAddress])(
    '%s may be read by anybody',
    async (path) => {
      const answer = await request(served.api.app).get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['referrer-policy']).toBe('same-origin');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers).not.toHaveProperty('x-powered-by');
    },
  );
});

describe('a person`s access token', () => {
  it('names the person; who that is stands in the database', async () => {
    const answer = await me(await served.api.tokenFor('socialsekreterare1.degerfors'));
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      is: 'person',
      login: 'socialsekreterare1.degerfors',
      function: { role: 'officer', municipality: 'Degerfors' },
    });
  });

  it.each([
    ['of another issuer', { issuer: 'http://127.0.0.1:4000' }],
    ['that says it is ours', { issuer: publicOrigin }],
    ['for another audience', { audience: 'something-else' }],
    ['for us and somebody else', { audience: [audience, 'something-else'] }],
    ['for somebody else and us', { audience: ['something-else', audience] }],
    ['for nobody', { audience: [] }],
    ['that is an ID token', { typ: 'JWT' }],
    ['that has run out', { expiresIn: -31 }],
    ['that never runs out', { expiresIn: null }],
    ['that does not say when it was issued', { issuedIn: null }],
    ['that is issued in the future', { issuedIn: 31, expiresIn: 600 }],
    ['that lives longer than an hour', { expiresIn: 3601 }],
    ['for ten years', { expiresIn: 315_360_000 }],
    ['that does not say when she logged in', { loggedInIn: null }],
    ['that says so in words', { authTime: 'today' }],
    ['that says she logs in later', { loggedInIn: 31 }],
  ])('%s is refused', async (_, changes) => {
    const answer = await me(await served.api.tokenFor('larare.degerfors', changes));
    expect([answer.status, codeOf(answer)]).toEqual([401, 'invalid-token']);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it.each([
    ['an hour', { expiresIn: 3600 }],
    ['us alone, as a list of one', { audience: [audience] }],
    ['an hour by a clock that is ahead', { issuedIn: 30, expiresIn: 3630, loggedInIn: 30 }],
    ['ten minutes, after eight hours at work', { loggedInIn: -28_800 }],
    ['ten minutes, after eight hours by a clock that is behind', { loggedInIn: -28_830 }],
  ])('for %s is taken', async (_, changes) => {
    expect((await me(await served.api.tokenFor('larare.degerfors', changes))).status).toBe(200);
  });

  it.each([
    ['eight hours', -28_831],
    ['twenty days', -1_728_000],
  ])('asks for a new login after %s (RFC 9470)', async (_, loggedInIn) => {
    const answer = await me(await served.api.tokenFor('larare.degerfors', { loggedInIn }));
    expect([answer.status, codeOf(answer)]).toEqual([401, 'login-too-old']);
    expect(answer.body).toMatchObject({ maxAgeSeconds: 28_800 });
    expect(answer.headers['www-authenticate']).toMatch(
      /^Bearer realm="anmalan", error="insufficient_user_authentication", .*max_age="28800"$/,
    );
  });

  it('of another key, of no key and of a shared secret is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const now = Math.floor(Date.parse(served.system.clock.now()) / 1000);
    const times = { iat: now, auth_time: now };
    const claims = { iss: issuer, sub: 'larare.degerfors', aud: audience, ...times };
    const unsecured = new UnsecuredJWT(claims).setExpirationTime(now + 600).encode();
    const secret = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setExpirationTime(now + 600)
      .sign(Buffer.alloc(32));
    const forged = await served.api.tokenFor('larare.degerfors', { key: privateKey });
    for (const token of [forged, unsecured, secret, 'not.a.token', 'x']) {
      expect(codeOf(await me(token))).toBe('invalid-token');
    }
  });

  it.each([
    ['none', null],
    ['another', 'http://id.elegnamnden.se/loa/1.0/loa2'],
  ])('with %s level of assurance is not enough', async (_, acr) => {
    const answer = await me(await served.api.tokenFor('larare.degerfors', { acr }));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'assurance-too-low']);
  });

  it.each([
    ['nobody has', 'nobody.degerfors'],
    ['is a piece of SQL', "x'; drop table person; --"],
    ['holds a NUL', 'a\u0000b'],
    ['is a client`s', 'skolsystem.degerfors'],
  ])('for a login that %s is refused', async (_, login) => {
    expect((await me(await served.api.tokenFor(login))).status).toBe(401);
  });

  it('cannot be checked while the provider does not answer: 503, and clients are not held up', async () => {
    const port = await freePort();
    const down = await createTestApi(served.system, {
      providerKeys: createProviderKeys(`http://127.0.0.1:${port}`, { production: false }),
    });
    const answer = await request(down.app)
      .get('/api/v1/me')
      .set('Authorization', `Bearer ${await down.tokenFor('larare.degerfors')}`);
    expect([answer.status, codeOf(answer)]).toEqual([503, 'login-unavailable']);
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('is refused when the provider has no such key', async () => {
    const other = await createTestApi(served.system, {
      providerKeys: createLocalJWKSet({ keys: [] }),
    });
    const answer = await request(other.app)
      .get('/api/v1/me')
      .set('Authorization', `Bearer ${await other.tokenFor('larare.degerfors')}`);
    expect(codeOf(answer)).toBe('invalid-token');
  });
});

describe('a person with several functions', () => {
  const login = 'kurator.kinda';
  const second = '019ab0c5-1c00-7a3e-9d51-000000000002';

  beforeAll(async () => {
    await served.system.raw.raw(
      `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
       select ?, person_id, 'rektor', unit_id, organisation_id, municipality_id, valid_from
       from assignment a where person_id = (select id from person where subject = ?)`,
      [second, login],
    );
  });

  it('has to say which one; the answer lists them', async () => {
    const answer = await me(await served.api.tokenFor(login));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'acting-as-required']);
    const { functions } = answer.body as { functions: { role: string; assignmentId: string }[] };
    expect(functions.map(({ role }) => role).sort()).toEqual(['kurator', 'rektor']);
  });

  it('acts in the one that Acting-As names', async () => {
    const answer = await me(await served.api.tokenFor(login), { 'Acting-As': second });
    expect(answer.body).toMatchObject({ function: { role: 'rektor', assignmentId: second } });
  });

  it('names it in capitals as well: a UUID has no case', async () => {
    const named = { 'Acting-As': second.toUpperCase() };
    const answer = await me(await served.api.tokenFor(login), named);
    expect(answer.body).toMatchObject({ function: { assignmentId: second } });
  });

  it('cannot act in somebody else`s', async () => {
    const other = await me(await served.api.tokenFor('rektor.degerfors'));
    const { function: theirs } = other.body as { function: { assignmentId: string } };
    const answer = await me(await served.api.tokenFor(login), { 'Acting-As': theirs.assignmentId });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'acting-as-unknown']);
  });

  it('loses a function at the next request after it ends', async () => {
    const token = await served.api.tokenFor(login);
    await served.system.raw.raw(`update assignment set valid_to = ? where id = ?`, [
      served.system.clock.now(),
      second,
    ]);
    expect((await me(token)).body).toMatchObject({ function: { role: 'kurator' } });
  });
});
