import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Priority } from '@temporalio/common';
import type { PendingStream, StreamRef } from '../services/waking/workflows.ts';
import type { Directory } from '../services/directory.ts';
import {
  factsRecorded,
  hasWorkflow,
  inputOf,
  municipalityAttribute,
  streamAttribute,
  workflowIdOf,
  workflowTypes,
} from '../workflows/messages.ts';
import type { Workflows } from '../services/waking/workflows.ts';
import { ensureSchedules } from './waking/schedules.ts';

/**
 * The deadline of every call to Temporal: a server that accepts a call and never answers must not
 * hold up the relay.
 */
const answerWithinMs = 5_000;
/**
 * When a worker is killed, Temporal gives its workflow task to another one after this time; the
 * worker's sticky timeout (`create-worker.ts`) is added to it.
 */
const workflowTaskTimeoutMs = 5_000;

/** The first of Temporal's five; a workflow that states none has the third. */
const firstOfAll = 1;

/**
 * Among tasks that wait for a worker urgent streams come first, and then one municipality in turn
 * with another. A workflow hands both on to its activities, and keeps them from its start on.
 */
const priorityOf = ({ urgent, municipalityId }: PendingStream): Priority => ({
  fairnessKey: municipalityId,
  ...(urgent && { priorityKey: firstOfAll }),
});

/**
 * Temporal as relay and reconciliation use it. It is told ids, a stream kind, a municipality code and
 * whether somebody waits, and nothing else of the case.
 */
export function createWorkflows(
  client: Client,
  taskQueue: string,
  directory: Directory,
): Workflows {
  const ask = <T>(question: () => Promise<T>): Promise<T> =>
    client.withAbortSignal(AbortSignal.timeout(answerWithinMs), question);
  const statusOf = async ({ id, kind }: StreamRef): Promise<string | undefined> => {
    if (!hasWorkflow(kind)) return undefined;
    const handle = client.workflow.getHandle(workflowIdOf(kind, id));
    try {
      return (await ask(() => handle.describe())).status.name;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  };
  const signal = async (stream: PendingStream): Promise<void> => {
    if (!hasWorkflow(stream.kind)) return;
    const { code } = directory.municipality(stream.municipalityId);
    await client.workflow.signalWithStart(workflowTypes[stream.kind], {
      workflowId: workflowIdOf(stream.kind, stream.id),
      taskQueue,
      workflowTaskTimeout: workflowTaskTimeoutMs,
      priority: priorityOf(stream),
      args: [inputOf(stream.kind, stream.id)],
      signal: factsRecorded,
      signalArgs: [{ upTo: stream.lastFactSeq }],
      typedSearchAttributes: [
        { key: streamAttribute, value: stream.kind },
        { key: municipalityAttribute, value: code },
      ],
    });
  };
  const namespaceId = async (): Promise<string> => {
    const { namespace } = client.options;
    const { namespaceInfo } = await client.workflowService.describeNamespace({ namespace });
    return namespaceInfo?.id ?? '';
  };
  return {
    signal: (stream) => ask(() => signal(stream)),
    isRunning: async (stream) => (await statusOf(stream)) === 'RUNNING',
    hasStarted: async (stream) => (await statusOf(stream)) !== undefined,
    namespaceId: () => ask(namespaceId),
    prepare: () => ask(() => ensureSchedules(client, taskQueue)),
  };
}
