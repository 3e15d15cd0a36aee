import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { carryForwardings } from '../../services/intake/carry-forwardings.ts';
import { repeat, type Repeated } from '../repeated.ts';

/** Carries forwarded reports between tenants until stopped, every 2 s. */
export function runCarrier(deps: Deps, clock: Clock, log: Log): Repeated {
  return repeat({
    restMs: 2_000,
    failed: 'a round between municipalities failed',
    log,
    round: async () => {
      const { carried, failed, error } = await carryForwardings(deps, clock.now());
      if (failed > 0) log.warn('forwardings not carried', { count: failed, error });
      return carried > 0;
    },
  });
}
