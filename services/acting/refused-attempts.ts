import { AppError, Forbidden, NotFound } from '../../domain/errors.ts';
import type { Action } from '../../domain/access/permissions.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { lookEvent } from './look-event.ts';

export type Attempt = { readonly streamId: string; readonly action: Action };

const recordRefusal = (
  deps: Deps,
  call: Call,
  { streamId, action, error }: Attempt & { readonly error: AppError },
): Promise<void> =>
  inTransaction(deps.db, call.actor, async (tx) => {
    const head = await lockStream(tx, streamId);
    if (!head) return;
    const event = lookEvent(call, 'attemptRefused', `${action}: ${error.code}`);
    await appendEvents(tx, head, [event]);
  });

/**
 * Runs an attempt on one case. What refuses it once the case was seen stands in the case's trail,
 * in a transaction of its own; a case that the caller cannot see is as if it did not exist, and
 * nothing is written there.
 *
 * @param attempt calls `seen` when the caller has been let through to the case
 */
export async function recordingRefusals<T>(
  deps: Deps,
  call: Call,
  at: Attempt,
  attempt: (seen: () => void) => Promise<T>,
): Promise<T> {
  let isSeen = false;
  try {
    return await attempt(() => (isSeen = true));
  } catch (error) {
    const isRefusal = error instanceof AppError && !(error instanceof NotFound);
    if (isRefusal && (isSeen || error instanceof Forbidden)) {
      await recordRefusal(deps, call, { ...at, error });
    }
    throw error;
  }
}
