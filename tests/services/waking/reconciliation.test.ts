import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createWorkflows } from '../../../activities/temporal-workflows.ts';
import { reconcileDay, reconcileDays } from '../../../services/waking/reconciliation.ts';
import { reconciliationSchedule, workflowIdOf } from '../../../workflows/messages.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { createNamespace } from '../../helpers/own-namespace.ts';
import { lettersOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { startTestWorker, type TestWorker } from '../../helpers/worker.ts';
import { monday, stage } from '../../helpers/stage.ts';

const day = monday.slice(0, 10);
const now = '2026-11-17T04:30:00.000Z';

const { system, life } = await stage();

/** A Temporal that knows every workflow but those named. */
const knowingAllBut = (...ids: readonly string[]) => ({
  hasStarted: async ({ id }: { readonly id: string }) => !ids.includes(id),
});

const counted = (workflows: ReturnType<typeof knowingAllBut>) =>
  reconcileDay(system.workerDeps, workflows, { day, now });

describe('sent = received', () => {
  let one: string;
  let other: string;

  it('counts the same from four independent places when nothing was lost', async () => {
    [one, other] = [(await life.send()).id, (await life.send()).id];
    await life.open(other);
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
    await life.send();
    const workflows = knowingAllBut();
    const sent = async (on: string): Promise<number> =>
      (await reconcileDay(system.workerDeps, workflows, { day: on, now }))[0]?.reportsSent ?? 0;
    expect(await sent(expected)).toBe(1);
  });

  it('is about what a sender sent: a report made of a supplement came with no sending', async () => {
    system.clock.set('2026-11-23T09:00:00.000Z');
    await life.saying({ readSupplement: { newWorry: true } }).until('readSupplement');
    const workflows = knowingAllBut();
    expect(
      await reconcileDay(system.workerDeps, workflows, { day: '2026-11-23', now }),
    ).toMatchObject([{ reportsSent: 1, dutiesOpened: 1, openedOrOverdue: 1, differs: false }]);
  });

  it('does not ask for the workflow of a closed report: it was closed by it, and is forgotten', async () => {
    system.clock.set('2026-11-24T09:00:00.000Z');
    const { id } = await life.send();
    const count = () =>
      reconcileDay(system.workerDeps, knowingAllBut(id), { day: '2026-11-24', now });
    expect(await count()).toMatchObject([{ workflowsStarted: 0 }]);
    const open = { status: 'opened', opened_by_person_at: now };
    await system
      .raw('report')
      .where({ id })
      .update({ ...open, status: 'closed' });
    expect(await count()).toMatchObject([{ workflowsStarted: 1, differs: false }]);
  });
});

describe('the days that are counted', () => {
  let own: TestSystem;
  let send: Life['send'];

  beforeEach(async () => {
    own = await createTestSystem();
    send = lifeOf(own).send;
  });
  afterEach(() => own.close());

  const countedAt = async (at: string): Promise<readonly string[]> =>
    (await reconcileDays(own.workerDeps, knowingAllBut(), at)).map((row) => row.day);
  const sentOn = async (...days: readonly string[]): Promise<void> => {
    for (const one of days) {
      own.clock.set(`${one}T09:00:00.000Z`);
      await send();
    }
  };

  it.each(['2026-11-17T04:30:00.000Z', '2026-11-16T23:30:00.000Z'])(
    'end with the local day that is over: at %s with the 16th',
    async (at) => {
      await sentOn('2026-11-16', '2026-11-17');
      expect(await countedAt(at)).toEqual(['2026-11-16']);
    },
  );

  it('are all those since the last counted one, after an outage too, each once', async () => {
    await sentOn('2026-11-15', '2026-11-16', '2026-11-17', '2026-11-19', '2026-11-20');
    expect(await countedAt('2026-11-16T04:30:00.000Z')).toEqual(['2026-11-15']);
    expect(await countedAt('2026-11-20T04:30:00.000Z')).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-19',
    ]);
    expect(await countedAt('2026-11-21T04:30:00.000Z')).toEqual(['2026-11-20']);
    expect(await own.raw('reconciliation')).toHaveLength(5);
  });

  it('begin with the first report there is', async () => {
    await sentOn('2026-11-12', '2026-11-14');
    expect(await countedAt('2026-11-16T04:30:00.000Z')).toEqual(['2026-11-12', '2026-11-14']);
  });

  it('include the newest again when somebody asks once more', async () => {
    await sentOn('2026-11-15');
    expect(await countedAt('2026-11-16T04:30:00.000Z')).toEqual(['2026-11-15']);
    expect(await countedAt('2026-11-16T10:00:00.000Z')).toEqual(['2026-11-15']);
  });

  it('are no more than a month’s at once; the rest follows, oldest first', async () => {
    await sentOn('2026-09-01', '2026-10-01', '2026-10-02', '2026-10-30');
    expect(await countedAt('2026-10-31T04:30:00.000Z')).toEqual(['2026-09-01', '2026-10-01']);
    expect(await countedAt('2026-11-01T04:30:00.000Z')).toEqual(['2026-10-02', '2026-10-30']);
  });

  it('are gone on with where a broken count stopped', async () => {
    await sentOn('2026-11-13', '2026-11-14', '2026-11-15');
    const asked: string[] = [];
    const silent = {
      hasStarted: async ({ id }: { readonly id: string }) => {
        asked.push(id);
        if (asked.length === 2) throw new Error('no answer');
        return true;
      },
    };
    const at = '2026-11-16T04:30:00.000Z';
    await expect(reconcileDays(own.workerDeps, silent, at)).rejects.toThrow('no answer');
    expect(await countedAt(at)).toEqual(['2026-11-14', '2026-11-15']);
  });
});

describe('the daily reconciliation', () => {
  let own: TestSystem;
  let worker: TestWorker;
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();

  beforeAll(async () => {
    own = await createTestSystem(yesterday);
    worker = await startTestWorker(own, { namespace: await createNamespace() });
    await worker.workflows.prepare();
  });
  afterAll(async () => {
    await worker.stop();
    await own.close();
  });

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
    await createWorkflows(worker.client, 'another-queue', own.deps.directory).prepare();
    const moved = await handle.describe();
    expect(moved.action).toMatchObject({ taskQueue: 'another-queue' });
    expect(moved.state.paused).toBe(true);
    await worker.workflows.prepare();
    await handle.unpause();
  });

  it('runs when it is triggered: it counts yesterday and wakes what has no workflow', async () => {
    const { id } = await lifeOf(own).send();
    await eventually(async () => (await lettersOf(own, id)).length === 2);
    const handle = worker.client.workflow.getHandle(workflowIdOf('report', id));
    const { runId } = await handle.describe();
    await handle.terminate();
    await worker.client.schedule.getHandle(reconciliationSchedule).trigger('SKIP');
    const row = await eventually(() => own.raw('reconciliation').first());
    expect(row).toMatchObject({ reports_sent: 1, workflows_started: 1, differs: false });
    await eventually(async () => {
      const again = await handle.describe();
      return again.status.name === 'RUNNING' && again.runId !== runId;
    });
  });
});
