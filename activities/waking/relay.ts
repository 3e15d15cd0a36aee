import type { Deps } from '../../services/acting/deps.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { mendAfterLoss, relayOnce } from '../../services/waking/relay.ts';
import type { Workflows } from '../../services/waking/workflows.ts';

const sweepMs = 2_000;
/**
 * After an announcement a second look follows this soon. The first one passes over a stream whose
 * head row another deed has locked just then, and that deed may announce nothing of its own.
 */
const secondLookMs = 200;
/** For so long both stores are taken for the ones that they were, however many rounds that is. */
const sureForMs = 5_000;

export type RunningRelay = { stop(): Promise<void> };

export type RelayParts = {
  readonly db: Deps['db'];
  readonly workflows: Workflows;
  readonly clock: Clock;
  readonly log: Log;
  /** Calls `onWake` at every announcement; without it the relay only sweeps every 2 s. */
  readonly listen?: (onWake: () => void) => { close(): Promise<void> };
};

type Round = () => Promise<{ readonly carried: number }>;

/**
 * Both stores are asked who they are now and then, and before every round that follows a failure.
 * While Temporal does not answer, that question fails the round before anything is claimed, so that
 * nothing more is put off and all of it is carried as soon as Temporal is back.
 */
const createRound = ({ db, workflows, clock, log }: RelayParts): Round => {
  let sureUntil = 0;
  return async () => {
    if (performance.now() >= sureUntil) {
      const told = await mendAfterLoss(db, workflows, clock.now());
      if (told > 0)
        log.warn('Temporal or database is another; streams are woken again', { count: told });
      sureUntil = performance.now() + sureForMs;
    }
    const { carried, failed, error } = await relayOnce(db, workflows, clock.now());
    if (failed > 0) sureUntil = 0;
    if (failed > 0) log.warn('wake-ups not carried', { count: failed, error });
    return { carried };
  };
};

/**
 * A pause that ends after the given time or at `wake`, and resolves to whether it was woken. A
 * `wake` that comes before the pause ends it at once, so that no announcement is missed.
 */
const createRest = () => {
  let end: (() => void) | undefined;
  let awake = false;
  return {
    wake: (): void => {
      awake = true;
      end?.();
    },
    wait: async (ms: number): Promise<boolean> => {
      if (!awake) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const woken = awake;
      awake = false;
      return woken;
    },
  };
};

/**
 * Carries wake-ups from the trail to Temporal until stopped. A round begins at each announcement,
 * which may be lost, and in any case every 2 s, which is what is relied upon. A round that fails is
 * logged and tried again.
 */
export function runRelay(parts: RelayParts): RunningRelay {
  const { log, listen } = parts;
  const round = createRound(parts);
  const rest = createRest();
  let stopped = false;
  const loop = async (): Promise<void> => {
    let announced = false;
    while (!stopped) {
      const { carried } = await round().catch((error: unknown) => {
        log.warn('relay round failed', { error });
        return { carried: 0 };
      });
      if (carried > 0) rest.wake();
      announced = await rest.wait(announced ? secondLookMs : sweepMs);
    }
  };
  const listener = listen?.(rest.wake);
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      rest.wake();
      await listener?.close();
      await running;
    },
  };
}
