import type { Actor } from '../../domain/access/actor.ts';
import { sideOfLook } from '../../domain/access/in-sight.ts';
import { AppError, NotFound } from '../../domain/errors.ts';
import type { Action, LookKind } from '../../domain/kinds.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { appendEvents, type EventDraft } from '../../database/trail/audit-trail.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';

/** That somebody looked or was refused, and why: an event without a fact. */
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
 * What refuses an attempt on a case that the caller sees stands in the case's trail, in a
 * transaction of its own since the attempt's is undone. A case that is hidden from her is as if it
 * did not exist: nothing is written there.
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
