import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReportState } from '../../domain/stream-view.ts';
import { addMinutes } from '../../domain/time.ts';
import { advanceReport, advanceSituation } from '../../services/advance.ts';
import { recordFollowUp } from '../../services/acute-situations.ts';
import { assignCase } from '../../services/routing.ts';
import { signReport } from '../../services/sign-off.ts';
import { viewDuties } from '../../services/report-views.ts';
import { select } from '../database/sql.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { deedsOf, refusal, type Deeds } from './deeds.ts';
import { recordsOf, type Records } from './records.ts';

/** A Monday at ten in the morning, in office hours. */
const monday = '2026-11-16T09:00:00.000Z';
const noSignatures = { coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] } };

let system: TestSystem;
let deeds: Deeds;
let records: Records;

beforeAll(async () => {
  system = await createTestSystem(monday);
  deeds = deedsOf(system);
  records = recordsOf(system);
});
beforeEach(() => system.clock.set(monday));
afterAll(() => system.close());

const advance = async (id: string, at: string): Promise<ReportState> => {
  const seen = await advanceReport(system.workerDeps, id, at);
  if (seen.is === 'gone') throw new Error('the report is gone');
  return seen.state;
};

type Rung = {
  readonly number: number;
  readonly due_at: Date;
  readonly fired_at: Date;
  readonly notified: boolean;
  readonly to_targets: readonly string[];
};
const rungs = (
  id: string,
  kind: string,
  signatory: string | null = null,
): Promise<readonly Rung[]> =>
  select(
    system.raw,
    `select r.* from duty_rung r join duty d on d.id = r.duty_id
     where d.stream_id = ? and d.kind = ? and d.signatory is not distinct from ? order by number`,
    [id, kind, signatory],
  );
const rang = async (id: string, kind: string, signatory: string | null = null) =>
  (await rungs(id, kind, signatory)).map((rung) => [rung.number, rung.due_at.toISOString()]);

/** `<login> <kind> <rung>` of everybody who was told, rung 0 being the asking itself. */
const told = async (id: string, kind: string): Promise<readonly string[]> =>
  (
    await select<{ line: string }>(
      system.raw,
      `select p.subject || ' ' || n.rung as line from notice n join duty d on d.id = n.duty_id
       join person p on p.id = n.person_id where d.stream_id = ? and d.kind = ? order by n.rung, p.subject`,
      [id, kind],
    )
  ).map(({ line }) => line.replace('.degerfors', ''));

/** Everything an advance could have changed of one report. */
const everything = async (id: string): Promise<unknown> => ({
  duties: await records.duties(id),
  events: await records.events(id),
  facts: await select(system.raw, `select * from fact where stream_id = ?`, [id]),
  stream: await select(system.raw, `select * from stream where id = ?`, [id]),
  rungs: await select(system.raw, `select * from duty_rung where stream_id = ? order by 1, 2`, [
    id,
  ]),
  notices: await select(
    system.raw,
    `select n.* from notice n join duty d on d.id = n.duty_id where d.stream_id = ? order by n.id`,
    [id],
  ),
});

