import {
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { createLoginProvider } from '../../../../api/identity/login-provider.ts';
import { secretsOf } from '../../../../api/identity/login-secrets.ts';
import {
  readProviderFile,
  type ProviderSettings,
} from '../../../../api/identity/provider-settings.ts';
import { freePort } from '../../../../platform/engine/ports.ts';
import { adjustableClock } from '../../../helpers/clocks.ts';
import { scriptedProvider, type Script } from '../../../helpers/scripted-provider.ts';

/** Not the machine's own time, which the provider's words are therefore not measured by. */
const now = '2031-05-06T07:08:09.000Z';
const seconds = Date.parse(now) / 1_000;
const { issuer, script, asked } = await scriptedProvider();
const usual = (await readProviderFile(undefined, { production: false })).settings;
const pair = await generateKeyPair('PS256', { extractable: true });
const config = { publicOrigin: 'http://127.0.0.1:3000', oidcIssuer: issuer, production: false };
const login = (settings: Partial<ProviderSettings> = {}, changes: Partial<typeof config> = {}) =>
  createLoginProvider({
    config: { ...config, ...changes },
    settings: { ...usual, ...settings },
    clientKey: { key: pair.privateKey, names: { kid: 'ours', x5t: 'thumb' } },
    clock: adjustableClock(now),
  });
const secrets = secretsOf('A'.repeat(43));
const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
const claims = {
  iss: issuer,
  aud: 'anmalan-web',
  sub: 'larare.degerfors',
  nonce: secrets.nonce,
  iat: seconds,
  exp: seconds + 300,
  auth_time: seconds - 5,
  acr: loa3,
};

const refusedAs = async (answer: Promise<unknown>): Promise<string> => {
  try {
    await answer;
    return 'taken';
  } catch (error) {
    const { code, details = {} } = error as { code: string; details?: Record<string, unknown> };
    return [code, details['reason']].filter(Boolean).join(' ');
  }
};
const answer = (next: Script, settings: Partial<ProviderSettings> = {}) => {
  script(next);
  return login(settings).answer(`?code=c&state=${secrets.state}`, secrets);
};

describe('what the provider says of somebody', () => {
  it('is who she is, how surely, and when she logged in, by our own clock', async () => {
    expect(await answer({ claims })).toEqual({
      subject: 'larare.degerfors',
      assurance: loa3,
      loggedInAt: '2031-05-06T07:08:04.000Z',
    });
    expect(asked.at(-1)?.get('code_verifier')).toBe(secrets.verifier);
  });

  it.each<readonly [what: string, change: Script, refused: string]>([
    ['with another nonce', { claims: { ...claims, nonce: 'other' } }, 'wrong-answer'],
    ['without a nonce', { claims: { ...claims, nonce: undefined } }, 'wrong-answer'],
    ['for another client', { claims: { ...claims, aud: 'other' } }, 'wrong-answer'],
    ['of another issuer', { claims: { ...claims, iss: 'https://other.example' } }, 'wrong-answer'],
    ['that has expired', { claims: { ...claims, exp: seconds - 31 } }, 'wrong-answer'],
    ['signed by another key', { claims, signedBy: 'another key' }, 'wrong-answer'],
    ['signed by nobody', { claims, signedBy: 'nobody' }, 'wrong-answer'],
    ['without a subject', { claims: { ...claims, sub: undefined } }, 'wrong-answer'],
    ['with a subject that is no login', { claims: { ...claims, sub: 'a\0b' } }, 'no-subject'],
    [
      'without the time of the login',
      { claims: { ...claims, auth_time: undefined } },
      'no-auth-time',
    ],
    ['with one in the future', { claims: { ...claims, auth_time: seconds + 31 } }, 'no-auth-time'],
    ['with one in words', { claims: { ...claims, auth_time: 'now' } }, 'wrong-answer'],
    ['that is no token', { body: '{"access_token":"a","token_type":"Bearer"}' }, 'wrong-answer'],
    ['that refuses the code', { status: 400, body: '{"error":"invalid_grant"}' }, 'invalid_grant'],
  ])('%s is refused', async (_, next, refused) => {
    expect(await refusedAs(answer(next))).toBe(`login-failed ${refused}`);
  });

  it.each([
    ['without a level', undefined],
    ['of a level that means nothing', 'urn:other:loa3'],
    ['by a name that every object has', 'constructor'],
    ['of none of several', ['pwd', 'otp']],
    ['in another shape', { loa: loa3 }],
  ])('%s is refused', async (_, acr) => {
    const refused = await refusedAs(answer({ claims: { ...claims, acr } }));
    expect(refused).toBe('assurance-too-low');
  });

  it('may be told by other claims, in other words', async () => {
    const settings = {
      subjectClaim: 'orgAffiliation',
      assurance: { claim: 'amr', means: { mfa: loa3 } },
    } as const;
    const said = { ...claims, orgAffiliation: 'rektor.kinda', amr: ['pwd', 'mfa'] };
    expect(await answer({ claims: said }, settings)).toMatchObject({
      subject: 'rektor.kinda',
      assurance: loa3,
    });
    expect(await refusedAs(answer({ claims: { ...said, amr: ['pwd'] } }, settings))).toBe(
      'assurance-too-low',
    );
  });

  it('is not asked for anew when it does not answer, or cannot', async () => {
    const ask = (changes: Partial<typeof config>) =>
      refusedAs(login({}, changes).ask({ secrets, anew: false }));
    expect(await ask({ oidcIssuer: `http://127.0.0.1:${await freePort()}` })).toBe(
      'login-unavailable',
    );
    expect(await refusedAs(answer({ status: 503, body: 'down' }))).toBe('login-unavailable');
    const busy = { status: 400, body: '{"error":"temporarily_unavailable"}' };
    expect(await refusedAs(answer(busy))).toBe('login-unavailable');
  });

  it('is spoken of over https alone in production', async () => {
    const secure = login({}, { production: true });
    expect(await refusedAs(secure.ask({ secrets, anew: false }))).toBe('login-unavailable');
  });
});

describe('a provider that is down', () => {
  it('is asked again at the next login', async () => {
    const known = login();
    const ask = () => known.ask({ secrets, anew: false });
    script({ isDown: true });
    expect(await refusedAs(ask())).toBe('login-unavailable');
    script({});
    expect((await ask()).origin).toBe(issuer);
  });
});

describe('how we prove to the provider who we are', () => {
  const jwks = async () =>
    createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'ours' }] });

  it.each([
    ['issuer', issuer],
    ['tokenEndpoint', `${issuer}/token`],
  ] as const)('is a key whose assertion is for its %s, and no secret', async (audience, aud) => {
    const authentication = { method: 'private_key_jwt', keyFile: 'key.json', audience } as const;
    await answer({ claims }, { authentication });
    const sent = asked.at(-1);
    expect(sent?.get('client_secret')).toBeNull();
    const assertion = sent?.get('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'PS256', kid: 'ours', x5t: 'thumb' });
    const { payload } = await jwtVerify(assertion, await jwks(), { currentDate: new Date(now) });
    expect(payload).toMatchObject({ iss: 'anmalan-web', sub: 'anmalan-web', aud });
  });

  it('is nothing where the settings say so', async () => {
    await answer({ claims });
    expect(asked.at(-1)?.get('client_assertion')).toBeNull();
    expect(asked.at(-1)?.get('client_id')).toBe('anmalan-web');
  });
});
