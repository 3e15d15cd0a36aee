import { actorId } from '../../domain/access/actor.ts';
import { Invalid } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { claimKey, storeAnswer } from '../../database/acting/idempotency-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';

/**
 * Claims the key of a request for this transaction. A second request with the same key waits here
 * until the first has committed or been rolled back, so that the deed is not performed twice.
 *
 * @returns what was answered before under this key; undefined for a new request
 * @throws Invalid `idempotency-key-reused` when something else was asked under it, or the same in
 *   another function: the answer shows what that one may see
 */
export async function recallAnswer(tx: Tx, { actor, at, request }: Call): Promise<unknown> {
  if (!request) return undefined;
  const assignmentId = actor.is === 'person' ? actor.assignment.id : null;
  const stored = await claimKey(tx, { actorId: actorId(actor), assignmentId, at, ...request });
  if (!stored) return undefined;
  const sameFunction = stored.assignmentId === null || stored.assignmentId === assignmentId;
  if (sameFunction && stored.fingerprint.equals(request.fingerprint)) return stored.answer;
  throw new Invalid('idempotency-key-reused');
}

/**
 * Stores what was done and answered under the request's key. It is kept for good (ADR 0017), so
 * that the request can be repeated at any time.
 */
export async function rememberAnswer(
  tx: Tx,
  { actor, request }: Call,
  { done, answer }: { readonly done: FactKind; readonly answer: unknown },
): Promise<void> {
  if (!request) return;
  await storeAnswer(tx, { actorId: actorId(actor), key: request.key }, { done, answer });
}
