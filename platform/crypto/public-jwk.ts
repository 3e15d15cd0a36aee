import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { sha256 } from './hash.ts';

/** The public half of a key by which ES256 or EdDSA is verified, and nothing more of it. */
export type PublicJwk =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** `private`: it holds what its owner alone may have. `other`: no key of these two kinds. */
export type JwkFault = 'private' | 'other';

/** Members that a private or a shared key has (RFC 7518 §6, RFC 8037 §2). */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const membersOf = ({ kty, crv, x, y }: JsonWebKey): PublicJwk | undefined => {
  if (kty === 'EC' && crv === 'P-256' && x && y) return { kty, crv, x, y };
  if (kty === 'OKP' && crv === 'Ed25519' && x) return { kty, crv, x };
  return undefined;
};

/**
 * The public key that a JWK (RFC 7517) holds. What else it says, its name or its use, is left out; a
 * point that is not on the curve is no key.
 */
export function publicJwkIn(given: Readonly<Record<string, unknown>>): PublicJwk | JwkFault {
  if (secretMembers.some((name) => name in given)) return 'private';
  try {
    const key = createPublicKey({ key: given, format: 'jwk' });
    return membersOf(key.export({ format: 'jwk' })) ?? 'other';
  } catch {
    return 'other';
  }
}

/** A name that follows from the key itself, so that the same key has it everywhere (RFC 7638). */
export function thumbprintOf(jwk: PublicJwk): string {
  const { crv, kty, x } = jwk;
  // The members of a thumbprint, in the order of their names.
  const named = jwk.kty === 'EC' ? { crv, kty, x, y: jwk.y } : { crv, kty, x };
  return sha256(Buffer.from(JSON.stringify(named))).toString('base64url');
}
