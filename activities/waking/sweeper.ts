import { checks } from '../../domain/house/checks.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import { eraseWhatIsOver } from '../../services/waking/sweep-kept.ts';
import { repeat, type Repeated } from '../repeated.ts';

/** Erases drafts and kept texts whose time has passed in rounds (`domain/house/checks.ts`), until stopped. */
export function runSweeper(deps: Deps, clock: Clock, log: Log): Repeated {
  return repeat({
    restMs: checks.sweep.seconds * 1_000,
    failed: 'what people had begun to write was not erased in time',
    log,
    round: async () => {
      const now = clock.now();
      const count = await runCheck(deps, { name: 'sweep', at: now }, () =>
        eraseWhatIsOver(deps, now),
      );
      if (count > 0) log.info('drafts and texts erased', { count });
      return false;
    },
  });
}
