import { machineTime, type Clock, type MachineTime } from './clock.ts';

/** A clock that tells another machine's time, by what was measured of it. */
export type ReferenceClock = Clock & {
  /** Milliseconds by which this machine's own clock is ahead of the reference; negative: behind. */
  readonly aheadMs: () => number;
  /** Measures anew. @throws what `ask` throws; the clock then goes on by the last measurement */
  readonly measure: () => Promise<void>;
};

/** One measurement: what to add to the elapsed time, and how far from the truth that can be. */
type Sample = { readonly offset: number; readonly error: number };

const samplesAtOnce = 5;
/**
 * A correction backwards is waited out up to this much, so that what follows in a process is never
 * dated before what went before. A reference that was itself set back further is followed.
 */
const heldMs = 5_000;

/** The reference answered some time between question and answer; the middle is the best guess. */
const takeSample = async (ask: () => Promise<number>, elapsed: () => number): Promise<Sample> => {
  const before = elapsed();
  const reference = await ask();
  const after = elapsed();
  return { offset: reference - (before + after) / 2, error: (after - before) / 2 };
};

/** Several in a row, of which the quickest answer is the least uncertain. */
const bestSample = async (ask: () => Promise<number>, elapsed: () => number): Promise<Sample> => {
  let best = await takeSample(ask, elapsed);
  for (let taken = 1; taken < samplesAtOnce; taken += 1) {
    const next = await takeSample(ask, elapsed);
    if (next.error < best.error) best = next;
  }
  return best;
};

/** What was believed, moved no further than the measurement proves it wrong. */
const corrected = (believed: number, { offset, error }: Sample): number =>
  Math.min(Math.max(believed, offset - error), offset + error);

/**
 * A clock that was measured once. Between measurements it counts elapsed time, so that a machine
 * whose own clock is set meanwhile, or is wrong for a moment, dates nothing wrong.
 *
 * @param ask the reference's milliseconds since 1970-01-01 UTC
 * @throws what `ask` throws
 */
export async function createReferenceClock(
  ask: () => Promise<number>,
  { system, elapsed }: MachineTime = machineTime,
): Promise<ReferenceClock> {
  let { offset } = await bestSample(ask, elapsed);
  let told = -Infinity;
  const tell = (): number => {
    const at = offset + elapsed();
    told = told - at > heldMs ? at : Math.max(told, at);
    return told;
  };
  return {
    now: () => new Date(tell()).toISOString(),
    aheadMs: () => Math.round(system() - offset - elapsed()),
    measure: async () => {
      offset = corrected(offset, await bestSample(ask, elapsed));
    },
  };
}
