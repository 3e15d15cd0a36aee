import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { absent } from '../../helpers/absences.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewDuties, viewFacts } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const second = 'socialsekreterare2.degerfors';
const names = { ifoChef: 'ifoChef', deputyIfoChef: 'deputyIfoChef' } as const;

const opening = async (login: string, id: string): Promise<'opened' | number> =>
  life
    .as(login)
    .open(id)
    .then(
      () => 'opened' as const,
      (error: unknown) => refusalIn(error).status,
    );

describe('written reports go IFO-chef → deputy → officers', () => {
  it.each<readonly [login: string, minutes: number, outcome: 'opened' | number]>([
    [chief, 0, 'opened'],
    [deputy, 0, 403],
    [deputy, 19.99, 403],
    [deputy, 20, 'opened'],
    [officer, 20, 403],
    [officer, 39.99, 403],
    [officer, 40, 'opened'],
    [second, 40, 'opened'],
    [second, 600, 'opened'],
    [chief, 600, 'opened'],
  ])('%s after %d minutes: %s', async (login, minutes, outcome) => {
    const { id } = await life.send();
    system.clock.set(addMinutes(monday, minutes));
    expect(await opening(login, id)).toBe(outcome);
  });

  it('and whoever comes too early is told whose it is and from when it is hers', async () => {
    const { id } = await life.send();
    expect(await refusal(life.as(officer).open(id))).toEqual({
      status: 403,
      code: 'not-yet-yours',
      details: {
        rule: 'openReport',
        from: addMinutes(monday, 40),
        waitsFor: [names.ifoChef, names.deputyIfoChef],
      },
    });
    expect((await records.report(id)).status).toBe('received');
  });

  it.each<readonly [login: string, minutes: number, outcome: 'opened' | number]>([
    [deputy, 4.99, 403],
    [deputy, 5, 'opened'],
    [officer, 9.99, 403],
    [officer, 10, 'opened'],
  ])(
    'an acute one at any hour: at night %s after %d minutes: %s',
    async (login, minutes, outcome) => {
      const night = '2026-11-15T02:10:00.000Z';
      system.clock.set(night);
      const { acute } = sampleReport();
      const { id } = await life.send({ acute: { ...acute, danger: 'unknown' } });
      system.clock.set(addMinutes(night, minutes));
      expect(await opening(login, id)).toBe(outcome);
    },
  );

  it.each<readonly [login: string, at: string, outcome: 'opened' | number]>([
    [chief, '2026-11-20T22:59:00.000Z', 'opened'],
    [deputy, '2026-11-22T12:00:00.000Z', 403],
    [deputy, '2026-11-23T07:19:59.000Z', 403],
    [deputy, '2026-11-23T07:20:00.000Z', 'opened'],
    [officer, '2026-11-23T07:39:59.000Z', 403],
    [officer, '2026-11-23T07:40:00.000Z', 'opened'],
  ])(
    'one sent on a Friday at 23:58 in the order of Monday morning: %s at %s: %s',
    async (login, at, outcome) => {
      system.clock.set('2026-11-20T22:58:00.000Z');
      const { id } = await life.send();
      system.clock.set(at);
      expect(await opening(login, id)).toBe(outcome);
    },
  );
});

describe('absence counts as rung passed', () => {
  it.each<
    readonly [away: readonly string[], login: string, minutes: number, outcome: 'opened' | number]
  >([
    [[chief], deputy, 0, 'opened'],
    [[chief], officer, 0, 403],
    [[chief], officer, 40, 'opened'],
    [[deputy], officer, 0, 403],
    [[deputy], officer, 39, 403],
    [[chief, deputy], officer, 0, 'opened'],
    [[chief, deputy], second, 0, 'opened'],
  ])('with %j away, %s after %d minutes: %s', async (away, login, minutes, outcome) => {
    const back = [];
    for (const who of away) {
      back.push(await absent(system, who, '2026-11-16T06:00:00.000Z', '2026-11-17T06:00:00.000Z'));
    }
    const { id } = await life.send();
    system.clock.set(addMinutes(monday, minutes));
    expect(await opening(login, id)).toBe(outcome);
    for (const comesBack of back) await comesBack();
  });

  it('and is over when it is over', async () => {
    const back = await absent(system, chief, '2026-11-15T06:00:00.000Z', monday);
    const { id } = await life.send();
    expect(await opening(deputy, id)).toBe(403);
    await back();
  });

  it('is named neither: only those who are there are waited for', async () => {
    const back = await absent(
      system,
      deputy,
      '2026-11-16T06:00:00.000Z',
      '2026-11-17T06:00:00.000Z',
    );
    const { id } = await life.send();
    const { details } = await refusal(life.as(officer).open(id));
    expect(details['waitsFor']).toEqual([names.ifoChef]);
    await back();
  });
});

