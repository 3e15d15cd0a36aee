import { actorId, type Actor } from '../../domain/access/actor.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  claimKey,
  storeAnswer,
  type StoredAnswer,
} from '../../database/acting/idempotency-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Deps } from './deps.ts';

/** Who asks, when (from the caller's clock), and under which key the answer is remembered. */
export type Call = {
  readonly actor: Actor;
  readonly at: Instant;
  /** `Idempotency-Key` of a POST with the SHA-256 of what was asked (32 bytes). */
  readonly request?: { readonly key: string; readonly fingerprint: Buffer };
  /** `If-Match`: the ETag the caller acted on. */
  readonly expected?: number;
};

export type Answer<T> = {
  readonly status: number;
  readonly location: string | null;
  readonly body: T;
};

const replay = <T>(stored: StoredAnswer, fingerprint: Buffer): Answer<T> => {
  if (!stored.fingerprint.equals(fingerprint)) throw new Invalid('idempotency-key-reused');
  if (stored.status === null) throw new Conflict('request-in-flight');
  return { status: stored.status, location: stored.location, body: stored.answer as T };
};

/**
 * One use case, one transaction, one remembered answer: the same key and body give the same answer
 * for ever, another body 422. A use case that throws forgets its key with everything else.
 *
 * @throws Invalid `idempotency-key-reused`
 */
export function answered<T>(
  deps: Deps,
  call: Call,
  work: (tx: Tx) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  return inTransaction(deps.db, call.actor, async (tx) => {
    if (!call.request) return work(tx);
    const claim = { actorId: actorId(call.actor), at: call.at, ...call.request };
    const stored = await claimKey(tx, claim);
    if (stored) return replay<T>(stored, claim.fingerprint);
    const answer = await work(tx);
    await storeAnswer(tx, claim, {
      status: answer.status,
      location: answer.location,
      answer: answer.body,
    });
    return answer;
  });
}
