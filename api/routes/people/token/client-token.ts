import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { ApiParts } from '../../../parts.ts';
import type { SignedIn } from './client-assertion.ts';

export const tokenSeconds = 300;

/**
 * Issues an access token (RFC 9068) that names the client and the key it signed in by, and lives five
 * minutes, or until that key is revoked. It carries no rights; those are read from the database at
 * each use.
 */
export async function issueClientToken(
  { config, tokenSigningKey }: ApiParts,
  { login, kid }: SignedIn,
  at: Instant,
): Promise<string> {
  const now = Math.floor(Date.parse(at) / 1000);
  return new SignJWT({ client_id: login, client_key: kid })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: tokenSigningKey.kid })
    .setIssuer(config.publicOrigin)
    .setSubject(login)
    .setAudience(config.oidcAudience)
    .setIssuedAt(now)
    .setExpirationTime(now + tokenSeconds)
    .setJti(randomUUID())
    .sign(await importJWK(tokenSigningKey, 'ES256'));
}
