import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { carryForwardings } from '../../services/intake/carry-forwardings.ts';

const sweepMs = 2_000;

export type RunningCarrier = { stop(): Promise<void> };

/** Waits so long, or until it is stopped. */
const rest = (signal: AbortSignal): Promise<unknown> =>
  pause(sweepMs, undefined, { signal }).catch(() => undefined);

/**
 * Carries forwarded reports between tenants until stopped, every 2 s, and at once again while there
 * was something to carry. A round that fails is logged and tried again.
 */
export function runCarrier(deps: Deps, clock: Clock, log: Log): RunningCarrier {
  const stopped = new AbortController();
  const { signal } = stopped;
  const round = async (): Promise<boolean> => {
    const { carried, failed, error } = await carryForwardings(deps, clock.now());
    if (failed > 0) log.warn('forwardings not carried', { count: failed, error });
    return carried > 0;
  };
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const again = await round().catch((error: unknown) => {
        log.warn('a round between municipalities failed', { error });
        return false;
      });
      if (!again) await rest(signal);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
