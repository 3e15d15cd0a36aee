import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { Activities } from '../../activities/create-worker.ts';
import { workflowIdOf, workflowTypes } from '../../workflows/messages.ts';
import { agrees, documentsOf, handleOf, pendingStream } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { lifeOf } from '../helpers/living.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { lettersOf, rungsOf, statusOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startTestWorker, type TestWorker } from '../helpers/worker.ts';
import { rang } from './rang.ts';

/** See the report's test for why so far ahead. */
const arrival = '2040-03-05T08:00:00.000Z';

const system = await ownSystem(arrival);
const life = lifeOf(system);

/** A worker whose activities meet something, told of nothing but what the test tells it. */
const workerWith = async (wrap: (real: Activities) => Activities): Promise<TestWorker> => {
  const worker = await startTestWorker(system, { relay: 'none', wrap });
  onTestFinished(() => worker.stop());
  return worker;
};

/** A workflow that hands in its task within the second, so that a signal reaches it while it looks. */
const start = async ({ client, taskQueue }: TestWorker, id: string): Promise<void> => {
  await client.workflow.start(workflowTypes.report, {
    workflowId: workflowIdOf('report', id),
    taskQueue,
    workflowTaskTimeout: '1 s',
    args: [{ streamId: id }],
  });
};

/** Tells the workflow from within one of its own activities, and waits until it was handed over. */
const tell = async (worker: TestWorker, id: string): Promise<void> => {
  await worker.workflows.signal(await pendingStream(system, id));
  await eventually(async () => {
    const { events } = await handleOf(worker, id).fetchHistory();
    const told = events?.findIndex((event) => event.workflowExecutionSignaledEventAttributes) ?? -1;
    return (
      told >= 0 && events?.slice(told).some((event) => event.workflowTaskStartedEventAttributes)
    );
  });
};

/** The first call goes through `once`, every later one is the real one. */
const firstOnly = <A extends readonly unknown[], R>(
  real: (...args: A) => Promise<R>,
  once: (...args: A) => Promise<R>,
): ((...args: A) => Promise<R>) => {
  let calls = 0;
  return (...args) => ((calls += 1) === 1 ? once(...args) : real(...args));
};

describe('a wake-up that comes at a bad moment', () => {
  it('is followed by another look when it comes while a view is read', async () => {
    const worker = await workerWith((real) => ({
      ...real,
      advance: firstOnly(real.advance, async (kind, id, now) => {
        const seen = await real.advance(kind, id, now);
        await life.open(id);
        await tell(worker, id);
        return seen;
      }),
    }));
    const { id } = await life.send();
    await start(worker, id);
    await eventually(async () => (await statusOf(system, id)) === 'opened');
    await agrees(system, worker, id);
  });

  it('is looked at before the run ends when it comes while the report is closed', async () => {
    let supplementId = '';
    const worker = await workerWith((real) => ({
      ...real,
      advance: firstOnly(real.advance, async (kind, id, now) => {
        const seen = await real.advance(kind, id, now);
        expect(await statusOf(system, id)).toBe('closed');
        ({ id: supplementId } = await life.supplement(id));
        await tell(worker, id);
        return seen;
      }),
    }));
    const { id } = await life.until('sign', 'decline', 'waive', 'decide', 'inform', 'giveFeedback');
    await start(worker, id);
    await eventually(() => supplementId !== '');
    await agrees(system, worker, id);
    await life.readSupplement({ reportId: id, supplementId });
    await worker.workflows.signal(await pendingStream(system, id));
    await handleOf(worker, id).result();
    expect(await statusOf(system, id)).toBe('closed');
  });
});

describe('an activity that fails', () => {
  it('stops no ladder when it is a letter, and is wanted again at the next view', async () => {
    let attempts = 0;
    const worker = await workerWith((real) => ({
      ...real,
      makeLetters: async (id, letterSteps) => {
        await real.makeLetters(
          id,
          letterSteps.filter((step) => step !== 'receipt'),
        );
        if (!letterSteps.includes('receipt')) return;
        attempts += 1;
        throw ApplicationFailure.nonRetryable('no receipt today');
      },
    }));
    system.clock.set(arrival);
    const { id } = await life.send();
    await worker.workflows.signal(await pendingStream(system, id));
    await eventually(async () => (await lettersOf(system, id)).length === 1 && attempts > 0);
    const time = timelineOf(worker.client, workflowIdOf('report', id));
    await time.to('2040-03-05T09:10:00.000Z');
    await eventually(async () => (await rungsOf(system, id, 'openReport')).length === 3);
    expect(await rang(system, id, 'openReport')).toEqual([
      '2040-03-05T08:20Z deputyIfoChef',
      '2040-03-05T08:40Z officer',
      '2040-03-05T09:00Z socialchef',
    ]);
    expect((await lettersOf(system, id)).map(({ step }) => step)).toEqual(['report-as-sent']);
    expect(attempts).toBeGreaterThan(1);
  });

  it('is tried again after half a minute at most', async () => {
    const worker = await workerWith((real) => real);
    const { id } = await life.send();
    await worker.workflows.signal(await pendingStream(system, id));
    await documentsOf(system, id);
    const { events } = await handleOf(worker, id).fetchHistory();
    const pauses = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
      scheduled ? [Number(scheduled.retryPolicy?.maximumInterval?.seconds)] : [],
    );
    expect(new Set(pauses)).toEqual(new Set([30]));
  });

  it('is tried again when it is a view that could not be read', async () => {
    let failures = 0;
    const worker = await workerWith((real) => ({
      ...real,
      advance: firstOnly(real.advance, async () => {
        failures += 1;
        throw new Error('no connection');
      }),
    }));
    const { id } = await life.send();
    await worker.workflows.signal(await pendingStream(system, id));
    await documentsOf(system, id);
    expect(failures).toBe(1);
  });
});
