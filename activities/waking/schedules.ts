import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { reconciliationSchedule, reconciliationWorkflow } from '../../workflows/messages.ts';

const definition = (taskQueue: string): Omit<ScheduleOptions, 'scheduleId'> => ({
  spec: { calendars: [{ hour: 5, minute: 30 }], timezone: 'Europe/Stockholm' },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '3 days' },
  action: {
    type: 'startWorkflow',
    workflowType: reconciliationWorkflow,
    workflowId: reconciliationSchedule,
    taskQueue,
  },
});

/**
 * Sets up the daily reconciliation as a Temporal Schedule: 05:30 in Europe/Stockholm, never two
 * runs at once. One that exists is changed to what the code says now, but stays paused if somebody
 * has paused it.
 */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  const schedule = definition(taskQueue);
  try {
    await client.schedule.create({ scheduleId: reconciliationSchedule, ...schedule });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.schedule.getHandle(reconciliationSchedule);
    await handle.update(({ state }) => ({ ...schedule, state }));
  }
}
