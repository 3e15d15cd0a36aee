import type { JWTPayload } from 'jose';
import { clockSkewSeconds } from '../../domain/access/login-age.ts';
import { epochMilliseconds, toInstant, type Instant } from '../../domain/calendar/time.ts';
import { Unauthenticated } from '../problems/errors.ts';

/** What the library that verifies a token leaves to its caller to read and to check. */

const longestLifeSeconds = 3_600;
/**
 * The login goes into a database query. Control characters are refused, because NUL among them
 * would make PostgreSQL fail the query.
 */
const loginShape = /^[^\p{Cc}]{1,200}$/u;

/** @throws Unauthenticated `invalid-token` when the token names nobody */
export function subjectOf({ sub }: JWTPayload): string {
  if (sub === undefined || !loginShape.test(sub)) throw new Unauthenticated('invalid-token');
  return sub;
}

/**
 * Whether a token is for this audience and no other. One that is for somebody else too could be used
 * here by whoever it was handed to there.
 */
export function isForAlone({ aud }: JWTPayload, audience: string): boolean {
  return Array.isArray(aud) ? aud.length === 1 && aud[0] === audience : aud === audience;
}

/**
 * When the person of a token logged in. A token without that instant, or one that lives longer than
 * an hour, could be used for ever by whoever finds it; one that tells of the future would make the
 * login look fresh for as long.
 *
 * @throws Unauthenticated `invalid-token`
 */
export function loggedInAtOf(claims: JWTPayload, at: Instant): Instant {
  const { iat = Infinity, exp = Infinity, auth_time: loggedIn } = claims;
  const latest = epochMilliseconds(at) / 1000 + clockSkewSeconds;
  const holds =
    typeof loggedIn === 'number' &&
    loggedIn >= 0 &&
    loggedIn <= latest &&
    iat <= latest &&
    exp - iat <= longestLifeSeconds;
  if (!holds) throw new Unauthenticated('invalid-token');
  return toInstant(loggedIn * 1000);
}
