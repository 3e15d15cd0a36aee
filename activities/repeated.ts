import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../platform/log.ts';

export type Repeated = { stop(): Promise<void> };

/** Waits so long, or until it is stopped. */
const rest = (ms: number, signal: AbortSignal): Promise<unknown> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/**
 * Repeats a piece of the worker's own work until stopped: after a rest, or at once while there was
 * something to do. A round that fails is logged and tried again.
 *
 * @param work.round whether there was something to do, so that there may be more
 */
export function repeat(work: {
  readonly restMs: number;
  readonly round: () => Promise<boolean>;
  readonly failed: string;
  readonly log: Log;
}): Repeated {
  const { restMs, round, failed, log } = work;
  const stopped = new AbortController();
  const { signal } = stopped;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const again = await round().catch((error: unknown) => {
        log.warn(failed, { error });
        return false;
      });
      if (!again) await rest(restMs, signal);
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
