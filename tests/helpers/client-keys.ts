import { exportJWK, generateKeyPair, type JWK } from 'jose';

type PublicJwk = Readonly<Record<string, unknown>>;

/** Both halves of a new key. */
export async function newKeyPair(
  alg = 'ES256',
): Promise<{ readonly publicJwk: PublicJwk; readonly privateJwk: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return {
    publicJwk: { ...(await exportJWK(pair.publicKey)) },
    privateJwk: await exportJWK(pair.privateKey),
  };
}

/** The public half of a new key, without a name. */
export async function newJwk(alg = 'ES256'): Promise<PublicJwk> {
  return (await newKeyPair(alg)).publicJwk;
}
