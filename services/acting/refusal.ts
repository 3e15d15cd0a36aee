import { actorId, type Actor } from '../../domain/access/actor.ts';
import { sideOfLook } from '../../domain/access/in-sight.ts';
import { AppError, Forbidden, NotFound } from '../../domain/errors.ts';
import type { Action, LookKind } from '../../domain/kinds.ts';
import { beginStream, lockStream } from '../../database/acting/stream-store.ts';
import { appendEvents, type EventDraft } from '../../database/trail/audit-trail.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';

/**
 * The event that somebody looked or was refused, and why. It tells of no fact and wakes no
 * workflow.
 */
export function lookEvent(
  { actor, at }: { readonly actor: Actor; readonly at: string },
  kind: LookKind,
  purpose: string,
): EventDraft {
  return {
    kind,
    side: sideOfLook(actor),
    actor,
    occurredAt: at,
    fact: null,
    dataHash: null,
    wakes: false,
    purpose,
  };
}

/**
 * Records in a stream's trail that an attempt on it was refused, and why. This takes a transaction
 * of its own, because that of the attempt has been rolled back. Nothing is written for NotFound: a
 * case that is hidden from the caller must look as if it did not exist.
 */
export async function recordRefusal(
  deps: Deps,
  call: Call,
  attempt: { readonly streamId: string; readonly action: Action; readonly error: unknown },
): Promise<void> {
  const { streamId, action, error } = attempt;
  if (!(error instanceof AppError) || error instanceof NotFound) return;
  await inTransaction(deps.db, call.actor, async (tx) => {
    const head = await lockStream(tx, streamId);
    if (!head) return;
    await appendEvents(tx, head, [lookEvent(call, 'attemptRefused', `${action}: ${error.code}`)]);
  });
}

/**
 * Records in the caller's own stream that she was refused what belongs to no case yet: a function
 * that may not do it, or a key that was used for something else. What is merely wrong with a body
 * is told to her and not recorded.
 */
export async function recordOwnRefusal(
  deps: Deps,
  call: Call,
  { action, error }: { readonly action: Action; readonly error: unknown },
): Promise<void> {
  const { actor } = call;
  if (actor.is === 'system' || !(error instanceof AppError)) return;
  if (!(error instanceof Forbidden) && error.code !== 'idempotency-key-reused') return;
  const { municipalityId, organisationId } = actor.is === 'person' ? actor.assignment : actor;
  const stream = { id: actorId(actor), kind: 'person', municipalityId, organisationId } as const;
  const refused = lookEvent(call, 'attemptRefused', `${action}: ${error.code}`);
  await inTransaction(deps.db, actor, async (tx) =>
    appendEvents(tx, await beginStream(tx, stream), [{ ...refused, side: 'auditor' }]),
  );
}
