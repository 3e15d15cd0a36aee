import type { Client } from '@temporalio/client';
import type { RunShape } from './wakes.ts';

type Events = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>;
type Event = Events[number];

const kinds: Readonly<Record<keyof RunShape, (event: Event) => unknown>> = {
  signals: (event) => event.workflowExecutionSignaledEventAttributes,
  timers: (event) => event.timerStartedEventAttributes,
  localActivities: (event) => event.markerRecordedEventAttributes,
  activities: (event) => event.activityTaskScheduledEventAttributes,
  workflowTasks: (event) => event.workflowTaskCompletedEventAttributes,
};
const names = Object.keys(kinds) as readonly (keyof RunShape)[];

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * What these workflows really did: of each kind of event the median over their histories.
 *
 * @throws Error for a workflow that the server does not know
 */
export async function shapeOfWorkflows(
  client: Client,
  workflowIds: readonly string[],
): Promise<RunShape> {
  const histories = await Promise.all(
    workflowIds.map(
      async (id) => (await client.workflow.getHandle(id).fetchHistory()).events ?? [],
    ),
  );
  const counts = names.map((name) => {
    const each = histories.map((events) => events.filter((event) => kinds[name](event)).length);
    return [name, middle(each)] as const;
  });
  return Object.fromEntries(counts) as Record<keyof RunShape, number>;
}
