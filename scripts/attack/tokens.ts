import { createPublicKey } from 'node:crypto';
import { generateKeyPair } from 'jose';
import type { Answer } from './asking.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { teacher } from './cast.ts';
import {
  forged,
  genuineToken,
  providerKey,
  unsigned,
  type Changes,
  type Genuine,
} from './forged-token.ts';
import { freshLogin } from './fresh-login.ts';
import type { Target } from './target.ts';

const minute = 60;
const day = 24 * 60 * minute;
const tenYears = 3_650 * day;

type Forge = (genuine: Genuine, target: Target) => Promise<string>;

const saying =
  (
    claims: (genuine: Genuine, target: Target) => Changes['claims'],
    header: Changes['header'] = {},
  ): Forge =>
  (genuine, target) =>
    forged(target, genuine, { claims: { ...claims(genuine, target) }, header });

/** HS256 with what everybody may read of the provider's key, as though it were a shared secret. */
const withPublicKey =
  (secretOf: (publicJwk: JsonWebKey) => string): Forge =>
  async (genuine, target) => {
    const { publicJwk } = await providerKey(target);
    const key = Buffer.from(secretOf(publicJwk));
    return forged(target, genuine, { header: { alg: 'HS256' }, key });
  };

const pem = (publicJwk: JsonWebKey): string =>
  createPublicKey({ key: publicJwk as never, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();

const forgeries: readonly (readonly [name: string, forge: Forge])[] = [
  ['that lives ten years', saying(({ now }) => ({ exp: now + tenYears }))],
  ['that lives an hour and a minute', saying(({ now }) => ({ iat: now, exp: now + 61 * minute }))],
  ['that never ends', saying(() => ({ exp: undefined }))],
  ['that has ended', saying(({ now }) => ({ exp: now - minute }))],
  ['that does not say when it was issued', saying(() => ({ iat: undefined }))],
  ['that is issued in the future', saying(({ now }) => ({ iat: now + 5 * minute }))],
  ['of a login of 20 days ago', saying(({ now }) => ({ auth_time: now - 20 * day }))],
  ['of a login of nine hours ago', saying(({ now }) => ({ auth_time: now - 9 * 60 * minute }))],
  ['that does not say when she logged in', saying(() => ({ auth_time: undefined }))],
  ['that says so in words', saying(() => ({ auth_time: 'today' }))],
  ['that says she logs in tomorrow', saying(({ now }) => ({ auth_time: now + day }))],
  ['for somebody else', saying(() => ({ aud: 'somebody-else' }))],
  [
    'for us and somebody else',
    saying(({ claims }) => ({ aud: [String(claims.aud), 'somebody-else'] })),
  ],
  ['for nobody', saying(() => ({ aud: undefined }))],
  ['of another issuer', saying(() => ({ iss: 'http://127.0.0.1:9' }))],
  ['that says the API issued it', saying((_, { origin }) => ({ iss: origin }))],
  ['for a login that nobody has', saying(() => ({ sub: 'nobody.kinda' }))],
  ['for the login of an agency system', saying(() => ({ sub: 'skolsystem.kinda' }))],
  ['that is an ID token', saying(() => ({}), { typ: 'JWT' })],
  ['that nobody signed (alg none)', (genuine) => Promise.resolve(unsigned(genuine))],
  ['with the public key as a shared secret (PEM)', withPublicKey(pem)],
  ['with the public key as a shared secret (JWK)', withPublicKey((jwk) => JSON.stringify(jwk))],
  ['whose key has an unknown name', saying(() => ({}), { kid: 'nobodys' })],
  [
    'of another key under the same name',
    async (genuine, target) =>
      forged(target, genuine, { key: (await generateKeyPair('ES256')).privateKey }),
  ],
];

const me = async (target: Target, token: string): Promise<Answer> => {
  const from = await target.once('a stranger’s address', target.newAddress);
  const headers = { authorization: `Bearer ${token}` };
  return target.ask({ method: 'GET', path: '/api/v1/me', headers, from });
};

const attackOf = ([name, forge]: (typeof forgeries)[number]): Attack => ({
  name: `a token ${name}`,
  try: async (target) => {
    const genuine = await genuineToken(target, teacher);
    const refused = await me(target, await forge(genuine, target));
    const taken = await me(target, await forged(target, genuine));
    return judge(
      ['forged', refused.status, 401],
      ['it says how to log in', refused.headers['www-authenticate']?.startsWith('Bearer'), true],
      ['the same without the change', taken.status, 200],
    );
  },
});

/** A person's token has an age, and signing and deciding ask for a fresh login. */
export const tokens: Family = {
  name: 'tokens',
  attacks: [...forgeries.map(attackOf), ...freshLogin],
};
