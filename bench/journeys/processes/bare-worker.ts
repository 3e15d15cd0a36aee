import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { workWhenTold } from '../measured-process.ts';
import { atPace, type Pace } from '../paces.ts';
import { shapeOfWorkflows } from '../run-shape.ts';
import { wakesOf, type RunShape } from '../wakes.ts';
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

/**
 * How many signals each of the nine deeds of a journey sends: the first all that do not wake the
 * run once more, and those between and the last one each of the others.
 */
const signalsOfDeeds = (shape: RunShape): readonly number[] => {
  const wakes = wakesOf(shape);
  const deeds = Array.from({ length: 9 }, () => 0);
  deeds[0] = shape.signals - wakes + 1;
  for (let wake = 1; wake < wakes; wake += 1) {
    deeds[Math.round((wake * (deeds.length - 1)) / (wakes - 1))] = 1;
  }
  return deeds;
};

const runOnce = async (shape: RunShape, thoughtMs: number): Promise<string> => {
  const workflowId = `bare-${randomUUID()}`;
  const start = { workflowId, taskQueue, args: [shape], signal: bareSignal } as const;
  for (const signals of signalsOfDeeds(shape)) {
    if (thoughtMs > 0) await pause(thoughtMs * (0.5 + Math.random()));
    for (let sent = 0; sent < signals; sent += 1) {
      await client.workflow.signalWithStart(bareRun, start);
    }
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