describe('the first to open takes the case', () => {
  it('and owns its duties from then on', async () => {
    const { id } = await life.send();
    system.clock.advance({ minutes: 45 });
    const answer = await life.as(officer).open(id);
    expect(answer.report).toEqual({ id, status: 'opened', concludedAs: null });
    const personId = await records.personId(officer);
    expect(await records.report(id)).toMatchObject({ status: 'opened', owner_person_id: personId });
    expect(await records.dutyOf(id, 'openReport')).toMatchObject({
      state: 'done',
      assignee_id: null,
    });
    for (const kind of ['assessProtection', 'decideOnInvestigation']) {
      expect(await records.dutyOf(id, kind)).toMatchObject({
        state: 'open',
        assignee_id: personId,
        owner_role: 'officer',
      });
    }
  });

  it('while the second is told who and when', async () => {
    const { id } = await life.until('open');
    system.clock.advance({ minutes: 50 });
    expect(await refusal(life.as(officer).open(id))).toEqual({
      status: 409,
      code: 'already-opened',
      details: { current: 'opened', takenBy: 'Birgitta Påhittad', takenAt: monday },
    });
  });

  it('in one’s own municipality only, and only as one who receives', async () => {
    const { id } = await life.send();
    system.clock.advance({ minutes: 50 });
    for (const login of ['ifochef.atvidaberg', 'larare2.degerfors', 'forvaltare.degerfors']) {
      expect([login, await opening(login, id)]).toEqual([login, 404]);
    }
    for (const login of ['socialchef.degerfors', 'granskare.degerfors', 'larare.degerfors']) {
      expect([login, await opening(login, id)]).toEqual([login, 403]);
    }
  });

  it('which the sender is shown as *opened by a person*, and nothing more', async () => {
    const { id } = await life.send();
    const before = await viewReport(system.deps, await system.as('larare.degerfors'), id);
    expect(before).toMatchObject({ status: 'received', openedByPersonAt: null });
    system.clock.advance({ minutes: 7 });
    await life.open(id);
    const openedAt = system.clock.now();
    await life.assess(id);
    await life.waive(id);
    await life.decide(id, { outcome: 'doNotOpen' });
    const after = await viewReport(system.deps, await system.as('larare.degerfors'), id);
    expect(after).toMatchObject({
      status: 'opened',
      concludedAs: null,
      concludedAt: null,
      closedAt: null,
      openedByPersonAt: openedAt,
      owner: null,
    });
    expect(after.duties.map(({ kind }) => kind)).toEqual(['coSign', 'coSign', 'coSign']);
    const duties = await viewDuties(system.deps, await system.as('larare.degerfors'), id);
    expect(new Set(duties.map(({ side }) => side))).toEqual(new Set(['sender']));
  });
});

describe('nothing is read or done unopened', () => {
  it('by a receiver: not the text, not a supplement (409)', async () => {
    const { id } = await life.send();
    const refused = { status: 409, code: 'not-opened', details: { current: 'received' } };
    expect(await refusal(viewContent(system.deps, await system.as(chief), id))).toEqual(refused);
    expect(
      await refusal(viewFacts(system.deps, await system.as(chief), id, ['supplementAdded'])),
    ).toEqual(refused);
  });

  it.each(['assess', 'decide', 'waive', 'propose'] as const)(
    '%s (409 with the state)',
    async (deed) => {
      const { id } = await life.send();
      expect(await refusal(life[deed](id))).toMatchObject({
        status: 409,
        code: 'wrong-state',
        details: { current: 'received' },
      });
    },
  );
});
