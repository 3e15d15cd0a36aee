import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, generateSecret } from 'jose';
import { describe, expect, it } from 'vitest';
import { publicJwkIn, thumbprintOf, type PublicJwk } from '../../../platform/crypto/public-jwk.ts';

const pairOf = async (alg: string) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    open: { ...(await exportJWK(publicKey)) },
    secret: { ...(await exportJWK(privateKey)) },
  };
};

const ed25519: PublicJwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

describe('a public key', () => {
  it.each(['ES256', 'EdDSA'])('of %s is read, and nothing else that its JWK says', async (alg) => {
    const { open } = await pairOf(alg);
    const given = { ...open, kid: 'one', use: 'sig', alg, x5u: 'https://example.se/' };
    expect(publicJwkIn(given)).toEqual(open);
  });

  it.each(['ES256', 'EdDSA', 'PS256'])('of %s is not read from its private half', async (alg) => {
    const { secret } = await pairOf(alg);
    expect(publicJwkIn(secret)).toBe('private');
  });

  it('is not a shared secret', async () => {
    const secret = await generateSecret('HS256', { extractable: true });
    expect(publicJwkIn({ ...(await exportJWK(secret)) })).toBe('private');
  });

  it.each(['ES384', 'PS256', 'RS256'])('of %s is of no kind that is registered', async (alg) => {
    const { open } = await pairOf(alg);
    expect(publicJwkIn(open)).toBe('other');
  });

  it('for agreeing on a key is none', () => {
    const { publicKey } = generateKeyPairSync('x25519');
    expect(publicJwkIn({ ...publicKey.export({ format: 'jwk' }) })).toBe('other');
  });

  it.each([
    ['nothing', {}],
    ['a point beside the curve', { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }],
    ['half a point', { kty: 'EC', crv: 'P-256', x: ed25519.x }],
    ['too short a key', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }],
    ['what is no text', { kty: 'OKP', crv: 'Ed25519', x: 7 }],
  ])('is not %s', (_, given) => {
    expect(publicJwkIn(given)).toBe('other');
  });
});

describe('the thumbprint of a key', () => {
  it('is that of RFC 8037, appendix A.3', () => {
    expect(thumbprintOf(ed25519)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each(['ES256', 'EdDSA'])('of %s is that of another implementation', async (alg) => {
    const { open } = await pairOf(alg);
    const jwk = publicJwkIn(open);
    if (typeof jwk === 'string') throw new Error('no key');
    expect(thumbprintOf(jwk)).toBe(await calculateJwkThumbprint(open));
  });
});
