import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { FirstActivities } from '../../activities/waking/first-workflows.ts';
import { forAsLongAsItTakes, forLetters, longestPause } from '../patience.ts';

type Views = Pick<FirstActivities, 'advanceReport' | 'advanceSituation' | 'closeReport'>;
export const { advanceReport, advanceSituation, closeReport }: Views = proxyLocalActivities<Views>({
  scheduleToCloseTimeout: forAsLongAsItTakes,
  retry: { initialInterval: '200 ms', maximumInterval: longestPause },
});

type Letters = Pick<FirstActivities, 'makeReportAsSent' | 'makeReceipt' | 'makeInvitations'>;
export const { makeReportAsSent, makeReceipt, makeInvitations }: Letters = proxyActivities<Letters>(
  {
    ...forLetters,
    retry: { initialInterval: '1 s', maximumInterval: longestPause },
  },
);
