import type { Instant } from '../../domain/calendar/time.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import { openTermMeetings } from '../../services/house/open-term-meetings.ts';
import { withPermanentErrors } from '../permanent.ts';

export type TermMeetingActivities = {
  readonly openTermMeetings: (now: Instant) => Promise<void>;
};

export function createTermMeetingActivities(deps: Deps, log: Log): TermMeetingActivities {
  return withPermanentErrors({
    openTermMeetings: async (now: Instant) => {
      const count = await runCheck(deps, { name: 'termMeetings', at: now }, () =>
        openTermMeetings(deps, now),
      );
      if (count > 0) log.info('term meetings opened', { count });
    },
  });
}
