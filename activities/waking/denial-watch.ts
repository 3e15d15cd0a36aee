import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { tellDenials } from '../../services/waking/tell-denials.ts';
import { repeat, type Repeated } from '../repeated.ts';

/** Has the house explain reports that were denied, until stopped, every half minute. */
export function runDenialWatch(deps: Deps, clock: Clock, log: Log): Repeated {
  return repeat({
    restMs: 30_000,
    failed: 'denied reports were not told to the house',
    log,
    round: async () => {
      const count = await tellDenials(deps, clock.now());
      if (count > 0)
        log.warn('reports were denied by those in whose name they were sent', { count });
      return false;
    },
  });
}
