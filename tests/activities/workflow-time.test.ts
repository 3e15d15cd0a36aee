import { describe, expect, it, onTestFinished } from 'vitest';

import type { Activities } from '../../activities/create-worker.ts';
import { createAdvanceActivities } from '../../activities/waking/advance.ts';
import { createFirstActivities } from '../../activities/waking/first-workflows.ts';
import { byClock, inOurTime } from '../../activities/workflow-time.ts';
import { addMinutes } from '../../domain/calendar/time.ts';
import { systemClock } from '../../platform/clock.ts';
import { diagnosis, workflowIdOf } from '../../workflows/messages.ts';
import { documentsOf, handleOf, pendingStream } from '../helpers/carried.ts';
import { eventually } from '../helpers/eventually.ts';
import { lifeOf } from '../helpers/living.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { rungsOf } from '../helpers/stream-rows.ts';
import { timelineOf } from '../helpers/timeline.ts';
import { startTestWorker } from '../helpers/worker.ts';

const system = await ownSystem();
const life = lifeOf(system);

const nextRungOf = async (id: string): Promise<string> => {
  const row = await system.raw('duty').where({ stream_id: id, state: 'open' }).min('next_rung_at');
  return (row[0] as { min: Date }).min.toISOString();
};

describe('a workflow whose clock differs from the database', () => {
  const received = '2026-11-16T09:00:00.000Z';
  const real = {
    ...createAdvanceActivities(system.workerDeps),
    ...createFirstActivities(system.workerDeps, async () => undefined),
  } as Activities;
  const { advance, advanceReport } = inOurTime(real, byClock(system.clock));

  const sentAt = async (): Promise<string> => {
    system.clock.set(received);
    return (await life.send()).id;
  };

  it.each([60, 5, 0, -5, -60])(
    'and is %d minutes ahead has rungs fired and dated by the database',
    async (ahead) => {
      const id = await sentAt();
      system.clock.advance({ minutes: 19, seconds: 59 });
      await advance('report', id, addMinutes(system.clock.now(), ahead));
      expect(await rungsOf(system, id, 'openReport')).toEqual([]);
      system.clock.advance({ seconds: 2 });
      await advance('report', id, addMinutes(system.clock.now(), ahead));
      const rungs = await rungsOf(system, id, 'openReport');
      expect(rungs.map(({ number, late }) => [number, late])).toEqual([[1, 1_000]]);
    },
  );

  it.each([60, 0, -60])(
    'and is %d minutes ahead sleeps for as long as it really is to the next rung',
    async (ahead) => {
      const id = await sentAt();
      const theirs = addMinutes(received, ahead);
      for (const look of [advance('report', id, theirs), advanceReport(id, theirs)]) {
        const seen = await look;
        const next = seen.is === 'here' ? seen.state.nextRungAt : null;
        expect(next).toBe(addMinutes(await nextRungOf(id), ahead));
      }
    },
  );
});

it('a Temporal whose clock runs ahead rings nothing early', { timeout: 60_000 }, async () => {
  let looks = 0;
  const worker = await startTestWorker(system, {
    relay: 'none',
    ahead: byClock(systemClock),
    wrap: (activities) => ({
      ...activities,
      advance: async (...args) => {
        looks += 1;
        return activities.advance(...args);
      },
    }),
  });
  onTestFinished(() => worker.stop());
  system.clock.set(systemClock.now());
  const { id } = await life.send();
  await worker.workflows.signal(await pendingStream(system, id));
  await documentsOf(system, id);
  const before = looks;
  const rung = await nextRungOf(id);
  const theirNow = addMinutes(rung, 5);
  await timelineOf(worker.client, workflowIdOf('report', id)).to(theirNow);
  const { nextRungAt } = await eventually(async () => {
    const seen = await handleOf(worker, id).query(diagnosis);
    return looks > before && seen.nextRungAt !== null && seen.nextRungAt > theirNow && seen;
  });
  expect(await rungsOf(system, id)).toEqual([]);
  const stillMs = Date.parse(rung) - Date.parse(systemClock.now());
  expect(Date.parse(nextRungAt ?? '') - Date.parse(theirNow)).toBeLessThanOrEqual(stillMs + 30_000);
});
