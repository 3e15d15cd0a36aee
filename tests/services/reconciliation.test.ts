import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createEngine } from '../../activities/engine.ts';
import { dayBefore, reconcileDay } from '../../services/reconciliation.ts';
import { reconciliationSchedule, workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { journeySteps, type JourneySteps } from '../helpers/journey-steps.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { lettersOf } from '../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { startTestWorker, type TestWorker } from '../helpers/worker.ts';

const day = '2026-11-16';
const now = '2026-11-17T04:30:00.000Z';

let system: TestSystem;
let steps: JourneySteps;

beforeAll(async () => {
  system = await createTestSystem(`${day}T09:00:00.000Z`);
  steps = journeySteps(system);
});
afterAll(() => system.close());

/** An engine that knows every workflow but those named. */
const knowingAllBut = (...ids: readonly string[]) => ({
  hasStarted: async ({ id }: { readonly id: string }) => !ids.includes(id),
});

const counted = (engine: ReturnType<typeof knowingAllBut>) =>
  reconcileDay(system.workerDeps, engine, { day, now });

describe('sent = received', () => {
  let one: string;
  let other: string;

  it('counts the same from four independent places when nothing was lost', async () => {
    [one, other] = [(await steps.send()).id, (await steps.send()).id];
    await steps.open(other);
    expect(await counted(knowingAllBut())).toMatchObject([
      { reportsSent: 2, dutiesOpened: 2, workflowsStarted: 2, openedOrOverdue: 2, differs: false },
    ]);
  });

  it('differs when a workflow never started', async () => {
    expect(await counted(knowingAllBut(one))).toMatchObject([
      { reportsSent: 2, dutiesOpened: 2, workflowsStarted: 1, openedOrOverdue: 2, differs: true },
    ]);
  });

  it('differs when a report has no duty to be opened, and then nobody is waiting for it', async () => {
    await system.raw('duty').where({ stream_id: one, kind: 'openReport' }).del();
    expect(await counted(knowingAllBut())).toMatchObject([
      { reportsSent: 2, dutiesOpened: 1, workflowsStarted: 2, openedOrOverdue: 1, differs: true },
    ]);
  });

  it('keeps the newest count of a day and a sender, in the municipality that received', async () => {
    const rows = await system.raw('reconciliation');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ duties_opened: 1, differs: true });
  });

  it.each([
    ['just before midnight', '2026-11-18T22:59:59.999Z', '2026-11-18'],
    ['at midnight', '2026-11-18T23:00:00.000Z', '2026-11-19'],
  ])('counts what was sent %s in Stockholm on its own day', async (_, at, expected) => {
    system.clock.set(at);
    await steps.send();
    const engine = knowingAllBut();
    const sent = async (on: string): Promise<number> =>
      (await reconcileDay(system.workerDeps, engine, { day: on, now }))[0]?.reportsSent ?? 0;
    expect(await sent(expected)).toBe(1);
  });

  it('looks at the local day that is over', () => {
    expect(dayBefore('2026-11-17T04:30:00.000Z')).toBe('2026-11-16');
    expect(dayBefore('2026-11-16T23:30:00.000Z')).toBe('2026-11-16');
  });
});

describe('the daily reconciliation', () => {
  let worker: TestWorker;
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();

  beforeAll(async () => {
    worker = await startTestWorker(system, { namespace: await createNamespace() });
    await worker.engine.prepare();
  });
  afterAll(() => worker.stop());

  it('is scheduled every morning by the clock of Stockholm, never twice at once', async () => {
    const schedule = await worker.client.schedule.getHandle(reconciliationSchedule).describe();
    expect(schedule.spec.timezone).toBe('Europe/Stockholm');
    expect(schedule.spec.calendars).toMatchObject([
      { hour: [{ start: 5, end: 5 }], minute: [{ start: 30, end: 30 }] },
    ]);
    expect(schedule.policies.overlap).toBe('SKIP');
    expect(schedule.state.paused).toBe(false);
  });

  it('becomes what the code says when it is prepared again, and stays paused', async () => {
    const handle = worker.client.schedule.getHandle(reconciliationSchedule);
    await handle.pause('granskas');
    const { deps } = system;
    await createEngine(worker.client, 'another-queue', deps.directory).prepare();
    const moved = await handle.describe();
    expect(moved.action).toMatchObject({ taskQueue: 'another-queue' });
    expect(moved.state.paused).toBe(true);
    await worker.engine.prepare();
    await handle.unpause();
  });

  it('runs when it is triggered: it counts yesterday and wakes what has no workflow', async () => {
    system.clock.set(yesterday);
    const { id } = await steps.send();
    await eventually(async () => (await lettersOf(system, id)).length === 2);
    const handle = worker.client.workflow.getHandle(workflowIdOf('report', id));
    const { runId } = await handle.describe();
    await handle.terminate();
    await worker.client.schedule.getHandle(reconciliationSchedule).trigger('SKIP');
    const row = await eventually(() =>
      system.raw('reconciliation').where('ran_at', '>', yesterday).first(),
    );
    expect(row).toMatchObject({ reports_sent: 1, workflows_started: 1, differs: false });
    await eventually(async () => {
      const again = await handle.describe();
      return again.status.name === 'RUNNING' && again.runId !== runId;
    });
  });
});
