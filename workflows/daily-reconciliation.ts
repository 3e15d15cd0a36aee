import { reconcile } from './activities.ts';

/** Sent = received, counted for the days that are over. */
export async function dailyReconciliation(): Promise<void> {
  await reconcile(new Date().toISOString());
}
