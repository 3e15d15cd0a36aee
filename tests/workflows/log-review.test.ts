import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailyLogReviews } from '../../workflows/daily-log-reviews.ts';
import { logReviewSchedule } from '../../workflows/messages.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { startTestWorker, type TestWorker } from '../helpers/worker.ts';

let system: TestSystem;
let worker: TestWorker;
beforeAll(async () => {
  system = await createTestSystem();
  // A namespace of its own, so that nothing is begun here by the clock.
  worker = await startTestWorker(system, { namespace: await createNamespace() });
  await worker.workflows.prepare();
});
afterAll(async () => {
  await worker.stop();
  await system.close();
});

describe('the review of the log (10 § SoLPuL)', () => {
  it('is begun by the work of each morning, and changes nothing when it is done again', async () => {
    for (let morning = 1; morning <= 2; morning += 1) {
      await worker.client.workflow.execute(dailyLogReviews, {
        workflowId: `log-reviews-${morning}`,
        taskQueue: worker.taskQueue,
        args: [],
      });
      expect(await system.raw('duty').where({ kind: 'reviewLog' })).toHaveLength(4);
    }
  });

  it('is scheduled for a quarter past six in Stockholm', async () => {
    const { spec } = await worker.client.schedule.getHandle(logReviewSchedule).describe();
    expect(spec).toMatchObject({
      calendars: [{ hour: [{ start: 6, end: 6 }], minute: [{ start: 15, end: 15 }] }],
      timezone: 'Europe/Stockholm',
    });
  });
});
