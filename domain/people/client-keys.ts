import { addMinutes, compareInstants, type Instant } from '../calendar/time.ts';

/** So long a key is good at most, in minutes: two years of 365 days. */
const longestMinutes = 730 * 24 * 60;

/** Whether a key that is added now would be good for too long. */
export function isTooFarAhead(expiresAt: Instant, now: Instant): boolean {
  return compareInstants(expiresAt, addMinutes(now, longestMinutes)) > 0;
}

export type KeyTerm = {
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
};
export type KeyState = 'valid' | 'expired' | 'revoked';

/** What a key is at an instant. It is revoked from the moment that somebody says so, and over or not. */
export function keyStateAt({ expiresAt, revokedAt }: KeyTerm, at: Instant): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && compareInstants(expiresAt, at) <= 0 ? 'expired' : 'valid';
}
