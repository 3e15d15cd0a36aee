import type { Instant } from '../../domain/calendar/time.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import { openLogReviews } from '../../services/house/open-log-reviews.ts';
import { withPermanentErrors } from '../permanent.ts';

export type LogReviewActivities = { readonly openLogReviews: (now: Instant) => Promise<void> };

export function createLogReviewActivities(deps: Deps, log: Log): LogReviewActivities {
  return withPermanentErrors({
    openLogReviews: async (now: Instant) => {
      const count = await runCheck(deps, { name: 'logReviews', at: now }, () =>
        openLogReviews(deps, now),
      );
      if (count > 0) log.info('reviews of the log are begun', { count });
    },
  });
}
