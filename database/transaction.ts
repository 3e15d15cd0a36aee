import type { Knex } from 'knex';
import { actorId, sideOf, type Actor } from '../domain/access/actor.ts';

export type Tx = Knex.Transaction;

/** What the second fence (row-level security) is told about whoever acts. */
export type FenceContext = {
  readonly side: string;
  readonly actorId: string;
  readonly municipalityId: string;
  readonly organisationId: string;
};

/** Undefined for the system's own parts: they run on the worker's role, whose policies see all. */
export function fenceContext(actor: Actor): FenceContext | undefined {
  if (actor.is === 'system') return undefined;
  const home = actor.is === 'person' ? actor.assignment : actor;
  return {
    side: sideOf(actor),
    actorId: actorId(actor),
    municipalityId: home.municipalityId,
    organisationId: home.organisationId,
  };
}

/** The settings fall with the transaction, so that a pooled connection remembers nobody. */
const raiseFence = async (tx: Tx, actor: Actor): Promise<void> => {
  const fence = fenceContext(actor);
  if (!fence) return;
  await tx.raw(
    `select set_config('app.side', ?, true), set_config('app.actor_id', ?, true),
            set_config('app.municipality_id', ?, true), set_config('app.organisation_id', ?, true)`,
    [fence.side, fence.actorId, fence.municipalityId, fence.organisationId],
  );
};

/**
 * Everything a use case writes commits together, behind the actor's fence, or not at all. The
 * fence goes first and is not waited for: a statement that overtook it would see nothing.
 */
export function inTransaction<T>(db: Knex, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const [, result] = await Promise.all([raiseFence(tx, actor), work(tx)]);
    return result;
  });
}
