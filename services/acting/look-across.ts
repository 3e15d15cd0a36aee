import { actorId } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Action } from '../../domain/kinds.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import { appendEvents, indexSubjects } from '../../database/trail/audit-trail.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { authorisedCaller, homeOf, type Caller } from './begin.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';

/**
 * Reads what belongs to no case: the directory, settings, the caller's own page. It leaves no event
 * in the trail, because nothing of a child is shown.
 *
 * @throws Forbidden when the function may not see it
 */
export async function lookUp<Shown>(
  deps: Deps,
  call: Call,
  action: Action,
  view: (tx: Tx, caller: Caller) => Promise<Shown>,
): Promise<Shown> {
  const caller = authorisedCaller(call, action);
  return inTransaction(deps.db, caller, (tx) => view(tx, caller));
}

/** What a list shows, and the ids of the streams that it shows something of. */
export type ListShown<Shown> = { readonly shown: Shown; readonly streamIds: readonly string[] };

/** Records in the reader's own stream that she was shown something of each of these. */
export async function recordListRead(
  tx: Tx,
  {
    caller,
    at,
    purpose,
  }: { readonly caller: Caller; readonly at: Instant; readonly purpose: Action },
  streamIds: readonly string[],
): Promise<void> {
  const { municipalityId, organisationId } = homeOf(caller);
  const stream = { id: actorId(caller), kind: 'person', municipalityId, organisationId } as const;
  const event = { kind: 'listRead', side: 'auditor', fact: null, dataHash: null } as const;
  const after = await appendEvents(tx, await beginStream(tx, stream), [
    { ...event, actor: caller, occurredAt: at, wakes: false, purpose },
  ]);
  await indexSubjects(tx, { streamId: after.id, seq: after.lastSeq }, streamIds);
}

/**
 * Reads a list across cases. The look becomes one event in the reader's own stream, indexed by the
 * streams that the list showed, so that each report's history can tell who saw it there.
 *
 * @throws Forbidden when the function has no such list
 */
export async function lookAcross<Shown>(
  deps: Deps,
  call: Call,
  { asks, purpose = asks }: { readonly asks: Action; readonly purpose?: Action },
  view: (tx: Tx, caller: Caller) => Promise<ListShown<Shown>>,
): Promise<Shown> {
  return lookUp(deps, call, asks, async (tx, caller) => {
    const { shown, streamIds } = await view(tx, caller);
    await recordListRead(tx, { caller, at: call.at, purpose }, streamIds);
    return shown;
  });
}
