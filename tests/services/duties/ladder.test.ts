import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { absent } from '../../helpers/absences.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { laddersOf, noSignatures } from '../../helpers/ladders.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { situationOf } from '../../helpers/stream-rows.ts';
import { advance as advanceStream } from '../../../services/waking/advance.ts';

const { system, life, records } = await stage();
const { advance, rungs, rang, told } = laddersOf(system);
beforeEach(() => system.clock.set(monday));

describe('the ladder of an unopened report', () => {
  it('climbs deputy → officers → socialchef at a third, two thirds and due', async () => {
    const { id } = await life.send(noSignatures);
    const steps = [
      [19, []],
      [20, ['bitrifochef 1']],
      [39, ['bitrifochef 1']],
      [40, ['bitrifochef 1', 'socialsekreterare1 2', 'socialsekreterare2 2']],
      [60, ['bitrifochef 1', 'socialsekreterare1 2', 'socialsekreterare2 2', 'socialchef 3']],
      [6000, ['bitrifochef 1', 'socialsekreterare1 2', 'socialsekreterare2 2', 'socialchef 3']],
    ] as const;
    for (const [minutes, expected] of steps) {
      await advance(id, addMinutes(monday, minutes));
      expect([minutes, await told(id, 'openReport')]).toEqual([minutes, expected]);
    }
    expect(await rang(id, 'openReport')).toEqual([
      [1, '2026-11-16T09:20:00.000Z'],
      [2, '2026-11-16T09:40:00.000Z'],
      [3, '2026-11-16T10:00:00.000Z'],
    ]);
  });

  it('lets absence count as rung passed', async () => {
    const back = await absent(system, 'ifochef.degerfors', monday, '2026-11-17T09:00:00.000Z');
    const { id } = await life.send(noSignatures);
    await advance(id, monday);
    expect(await told(id, 'openReport')).toEqual(['bitrifochef 1']);
    const deputyBack = await absent(
      system,
      'bitrifochef.degerfors',
      monday,
      '2026-11-17T09:00:00.000Z',
    );
    const state = await advance(id, addMinutes(monday, 1));
    expect(await told(id, 'openReport')).toEqual([
      'bitrifochef 1',
      'socialsekreterare1 2',
      'socialsekreterare2 2',
    ]);
    expect(state.nextRungAt).toBe('2026-11-16T10:00:00.000Z');
    await back();
    await deputyBack();
  });

  it('rings no more once somebody has opened it', async () => {
    const { id } = await life.send(noSignatures);
    await advance(id, addMinutes(monday, 20));
    system.clock.advance({ minutes: 21 });
    await life.open(id);
    await advance(id, addMinutes(monday, 600));
    expect((await rungs(id, 'openReport')).map(({ number }) => number)).toEqual([1]);
  });

  it('runs at any hour when it is acute', async () => {
    system.clock.set('2026-11-15T02:00:00.000Z');
    const { acute } = sampleReport();
    const { id } = await life.send({ ...noSignatures, acute: { ...acute, danger: 'unknown' } });
    await advance(id, '2026-11-15T02:15:00.000Z');
    expect(await rang(id, 'openReport')).toEqual([
      [1, '2026-11-15T02:05:00.000Z'],
      [2, '2026-11-15T02:10:00.000Z'],
      [3, '2026-11-15T02:15:00.000Z'],
    ]);
  });
});

