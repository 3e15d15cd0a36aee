import type { Knex } from 'knex';
import { actorId, sideOf, type Actor } from '../domain/access/actor.ts';

export type Tx = Knex.Transaction;

/** What row-level security, the second fence, is told about whoever acts. */
export type FenceContext = {
  readonly side: string;
  readonly actorId: string;
  readonly municipalityId: string;
  readonly organisationId: string;
  /** The function that is acted in; `client` for an agency's own system. */
  readonly role: string;
  /** The function that she is deputy for; empty when there is none. */
  readonly deputyFor: string;
  /** `yes` where her assignment lets her know of reports on people with protected identity. */
  readonly needToKnow: string;
};

/**
 * What row-level security is told of this actor. Undefined for the system's own parts, which
 * connect as the worker role, whose policies show everything.
 */
export function fenceContext(actor: Actor): FenceContext | undefined {
  if (actor.is === 'system') return undefined;
  const home = actor.is === 'person' ? actor.assignment : actor;
  return {
    side: sideOf(actor),
    actorId: actorId(actor),
    municipalityId: home.municipalityId,
    organisationId: home.organisationId,
    role: actor.is === 'person' ? actor.assignment.role : 'client',
    deputyFor: (actor.is === 'person' && actor.assignment.deputyFor) || '',
    needToKnow: actor.is === 'person' && actor.assignment.needToKnow ? 'yes' : '',
  };
}

/**
 * Tells row-level security who acts. The settings end with the transaction, so that the next user
 * of the pooled connection does not inherit them.
 */
export async function raiseFence(tx: Tx, fence: FenceContext | undefined): Promise<void> {
  if (!fence) return;
  await tx.raw(
    `select set_config('app.side', ?, true), set_config('app.actor_id', ?, true),
            set_config('app.municipality_id', ?, true), set_config('app.organisation_id', ?, true),
            set_config('app.role', ?, true), set_config('app.deputy_for', ?, true),
            set_config('app.need_to_know', ?, true)`,
    [
      fence.side,
      fence.actorId,
      fence.municipalityId,
      fence.organisationId,
      fence.role,
      fence.deputyFor,
      fence.needToKnow,
    ],
  );
}

/**
 * Runs `work` in one transaction with the actor's fence (row-level security) set: all that it
 * writes commits together or not at all. The statement that sets the fence is sent first and not
 * waited for; should another overtake it, that one would see no rows, and not too many.
 */
export function inTransaction<T>(db: Knex, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const [, result] = await Promise.all([raiseFence(tx, fenceContext(actor)), work(tx)]);
    return result;
  });
}

/**
 * Runs `work` for a person who acts in none of her functions: the fence shows her nothing but what is
 * hers wherever she works, as her sessions are.
 */
export function inTransactionAs<T>(
  db: Knex,
  personId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const nowhere = {
    municipalityId: '',
    organisationId: '',
    role: '',
    deputyFor: '',
    needToKnow: '',
  };
  const fence = { ...nowhere, side: 'none', actorId: personId };
  return db.transaction(async (tx) => {
    const [, result] = await Promise.all([raiseFence(tx, fence), work(tx)]);
    return result;
  });
}
