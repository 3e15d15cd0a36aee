import type { Instant } from '../domain/time.ts';
import type { Log } from '../platform/log.ts';
import type { Deps } from '../services/deps.ts';
import { dayBefore, reconcileDay } from '../services/reconciliation.ts';
import { rewakeSleepless, type Engine } from '../services/relay.ts';
import { withPermanentErrors } from './permanent.ts';

export type ReconciliationActivities = {
  readonly reconcileYesterday: (now: Instant) => Promise<void>;
};

export type ReconcilingEngine = Engine & { readonly hasStarted: Engine['isRunning'] };

/** Counts first, mends after: the record tells what was found, not what it became. */
export const createReconciliationActivities = (
  deps: Deps,
  engine: ReconcilingEngine,
  log: Log,
): ReconciliationActivities =>
  withPermanentErrors({
    reconcileYesterday: async (now: Instant) => {
      const rows = await reconcileDay(deps, engine, { day: dayBefore(now), now });
      const differing = rows.filter(({ differs }) => differs).length;
      const told = await rewakeSleepless(deps.db, engine, now);
      if (differing > 0) log.warn('sent and received differ', { count: differing });
      log.info('reconciled', { count: rows.length });
      if (told > 0) log.warn('streams without a workflow, or behind, are woken', { count: told });
    },
  });
