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

/** A login as the directory has them; undefined for what is none. */
export function loginIn(claim: unknown): string | undefined {
  return typeof claim === 'string' && loginShape.test(claim) ? claim : undefined;
}

/** @throws Unauthenticated `invalid-token` when the token names nobody */
export function subjectOf({ sub }: JWTPayload): string {
  const login = loginIn(sub);
  if (login === undefined) throw new Unauthenticated('invalid-token');
  return login;
}

/**
 * Whether a token is for this audience and no other. One that is for somebody else too could be used
 * here by whoever it was handed to there.
 */
export function isForAlone({ aud }: JWTPayload, audience: string): boolean {
  return Array.isArray(aud) ? aud.length === 1 && aud[0] === audience : aud === audience;
}

const latestAt = (at: Instant): number => epochMilliseconds(at) / 1000 + clockSkewSeconds;

/** When somebody logged in (`auth_time`); undefined when it is not told, or lies in the future. */
export function authTimeIn({ auth_time: told }: JWTPayload, at: Instant): Instant | undefined {
  const holds = typeof told === 'number' && told >= 0 && told <= latestAt(at);
  return holds ? toInstant(told * 1000) : undefined;
}

/**
 * When the person of a token logged in. A token without that instant, or one that lives longer than
 * an hour, could be used for ever by whoever finds it; one that tells of the future would make the
 * login look fresh for as long.
 *
 * @throws Unauthenticated `invalid-token`
 */
export function loggedInAtOf(claims: JWTPayload, at: Instant): Instant {
  const { iat = Infinity, exp = Infinity } = claims;
  const loggedInAt = authTimeIn(claims, at);
  const holds = iat <= latestAt(at) && exp - iat <= longestLifeSeconds;
  if (loggedInAt === undefined || !holds) throw new Unauthenticated('invalid-token');
  return loggedInAt;
}
