import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';

/** The algorithms by which a client may sign an assertion. */
export const algorithms = ['ES256', 'ES384', 'PS256', 'EdDSA', 'Ed25519'];

const strayKey = async (alg: string): Promise<readonly [string, JSONWebKeySet]> => {
  const { publicKey } = await generateKeyPair(alg, { extractable: true });
  return [alg, { keys: [{ ...(await exportJWK(publicKey)), alg }] }];
};

let made: Promise<ReadonlyMap<string, JSONWebKeySet>> | undefined;

/**
 * For each algorithm a set of one key whose private half is forgotten as soon as it is made, so that
 * nothing can be signed by it.
 */
const strayKeys = (): Promise<ReadonlyMap<string, JSONWebKeySet>> =>
  (made ??= Promise.all(algorithms.map(strayKey)).then((keys) => new Map(keys)));

/**
 * Finds the key by which an assertion is verified: the client's own, or a stray one when there is
 * no such client or it has no such key. Every assertion then costs one verification, so that the
 * time of a refusal does not tell which clients exist.
 *
 * @param jwks public keys of the client; undefined when there is none
 */
export function assertionKeys(jwks: JSONWebKeySet | undefined): JWTVerifyGetKey {
  return async (header, token) => {
    const stray = (await strayKeys()).get(header.alg) ?? { keys: [] };
    try {
      return await createLocalJWKSet(jwks ?? stray)(header, token);
    } catch {
      return createLocalJWKSet(stray)({ alg: header.alg });
    }
  };
}
