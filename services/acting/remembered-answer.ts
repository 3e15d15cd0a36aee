import { actorId } from '../../domain/access/actor.ts';
import { Invalid } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { Db } from '../../database/connection.ts';
import {
  claimKey,
  readAnswer,
  storeAnswer,
  type StoredAnswer,
} from '../../database/acting/idempotency-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';

const assignmentOf = ({ actor }: Call): string | null =>
  actor.is === 'person' ? actor.assignment.id : null;

/** Whether the same was asked, in the same function: the answer shows what that one may see. */
const isSame = (stored: StoredAnswer, call: Call): boolean =>
  (stored.assignmentId === null || stored.assignmentId === assignmentOf(call)) &&
  call.request?.fingerprint.equals(stored.fingerprint) === true;

/**
 * Claims the key of a request for this transaction. A second request with the same key waits here
 * until the first has committed or been rolled back, so that the deed is not performed twice.
 *
 * @returns what was answered before under this key; undefined for a new request
 * @throws Invalid `idempotency-key-reused` when something else was asked under it, or the same in
 *   another function
 */
export async function recallAnswer(tx: Tx, call: Call): Promise<unknown> {
  const { actor, at, request } = call;
  if (!request) return undefined;
  const { key, fingerprint, onReplay } = request;
  const who = { actorId: actorId(actor), assignmentId: assignmentOf(call) };
  const stored = await claimKey(tx, { ...who, at, key, fingerprint });
  if (!stored) return undefined;
  if (!isSame(stored, call)) throw new Invalid('idempotency-key-reused');
  onReplay?.();
  return stored.answer;
}

/**
 * Stores what was done and answered under the request's key. It is kept for good (ADR 0017), so
 * that the request can be repeated at any time.
 *
 * @param done null for what is no fact: that somebody has begun to write
 */
export async function rememberAnswer(
  tx: Tx,
  { actor, request }: Call,
  { done, answer }: { readonly done: FactKind | null; readonly answer: unknown },
): Promise<void> {
  if (!request) return;
  await storeAnswer(tx, { actorId: actorId(actor), key: request.key }, { done, answer });
}

/**
 * Whether the same request was answered before under its key, so that carrying it out will change
 * nothing. A request that is being carried out at this moment is not waited for.
 */
export async function isReplay(db: Db, call: Call): Promise<boolean> {
  const { actor, request } = call;
  if (!request) return false;
  const key = { actorId: actorId(actor), key: request.key };
  const stored = await inTransaction(db, actor, (tx) => readAnswer(tx, key));
  return stored !== undefined && isSame(stored, call);
}
