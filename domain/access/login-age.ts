import { compareInstants, type Instant } from '../calendar/time.ts';
import { LoginTooOld } from '../errors.ts';

/** Seconds by which the clocks of the login provider and of this system may differ. */
export const clockSkewSeconds = 30;

/** Refuses a login that was made more than `maxAgeSeconds` ago. @throws LoginTooOld */
export function refuseOldLogin(loggedInAt: Instant, maxAgeSeconds: number, at: Instant): void {
  const ageSeconds = compareInstants(at, loggedInAt) / 1000;
  if (ageSeconds > maxAgeSeconds + clockSkewSeconds) throw new LoginTooOld(maxAgeSeconds);
}
