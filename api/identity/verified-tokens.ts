import { LRUCache } from 'lru-cache';
import type { JWTPayload } from 'jose';
import { clockSkewSeconds } from '../../domain/access/login-age.ts';
import { epochMilliseconds, type Instant } from '../../domain/calendar/time.ts';

/** So many tokens are known at once, about a kilobyte each. */
const most = 5_000;
/** A key that the provider has withdrawn counts at most so long for a token that was seen before. */
const longestSeconds = 60;

type Verified = { readonly payload: JWTPayload; readonly seconds: number };

/** A number that is left out in a token limits nothing; its check has required what must be there. */
const holdsAt = ({ payload, seconds }: Verified, now: number): boolean => {
  const { nbf = 0, exp = Infinity } = payload;
  const age = now - seconds;
  return (
    age >= 0 &&
    age < longestSeconds &&
    nbf <= now + clockSkewSeconds &&
    exp > now - clockSkewSeconds
  );
};

/**
 * Remembers what tokens said whose signature was verified within the last minute: the requests of
 * one page, or of an agency that sends many reports, carry the same one, and verifying it was a
 * tenth of what the API did. A token is known by every character of it.
 */
export function rememberVerified(
  verify: (token: string, at: Instant) => Promise<JWTPayload>,
): (token: string, at: Instant) => Promise<JWTPayload> {
  const known = new LRUCache<string, Verified>({ max: most });
  return async (token, at) => {
    const seconds = Math.floor(epochMilliseconds(at) / 1000);
    const found = known.get(token);
    if (found && holdsAt(found, seconds)) return found.payload;
    const payload = await verify(token, at);
    known.set(token, { payload, seconds });
    return payload;
  };
}
