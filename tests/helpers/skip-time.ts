import { randomUUID } from 'node:crypto';

import type { Client } from '@temporalio/client';
import { type Duration, msToTs } from '@temporalio/common';
import proto from '@temporalio/proto';

const { FastForwardPollingResult: Result } = proto.temporal.api.enums.v1;

type Service = Client['workflowService'];
type Target = Parameters<Service['pollWorkflowExecutionTimeSkipping']>[0];

/** The server answers a long wait with a time-out now and then: ask again. */
async function waitForSkip(service: Service, target: Target): Promise<void> {
  for (;;) {
    const { fastForwardPollingResult, failedReason } =
      await service.pollWorkflowExecutionTimeSkipping(target);
    if (fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return;
    if (fastForwardPollingResult !== Result.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) {
      throw new Error(`Time could not be skipped: ${failedReason ?? 'no reason given'}`);
    }
  }
}

/**
 * Moves the virtual clock of one running workflow forward by `duration` and returns when it has got
 * there; without a duration every timer from now on is skipped, up to the workflow's end. Give a
 * duration where a person may answer. Activities and the database keep real time. After 200 skips
 * the server stops by itself: call again.
 */
export async function skipTime(
  client: Client,
  workflowId: string,
  duration?: Duration,
): Promise<void> {
  const { workflowService, options } = client;
  const target = { namespace: options.namespace, workflowExecution: { workflowId } };
  const id = randomUUID();
  const fastForwardConfig =
    duration === undefined ? {} : { fastForwardConfig: { id, duration: msToTs(duration) } };
  await workflowService.updateWorkflowExecutionOptions({
    ...target,
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, ...fastForwardConfig } },
  });
  if (duration !== undefined) await waitForSkip(workflowService, { ...target, fastForwardId: id });
}
