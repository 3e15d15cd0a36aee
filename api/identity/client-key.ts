import { importJWK, type CryptoKey } from 'jose';
import { z } from 'zod';
import { ConfigurationError } from '../../platform/config.ts';
import { parsed, readJson } from './provider-settings.ts';

/** By thumbprint of a certificate some providers know a key, others by its id. */
const clientKey = z.looseObject({
  kty: z.enum(['EC', 'RSA', 'OKP']),
  alg: z.enum(['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA']),
  d: z.string().min(1),
  kid: z.string().min(1),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
});

export type ClientKey = {
  readonly key: CryptoKey;
  /** What the head of an assertion names the key by. */
  readonly names: Readonly<Record<string, string>>;
};

/**
 * Reads the private key by which we prove to the login provider who we are.
 *
 * @throws ConfigurationError when it cannot be read or is no such key; nothing of it is quoted
 */
export async function readClientKey(file: string): Promise<ClientKey> {
  const jwk = parsed(clientKey, await readJson(file));
  const { kid, x5t, 'x5t#S256': x5tS256 } = jwk;
  const names = { kid, ...(x5t && { x5t }), ...(x5tS256 && { 'x5t#S256': x5tS256 }) };
  try {
    const key = await importJWK(jwk as Parameters<typeof importJWK>[0], jwk.alg);
    if (!(key instanceof Uint8Array)) return { key, names };
  } catch {
    // Its own words could quote the key.
  }
  throw new ConfigurationError('api', [
    { name: 'OIDC_PROVIDER_FILE', reason: 'names a key that is not valid' },
  ]);
}
