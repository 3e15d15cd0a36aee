import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { LetterActivities } from '../activities/letters/letters.ts';
import type { AdvanceActivities } from '../activities/waking/advance.ts';
import type { LogReviewActivities } from '../activities/house/log-reviews.ts';
import type { SyntheticActivities } from '../activities/house/synthetic-reports.ts';
import type { TermMeetingActivities } from '../activities/house/term-meetings.ts';
import type { ReconciliationActivities } from '../activities/waking/reconciliation.ts';
import { forAsLongAsItTakes, forLetters, longestPause } from './patience.ts';

/**
 * Fires the due rungs of a stream and reads its view. It is a local activity, because it is short
 * and runs at every wake-up; repeating it changes nothing, so a failed one is simply tried again.
 */
export const { advance }: AdvanceActivities = proxyLocalActivities<AdvanceActivities>({
  scheduleToCloseTimeout: forAsLongAsItTakes,
  retry: { initialInterval: '200 ms', maximumInterval: longestPause },
});

/**
 * Makes letters and stores each one as soon as it is drawn, so that a repeated attempt makes only
 * those that are still missing.
 */
export const { makeLetters }: LetterActivities = proxyActivities<LetterActivities>({
  ...forLetters,
  retry: { initialInterval: '1 s', maximumInterval: longestPause },
});

export const { reconcile }: ReconciliationActivities = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '10 min',
  retry: { initialInterval: '10 s', maximumInterval: longestPause },
});

export const { openTermMeetings }: TermMeetingActivities = proxyActivities<TermMeetingActivities>({
  startToCloseTimeout: '1 min',
  retry: { initialInterval: '10 s', maximumInterval: longestPause },
});

export const { openLogReviews }: LogReviewActivities = proxyActivities<LogReviewActivities>({
  startToCloseTimeout: '1 min',
  retry: { initialInterval: '10 s', maximumInterval: longestPause },
});

export const { sendSyntheticReports }: SyntheticActivities = proxyActivities<SyntheticActivities>({
  startToCloseTimeout: '10 min',
  retry: { initialInterval: '10 s', maximumInterval: longestPause },
});
