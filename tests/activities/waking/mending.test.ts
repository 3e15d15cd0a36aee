import { describe, expect, it, onTestFinished } from 'vitest';

import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { advance } from '../../../services/waking/advance.ts';
import { mendAfterLoss, rewakeSleepless } from '../../../services/waking/relay.ts';
import { times } from '../../helpers/carried.ts';
import { eventually } from '../../helpers/eventually.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { statusOf } from '../../helpers/stream-rows.ts';
import { startRelay } from '../../helpers/worker.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';

const system = await ownSystem();
const life = lifeOf(system);
const { db } = system.workerDeps;

const allTold = async (): Promise<void> => {
  await system.raw('stream').update({ relayed_seq: system.raw.ref('last_fact_seq') });
};

const toBeTold = async (): Promise<readonly string[]> => {
  const rows = await system.raw('stream').whereRaw('relayed_seq < last_fact_seq').select('id');
  return rows.map(({ id }: { id: string }) => id);
};

const lettered = async (): Promise<string> => {
  const { id } = await life.send();
  await makeLettersAtOnce(system, id, () => true);
  return id;
};

describe('what is woken daily', () => {
  it('is whose workflow is gone, and whose workflow let a rung or a letter pass', async () => {
    const [asleep = '', gone = '', behind = '', uninvited = ''] = await times(4, lettered);
    const { id: unlettered } = await life.send();
    await life.bring(uninvited, 'invite');
    await allTold();
    await system
      .raw('duty')
      .where({ stream_id: behind, kind: 'openReport' })
      .update({ next_rung_at: addMinutes(system.clock.now(), -60) });
    const workflows = scriptedWorkflows({ isRunning: async ({ id }) => id !== gone });
    const told = await rewakeSleepless(db, workflows, addMinutes(system.clock.now(), 20));
    const pending = await toBeTold();
    expect(pending.toSorted()).toEqual([gone, behind, uninvited, unlettered].toSorted());
    expect(pending).toHaveLength(told);
    expect(pending).not.toContain(asleep);
  });

  it('is a concluded report without an open duty too, which nobody has closed', async () => {
    const { id } = await life.until('sign', 'decline', 'hold', 'inform', 'giveFeedback');
    expect(await statusOf(system, id)).toBe('concluded');
    expect(await system.raw('duty').where({ stream_id: id, state: 'open' })).toEqual([]);
    await allTold();
    await rewakeSleepless(db, scriptedWorkflows(), system.clock.now());
    expect(await toBeTold()).toContain(id);
  });

  it.each([
    {
      what: 'is a report that closed within a week and lacks a letter',
      days: 6,
      made: false,
      told: true,
    },
    {
      what: 'is none that closed within a week and has its letters',
      days: 6,
      made: true,
      told: false,
    },
    { what: 'is none that closed longer ago', days: 8, made: false, told: false },
  ])('$what', async ({ days, made, told }) => {
    const { id } = await life.until('sign', 'decline', 'hold', 'inform', 'giveFeedback');
    if (made) await makeLettersAtOnce(system, id, () => true);
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(await statusOf(system, id)).toBe('closed');
    await allTold();
    await rewakeSleepless(db, scriptedWorkflows(), addMinutes(system.clock.now(), days * 24 * 60));
    expect((await toBeTold()).includes(id)).toBe(told);
  });
});

describe('a Temporal that is another', () => {
  it('is told again of all when the first mending was cut off', async () => {
    const { id } = await life.send();
    const now = system.clock.now();
    await mendAfterLoss(db, scriptedWorkflows(), now);
    await allTold();
    const another = scriptedWorkflows({ namespaceId: async () => 'another' });
    await system.raw.raw(
      `create function refuse() returns trigger language plpgsql as
         $$ begin raise 'cut off'; end $$;
       create trigger cut_off before update of relayed_seq on stream
         for each statement execute function refuse()`,
    );
    await expect(mendAfterLoss(db, another, now)).rejects.toThrow('cut off');
    await system.raw.raw('drop trigger cut_off on stream');
    expect(await mendAfterLoss(db, another, now)).toBeGreaterThan(0);
    expect(await toBeTold()).toContain(id);
  });

  it('is noticed and prepared by a relay that runs, and told of all that is open', async () => {
    const { id } = await life.send();
    let namespace = 'old';
    const asked: string[] = [];
    const prepared: string[] = [];
    const told: string[] = [];
    const workflows = scriptedWorkflows({
      namespaceId: async () => {
        asked.push(namespace);
        return namespace;
      },
      prepare: async () => void prepared.push(namespace),
      signal: async (stream) => void told.push(`${namespace} ${stream.id}`),
    });
    const relay = startRelay(system, workflows, 'listening');
    onTestFinished(() => relay.stop());
    await eventually(() => told.includes(`old ${id}`));
    namespace = 'new';
    await eventually(async () => {
      await system.raw.raw('notify anmalan_wake');
      return told.includes(`new ${id}`);
    });
    expect(asked).toContain('new');
    expect(prepared.filter((one) => one === 'new')).toHaveLength(1);
  });

  it('is asked for every five seconds, however many announcements come', async () => {
    let asked = 0;
    const told: string[] = [];
    const workflows = scriptedWorkflows({
      namespaceId: async () => {
        asked += 1;
        return 'namespace';
      },
      signal: async (stream) => void told.push(stream.id),
    });
    const began = performance.now();
    const relay = startRelay(system, workflows, 'listening');
    onTestFinished(() => relay.stop());
    for (let sent = 0; sent < 12; sent += 1) {
      const { id } = await life.send();
      await system.raw.raw('notify anmalan_wake');
      await eventually(() => told.includes(id));
    }
    expect(asked).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - began) / 5_000));
  });
});
