import { reconcile } from './activities.ts';

/**
 * Counts how many reports were sent, received and opened on the days that are over, and records
 * where the counts differ.
 */
export async function dailyReconciliation(): Promise<void> {
  await reconcile(new Date().toISOString());
}
