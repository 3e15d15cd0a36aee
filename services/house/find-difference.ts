import type { SystemActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DifferenceKind } from '../../domain/house/records.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import type { Draft } from '../acting/drafts.ts';
import { closeFiles } from '../acting/stream-file.ts';
import { openHouse } from './open-house.ts';

const reconciler: SystemActor = { is: 'system', part: 'reconciliation' };
export type Difference = Draft<'differenceFound'> & { readonly outcome: DifferenceKind };

/** Whether one of these differences that were found before is the same, and needs no second duty. */
export type IsKnown = (before: {
  readonly outcome: DifferenceKind;
  readonly about: string;
  readonly occurredAt: Instant;
}) => boolean;

/**
 * Records that counts differ, or that fewer reports came, and opens the duty to explain it. One that
 * is known already is recorded no second time.
 *
 * @returns whether it is new
 */
export function findDifference(
  deps: Deps,
  { municipalityId, now }: { readonly municipalityId: string; readonly now: Instant },
  difference: Difference,
  isKnown: IsKnown,
): Promise<boolean> {
  return inTransaction(deps.db, reconciler, async (tx) => {
    const acting: Acting = { deps, call: { actor: reconciler, at: now }, tx, changes: [] };
    const file = await openHouse(acting, municipalityId);
    const before = await file.facts({ kinds: ['differenceFound'] });
    if (before.some(isKnown)) return false;
    await file.record('differenceFound', difference);
    await closeFiles(acting).write(tx);
    return true;
  });
}
