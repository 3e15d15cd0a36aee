import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Unavailable } from '../problems/errors.ts';

const timeoutMs = 5_000;

export type ProviderNeeds = {
  /** In production keys are fetched over https alone, as the issuer's own address is. */
  readonly production: boolean;
};

const metadataIn = ({ production }: ProviderNeeds) =>
  z.object({
    issuer: z.string(),
    jwks_uri: z.url({ protocol: production ? /^https$/ : /^https?$/ }),
  });

/**
 * Finds the provider's keys through its metadata, which must name the issuer that was asked (OpenID
 * Connect Discovery §4.3): otherwise another provider's keys could be taken for this one's.
 */
const discover = async (issuer: string, needs: ProviderNeeds): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const found = metadataIn(needs).parse(await response.json());
  if (found.issuer !== issuer) throw new Error('the provider has another name');
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: timeoutMs });
};

/** The provider answered, and has no such key: the token is wrong, not the provider. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * The keys of the people's OpenID Connect provider, found through its own metadata when first
 * needed, so that the API starts and takes clients' reports while the provider is down.
 *
 * @throws Unavailable while the provider does not answer, or names its keys by plain http in
 *   production
 */
export function createProviderKeys(issuer: string, needs: ProviderNeeds): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const known = (): Promise<JWTVerifyGetKey> => {
    keys ??= discover(issuer, needs);
    // A failure is forgotten, so that the next request asks again: a provider that is down now
    // comes up later.
    keys.catch(() => (keys = undefined));
    return keys;
  };
  return async (header, token) => {
    try {
      return await (
        await known()
      )(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new Unavailable('login-unavailable');
    }
  };
}
