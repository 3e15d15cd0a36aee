import type { SystemActor } from '../../domain/access/actor.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import { closeFiles } from '../acting/stream-file.ts';
import { openHouse } from './open-house.ts';

const actor: SystemActor = { is: 'system', part: 'logReview' };

const monthOf = (at: Instant): string => localDate(at).slice(0, 7);

/**
 * Has the auditor of each municipality review the log (10 § SoLPuL): once each month in
 * Europe/Stockholm, from its first day, or the first after it on which this is asked.
 *
 * @returns how many reviews were begun
 */
export async function openLogReviews(deps: Deps, now: Instant): Promise<number> {
  let begun = 0;
  for (const { id } of deps.directory.municipalities) {
    const isNew = await inTransaction(deps.db, actor, async (tx) => {
      const acting: Acting = { deps, call: { actor, at: now }, tx, changes: [] };
      const file = await openHouse(acting, id);
      const before = await file.facts({ kinds: ['logReviewBegun'] });
      if (before.some(({ occurredAt }) => monthOf(occurredAt) === monthOf(now))) return false;
      await file.record('logReviewBegun', {});
      await closeFiles(acting).write(tx);
      return true;
    });
    if (isNew) begun += 1;
  }
  return begun;
}