describe('the ladder of an unopened report', () => {
  it('climbs deputy → officers → socialchef at a third, two thirds and due', async () => {
    const { id } = await deeds.send(noSignatures);
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
    const back = await deeds.absent('ifochef.degerfors', monday, '2026-11-17T09:00:00.000Z');
    const { id } = await deeds.send(noSignatures);
    await advance(id, monday);
    expect(await told(id, 'openReport')).toEqual(['bitrifochef 1']);
    const deputyBack = await deeds.absent(
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
    const { id } = await deeds.send(noSignatures);
    await advance(id, addMinutes(monday, 20));
    system.clock.advance({ minutes: 21 });
    await deeds.open(id);
    await advance(id, addMinutes(monday, 600));
    expect((await rungs(id, 'openReport')).map(({ number }) => number)).toEqual([1]);
  });

  it('runs at any hour when it is acute', async () => {
    system.clock.set('2026-11-15T02:00:00.000Z');
    const { acute } = sampleReport();
    const { id } = await deeds.send({ ...noSignatures, acute: { ...acute, danger: 'unknown' } });
    await advance(id, '2026-11-15T02:15:00.000Z');
    expect(await rang(id, 'openReport')).toEqual([
      [1, '2026-11-15T02:05:00.000Z'],
      [2, '2026-11-15T02:10:00.000Z'],
      [3, '2026-11-15T02:15:00.000Z'],
    ]);
  });
});

describe('after an outage', () => {
  it('missed rungs are recorded in order and only the newest tells anybody', async () => {
    const { id } = await deeds.send(noSignatures);
    const back = '2026-11-19T12:00:00.000Z';
    await advance(id, back);
    for (const kind of ['openReport', 'assessProtection']) {
      const fired = await rungs(id, kind);
      expect(fired.map(({ number }) => number)).toEqual(fired.map((_, index) => index + 1));
      expect(fired.map(({ notified }) => notified)).toEqual(
        fired.map((_, index) => index === fired.length - 1),
      );
      expect(new Set(fired.map((rung) => rung.fired_at.toISOString()))).toEqual(new Set([back]));
      const due = fired.map((rung) => rung.due_at.toISOString());
      expect(due).toEqual(due.toSorted());
    }
    expect(await told(id, 'openReport')).toEqual(['socialchef 3']);
    // Half time, due, then the mornings of the 17th, 18th and 19th.
    expect(await told(id, 'assessProtection')).toEqual(['ifochef 5', 'socialchef 5']);
    const purposes = (await records.events(id)).flatMap(({ kind, purpose }) =>
      kind === 'rungFired' ? [purpose] : [],
    );
    expect(purposes).toEqual([
      'openReport rung 1',
      'openReport rung 2',
      'openReport rung 3',
      'assessProtection rung 1',
      'assessProtection rung 2',
      'assessProtection rung 3',
      'assessProtection rung 4',
      'assessProtection rung 5',
    ]);
  });

  it('the same rungs stand in the record as without it, whenever the workflow woke', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 }),
        async (wakings) => {
          system.clock.set(monday);
          const [awake, asleep] = [await deeds.send(), await deeds.send()];
          const minutes = wakings.toSorted((a, b) => a - b);
          for (const minute of minutes) {
            const now = addMinutes(monday, minute);
            const { nextRungAt } = await advance(awake.id, now);
            expect(nextRungAt === null || nextRungAt > now).toBe(true);
          }
          await advance(asleep.id, addMinutes(monday, minutes.at(-1) ?? 0));
          for (const kind of ['openReport', 'assessProtection', 'decideOnInvestigation']) {
            expect(await rang(awake.id, kind)).toEqual(await rang(asleep.id, kind));
          }
          expect(await rang(awake.id, 'coSign', 'rektor')).toEqual(
            await rang(asleep.id, 'coSign', 'rektor'),
          );
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('an advance', () => {
  it('repeated changes nothing', async () => {
    const { id } = await deeds.send();
    for (const minutes of [0, 25, 61, 3 * 1440, 20 * 1440]) {
      const first = await advance(id, addMinutes(monday, minutes));
      const before = await everything(id);
      expect(await advance(id, addMinutes(monday, minutes))).toEqual(first);
      expect(await everything(id)).toEqual(before);
    }
  });

  it('made by two workers at once fires each rung once', async () => {
    const { id } = await deeds.send();
    const at = addMinutes(monday, 3 * 1440);
    await Promise.all([advance(id, at), advance(id, at), advance(id, at)]);
    const fired = (await records.kinds(id)).filter((kind) => kind === 'rungFired');
    const [stands] = await select<{ n: string }>(
      system.raw,
      `select count(*) as n from duty_rung where stream_id = ?`,
      [id],
    );
    expect(fired).toHaveLength(Number(stands?.n));
  });

  it('answers with the earliest rung of all open duties, and none when nothing is open', async () => {
    const { id } = await deeds.send();
    for (const minutes of [0, 20, 70, 1440, 8 * 1440, 15 * 1440]) {
      const { nextRungAt } = await advance(id, addMinutes(monday, minutes));
      const [first] = await select<{ at: Date }>(
        system.raw,
        `select min(next_rung_at) as at from duty where stream_id = ? and state = 'open'`,
        [id],
      );
      expect(nextRungAt).toBe(first?.at.toISOString());
    }
    const done = await deeds.decided(
      { ...noSignatures, feedback: { wanted: false } },
      { outcome: 'doNotOpen' },
    );
    expect(await advance(done.id, monday)).toMatchObject({
      nextRungAt: null,
      openDuties: 0,
      concluded: true,
      assessed: true,
      status: 'concluded',
    });
  });

  it('on a report that is not there says so', async () => {
    const { id } = await deeds.send();
    expect(await advanceReport(system.workerDeps, randomUUID(), monday)).toEqual({
      is: 'gone',
    });
    expect(await advanceSituation(system.workerDeps, id, monday)).toEqual({ is: 'gone' });
  });

  it('with an older clock fires nothing and forgets nothing', async () => {
    const { id } = await deeds.send();
    await advance(id, addMinutes(monday, 100));
    const before = await everything(id);
    await advance(id, addMinutes(monday, -100));
    expect(await everything(id)).toEqual(before);
  });
});

describe('co-signing', () => {
  const first = '2026-11-17T23:00:00.000Z';
  const second = '2026-11-19T23:00:00.000Z';
  const third = '2026-11-23T23:00:00.000Z';

  it('asks at once, then the deputy, then tells author and the case’s officer, then ends as missing', async () => {
    const { id } = await deeds.send({ coSigning: { exclude: ['skolskoterska', 'kurator'] } });
    await deeds.open(id);
    const call = await system.as('ifochef.degerfors');
    await assignCase(system.deps, call, id, {
      login: 'socialsekreterare2.degerfors',
      reason: 'tid',
    });
    const asked = ['rektor 0'];
    const reminded = [...asked, 'bitrrektor 1', 'rektor 1'];
    const both = ['larare', 'socialsekreterare2'];
    const told2 = [...reminded, ...both.map((who) => `${who} 2`)];
    const steps = [
      [monday, asked],
      [first, reminded],
      [second, told2],
      [third, [...told2, ...both.map((who) => `${who} 3`)]],
    ] as const;
    for (const [at, expected] of steps) {
      await advance(id, at);
      expect(await told(id, 'coSign')).toEqual(expected);
    }
    expect(await rang(id, 'coSign', 'rektor')).toEqual([
      [1, first],
      [2, second],
      [3, third],
    ]);
    expect(await records.dutyOf(id, 'coSign')).toMatchObject({
      state: 'lapsed',
      reason: 'missing',
    });
  });

  it('tells no receiver while nobody holds the case', async () => {
    const { id } = await deeds.send({ coSigning: { exclude: ['skolskoterska', 'kurator'] } });
    await advance(id, third);
    expect(await told(id, 'coSign')).toEqual(['rektor 0', 'larare 3']);
  });

  it('that ended is complete in law: a signature *missing* stands, and a late one is a 409', async () => {
    const { id } = await deeds.send();
    const state = await advance(id, third);
    expect(new Map(state.signatories.map(({ role, settled }) => [role, settled]))).toEqual(
      new Map(['kurator', 'rektor', 'skolskoterska'].map((role) => [role, true])),
    );
    const missing = await select<{ role: string }>(
      system.raw,
      `select role from signature where stream_id = ? and outcome = 'missing' and person_id is null`,
      [id],
    );
    expect(missing).toHaveLength(3);
    expect((await records.kinds(id)).filter((kind) => kind === 'dutyLapsed')).toHaveLength(3);
    const late = signReport(system.deps, await system.as('rektor.degerfors'), id, {
      answer: 'signed',
    });
    expect(await refusal(late)).toMatchObject({ status: 409, details: { current: 'missing' } });
  });

  it('counts weekdays: what is sent on the Thursday before midsummer ends a week later', async () => {
    system.clock.set('2026-06-18T10:00:00.000Z');
    const { id } = await deeds.send();
    await advance(id, '2026-06-25T21:59:59.000Z');
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'open' });
    await advance(id, '2026-06-26T22:00:00.000Z');
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'lapsed' });
    expect((await rang(id, 'coSign', 'rektor')).map(([, at]) => at)).toEqual([
      '2026-06-22T22:00:00.000Z',
      '2026-06-24T22:00:00.000Z',
      '2026-06-26T22:00:00.000Z',
    ]);
  });

  it('rings no more for who has answered, and still for the others', async () => {
    const { id } = await deeds.send();
    await signReport(system.deps, await system.as('rektor.degerfors'), id, { answer: 'signed' });
    await advance(id, third);
    expect(await rungs(id, 'coSign', 'rektor')).toEqual([]);
    expect((await rungs(id, 'coSign', 'kurator')).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('climbs on the sender’s side: no receiver is shown its rungs, nor the sender those of the receiver', async () => {
    const { id } = await deeds.send();
    await advance(id, third);
    await deeds.open(id);
    const shown = async (login: string) => {
      const duties = await viewDuties(system.deps, await system.as(login), id);
      return new Set(duties.filter((duty) => duty.rungs.length > 0).map(({ side }) => side));
    };
    expect(await shown('larare.degerfors')).toEqual(new Set(['sender']));
    expect(await shown('ifochef.degerfors')).toEqual(new Set(['receiver']));
    const events = (await records.events(id)).filter(({ kind }) => kind === 'rungFired');
    for (const { purpose, side } of events) {
      expect([purpose, side]).toEqual([
        purpose,
        purpose?.startsWith('coSign') ? 'sender' : 'receiver',
      ]);
    }
  });
});

describe('a legal duty', () => {
  it('to assess reminds at half time, at due and then every morning, day off or not', async () => {
    system.clock.set('2026-12-23T09:00:00.000Z');
    const { id } = await deeds.send(noSignatures);
    await deeds.open(id);
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
    const { id } = await deeds.send(noSignatures);
    await deeds.open(id);
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
    const { id } = await deeds.opened(noSignatures);
    const call = await system.as('ifochef.degerfors');
    await assignCase(system.deps, call, id, {
      login: 'socialsekreterare1.degerfors',
      reason: 'tid',
    });
    await advance(id, '2026-11-23T07:00:00.000Z');
    expect(await told(id, 'decideOnInvestigation')).toEqual(['socialsekreterare1 1']);
    const back = await deeds.absent(
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
    const { id } = await deeds.opened(noSignatures);
    const call = await system.as('ifochef.degerfors');
    const login = 'socialsekreterare1.degerfors';
    await assignCase(system.deps, call, id, { login, reason: 'tid' });
    const back = await deeds.absent('ifochef.degerfors', monday, '2026-11-18T09:00:00.000Z');
    await advance(id, '2026-11-16T23:00:00.000Z');
    expect(await told(id, 'assessProtection')).toEqual(['bitrifochef 2']);
    await back();
  });

  it('reaches socialchef once its duty is overdue', async () => {
    const { acute } = sampleReport();
    const { id } = await deeds.send({ ...noSignatures, acute: { ...acute, danger: 'unknown' } });
    await advance(id, addMinutes(monday, 15));
    await deeds.open(id);
    await advance(id, '2026-11-18T08:00:00.000Z');
    await deeds.assess(id);
    await advance(id, '2026-12-02T08:00:00.000Z');
    await deeds.decide(id);
    system.clock.set('2026-12-02T09:00:00.000Z');
    await advance(id, '2027-01-20T08:00:00.000Z');
    const kinds = new Set((await records.duties(id)).map(({ kind }) => kind));
    expect(kinds.size).toBe(7);
    for (const kind of kinds) {
      const reached = (await told(id, kind)).some((line) => line.startsWith('socialchef '));
      expect([kind, reached]).toEqual([kind, true]);
    }
  });
});

describe('an acute situation', () => {
  const situation = async (): Promise<string> => {
    const { acute } = sampleReport();
    const { id } = await deeds.send({ acute: { ...acute, danger: 'yes' } });
    const [found] = await select<{ id: string }>(
      system.raw,
      `select situation_id as id from acute_situation_report where report_id = ?`,
      [id],
    );
    return found?.id ?? '';
  };
  const look = async (id: string, at: string) => advanceSituation(system.workerDeps, id, at);

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
      state: { held: false, openDuties: 1, nextRungAt: '2026-12-28T07:00:00.000Z' },
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
    await recordFollowUp(system.deps, await system.as('ifochef.degerfors'), id, {
      held: true,
      date: '2026-11-16',
      people: [],
      worked: 'a',
      didNot: 'b',
      agreedChanges: [],
    });
    expect(await look(id, '2027-02-01T00:00:00.000Z')).toEqual({
      is: 'here',
      state: { held: true, openDuties: 0, nextRungAt: null },
    });
    expect(await rungs(id, 'holdFollowUpMeeting')).toEqual([]);
  });
});
