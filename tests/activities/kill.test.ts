import { describe, expect, inject, it, onTestFinished } from 'vitest';

import type { Client } from '@temporalio/client';
import { systemClock } from '../../platform/clock.ts';
import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { handleOf, times, travel } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { inTime } from '../helpers/in-time.ts';
import { lifeOf } from '../helpers/living.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { eventCounts, realLetters, rungsOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { connectWorkflows, startTestWorker } from '../helpers/worker.ts';
import { startWorkerProcess, type WorkerProcess } from '../helpers/worker-process.ts';

const inDays = (days: number): string =>
  new Date(Date.parse(systemClock.now()) + days * 86_400_000).toISOString();

const system = await ownSystem(systemClock.now());
const life = lifeOf(system);
const at = { namespace: await inTime(createNamespace()), taskQueue: 'killed' };

const handed = new URL('../helpers/hand-workflow-time.ts', import.meta.url);

const workerProcess = async (): Promise<WorkerProcess> => {
  const worker = await startWorkerProcess(system, { ...at, before: [handed] });
  onTestFinished(() => worker.kill());
  return worker;
};

const clientOf = async () => {
  const address = inject('engines').temporalAddress;
  const { client, close } = await connectWorkflows(system, { address, ...at });
  onTestFinished(close);
  return client;
};

const letters = (): Promise<number> => realLetters(system);

/** Attempts that somebody else had to begin anew, in all histories of the namespace. */
const takenOver = async (client: Client): Promise<number> => {
  let attempts = 0;
  for await (const { workflowId, runId } of client.workflow.list()) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const event of events ?? []) {
      if (event.workflowTaskTimedOutEventAttributes) attempts += 1;
      if ((event.activityTaskStartedEventAttributes?.attempt ?? 1) > 1) attempts += 1;
    }
  }
  return attempts;
};

/** Recovery waits for timeouts of five seconds, twice, on a machine that is busy with other tests. */
const patience = 90_000;
const reports = 8;

describe('a worker that is killed with -9 in mid-journey', () => {
  it(
    'is followed by another, which completes everything and doubles nothing',
    { timeout: patience },
    async () => {
      const first = await workerProcess();
      const taking = workerProcess();
      const ids = (await times(reports, () => life.send())).map(({ id }) => id);
      const [climbing = '', travelling = ''] = ids;
      await eventually(async () => (await letters()) >= 2);
      await first.kill();
      expect(await letters()).toBeLessThan(2 * reports);

      const second = await taking;
      await eventually(async () => (await letters()) === 2 * reports);
      const client = await clientOf();
      const skipping = timelineOf(client, workflowIdOf('report', climbing)).to(inDays(15));
      await eventually(async () => (await rungsOf(system, climbing)).length >= 5);
      await second.kill();

      const third = await startTestWorker(system, at);
      onTestFinished(() => third.stop());
      await Promise.all([skipping, travel(system, lifeOf(system, third.deps), travelling)]);
      await eventually(async () => {
        const { nextRungAt } = await handleOf(third, climbing).query(diagnosis);
        return nextRungAt !== null && nextRungAt > inDays(15);
      });
      const rungs = await rungsOf(system, climbing);
      expect(rungs.length).toBeGreaterThan(25);
      expect(await eventCounts(system, climbing)).toEqual({
        documentMade: 2,
        dutyLapsed: 3,
        reportSent: 1,
        rungFired: rungs.length,
        signatureRecorded: 3,
      });
      expect(await eventCounts(system, travelling)).toMatchObject({
        documentMade: 4,
        meetingInvited: 1,
        reportClosed: 1,
      });
      expect(await letters()).toBe(2 * reports + 2);
      expect(await takenOver(client)).toBeGreaterThan(0);
    },
  );
});
