import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { AdvanceActivities } from '../activities/duties/advance.ts';
import type { LetterActivities } from '../activities/letters/letters.ts';
import type { ReconciliationActivities } from '../activities/waking/reconciliation.ts';

/** Rungs and views: short, often, and the same whenever they are repeated. */
export const { advanceReport, advanceSituation, closeReport }: AdvanceActivities =
  proxyLocalActivities<AdvanceActivities>({
    startToCloseTimeout: '10 s',
    retry: { initialInterval: '200 ms', maximumInterval: '30 s' },
  });

/** Documents: made once; the step is the idempotency key, so a repeated making leaves the first. */
export const { makeReportAsSent, makeReceipt, makeInvitations }: LetterActivities =
  proxyActivities<LetterActivities>({
    // Also how long the work of a killed worker waits for another.
    startToCloseTimeout: '5 s',
    retry: { initialInterval: '1 s', maximumInterval: '5 min' },
  });

export const { reconcile }: ReconciliationActivities = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '10 min',
  retry: { initialInterval: '10 s', maximumInterval: '10 min' },
});
