import { activityInfo } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { expect, inject, it, onTestFinished } from 'vitest';

import { relayOnce } from '../../../services/waking/relay.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';
import { allCarried, documentsOf, later, times } from '../../helpers/carried.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { connectWorkflows, startRelay, startTestWorker } from '../../helpers/worker.ts';

const system: TestSystem = await ownSystem(later(0));
const life = lifeOf(system);
const acute = {
  acute: { danger: 'yes', how: null, phoneContact: { taken: 'no', at: null, with: null } },
} as const;
const kinda = { municipalityCode: '0513' } as const;

/** As one school sends it: many reports, then one of another municipality, then an acute one. */
const sendMany = async (count: number) => {
  await times(count, () => life.send());
  system.clock.advance({ seconds: 1 });
  const other = await life.send(kinda);
  system.clock.advance({ seconds: 1 });
  const urgent = await life.send(acute);
  return { other: other.id, urgent: urgent.id };
};

it('the relay carries an acute report first, and one municipality in turn with another', async () => {
  const { other, urgent } = await sendMany(60);
  const told: string[] = [];
  const workflows = scriptedWorkflows({ signal: async ({ id }) => void told.push(id) });
  expect(await relayOnce(system.workerDeps.db, workflows, later(0))).toEqual({
    carried: 50,
    failed: 0,
  });
  expect(told).toEqual(expect.arrayContaining([other, urgent]));
  await relayOnce(system.workerDeps.db, workflows, later(0));
  expect(new Set(told).size).toBe(told.length);
}, 60_000);

/** The workflows that wait for a worker, in the order in which Temporal hands out their tasks. */
const handedOut = async (client: Client, taskQueue: string, count: number) => {
  const { workflowService, options } = client;
  const asked = { namespace: options.namespace, taskQueue: { name: taskQueue }, identity: 'test' };
  const poll = () => workflowService.pollWorkflowTaskQueue(asked);
  const order: (string | null | undefined)[] = [];
  while (order.length < count) {
    const { workflowExecution } = await client.withDeadline(Date.parse(later(20)), poll);
    if (workflowExecution) order.push(workflowExecution.workflowId);
  }
  return order;
};

it('Temporal hands the acute report out first, and one municipality in turn with another', async () => {
  const taskQueue = 'urgent-first';
  const place = { address: inject('engines').temporalAddress, namespace: 'default', taskQueue };
  const { client, workflows, close } = await connectWorkflows(system, place);
  onTestFinished(close);
  const relay = startRelay(system, workflows, 'sweeping');
  const { other, urgent } = await sendMany(20);
  await allCarried(system);
  await relay.stop();
  // Of the first four some may have been on their way to a worker before the others came.
  const first = await handedOut(client, taskQueue, 6);
  expect(first).toContain(workflowIdOf('report', urgent));
  expect(first).toContain(workflowIdOf('report', other));
}, 60_000);

it('letters have the place of their report', async () => {
  const [home] = await system.raw('municipality').where({ code: '1862' }).select('id');
  const seen: unknown[] = [];
  const worker = await startTestWorker(system, {
    wrap: (real) => ({
      ...real,
      makeLetters: async (streamId, steps) => {
        seen.push(activityInfo().priority);
        await real.makeLetters(streamId, steps);
      },
    }),
  });
  onTestFinished(() => worker.stop());
  const { id } = await lifeOf(system, worker.deps).send(acute);
  await documentsOf(system, id);
  expect(seen).toMatchObject([{ priorityKey: 1, fairnessKey: home.id }]);
}, 60_000);
