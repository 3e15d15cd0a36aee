import type { Action, LookKind } from '../../domain/kinds.ts';

import { appendEvents } from '../../database/trail/audit-trail.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { authorise, lock } from './lock.ts';
import { lookEvent, recordRefusal } from './refusal.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';

/** A look at one stream: what it asks of the permission table, and as what it stands in the trail. */
export type Look<Row extends StreamRow> = {
  readonly on: StreamAdapter<Row>;
  readonly streamId: string;
  readonly action: Action;
  readonly kind: LookKind;
  /** Default: the action. */
  readonly purpose?: string;
};

/**
 * The one way to look at a stream: what is shown is read, the event of the look is committed, and
 * only then does the answer leave. If the look cannot be recorded there is no answer.
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
      const locked = await lock({ deps, call, tx }, on, streamId);
      authorise(call, on, { locked, action });
      const shown = await view(tx, locked);
      await appendEvents(tx, locked.head, [lookEvent(call, kind, purpose)]);
      return shown;
    });
  } catch (error) {
    await recordRefusal(deps, call, { streamId, action, error });
    throw error;
  }
}
