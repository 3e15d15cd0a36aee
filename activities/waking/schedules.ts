import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type CalendarSpec,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { checks, type ClockTimes } from '../../domain/house/checks.ts';
import {
  logReviewSchedule,
  logReviewWorkflow,
  reconciliationSchedule,
  reconciliationWorkflow,
  syntheticSchedule,
  syntheticWorkflow,
  termMeetingSchedule,
  termMeetingWorkflow,
} from '../../workflows/messages.ts';

type Scheduled = {
  readonly id: string;
  readonly workflowType: string;
  readonly times: ClockTimes;
  /** Also as soon as it is made, so that a new system does not wait for the morning. */
  readonly atOnce?: true;
};

const schedules: readonly Scheduled[] = [
  {
    id: reconciliationSchedule,
    workflowType: reconciliationWorkflow,
    times: checks.reconciliation,
  },
  {
    id: termMeetingSchedule,
    workflowType: termMeetingWorkflow,
    times: checks.termMeetings,
    atOnce: true,
  },
  {
    id: logReviewSchedule,
    workflowType: logReviewWorkflow,
    times: checks.logReviews,
  },
  {
    id: syntheticSchedule,
    workflowType: syntheticWorkflow,
    times: checks.syntheticReports,
  },
];

/** When, in Europe/Stockholm. */
const calendarOf = (times: ClockTimes): CalendarSpec => {
  if (times.is === 'hourly') return { hour: '*', minute: 0 };
  const [hour, minute] = times.at.split(':').map(Number);
  return { hour: hour ?? 0, minute: minute ?? 0 };
};

const definition = (
  { id: workflowId, workflowType, times }: Scheduled,
  taskQueue: string,
): Omit<ScheduleOptions, 'scheduleId'> => ({
  spec: { calendars: [calendarOf(times)], timezone: 'Europe/Stockholm' },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '3 days' },
  action: { type: 'startWorkflow', workflowType, workflowId, taskQueue },
});

const ensure = async (client: Client, taskQueue: string, one: Scheduled): Promise<void> => {
  const schedule = definition(one, taskQueue);
  try {
    const state = { triggerImmediately: one.atOnce === true };
    await client.schedule.create({ scheduleId: one.id, ...schedule, state });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.schedule.getHandle(one.id);
    await handle.update(({ state }) => ({ ...schedule, state }));
  }
};

/**
 * Sets up the work of each day and hour as Temporal Schedules, never two runs of one at once. One that
 * exists is changed to what the code says now, but stays paused if somebody has paused it.
 */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const one of schedules) await ensure(client, taskQueue, one);
}
