import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { throughput } from '../../measure.ts';
import { workWhenTold } from '../../journeys/measured-process.ts';
import { bareSleep, type BareRing } from './bare-sleep.ts';

/**
 * The least that an engine can take for so many sleeps that end at one instant: a worker with as
 * large a cache as ours, whose workflow sleeps and whose one local activity does nothing.
 */
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const { TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = '' } = process.env;
const taskQueue = `bare-sleepers-${randomUUID()}`;
let rung = 0;
const activities: BareRing = {
  ring: async () => {
    rung += 1;
  },
};
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./bare-sleep.ts', import.meta.url)),
  activities,
  maxCachedWorkflows: 500,
});
void worker.run();
const client = new Client({ connection: await Connection.connect({ address }), namespace });
const startedAtOnce = 40;

type Task =
  | { readonly do: 'start'; readonly count: number; readonly until: number }
  | { readonly do: 'await'; readonly count: number };

workWhenTold(async (told) => {
  const task = told as Task;
  if (task.do === 'start') {
    await throughput(task.count, startedAtOnce, async () => {
      const workflowId = `bare-${randomUUID()}`;
      await client.workflow.start(bareSleep, { workflowId, taskQueue, args: [task.until] });
    });
    return 'started';
  }
  while (rung < task.count) await pause(100);
  return rung;
});
