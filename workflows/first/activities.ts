import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { FirstActivities } from '../../activities/waking/first-workflows.ts';

type Views = Pick<FirstActivities, 'advanceReport' | 'advanceSituation' | 'closeReport'>;
export const { advanceReport, advanceSituation, closeReport }: Views = proxyLocalActivities<Views>({
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '200 ms', maximumInterval: '30 s' },
});

type Letters = Pick<FirstActivities, 'makeReportAsSent' | 'makeReceipt' | 'makeInvitations'>;
export const { makeReportAsSent, makeReceipt, makeInvitations }: Letters = proxyActivities<Letters>(
  {
    startToCloseTimeout: '5 s',
    retry: { initialInterval: '1 s', maximumInterval: '5 min' },
  },
);
