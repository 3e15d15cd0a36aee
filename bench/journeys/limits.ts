import { latencyOf, type Latency } from '../measure.ts';
import { startMeasured } from './measured-process.ts';
import type { MeasuredSystem } from './measured-system.ts';
import { metered } from './metered.ts';
import type { Walked } from './paces.ts';
import type { RunShape } from './wakes.ts';
import type { Sizes } from './sizes.ts';
import { forEachOf } from './through-the-system.ts';

export type Floor = {
  readonly journeys: number;
  readonly acknowledged: Latency;
  /** Milliseconds of processor time for each journey, by process. */
  readonly processorMs: Readonly<Record<string, number>>;
};

/**
 * The same deeds at the human pace through the services alone, in a process of their own. Neither
 * API nor worker may run on the database meanwhile.
 */
export async function measureFloor(system: MeasuredSystem, sizes: Sizes): Promise<Floor> {
  const { DATABASE_URL, WORKER_DATABASE_URL, ANMALAN_KEYS_FILE } = system.values;
  const floor = await startMeasured('floor.ts', {
    DATABASE_URL,
    WORKER_DATABASE_URL,
    ANMALAN_KEYS_FILE,
  });
  try {
    await floor.work(sizes.warmUp);
    const processes = { floor: floor.pid, postgres: system.engines.postgres };
    const { result, processorMs } = await metered(processes, () =>
      floor.work<readonly Walked[]>(sizes.human),
    );
    return {
      journeys: result.length,
      acknowledged: latencyOf(result.flatMap(({ ms }) => ms)),
      processorMs: forEachOf(result.length, processorMs),
    };
  } finally {
    await floor.stop();
  }
}

export type Bare = {
  readonly runs: number;
  /** What the bare runs did, to be compared with what ours do. */
  readonly shape: RunShape;
  /** Milliseconds of processor time for each run, by process. */
  readonly processorMs: Readonly<Record<string, number>>;
};

/** Runs of the same shape at the human pace that do nothing. No other worker may run meanwhile. */
export async function measureBare(
  system: MeasuredSystem,
  { warmUp, human }: Sizes,
  shape: RunShape,
): Promise<Bare> {
  const { address, namespace } = system.temporal;
  const worker = await startMeasured('bare-worker.ts', {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  });
  try {
    await worker.work({ pace: warmUp, shape });
    const processes = { worker: worker.pid, temporal: system.engines.temporal };
    const { result, processorMs } = await metered(processes, () =>
      worker.work<Omit<Bare, 'processorMs'>>({ pace: human, shape }),
    );
    return { ...result, processorMs: forEachOf(result.runs, processorMs) };
  } finally {
    await worker.stop();
  }
}
