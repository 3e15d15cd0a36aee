import { checks } from '../../domain/house/checks.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { runCheck } from '../../services/house/checks.ts';
import { tellDenials } from '../../services/waking/tell-denials.ts';
import { repeat, type Repeated } from '../repeated.ts';

/** Has the house explain reports that were denied in rounds (`domain/house/checks.ts`), until stopped. */
export function runDenialWatch(deps: Deps, clock: Clock, log: Log): Repeated {
  return repeat({
    restMs: checks.denials.seconds * 1_000,
    failed: 'denied reports were not told to the house',
    log,
    round: async () => {
      const now = clock.now();
      const count = await runCheck(deps, { name: 'denials', at: now }, () =>
        tellDenials(deps, now),
      );
      if (count > 0)
        log.warn('reports were denied by those in whose name they were sent', { count });
      return false;
    },
  });
}
