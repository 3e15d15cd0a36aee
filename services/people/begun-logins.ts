import type { Instant } from '../../domain/calendar/time.ts';
import { attemptExpiresAt } from '../../domain/people/session-times.ts';
import { insertLogin, takeLogin, type TakenLogin } from '../../database/people/login-store.ts';
import { hashOfToken, newSecretToken } from '../../platform/crypto/secret-token.ts';
import type { Deps } from '../acting/deps.ts';

/**
 * Remembers that somebody has been sent to the login provider.
 *
 * @param goesTo a path of ours
 * @param anew the token of the session whose person is to prove anew who she is
 * @returns what the browser has to bring back; undefined when there is no such session
 */
export async function beginLogin(
  { db }: Deps,
  { goesTo, anew }: { readonly goesTo: string; readonly anew?: string | undefined },
  at: Instant,
): Promise<string | undefined> {
  const { token, hash: tokenHash } = newSecretToken();
  const ofSession = hashOfToken(anew) ?? null;
  const times = { begunAt: at, expiresAt: attemptExpiresAt(at) };
  return (await insertLogin(db, { tokenHash, goesTo, ofSession, ...times })) ? token : undefined;
}

/** What a login that has begun was for; it can be taken once, within ten minutes. */
export async function finishLogin(
  { db }: Deps,
  token: string | undefined,
  at: Instant,
): Promise<TakenLogin | undefined> {
  const hash = hashOfToken(token);
  return hash && takeLogin(db, hash, at);
}
