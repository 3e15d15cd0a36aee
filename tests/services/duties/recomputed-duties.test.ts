import { beforeEach, describe, expect, it } from 'vitest';
import { streamsOwed } from '../../../database/waking/relay-store.ts';
import { laddersOf, noSignatures } from '../../helpers/ladders.ts';
import { sqlState } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

/**
 * A rule of the table of duties was wrong and is corrected: its version is raised, and open duties
 * that were dated by an older one get their dates anew. Here their rows are made older instead.
 */
const { system, life, records } = await stage();
const { advance, rang } = laddersOf(system);
beforeEach(() => system.clock.set(monday));

const wrong = { due_at: '2026-12-24T23:00:00.000Z', next_rung_at: '2026-12-20T07:00:00.000Z' };
const datedBefore = (id: string, kind: string, changes: object = {}) =>
  system
    .raw('duty')
    .where({ stream_id: id, kind })
    .update({ ...wrong, rule_version: 1, ...changes });
const recomputed = async (id: string) =>
  (await records.events(id)).filter(({ kind }) => kind === 'dueRecomputed');

describe('a corrected rule', () => {
  it('reaches an open duty through an event, once', async () => {
    const { id } = await life.send(noSignatures);
    const right = await records.dutyOf(id, 'decideOnInvestigation');
    await datedBefore(id, 'decideOnInvestigation');
    await advance(id, monday);
    await advance(id, monday);
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toEqual(right);
    expect(await recomputed(id)).toMatchObject([
      { lane: 'receiver', purpose: 'decideOnInvestigation: rule 1 → 2' },
    ]);
  });

  it('tells the side whose duty it is, and no other', async () => {
    const { id } = await life.send();
    await datedBefore(id, 'coSign');
    await advance(id, monday);
    expect((await recomputed(id)).map(({ lane }) => lane)).toEqual(['sender', 'sender', 'sender']);
  });

  it('rings no rung again that has rung', async () => {
    const { id } = await life.until('open');
    const later = '2026-11-24T08:00:00.000Z';
    await advance(id, later);
    await datedBefore(id, 'decideOnInvestigation');
    await advance(id, later);
    expect((await rang(id, 'decideOnInvestigation')).map(([number]) => number)).toEqual([1]);
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({
      next_rung: 2,
      next_rung_at: new Date('2026-11-27T07:00:00.000Z'),
    });
  });

  it('leaves alone what follows from the rule as it is, and what has ended', async () => {
    const { id } = await life.until('open');
    await datedBefore(id, 'decideOnInvestigation', { rule_version: 2 });
    await datedBefore(id, 'openReport', { next_rung_at: null });
    await advance(id, monday);
    for (const kind of ['decideOnInvestigation', 'openReport']) {
      expect(await records.dutyOf(id, kind)).toMatchObject({ due_at: new Date(wrong.due_at) });
    }
    expect(await recomputed(id)).toEqual([]);
  });

  it('keeps the last day that an extension gave', async () => {
    const { id } = await life.until('extend');
    const extended = await records.dutyOf(id, 'decideOnInvestigation');
    await datedBefore(id, 'decideOnInvestigation');
    await advance(id, monday);
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toEqual(extended);
  });

  it('wakes the workflows that sleep by the dates of before, at the daily look', async () => {
    const { id } = await life.send();
    const at = { due: monday, closedSince: monday };
    const isBehind = async () =>
      (await streamsOwed(system.workerDeps.db, at)).find((stream) => stream.id === id)?.behind;
    await system.raw('stream').where({ id }).update({ relayed_seq: 99 });
    expect(await isBehind()).toBe(false);
    await datedBefore(id, 'decideOnInvestigation');
    expect(await isBehind()).toBe(true);
  });

  it('is the only way in which the worker moves a date, and only forward in versions', async () => {
    const { id } = await life.send();
    const duty = await records.dutyOf(id, 'decideOnInvestigation');
    const worker = system.workerDeps.db;
    const tries = [
      worker.raw(`update duty set due_at = now() where id = ?`, [duty.id]),
      worker.raw(`select recompute_duty(?, now(), 1, now(), 2)`, [duty.id]),
      system.deps.db.raw(`select recompute_duty(?, now(), 1, now(), 3)`, [duty.id]),
    ];
    for (const attempt of tries) expect(await sqlState(attempt)).toBe('42501');
  });
});