describe('a legal duty', () => {
  it('to assess reminds at half time, at due and then every morning, day off or not', async () => {
    system.clock.set('2026-12-23T09:00:00.000Z');
    const { id } = await life.send(noSignatures);
    await life.open(id);
    await advance(id, '2026-12-26T12:00:00.000Z');
    expect(await rang(id, 'assessProtection')).toEqual([
      [1, '2026-12-23T16:00:00.000Z'],
      [2, '2026-12-23T23:00:00.000Z'],
      [3, '2026-12-24T07:00:00.000Z'],
      [4, '2026-12-25T07:00:00.000Z'],
      [5, '2026-12-26T07:00:00.000Z'],
    ]);
  });

  it('to decide reminds on day 7, 11, 13 and 14, then every weekday, with socialchef', async () => {
    const { id } = await life.send(noSignatures);
    await life.open(id);
    const days = ['23', '27', '29', '30'].map((day) => `2026-11-${day}T07:00:00.000Z`);
    for (const at of days) await advance(id, at);
    expect(await rang(id, 'decideOnInvestigation')).toEqual(
      days.map((at, index) => [index + 1, at]),
    );
    expect(await told(id, 'decideOnInvestigation')).toEqual([
      'ifochef 1',
      'ifochef 2',
      'ifochef 3',
      'ifochef 4',
    ]);
    await advance(id, '2026-12-01T07:00:00.000Z');
    expect((await told(id, 'decideOnInvestigation')).slice(-2)).toEqual([
      'ifochef 5',
      'socialchef 5',
    ]);
  });

  it('tells the officer who holds the case; when she is away, her function', async () => {
    const { id } = await life.saying({ send: noSignatures }).until('assign');
    await advance(id, '2026-11-23T07:00:00.000Z');
    expect(await told(id, 'decideOnInvestigation')).toEqual(['socialsekreterare1 1']);
    const back = await absent(
      system,
      'socialsekreterare1.degerfors',
      '2026-11-26T00:00:00Z',
      '2026-11-28T00:00:00Z',
    );
    await advance(id, '2026-11-27T07:00:00.000Z');
    expect(await told(id, 'decideOnInvestigation')).toEqual([
      'socialsekreterare1 1',
      'socialsekreterare2 2',
    ]);
    await back();
  });
});

describe('every ladder on the receiver’s side', () => {
  it('tells the deputy in place of an IFO-chef who is away', async () => {
    const { id } = await life.saying({ send: noSignatures }).until('assign');
    const back = await absent(system, 'ifochef.degerfors', monday, '2026-11-18T09:00:00.000Z');
    await advance(id, '2026-11-16T23:00:00.000Z');
    expect(await told(id, 'assessProtection')).toEqual(['bitrifochef 2']);
    await back();
  });

  it('reaches socialchef once its duty is overdue', async () => {
    const { acute } = sampleReport();
    const { id } = await life.send({ ...noSignatures, acute: { ...acute, danger: 'unknown' } });
    await advance(id, addMinutes(monday, 15));
    await life.open(id);
    await advance(id, '2026-11-18T08:00:00.000Z');
    await life.assess(id);
    await advance(id, '2026-12-02T08:00:00.000Z');
    await advance(id, '2026-12-03T23:00:00.000Z');
    await life.decide(id);
    system.clock.set('2026-12-02T09:00:00.000Z');
    await advance(id, '2027-01-20T08:00:00.000Z');
    const kinds = new Set((await records.duties(id)).map(({ kind }) => kind));
    expect(kinds.size).toBe(8);
    for (const kind of kinds) {
      const reached = (await told(id, kind)).some((line) => line.startsWith('socialchef '));
      expect([kind, reached]).toEqual([kind, true]);
    }
  });
});

describe('an acute situation', () => {
  const situation = async (): Promise<string> => {
    const { acute } = sampleReport();
    const { id } = await life.send({ acute: { ...acute, danger: 'yes' } });
    return situationOf(system, id);
  };
  const look = async (id: string, at: string) =>
    advanceStream(system.workerDeps, 'acuteSituation', id, at);

  it('reminds the IFO-chef on day 14, 21 and 28, then weekly with socialchef', async () => {
    const id = await situation();
    const seen = await look(id, '2026-12-27T12:00:00.000Z');
    expect(await rang(id, 'holdFollowUpMeeting')).toEqual([
      [1, '2026-11-30T07:00:00.000Z'],
      [2, '2026-12-07T07:00:00.000Z'],
      [3, '2026-12-14T07:00:00.000Z'],
      [4, '2026-12-21T07:00:00.000Z'],
    ]);
    expect(seen).toEqual({
      is: 'here',
      state: { ended: false, openDuties: 1, nextRungAt: '2026-12-28T07:00:00.000Z', letters: [] },
    });
    await look(id, '2026-12-28T07:00:00.000Z');
    expect(await told(id, 'holdFollowUpMeeting')).toEqual([
      'ifochef 4',
      'socialchef 4',
      'ifochef 5',
      'socialchef 5',
    ]);
  });

  it('is silent once the meeting was held', async () => {
    const id = await situation();
    await life.holdFollowUp({ situationId: id });
    expect(await look(id, '2027-02-01T00:00:00.000Z')).toEqual({
      is: 'here',
      state: { ended: true, openDuties: 0, nextRungAt: null, letters: [] },
    });
    expect(await rungs(id, 'holdFollowUpMeeting')).toEqual([]);
  });
});
