import type { Instant } from '../../domain/calendar/time.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import { reconcileDays } from '../../services/waking/reconciliation.ts';
import { rewakeSleepless } from '../../services/waking/relay.ts';
import type { Workflows } from '../../services/waking/workflows.ts';
import { withPermanentErrors } from '../permanent.ts';

export type ReconciliationActivities = {
  readonly reconcile: (now: Instant) => Promise<void>;
};

/**
 * Records the counts first and wakes forgotten streams afterwards, so that the record shows the
 * differences as they were found and not after they were mended.
 */
export function createReconciliationActivities(
  deps: Deps,
  workflows: Workflows,
  log: Log,
): ReconciliationActivities {
  return withPermanentErrors({
    reconcile: (now: Instant) =>
      runCheck(deps, { name: 'reconciliation', at: now }, async () => {
        const rows = await reconcileDays(deps, workflows, now);
        const differing = rows.filter(({ differs }) => differs).length;
        const told = await rewakeSleepless(deps.db, workflows, now);
        if (differing > 0) log.warn('sent and received differ', { count: differing });
        log.info('reconciled', { count: rows.length });
        if (told > 0) log.warn('streams without a workflow, or behind, are woken', { count: told });
      }),
  });
}
