import { Client, Connection } from '@temporalio/client';
import type { Db } from '../database/connection.ts';
import { workflowIdOf } from '../workflows/messages.ts';
import { measureBare, measureFloor } from './journeys/limits.ts';
import { linesOf } from './journeys/lines.ts';
import type { MeasuredSystem, WorkerKind } from './journeys/measured-system.ts';
import type { Processes } from './journeys/metered.ts';
import { everybody } from './journeys/nine-deeds.ts';
import { onMeasuredSystem } from './journeys/on-measured-system.ts';
import { shapeOfWorkflows } from './journeys/run-shape.ts';
import { sizesOf, type Sizes } from './journeys/sizes.ts';
import { throughTheSystem, type Went } from './journeys/through-the-system.ts';
import type { Measured } from './journeys/verdict.ts';
import type { RunShape } from './journeys/wakes.ts';

type On = { readonly system: MeasuredSystem; readonly db: Db; readonly sizes: Sizes };

/** Tokens are kept for some minutes, so that nobody waits for hers while she is timed. */
const logIn = async ({ system }: On): Promise<void> => {
  await Promise.all(everybody().map((login) => system.tokenOf(login)));
};

const withWorker = async <Result>(
  on: On,
  others: Processes,
  kind: WorkerKind,
  work: (processes: Processes) => Promise<Result>,
): Promise<Result> => {
  const worker = await on.system.startWorker(kind);
  const processes = { ...others, worker, ...on.system.engines };
  await throughTheSystem({ ...on, processes }, on.sizes.warmUp);
  const result = await work(processes);
  await on.system.stopLast(1);
  return result;
};

type Through = Omit<Measured, 'floor' | 'bare'>;

/** What goes through the API: with the product's worker first, then with one that draws nothing. */
const measureThrough = async (on: On): Promise<Through> => {
  const { sizes } = on;
  const others = await on.system.startApi();
  await logIn(on);
  const product = await withWorker(on, others, 'product', async (processes) => {
    const at = { ...on, processes };
    const oneAfterTheOther = await throughTheSystem(at, sizes.oneAfterTheOther);
    const inFlight = await throughTheSystem(at, sizes.inFlight);
    await logIn(on);
    return { oneAfterTheOther, inFlight, withDocuments: await throughTheSystem(at, sizes.human) };
  });
  const withoutDocuments = await withWorker(on, others, 'withoutDocuments', (processes) =>
    throughTheSystem({ ...on, processes }, sizes.human),
  );
  await on.system.stopLast(2);
  return { ...product, withoutDocuments };
};

const sampledRuns = 20;

/** What our own workflows did at the human pace, read from their histories. */
const shapeOf = async ({ system }: On, { reportIds }: Went): Promise<RunShape> => {
  const { address, namespace } = system.temporal;
  const connection = await Connection.connect({ address });
  const ids = reportIds.slice(-sampledRuns).map((id) => workflowIdOf('report', id));
  try {
    return await shapeOfWorkflows(new Client({ connection, namespace }), ids);
  } finally {
    await connection.close();
  }
};

const measureAll = async (on: On, quick: boolean): Promise<readonly object[]> => {
  const through = await measureThrough(on);
  const shape = await shapeOf(on, through.withoutDocuments);
  const bare = await measureBare(on.system, on.sizes, shape);
  const floor = await measureFloor(on.system, on.sizes);
  const ownTemporal = on.system.engines.temporal !== undefined;
  return linesOf({ ...through, floor, bare }, { shape, sizes: on.sizes, ownTemporal, quick });
};

/**
 * P2: whole journeys through a whole system. How soon each deed is acknowledged, how soon the
 * report is closed after the last one, and what each process takes for a journey: against the same
 * deeds through the services alone (the floor) and a workflow of the same shape that does nothing
 * (the bare run), all in the same run and at the same pace.
 */
export function wholeJourneys({ quick }: { readonly quick: boolean }): Promise<readonly object[]> {
  return onMeasuredSystem((system, db) => measureAll({ system, db, sizes: sizesOf(quick) }, quick));
}
