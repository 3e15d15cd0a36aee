import { reconcileYesterday } from './steps.ts';

/** Sent = received, counted for the day that is over. */
export const dailyReconciliation = async (): Promise<void> => {
  await reconcileYesterday(new Date().toISOString());
};
