import { machineTime, type Clock, type MachineTime } from './clock.ts';
import type { Log } from './log.ts';
import { createReferenceClock } from './reference-clock.ts';

/** A machine whose clock differs by more says so in the log. */
const noticedMs = 5_000;
/** A machine whose clock differs by more is not ready, so that a balancer turns to another. */
const bearableMs = 60_000;
const measuredEveryMs = 10_000;

export type KeptClock = {
  /** Tells the reference's time, whatever this machine's own clock says. */
  readonly clock: Clock;
  /** Milliseconds by which this machine's own clock is ahead of the reference; negative: behind. */
  readonly aheadMs: () => number;
  /** Whether this machine's own clock is within a minute of the reference. */
  readonly isNear: () => boolean;
};

/**
 * Follows the reference: measures it now and every 10 s, and logs when this machine's own clock
 * begins or ends to differ from it by more than 5 s, and when the difference moves by as much.
 * Nothing is refused for it.
 *
 * @param ask the reference's milliseconds since 1970-01-01 UTC
 * @throws what `ask` throws the first time
 */
export async function keepClock(
  ask: () => Promise<number>,
  log: Log,
  machine: MachineTime = machineTime,
): Promise<KeptClock> {
  const clock = await createReferenceClock(ask, machine);
  let said: number | undefined;
  const tell = (): void => {
    const aheadMs = clock.aheadMs();
    if (Math.abs(aheadMs) <= noticedMs) {
      if (said !== undefined) log.info('the clock agrees with the database again', { aheadMs });
      said = undefined;
    } else if (said === undefined || Math.abs(aheadMs - said) > noticedMs) {
      log.warn('the clock differs from the database', { aheadMs });
      said = aheadMs;
    }
  };
  const measureLater = (): void => {
    setTimeout(() => void measure(), measuredEveryMs).unref();
  };
  const measure = async (): Promise<void> => {
    // A database that is away is told of elsewhere, and the last measurement goes on.
    await clock.measure().catch(() => undefined);
    tell();
    measureLater();
  };
  tell();
  measureLater();
  return {
    clock,
    aheadMs: clock.aheadMs,
    isNear: () => Math.abs(clock.aheadMs()) <= bearableMs,
  };
}
