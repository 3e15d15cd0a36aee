import type { Bare, Floor } from './limits.ts';
import type { Went } from './through-the-system.ts';

export type Measured = {
  readonly oneAfterTheOther: Went;
  readonly inFlight: Went;
  readonly withDocuments: Went;
  readonly withoutDocuments: Went;
  readonly floor: Floor;
  readonly bare: Bare;
};

type Goal = { readonly is: number; readonly goal: number; readonly met: boolean };

const atMost = (is: number, goal: number): Goal => ({
  is: Number(is.toFixed(2)),
  goal,
  met: is <= goal,
});
const atLeast = (is: number, goal: number): Goal => ({ ...atMost(is, goal), met: is >= goal });

type Taken = Readonly<Record<string, number>>;

/** Milliseconds of the processes named. One that could not be measured counts as nothing. */
const sumOf = (taken: Taken, ...names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (taken[name] ?? 0), 0);

const ofEngine = (taken: Taken): number => sumOf(taken, 'temporal', 'worker');

/** Milliseconds of all processes but the identity provider, which stands for that of a municipality. */
export function ofAll(taken: Taken): number {
  return sumOf(taken, 'api', 'worker', 'postgres', 'temporal', 'floor');
}

/**
 * Holds what was measured against its limits in the same run, which are judged whatever the
 * machine, and against figures that one machine with two cores is to reach.
 */
export function verdictOf(measured: Measured): object {
  const { oneAfterTheOther, inFlight, withDocuments, withoutDocuments, floor, bare } = measured;
  const acknowledged = withDocuments.acknowledged;
  const judged = {
    engineShare: atMost(ofEngine(withoutDocuments.processorMs) / ofEngine(bare.processorMs), 1.5),
    withoutDocuments: atMost(
      ofAll(withoutDocuments.processorMs) / (ofAll(floor.processorMs) + ofEngine(bare.processorMs)),
      1.25,
    ),
    acknowledgedP50: atMost(acknowledged.p50 / floor.acknowledged.p50, 2),
    acknowledgedP99: atMost(acknowledged.p99 / floor.acknowledged.p99, 1.5),
    allClosed: [inFlight, withDocuments, withoutDocuments].every(({ closings }) => closings.all),
  };
  const aims = {
    engineMs: atMost(ofEngine(withoutDocuments.processorMs), 60),
    withoutDocumentsMs: atMost(ofAll(withoutDocuments.processorMs), 150),
    withDocumentsMs: atMost(ofAll(withDocuments.processorMs), 200),
    acknowledgedP50ms: atMost(acknowledged.p50, 10),
    acknowledgedP99ms: atMost(acknowledged.p99, 40),
    oneAfterTheOtherP50ms: atMost(oneAfterTheOther.acknowledged.p50, 5),
    closedPerSecond: atLeast(inFlight.closedPerSecond, 12),
    closedWithinMs: atMost(Math.max(...inFlight.closings.afterMs), 10_000),
    workerMegabytes: atMost(withDocuments.workerMegabytes, 450),
  };
  return { judged, aims };
}
