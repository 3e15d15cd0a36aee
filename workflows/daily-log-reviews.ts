import { openLogReviews } from './activities.ts';

/** Opens the auditor's duty to review the log where a month has begun, once a month. */
export async function dailyLogReviews(): Promise<void> {
  await openLogReviews(new Date().toISOString());
}
