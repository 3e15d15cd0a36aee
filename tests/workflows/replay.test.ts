import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type ReplayResult,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, inject, it } from 'vitest';

import { createDataConverter } from '../../platform/crypto/data-converter.ts';
import { reconciliationWorkflow, workflowTypes } from '../../workflows/messages.ts';
import { recordHistories } from '../helpers/record-histories.ts';
import { recordedHistories, recordedKey } from '../helpers/recorded-histories.ts';

/**
 * `RECORD_HISTORIES=1 npx vitest run tests/workflows/replay.test.ts` records anew. A history that is
 * recorded no more but may still be running somewhere is kept: move it to a folder of its own before.
 */
beforeAll(async () => {
  if (process.env['RECORD_HISTORIES']) await recordHistories();
}, 120_000);

/** Types that nothing starts any more; `workflows/first/README.md` says when they may go. */
const earlierTypes = ['report', 'acuteFollowUp'];

const replay = async (
  workflowBundle: WorkflowBundleOption,
  histories = recordedHistories(),
): Promise<readonly ReplayResult[]> => {
  const dataConverter = createDataConverter(recordedKey());
  const results: ReplayResult[] = [];
  const replays = Worker.runReplayHistories({ workflowBundle, dataConverter }, histories);
  for await (const result of replays) results.push(result);
  return results;
};

describe('recorded histories', () => {
  it('tell of every kind of workflow', () => {
    const types = recordedHistories().map(
      ({ history }) =>
        history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name,
    );
    expect(new Set(types)).toEqual(
      new Set([...Object.values(workflowTypes), ...earlierTypes, reconciliationWorkflow]),
    );
  });

  it('are repeated step by step by the workflows of today', async () => {
    const results = await replay({ codePath: inject('workflowBundle') });
    expect(results).toHaveLength(recordedHistories().length);
    expect(results.filter(({ error }) => error)).toEqual([]);
  });

  it('betray a workflow that was changed under those that are running', async () => {
    const changed = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('fixtures/changed.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    });
    const histories = recordedHistories().filter(({ workflowId }) =>
      /(^|\/)report/.test(workflowId),
    );
    const results = await replay(changed, histories);
    expect(results.map(({ error }) => error?.constructor)).toEqual(
      histories.map(() => DeterminismViolationError),
    );
  });
});
