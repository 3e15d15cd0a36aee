import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { eraseWhatIsOver } from '../../services/waking/sweep-kept.ts';
import { repeat, type Repeated } from '../repeated.ts';

/** Erases drafts and kept texts whose time has passed until stopped, every five minutes. */
export function runSweeper(deps: Deps, clock: Clock, log: Log): Repeated {
  return repeat({
    restMs: 300_000,
    failed: 'what people had begun to write was not erased in time',
    log,
    round: async () => {
      const count = await eraseWhatIsOver(deps, clock.now());
      if (count > 0) log.info('drafts and texts erased', { count });
      return false;
    },
  });
}
