import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { algorithms, assertionKeys } from '../../../api/routes/people/token/assertion-keys.ts';

const pair = async (alg: string, kid = 'own') => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), alg, kid };
  return { jwk, privateKey };
};

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'verified',
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe.each(algorithms)('an assertion signed by %s', (alg) => {
  const refusals = async (header: { kid?: string }): Promise<readonly unknown[]> => {
    const [own, others] = [await pair(alg), await pair('ES384')];
    const { privateKey } = await generateKeyPair(alg);
    const assertion = await new SignJWT({}).setProtectedHeader({ alg, ...header }).sign(privateKey);
    const sets = [
      { keys: [own.jwk] },
      { keys: [others.jwk] },
      { keys: [own.jwk, own.jwk] },
      { keys: [] },
      undefined,
    ];
    return Promise.all(sets.map((jwks) => reasonOf(jwtVerify(assertion, assertionKeys(jwks)))));
  };

  it.each([
    ['names no key', {}],
    ['names the client`s key', { kid: 'own' }],
    ['names some other key', { kid: 'other' }],
  ])(
    'is verified, and only then refused, whether or not the client exists: it %s',
    async (_, header) => {
      expect(await refusals(header)).toEqual(
        Array.from({ length: 5 }, () => 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
      );
    },
  );

  it('is accepted when the client`s own key has signed it', async () => {
    const { jwk, privateKey } = await pair(alg);
    const assertion = await new SignJWT({})
      .setProtectedHeader({ alg, kid: 'own' })
      .sign(privateKey);
    const keys = [jwk, (await pair('ES384', 'other')).jwk];
    expect(await reasonOf(jwtVerify(assertion, assertionKeys({ keys })))).toBe('verified');
    // What the library does by itself: without a verification.
    const bare = createLocalJWKSet({ keys: [] });
    expect(await reasonOf(jwtVerify(assertion, bare))).toBe('ERR_JWKS_NO_MATCHING_KEY');
  });
});
