import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { relayOnce } from '../../../services/waking/relay.ts';
import type { Workflows } from '../../../services/waking/workflows.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';
import {
  agrees,
  allCarried,
  documentsOf,
  later,
  lightSleep,
  pendingIn,
  times,
} from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { eventCounts, noticesOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { startRelay, startTestWorker, type TestWorker } from '../../helpers/worker.ts';

/** Lets claims grow older, by the database's clock. */
const passes = async ({ raw }: TestSystem, seconds: number): Promise<void> => {
  await raw.raw(`update stream set claimed_until = claimed_until - make_interval(secs => ?)`, [
    seconds,
  ]);
};

describe('the relay', () => {
  let system: TestSystem;
  let worker: TestWorker;
  let life: Life;

  beforeAll(async () => {
    system = await createTestSystem(later(0));
    worker = await startTestWorker(system, { relay: 'none' });
    life = lifeOf(system);
  });
  afterAll(async () => {
    await worker.stop();
    await system.close();
  });
  const relays = (how: 'listening' | 'sweeping', workflows: Workflows = worker.workflows): void => {
    const relay = startRelay(system, { ...worker.workflows, ...workflows }, how);
    onTestFinished(() => relay.stop());
  };

  it('starts the workflow of a report without any announcement, by its sweep', async () => {
    let rounds = 0;
    relays('sweeping', {
      ...worker.workflows,
      namespaceId: async () => {
        rounds += 1;
        return worker.workflows.namespaceId();
      },
    });
    await eventually(() => rounds === 1);
    const { id } = await life.send();
    await documentsOf(system, id);
  });

  it('doubles a wake-up without doubling anything else', async () => {
    const doubling: Workflows = {
      ...worker.workflows,
      signal: async (stream) => {
        await Promise.all([worker.workflows.signal(stream), worker.workflows.signal(stream)]);
        await worker.workflows.signal({ ...stream, lastFactSeq: 1 });
      },
    };
    const { id } = await life.send();
    await relayOnce(system.workerDeps.db, doubling, later(0));
    await documentsOf(system, id);
    await lightSleep(system, id);
    await life.open(id);
    await relayOnce(system.workerDeps.db, doubling, later(0));
    await agrees(system, worker, id);
    expect(await eventCounts(system, id)).toEqual({
      documentMade: 2,
      openedByPerson: 1,
      reportOpened: 1,
      reportSent: 1,
    });
    expect((await noticesOf(system, id)).filter((line) => line.includes('kurator'))).toEqual([
      'kurator.degerfors coSign 0',
    ]);
    expect(
      (await worker.client.workflow.count(`WorkflowId = '${workflowIdOf('report', id)}'`)).count,
    ).toBe(1);
  });

  it('loses none while two of them run at once', async () => {
    const told: string[] = [];
    const counting: Workflows = {
      ...worker.workflows,
      signal: async (stream) => {
        told.push(stream.id);
        await worker.workflows.signal(stream);
      },
    };
    relays('listening', counting);
    relays('sweeping', counting);
    const sent = await times(12, () => life.send());
    await allCarried(system);
    for (const { id } of sent) expect(told).toContain(id);
    await Promise.all(sent.map(({ id }) => documentsOf(system, id)));
  });

  it('tells again of a fact that comes while its signal is under way', async () => {
    const { db } = system.workerDeps;
    const { id } = await life.send();
    const interrupted: Workflows = {
      ...worker.workflows,
      signal: async (stream) => {
        await worker.workflows.signal(stream);
        await documentsOf(system, id);
        await lightSleep(system, id);
        await life.open(id);
      },
    };
    expect(await relayOnce(db, interrupted, later(0))).toEqual({ carried: 1, failed: 0 });
    expect(await pendingIn(system)).toBe(1);
    // A stream whose head the workflow's own look holds just then is passed over till the next round.
    await eventually(async () => (await relayOnce(db, worker.workflows, later(0))).carried === 1);
    expect(await pendingIn(system)).toBe(0);
    await agrees(system, worker, id);
  });

  it('is followed by another when it dies between the signal and its acknowledgement', async () => {
    const dying: Workflows = {
      ...worker.workflows,
      signal: async (stream) => {
        await worker.workflows.signal(stream);
        await new Promise(() => undefined);
      },
    };
    const { id } = await life.send();
    void relayOnce(system.workerDeps.db, dying, later(0));
    await documentsOf(system, id);
    const other = () => relayOnce(system.workerDeps.db, worker.workflows, later(0));
    expect(await pendingIn(system)).toBe(1);
    await passes(system, 20);
    expect(await other()).toEqual({ carried: 0, failed: 0 });
    await passes(system, 10);
    expect(await other()).toEqual({ carried: 1, failed: 0 });
    await agrees(system, worker, id);
    expect(await eventCounts(system, id)).toMatchObject({ documentMade: 2 });
  });

  it('parks nothing for longer when its clock is half an hour ahead', async () => {
    const { db } = system.workerDeps;
    const refusing: Workflows = {
      ...worker.workflows,
      signal: async () => {
        throw new Error('refused');
      },
    };
    const claimed = Promise.withResolvers<void>();
    const dying: Workflows = {
      ...worker.workflows,
      signal: () => {
        claimed.resolve();
        return new Promise(() => undefined);
      },
    };
    await life.send();
    expect(await relayOnce(db, refusing, later(1_800))).toEqual({
      carried: 0,
      failed: 1,
      error: expect.any(Error),
    });
    await passes(system, 5);
    void relayOnce(db, dying, later(1_800));
    await claimed.promise;
    await passes(system, 30);
    expect(await relayOnce(db, worker.workflows, later(0))).toEqual({ carried: 1, failed: 0 });
  });

  it('takes up at once what an earlier relay has claimed for longer than half a minute', async () => {
    const { db } = system.workerDeps;
    const { id } = await life.send();
    await system.raw.raw(
      `update stream set claimed_until = clock_timestamp() + interval '31 s' where id = ?`,
      [id],
    );
    expect(await relayOnce(db, worker.workflows, later(0))).toEqual({ carried: 1, failed: 0 });
  });

  it('lets those through that stand behind streams nobody can be told of', async () => {
    const first = await times(50, () => life.send());
    const stuck = new Set(first.map(({ id }) => id));
    const workflows: Workflows = {
      ...worker.workflows,
      signal: async ({ id }) => {
        if (stuck.has(id)) throw new Error('refused');
      },
    };
    system.clock.advance({ seconds: 1 });
    await life.send();
    const { db } = system.workerDeps;
    expect(await relayOnce(db, workflows, later(0))).toEqual({
      carried: 0,
      failed: 50,
      error: expect.any(Error),
    });
    expect(await relayOnce(db, workflows, later(0))).toEqual({ carried: 1, failed: 0 });
    await system.raw('stream').update({ relayed_seq: system.raw.ref('last_fact_seq') });
  });
});
