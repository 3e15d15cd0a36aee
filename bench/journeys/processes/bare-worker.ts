import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { workWhenTold } from '../measured-process.ts';
import { atPace, type Pace } from '../paces.ts';
import { shapeOfWorkflows, type RunShape } from '../run-shape.ts';
import { bareRun, bareSignal, type BareActivities } from './bare-workflow.ts';

/**
 * The least that an engine can take for runs such as ours: a worker whose workflow does as much as
 * theirs and whose activities do nothing, signalled by a client in the same process as our relay
 * is. Nothing is encrypted.
 */
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const { TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = '' } = process.env;
const taskQueue = `bare-${randomUUID()}`;

const activities: BareActivities = { nothing: async () => undefined };
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
  activities,
  maxCachedWorkflows: 500,
});
void worker.run();
const client = new Client({ connection: await Connection.connect({ address }), namespace });

/** A journey has nine deeds, of which some signal: the first, the last, and others in between. */
const deeds = 9;
const signalling = (signals: number): ReadonlySet<number> =>
  new Set(
    Array.from({ length: signals }, (_, n) =>
      signals === 1 ? 0 : Math.round((n * (deeds - 1)) / (signals - 1)),
    ),
  );

const runOnce = async (shape: RunShape, thoughtMs: number): Promise<string> => {
  const workflowId = `bare-${randomUUID()}`;
  const signals = signalling(shape.signals);
  for (let deed = 0; deed < deeds; deed += 1) {
    if (thoughtMs > 0) await pause(thoughtMs * (0.5 + Math.random()));
    if (!signals.has(deed)) continue;
    await client.workflow.signalWithStart(bareRun, {
      workflowId,
      taskQueue,
      args: [shape],
      signal: bareSignal,
    });
  }
  await client.workflow.getHandle(workflowId).result();
  return workflowId;
};

type Task = { readonly pace: Pace; readonly shape: RunShape };

workWhenTold(async (task) => {
  const { pace, shape } = task as Task;
  const ids = await atPace(pace, () => runOnce(shape, pace.thoughtMs));
  return { runs: ids.length, shape: await shapeOfWorkflows(client, ids.slice(-20)) };
});
