import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { streamsOwed } from '../../../database/waking/relay-store.ts';
import { mendAfterLoss } from '../../../services/waking/relay.ts';
import { diagnosis, workflowIdOf } from '../../../workflows/messages.ts';
import {
  agrees,
  allCarried,
  documentsOf,
  lightSleep,
  handleOf,
  later,
  pendingIn,
  pendingStream,
  times,
} from '../../helpers/carried.ts';
import { backUp } from '../../helpers/database-backup.ts';
import { eventually } from '../../helpers/eventually.ts';
import { dumpHistories } from '../../helpers/histories.ts';
import { lifeOf } from '../../helpers/living.ts';
import { createOwnTemporal, type OwnTemporal } from '../../helpers/own-temporal.ts';
import { dutiesOf, eventCounts, lettersOf, rungsOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { leaksIn, testWords } from '../../helpers/test-words.ts';
import { timelineOf } from '../../helpers/timeline.ts';
import { startTestWorker } from '../../helpers/worker.ts';

describe('a database restored to an older state', () => {
  it('is caught up with by workflows that knew a later one', async () => {
    const system = await createTestSystem(later(0));
    onTestFinished(() => system.close());
    const worker = await startTestWorker(system);
    onTestFinished(() => worker.stop());
    const life = lifeOf(system, worker.deps);
    const decided = await life.send();
    const unlettered = await life.send();
    await documentsOf(system, decided.id);
    await documentsOf(system, unlettered.id);
    await system.raw.raw('alter table audit_event disable trigger all');
    await system.raw('letter').where({ stream_id: unlettered.id, kind: 'receipt' }).del();
    const backup = await backUp(system);

    await life.bring(decided.id, 'invite');
    await eventually(async () => (await lettersOf(system, decided.id)).length === 4);
    const lost = await life.send();
    await documentsOf(system, lost.id);

    await backup.restore();
    const { db } = system.workerDeps;
    await eventually(() => mendAfterLoss(db, worker.workflows, later(0)));
    await allCarried(system);
    for (const { id } of [decided, unlettered]) {
      await documentsOf(system, id);
      await agrees(system, worker, id);
    }
    expect(await dutiesOf(system, decided.id)).toContainEqual({
      kind: 'openReport',
      state: 'open',
      reason: null,
    });
    await lightSleep(system, decided.id);
    await life.open(decided.id);
    await agrees(system, worker, decided.id);
    await worker.workflows.signal({ ...(await pendingStream(system, decided.id)), id: lost.id });
    await handleOf(worker, lost.id).result();
  });
});

/** Runs follow each other quickly here, so that a test sees several. */
const shortHistories = { 'limit.historyCount.suggestContinueAsNew': '60' } as const;

describe('a Temporal that goes away', () => {
  let system: TestSystem;
  let temporal: OwnTemporal;

  beforeAll(async () => {
    [system, temporal] = await Promise.all([
      createTestSystem(later(0)),
      createOwnTemporal(shortHistories),
    ]);
    await temporal.start();
  });
  afterAll(async () => {
    await temporal.close();
    await system.close();
  });

  it('delays no report and no deed, and finds all of them when it is back', async () => {
    const worker = await startTestWorker(system, { address: temporal.address });
    onTestFinished(() => worker.stop());
    const life = lifeOf(system, worker.deps);
    const before = await life.send();
    await documentsOf(system, before.id);
    await temporal.kill();

    const during = await times(5, () => life.send());
    await life.bring(before.id, 'invite');
    expect(await pendingIn(system)).toBe(6);

    await temporal.start();
    await allCarried(system);
    await Promise.all(during.map(({ id }) => documentsOf(system, id)));
    await eventually(async () => (await lettersOf(system, before.id)).length === 4);
    await agrees(system, worker, before.id);
  });

  it('carries a case that waits long through several runs, each of which knows only its id', async () => {
    const worker = await startTestWorker(system, { address: temporal.address });
    onTestFinished(() => worker.stop());
    const { id } = await lifeOf(system, worker.deps).send();
    await documentsOf(system, id);
    const time = timelineOf(worker.client, workflowIdOf('report', id));
    await time.to(later(15 * 86_400));
    await eventually(async () => {
      const { nextRungAt } = await handleOf(worker, id).query(diagnosis);
      return nextRungAt !== null && nextRungAt > later(15 * 86_400);
    });
    const runs = await eventually(async () => {
      const { count } = await worker.client.workflow.count(
        `WorkflowId = '${workflowIdOf('report', id)}'`,
      );
      return count > 1 && count;
    });
    expect(runs).toBeGreaterThan(1);
    const { documentMade, rungFired } = await eventCounts(system, id);
    expect(documentMade).toBe(2);
    expect(rungFired).toBe((await rungsOf(system, id)).length);
    expect(rungFired).toBeGreaterThan(25);
    await agrees(system, worker, id);
  });

  it('holds no word of anybody', async () => {
    const { codecKeys } = system.keyring;
    const { raw, decoded, executions } = await dumpHistories({
      address: temporal.address,
      codecKeys,
    });
    expect(executions).toBeGreaterThan(6);
    expect(leaksIn(raw, testWords())).toEqual([]);
    expect(leaksIn(decoded, testWords())).toEqual([]);
  });

  it('gets every stream with an open duty again when it has been wiped', async () => {
    await temporal.kill();
    await temporal.wipe();
    await temporal.start();
    const worker = await startTestWorker(system, { address: temporal.address });
    onTestFinished(() => worker.stop());
    const owed = await streamsOwed(system.workerDeps.db, {
      due: later(0),
      closedSince: later(0),
    });
    expect(owed).toHaveLength(7);
    for (const { id } of owed) {
      await eventually(
        async () => (await handleOf(worker, id).describe()).status.name === 'RUNNING',
      );
      await agrees(system, worker, id);
    }
    const { db } = system.workerDeps;
    expect(await mendAfterLoss(db, worker.workflows, later(0))).toBe(0);
    for (const { id } of owed) {
      const { documentMade } = await eventCounts(system, id);
      expect(documentMade).toBe((await lettersOf(system, id)).length);
    }
  });
});
