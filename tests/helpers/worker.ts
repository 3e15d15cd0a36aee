import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
} from '@temporalio/worker';
import { inject } from 'vitest';

import { awaitingDatabase } from '../../activities/await-database.ts';
import { createWorker, type Activities } from '../../activities/create-worker.ts';
import { createWorkflows } from '../../activities/temporal-workflows.ts';
import { createDrawingPool, type DrawingPool } from '../../activities/letters/drawing-pool.ts';
import {
  createLetterActivities,
  createMakeLetters,
  type Draw,
} from '../../activities/letters/letters.ts';
import { createSyntheticActivities } from '../../activities/house/synthetic-reports.ts';
import { createLogReviewActivities } from '../../activities/house/log-reviews.ts';
import { createTermMeetingActivities } from '../../activities/house/term-meetings.ts';
import { createReconciliationActivities } from '../../activities/waking/reconciliation.ts';
import { runCarrier } from '../../activities/intake/carrier.ts';
import { runRelay } from '../../activities/waking/relay.ts';
import { answers } from '../../database/answers.ts';
import { inOurTime, type AheadOfWorkflow } from '../../activities/workflow-time.ts';
import { createWakeUps, listenForWakeUps } from '../../database/waking/wake-ups.ts';
import { systemClock } from '../../platform/clock.ts';
import { createDataConverter } from '../../platform/crypto/data-converter.ts';
import type { CodecKeys } from '../../platform/crypto/keyring.ts';
import { createLog } from '../../platform/log.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { Workflows } from '../../services/waking/workflows.ts';
import type { TestSystem } from './system.ts';
import { createFirstActivities } from '../../activities/waking/first-workflows.ts';
import { createAdvanceActivities } from '../../activities/waking/advance.ts';

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  shutdownSignals: [],
  telemetryOptions: {
    logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
  },
});

export const silent = createLog('silent');

export type TestWorkerOptions = {
  /** Default: the server that all tests share. */
  readonly address?: string;
  readonly namespace?: string;
  /** Default: a queue of its own. */
  readonly taskQueue?: string;
  /** Default: the keys of the test system. */
  readonly codecKeys?: CodecKeys;
  /** `listening`: hears announcements too; `sweeping`: has only the sweep; `none`: nothing carries. */
  readonly relay?: 'listening' | 'sweeping' | 'none';
  /** Default: what a workflow calls now is now, so that a test may skip time. */
  readonly ahead?: AheadOfWorkflow;
  /** Draws its letters. Default: a thread that all workers of a test file share. */
  readonly draw?: Draw;
  /** Puts something between the workflows and the product's activities. Default: nothing. */
  readonly wrap?: (real: Activities) => Activities;
};

export type TestWorker = {
  readonly client: Client;
  readonly taskQueue: string;
  readonly workflows: Workflows;
  /** The API's side, whose deeds announce themselves to the relay. */
  readonly deps: Deps;
  stop(): Promise<void>;
};

let pool: DrawingPool | undefined;

const bySharedThread: Draw = (source, asked) => {
  pool ??= createDrawingPool({ threads: 1 });
  return pool.draw(source, asked);
};

const asHanded: AheadOfWorkflow = () => 0;

type Place = { readonly address: string; readonly namespace: string; readonly taskQueue: string };

/** Client and workflows without a worker: whoever only signals, asks or looks. */
export async function connectWorkflows(
  system: TestSystem,
  { address, namespace, taskQueue }: Place,
  codecKeys: CodecKeys = system.keyring.codecKeys,
): Promise<Pick<TestWorker, 'client' | 'workflows'> & { close(): Promise<void> }> {
  const connection = await Connection.connect({
    address,
    channelArgs: { 'grpc.max_reconnect_backoff_ms': 500 },
  });
  const client = new Client({
    connection,
    namespace,
    dataConverter: createDataConverter(codecKeys),
  });
  const workflows = createWorkflows(client, taskQueue, system.deps.directory);
  return { client, workflows, close: () => connection.close() };
}

/** The product's relay; without announcements it sweeps every two seconds. */
export function startRelay(
  system: TestSystem,
  workflows: Workflows,
  how: 'listening' | 'sweeping',
): ReturnType<typeof runRelay> {
  return runRelay({
    db: system.workerDeps.db,
    workflows,
    clock: systemClock,
    log: silent,
    ...(how === 'listening' && {
      listen: (onWake) => listenForWakeUps(system.urls.worker, onWake),
    }),
  });
}

/**
 * A worker in the test's own process, on a queue of its own, with the product's activities over the
 * test system's worker role. Letters are dated by the test's clock; rungs by the workflow's own.
 */
export async function startTestWorker(
  system: TestSystem,
  options: TestWorkerOptions = {},
): Promise<TestWorker> {
  const place = {
    address: options.address ?? inject('engines').temporalAddress,
    namespace: options.namespace ?? 'default',
    taskQueue: options.taskQueue ?? `queue-${randomUUID()}`,
  };
  const codecKeys = options.codecKeys ?? system.keyring.codecKeys;
  const { client, workflows, close } = await connectWorkflows(system, place, codecKeys);
  const connection = await NativeConnection.connect({ address: place.address });
  const draw = options.draw ?? bySharedThread;
  const makeLetters = createMakeLetters(system.workerDeps, system.clock, draw);
  const activities = {
    ...createAdvanceActivities(system.workerDeps),
    ...createLetterActivities(makeLetters),
    ...createFirstActivities(system.workerDeps, makeLetters),
    ...createReconciliationActivities(system.workerDeps, workflows, silent),
    ...createTermMeetingActivities(system.workerDeps, silent),
    ...createLogReviewActivities(system.workerDeps, silent),
    ...createSyntheticActivities(system.workerDeps, silent),
  };
  const worker = await createWorker({
    connection,
    namespace: place.namespace,
    taskQueue: place.taskQueue,
    bundle: { codePath: inject('workflowBundle') },
    dataConverter: createDataConverter(codecKeys),
    activities: awaitingDatabase(
      inOurTime(options.wrap?.(activities) ?? activities, options.ahead ?? asHanded),
      () => answers(system.workerDeps.db),
    ),
    drawingThreads: 1,
  });
  const running = worker.run();
  const { relay: how = 'listening' } = options;
  const relay = how === 'none' ? undefined : startRelay(system, workflows, how);
  const carrier = how === 'none' ? undefined : runCarrier(system.workerDeps, system.clock, silent);
  const wakeUps = createWakeUps(system.urls.app);
  return {
    client,
    taskQueue: place.taskQueue,
    workflows,
    deps: how === 'listening' ? { ...system.deps, wake: wakeUps.announce } : system.deps,
    stop: async () => {
      await wakeUps.close();
      await relay?.stop();
      await carrier?.stop();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await connection.close();
      await close();
    },
  };
}
