import { permissions } from '../areas.ts';
import type { Instant } from '../calendar/time.ts';
import type { Action } from '../kinds.ts';
import type { Actor } from './actor.ts';
import { refuseOldLogin } from './login-age.ts';

/** A deed about to be done: by whom, at which instant, and what it asks of the permission table. */
export type Attempt = { readonly actor: Actor; readonly at: Instant; readonly action: Action };

/**
 * Refuses a person whose login is not fresh where the permission table asks for that. Clients and
 * the system's own parts have no login that could grow old.
 *
 * @throws LoginTooOld
 */
export function demandFreshLogin({ actor, at, action }: Attempt, freshSeconds: number): void {
  if (actor.is !== 'person' || !permissions[action].freshLogin) return;
  refuseOldLogin(actor.loggedInAt, freshSeconds, at);
}
