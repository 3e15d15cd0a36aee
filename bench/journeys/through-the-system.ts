import type { Db } from '../../database/connection.ts';
import { latencyOf, type Latency } from '../measure.ts';
import { awaitClosings, type Closings } from './closings.ts';
import { metered, type Processes } from './metered.ts';
import type { MeasuredSystem } from './measured-system.ts';
import { nineDeeds } from './nine-deeds.ts';
import { overHttp } from './over-http.ts';
import { walkAll, type Pace, type Walked } from './paces.ts';

/** How journeys went that were walked through the API while a worker closed their reports. */
export type Went = {
  readonly journeys: number;
  readonly reportIds: readonly string[];
  /** Milliseconds from a deed's request to its answer. */
  readonly acknowledged: Latency;
  /** The same, the median of each deed. */
  readonly medians: Readonly<Record<string, number>>;
  readonly closings: Closings;
  readonly closedPerSecond: number;
  /** Milliseconds of processor time for each journey, by process. */
  readonly processorMs: Readonly<Record<string, number>>;
  /** The most memory that the worker held, in megabytes. */
  readonly workerMegabytes: number;
};

const mediansOf = (walked: readonly Walked[]): Readonly<Record<string, number>> => {
  const names = nineDeeds(0).map(({ name }, place) => (name === 'sign' ? `sign${place}` : name));
  return Object.fromEntries(
    names.map((name, place) => [name, latencyOf(walked.map(({ ms }) => ms[place] ?? 0)).p50]),
  );
};

/** Divides what was taken by the number of journeys. */
export function forEachOf(
  journeys: number,
  taken: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(taken).map(([name, ms]) => [name, ms / journeys]));
}

/**
 * Walks journeys over HTTP and waits until their reports are closed, which is measured with them.
 *
 * @param db superuser
 * @throws Error for any answer but 201
 */
export async function throughTheSystem(
  {
    system,
    db,
    processes,
  }: {
    readonly system: MeasuredSystem;
    readonly db: Db;
    readonly processes: Processes;
  },
  pace: Pace,
): Promise<Went> {
  const perform = overHttp(system.apiPort, system.tokenOf);
  const beganAt = Date.now();
  const { result, ...taken } = await metered(processes, async () => {
    const walked = await walkAll(perform, pace);
    return { walked, closings: await awaitClosings(db, walked) };
  });
  const { walked, closings } = result;
  return {
    journeys: walked.length,
    reportIds: walked.map(({ reportId }) => reportId),
    acknowledged: latencyOf(walked.flatMap(({ ms }) => ms)),
    medians: mediansOf(walked),
    closings,
    closedPerSecond: (1000 * closings.closed) / (closings.lastAt - beganAt),
    processorMs: forEachOf(walked.length, taken.processorMs),
    workerMegabytes: taken.megabytes['worker'] ?? 0,
  };
}
