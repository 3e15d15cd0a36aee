import { actorId, type PersonActor, type ClientActor } from '../../domain/access/actor.ts';
import { Forbidden } from '../../domain/errors.ts';
import { decide, type Action } from '../../domain/access/permissions.ts';
import { appendEvents, indexSubjects } from '../../database/trail/audit-trail.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';

export type HouseActor = PersonActor | ClientActor;

export function houseActor(call: Call, action: Action): HouseActor {
  const { actor } = call;
  if (actor.is === 'system') throw new Forbidden('forbidden', { rule: action });
  return actor;
}

export function homeOf(actor: HouseActor): { municipalityId: string; organisationId: string } {
  return actor.is === 'person' ? actor.assignment : actor;
}

/** A list or a page of one's own house. @throws Forbidden when the function may not see it */
export async function lookAtHouse<T>(
  deps: Deps,
  call: Call,
  action: Action,
  view: (tx: Tx, actor: HouseActor) => Promise<T>,
): Promise<T> {
  const actor = houseActor(call, action);
  const { municipalityId } = homeOf(actor);
  if (!decide(actor, action, { is: 'house', municipalityId }).allow) {
    throw new Forbidden('forbidden', { rule: action });
  }
  return inTransaction(deps.db, actor, (tx) => view(tx, actor));
}

/** One event in the reader's own stream, with the reports the list showed. */
export async function recordListRead(
  tx: Tx,
  call: Call,
  list: { readonly action: Action; readonly reportIds: readonly string[] },
): Promise<void> {
  const actor = houseActor(call, list.action);
  const home = homeOf(actor);
  const head = await beginStream(tx, {
    id: actorId(actor),
    kind: 'person',
    municipalityId: home.municipalityId,
    organisationId: home.organisationId,
  });
  const after = await appendEvents(tx, head, [
    {
      kind: 'listRead',
      side: 'auditor',
      actor,
      occurredAt: call.at,
      fact: null,
      dataHash: null,
      purpose: list.action,
    },
  ]);
  await indexSubjects(tx, { streamId: after.id, seq: after.lastSeq }, list.reportIds);
}
