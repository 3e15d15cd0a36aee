import type { SystemActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { waitingForwardings, type ForwardingRow } from '../../database/intake/forwarding-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import { arriveForwarded } from './arrive-forwarded.ts';
import { carryBetween } from './carry-between.ts';

const carrier: SystemActor = { is: 'system', part: 'forwarding' };
const mostAtOnce = 50;

export type CarriedRound = {
  readonly carried: number;
  readonly failed: number;
  /** Why the first of those that failed did; undefined when none did. */
  readonly error?: unknown;
};

const carry = (acting: Acting, forwarding: ForwardingRow): Promise<void> => {
  const { toId } = forwarding;
  return toId === null
    ? arriveForwarded(acting, forwarding)
    : carryBetween(acting, { ...forwarding, toId });
};

/** All that wait, page by page, so that no number of those that fail keeps the others waiting. */
async function* allWaiting({ db }: Deps, most: number): AsyncGenerator<ForwardingRow> {
  for (let after: string | undefined; ;) {
    const page = await waitingForwardings(db, { most, after });
    yield* page;
    after = page.at(-1)?.id;
    if (after === undefined) return;
  }
}

/**
 * One round of the worker between tenants: makes reports where they were forwarded to, and carries
 * what has come since, each in a transaction of its own. Any number of workers may do so at once. What
 * fails is left as it was and tried again in the next round, without keeping others waiting.
 *
 * @param most how many are read at once
 */
export async function carryForwardings(
  deps: Deps,
  at: Instant,
  most = mostAtOnce,
): Promise<CarriedRound> {
  const errors: unknown[] = [];
  let tried = 0;
  for await (const forwarding of allWaiting(deps, most)) {
    tried += 1;
    try {
      await inTransaction(deps.db, carrier, (tx) =>
        carry({ deps, call: { actor: carrier, at }, tx, changes: [] }, forwarding),
      );
    } catch (error) {
      errors.push(error);
    }
  }
  const failed = errors.length;
  return { carried: tried - failed, failed, ...(failed > 0 && { error: errors[0] }) };
}
