import { MetricsBuffer, type BufferedMetricUpdate } from '@temporalio/worker';
import type { Metrics } from '../../platform/metrics/registry.ts';

type Update = Pick<BufferedMetricUpdate, 'value' | 'attributes'>;
type Take = (to: Metrics<'worker'>, update: Update) => void;

const workflowOf = ({ attributes }: Update): string => String(attributes['workflow_type']);

const ended =
  (outcome: string): Take =>
  (to, update) =>
    to.count(
      'anmalan_workflows_ended_total',
      { workflow: workflowOf(update), outcome },
      update.value,
    );

/** What of the core's metrics becomes ours, by the name it has there. All else is dropped. */
const taken: Readonly<Record<string, Take>> = {
  workflow_completed: ended('completed'),
  workflow_failed: ended('failed'),
  workflow_canceled: ended('cancelled'),
  workflow_continue_as_new: ended('continued'),
  workflow_task_execution_failed: (to, update) =>
    to.count('anmalan_workflow_tasks_failed_total', { workflow: workflowOf(update) }, update.value),
  workflow_task_schedule_to_start_latency: (to, { value }) =>
    to.observe('anmalan_workflow_task_wait_seconds', {}, value),
  activity_schedule_to_start_latency: (to, { value }) =>
    to.observe('anmalan_activity_wait_seconds', {}, value),
};

/** A workflow task brings about fifty updates; what does not fit is lost, and the core logs it. */
const mostUpdates = 50_000;
const drainedEveryMs = 1_000;

/**
 * A buffer that Temporal's compiled core writes its metrics into, so that they need no port of their
 * own. It is to be given to the runtime before any worker is made.
 */
export function createCoreBuffer(): MetricsBuffer {
  return new MetricsBuffer({ maxBufferSize: mostUpdates, useSecondsForDurations: true });
}

/** Adds up what the core has written since the last time. Never throws. */
export function drainCore(
  buffer: Pick<MetricsBuffer, 'retrieveUpdates'>,
  to: Metrics<'worker'>,
): void {
  for (const { metric, ...update } of buffer.retrieveUpdates()) {
    taken[metric.name.replace(/^temporal_/, '')]?.(to, update);
  }
}

/** Does so every second, which keeps the buffer small. */
export function keepDrained(buffer: MetricsBuffer, to: Metrics<'worker'>): void {
  setInterval(() => drainCore(buffer, to), drainedEveryMs).unref();
}
