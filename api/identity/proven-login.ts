import type { JWTPayload } from 'jose';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonLogin } from '../../services/people/logins.ts';
import { BadRequest } from '../problems/errors.ts';
import { sufficientAssurance } from './assurance.ts';
import { authTimeIn, loginIn } from './claims.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** The level that a claim tells, in our words; it may be one of several values, or a list of them. */
const levelIn = (claim: unknown, { means }: ProviderSettings['assurance']): string | undefined => {
  const ours = new Map<unknown, string>(Object.entries(means));
  const told: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return told.map((value) => ours.get(value)).find((level) => level !== undefined);
};

/**
 * What the claims of an ID token say of somebody, once the token itself is verified.
 *
 * @throws Forbidden `assurance-too-low`, also when none is told; BadRequest `login-failed` when it is
 *   not told who she is or when she logged in
 */
export function provenIn(
  claims: JWTPayload,
  settings: Pick<ProviderSettings, 'assurance' | 'subjectClaim'>,
  at: Instant,
): PersonLogin {
  const { assurance: levels, subjectClaim } = settings;
  const subject = loginIn(claims[subjectClaim]);
  if (subject === undefined) throw new BadRequest('login-failed', { reason: 'no-subject' });
  const loggedInAt = authTimeIn(claims, at);
  if (loggedInAt === undefined) throw new BadRequest('login-failed', { reason: 'no-auth-time' });
  const assurance = sufficientAssurance(levelIn(claims[levels.claim], levels));
  return { subject, assurance, loggedInAt };
}
