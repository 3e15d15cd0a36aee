import type { ClientActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { burnJti, clientOfLogin, type ClientRow } from '../../database/people/people-store.ts';
import type { Deps } from '../acting/deps.ts';

/** An agency's own system, with the public keys that it can sign in by at an instant. */
export type ApiClient = { readonly actor: ClientActor; readonly jwks: ClientRow['jwks'] };

/** @returns undefined for a login that is unknown, or of a system that is no longer let in */
export async function clientOf(
  deps: Deps,
  login: string,
  at: Instant,
): Promise<ApiClient | undefined> {
  const client = await clientOfLogin(deps.db, login, at);
  if (!client) return undefined;
  const { id, jwks, ...home } = client;
  return { actor: { is: 'client', clientId: id, ...home }, jwks };
}

export type Assertion = {
  readonly clientId: string;
  /** The name of the key that signed it. */
  readonly kid: string;
  readonly jti: string;
  readonly at: Instant;
  /**
   * Until when its `jti` is remembered. From then on the assertion must no longer be accepted, or
   * it could sign in a second time.
   */
  readonly expiresAt: Instant;
};

/**
 * Marks an assertion as used, so that it signs in only once. @returns false when it was used before
 */
export function useOnce(deps: Deps, assertion: Assertion): Promise<boolean> {
  return burnJti(deps.db, assertion);
}
