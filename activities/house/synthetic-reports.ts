import type { Instant } from '../../domain/calendar/time.ts';
import { checks } from '../../domain/house/checks.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import {
  followSyntheticReports,
  sendSyntheticReports,
  type TestMailbox,
} from '../../services/waking/synthetic-reports.ts';
import { withPermanentErrors } from '../permanent.ts';
import { repeat, type Repeated } from '../repeated.ts';

export type SyntheticActivities = {
  readonly sendSyntheticReports: (now: Instant) => Promise<void>;
};

export function createSyntheticActivities(deps: Deps, log: Log): SyntheticActivities {
  return withPermanentErrors({
    sendSyntheticReports: async (now: Instant) => {
      const count = await runCheck(deps, { name: 'syntheticReports', at: now }, () =>
        sendSyntheticReports(deps, now),
      );
      if (count > 0) log.info('artificial reports sent', { count });
    },
  });
}

/** The test mailbox of every municipality, which takes what it is given into the log. */
export function createTestMailbox(log: Log): TestMailbox {
  return {
    deliver: async ({ municipalityId, reportId }) =>
      log.info('a notice came to the test mailbox', { municipality: municipalityId, reportId }),
  };
}

/**
 * Follows the artificial reports until stopped, in rounds (`domain/house/checks.ts`). It asks nothing of Temporal, so
 * that it finds what stands still there.
 */
export function runSyntheticWatch(
  deps: Deps,
  { clock, mailbox }: { readonly clock: Clock; readonly mailbox: TestMailbox },
  log: Log,
): Repeated {
  return repeat({
    restMs: checks.syntheticWatch.seconds * 1_000,
    failed: 'the artificial reports were not followed',
    log,
    round: async () => {
      const now = clock.now();
      const round = await runCheck(deps, { name: 'syntheticWatch', at: now }, () =>
        followSyntheticReports(deps, mailbox, now),
      );
      const { delivered, stopped, failed, error } = round;
      if (delivered > 0) log.info('artificial reports came through', { count: delivered });
      if (stopped > 0) log.error('artificial reports did not come through', { count: stopped });
      if (failed > 0) log.warn('artificial reports not followed', { count: failed, error });
      return false;
    },
  });
}
