import { NotFound } from '../../domain/errors.ts';
import type { Action, LookKind } from '../../domain/kinds.ts';
import { withoutAssignment } from '../../domain/trail/purpose.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { authorise, peek } from './lock.ts';
import { lookEvent, recordRefusal } from './refusal.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';

/**
 * A look at one stream: the action that it asks of the permission table, and the kind of event by
 * which the trail records it.
 */
export type Look<Row extends StreamRow> = {
  readonly on: StreamAdapter<Row>;
  readonly streamId: string;
  readonly action: Action;
  /** Or by which, where that depends on what there is to be seen. */
  readonly kind: LookKind | ((row: Row) => LookKind);
  /** Why the stream is read, as the event tells it. Default: the action. */
  readonly purpose?: string;
};

/**
 * Looks at one stream. What is shown is read and the event of the look committed before the answer
 * leaves. The stream is locked for the event alone, so that a long reading keeps no deed waiting.
 * When the look cannot be recorded there is no answer, so that nothing of a case is seen without a
 * trace.
 *
 * @throws NotFound, Forbidden, and what `view` throws
 */
export async function look<Row extends StreamRow, Shown>(
  deps: Deps,
  call: Call,
  { on, streamId, action, kind, purpose = action }: Look<Row>,
  view: (tx: Tx, locked: Locked<Row>) => Promise<Shown>,
): Promise<Shown> {
  try {
    return await inTransaction(deps.db, call.actor, async (tx) => {
      const seen = await peek({ deps, call, tx }, on, streamId);
      authorise(call, on, { locked: seen, action });
      const shown = await view(tx, seen);
      const head = await lockStream(tx, streamId);
      if (!head) throw new NotFound();
      const isStranger = on.isWithoutAssignment?.(call.actor, seen.row) ?? false;
      const why = isStranger ? withoutAssignment(purpose) : purpose;
      const seenAs = typeof kind === 'function' ? kind(seen.row) : kind;
      await appendEvents(tx, head, [lookEvent(call, seenAs, why)]);
      return shown;
    });
  } catch (error) {
    await recordRefusal(deps, call, { streamId, action, error });
    throw error;
  }
}
