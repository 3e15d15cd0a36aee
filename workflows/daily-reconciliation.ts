import { reconcile } from './steps.ts';

/** Sent = received, counted for the days that are over. */
export const dailyReconciliation = async (): Promise<void> => {
  await reconcile(new Date().toISOString());
};
