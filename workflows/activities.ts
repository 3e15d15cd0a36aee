import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { LetterActivities } from '../activities/letters/letters.ts';
import type { AdvanceActivities } from '../activities/waking/advance.ts';
import type { ReconciliationActivities } from '../activities/waking/reconciliation.ts';

/** Rungs and views: short, often, and the same whenever they are repeated. */
export const { advance }: AdvanceActivities = proxyLocalActivities<AdvanceActivities>({
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '200 ms', maximumInterval: '30 s' },
});

/** Each letter is kept as it is done, so that a making that is repeated goes on with the rest. */
export const { makeLetters }: LetterActivities = proxyActivities<LetterActivities>({
  // Also how long the work of a killed worker waits for another.
  startToCloseTimeout: '5 s',
  retry: { initialInterval: '1 s', maximumInterval: '30 s' },
});

export const { reconcile }: ReconciliationActivities = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '10 min',
  retry: { initialInterval: '10 s', maximumInterval: '10 min' },
});
