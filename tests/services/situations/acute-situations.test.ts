import { beforeEach, describe, expect, it } from 'vitest';
import type { ThreeWay } from '../../../domain/report/report-content.ts';
import { listSituations, viewSituation } from '../../../services/situations/situation-views.ts';
import { select } from '../../helpers/sql.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { refusal } from '../../helpers/refusals.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { monday, stage } from '../../helpers/stage.ts';
import type { HeldFollowUp } from '../../../services/situations/follow-up.ts';
import { closeReport } from '../../../services/waking/first-views.ts';

const leader = 'ifochef.degerfors';
const page = { limit: 50, offset: 0 };

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const danger = (answer: ThreeWay) => ({ acute: { ...sampleReport().acute, danger: answer } });
const situationsOf = async (reportId: string): Promise<readonly string[]> =>
  (
    await select<{ id: string }>(
      system.raw,
      `select situation_id as id from acute_situation_report where report_id = ?`,
      [reportId],
    )
  ).map(({ id }) => id);
const situation = async (): Promise<string> => {
  const { id } = await life.send(danger('yes'));
  const [found] = await situationsOf(id);
  return found ?? '';
};
const record: HeldFollowUp = {
  held: true,
  date: '2026-11-16',
  people: [
    { function: 'rektor', name: null },
    { function: 'ifoChef', name: null },
  ],
  worked: 'Skolan ringde genast.',
  didNot: 'Jouren svarade sent.',
  agreedChanges: [{ what: 'Nytt nummer.', owner: 'rektor', date: '2026-12-15' }],
};

describe('an acute situation', () => {
  it.each<readonly [ThreeWay, boolean, number]>([
    ['yes', true, 1],
    ['unknown', true, 0],
    ['notAnswered', true, 0],
    ['no', false, 0],
  ])(
    'is opened by a report that says %s: acute for speed %s, situations %d',
    async (answer, acute, count) => {
      const { id } = await life.send(danger(answer));
      expect((await records.report(id)).acute).toBe(acute);
      expect(await situationsOf(id)).toHaveLength(count);
    },
  );

  it('is one for all siblings of the same report', async () => {
    const sibling = {
      givenName: 'Ida',
      familyName: 'Prov',
      birthDate: '2018-02-01',
      identity: null,
    };
    const sent = await life.send({
      ...danger('yes'),
      siblings: { answer: 'yes', list: [sibling] },
    });
    const [own] = await situationsOf(sent.id);
    const [copy] = sent.links;
    expect(await situationsOf(copy?.id ?? '')).toEqual([own]);
  });

  it('is opened by the officer for a call at night, once', async () => {
    const { id } = await life.send();
    const wakes = system.wakes();
    await life.openSituation(id);
    expect(system.wakes()).toBe(wakes + 1);
    const [opened] = await situationsOf(id);
    const view = await viewSituation(system.deps, await system.as(leader), opened ?? '');
    expect(view).toMatchObject({ because: 'openedByOfficer', heldAt: null, reports: [id] });
    expect(await refusal(life.openSituation(id))).toMatchObject({
      status: 409,
      code: 'situation-exists',
    });
  });

  it('is not the school’s to open', async () => {
    const { id } = await life.send();
    const attempt = life.as('rektor.degerfors').openSituation(id);
    expect((await refusal(attempt)).status).toBe(403);
  });
});

describe('the follow-up meeting (Degerforsmodellen)', () => {
  it('is owed within 30 days by the IFO-chef, who is its named contact', async () => {
    const id = await situation();
    const duty = await records.dutyOf(id, 'holdFollowUpMeeting');
    expect(duty).toMatchObject({ owner_role: 'ifoChef', assignee_id: null, side: 'receiver' });
    expect(duty.due_at.toISOString()).toBe('2026-12-16T23:00:00.000Z');
    const view = await viewSituation(system.deps, await system.as(leader), id);
    expect(view.owner).toBe('IFO mottagning Degerfors');
    expect(view.school).toBe('Exempelskolan i Degerfors');
  });

  it('is planned and held, with date, people, what worked, what did not, and agreed changes', async () => {
    const id = await situation();
    await life.planFollowUp({ situationId: id }, { time: '2026-12-01T12:00:00.000Z' });
    const wakes = system.wakes();
    const answer = await life.holdFollowUp({ situationId: id }, record);
    // Its workflow ends now, not at the next sweep.
    expect(system.wakes()).toBe(wakes + 1);
    expect(answer.situation).toEqual({ id, heldAt: monday });
    expect(await records.dutyOf(id, 'holdFollowUpMeeting')).toMatchObject({ state: 'done' });
    const view = await viewSituation(system.deps, await system.as('rektor.degerfors'), id);
    const { agreedChanges, ...words } = record;
    expect(view.record).toEqual(words);
    expect(view.agreedChanges).toMatchObject(agreedChanges);
    expect(view.meetings).toMatchObject([{ at: '2026-12-01T12:00:00.000Z' }]);
    // The meeting is about the cooperation: which reports it began with is the receiver's to see.
    expect(view.reports).toEqual([]);
  });

  it('names the leader who invites to it as its contact, to the school too', async () => {
    const at = { situationId: await situation() };
    await life.planFollowUp(at);
    await life.as('bitrifochef.degerfors').planFollowUp(at);
    const view = await viewSituation(
      system.deps,
      await system.as('rektor.degerfors'),
      at.situationId,
    );
    expect(view.meetings).toMatchObject([
      { record: { contact: { name: 'Birgitta Påhittad', phone: '031-390 06 07' } } },
      { record: { contact: { name: 'Mikael Test', phone: '031-390 06 08' } } },
    ]);
  });

  it('is planned for what is to come', async () => {
    const id = await situation();
    const passed = '2026-11-16T08:59:59.999Z';
    expect(await refusal(life.planFollowUp({ situationId: id }, { time: passed }))).toEqual({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/time', code: 'must-be-later' }] },
    });
  });

  it('is held once and not before its day', async () => {
    const at = { situationId: await situation() };
    expect(await refusal(life.holdFollowUp(at, { date: '2026-11-17' }))).toMatchObject({
      status: 409,
      code: 'not-yet',
    });
    await life.holdFollowUp(at, { date: '2026-11-15' });
    expect(await refusal(life.holdFollowUp(at))).toEqual({
      status: 409,
      code: 'already-held',
      details: { current: monday },
    });
    expect(await refusal(life.planFollowUp(at))).toMatchObject({ code: 'already-held' });
  });

  it('is led by the IFO-chef or the deputy', async () => {
    const at = { situationId: await situation() };
    for (const login of [
      'socialsekreterare1.degerfors',
      'rektor.degerfors',
      'socialchef.degerfors',
      'granskare.degerfors',
    ]) {
      expect([login, (await refusal(life.as(login).planFollowUp(at))).status]).toEqual([
        login,
        403,
      ]);
    }
    expect(await life.as('bitrifochef.degerfors').planFollowUp(at)).toHaveProperty('id');
  });

  it('outlives its reports: they close, it stays owed', async () => {
    const { id } = await life.send({
      ...danger('yes'),
      feedback: { wanted: false },
      coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] },
    });
    await life.do(id, 'open', 'assess', 'waive', 'decide', 'inform');
    expect(await closeReport(system.workerDeps, id, system.clock.now())).toBe(true);
    const [open] = await situationsOf(id);
    expect(await records.openKinds(open ?? '')).toEqual(['holdFollowUpMeeting']);
  });

  it('is seen by the school’s rektor and the municipality’s leaders, and by no teacher or other school', async () => {
    const id = await situation();
    const look = async (login: string) => viewSituation(system.deps, await system.as(login), id);
    for (const login of [
      'rektor.degerfors',
      leader,
      'socialchef.degerfors',
      'granskare.degerfors',
    ]) {
      expect((await look(login)).id).toBe(id);
    }
    for (const login of [
      'larare.degerfors',
      'kurator.degerfors',
      'rektor2.degerfors',
      'rektor.kinda',
      'ifochef.kinda',
    ]) {
      expect([login, (await refusal(look(login))).status]).toEqual([login, 404]);
    }
  });

  it.each(['at once', 'at commit'] as const)(
    'is not shown when the look cannot be recorded %s',
    async (when) => {
      const id = await situation();
      const look = async () => viewSituation(system.deps, await system.as(leader), id);
      await withBrokenTrail(system.raw, { kind: 'situationRead', when }, () =>
        expect(look()).rejects.toThrow('the trail is broken'),
      );
      expect(await records.kinds(id)).not.toContain('situationRead');
      expect(await eventsAdded(records, id, look)).toEqual(['situationRead']);
    },
  );

  it('shows the auditor that it was held, not what was said', async () => {
    const id = await situation();
    await life.holdFollowUp({ situationId: id });
    const view = await viewSituation(system.deps, await system.as('granskare.degerfors'), id);
    expect(view).toMatchObject({ heldAt: monday, record: null });
  });
});

describe('the list of situations', () => {
  it('has those still to be followed up first, counts them all and pages them', async () => {
    const own = 'ifochef.kinda';
    const ids = [];
    for (const minutes of [0, 1, 2]) {
      system.clock.advance({ minutes });
      const { id } = await life
        .as('larare.kinda')
        .send({ ...danger('yes'), municipalityCode: '0513' });
      ids.push(...(await situationsOf(id)));
    }
    const [first = '', middle = '', last = ''] = ids;
    await life.as(own).holdFollowUp({ situationId: last });
    const list = async (login: string, limit: number, offset: number) =>
      listSituations(system.deps, await system.as(login), { limit, offset });
    const all = await list(own, 50, 0);
    expect(all.items.map(({ id }) => id)).toEqual([middle, first, last]);
    const second = await list(own, 1, 1);
    expect([second.total, second.items.map(({ id }) => id)]).toEqual([3, [first]]);
    expect((await list('rektor.kinda', 2, 0)).total).toBe(3);
    expect((await list('rektor2.kinda', 50, 0)).total).toBe(0);
    expect((await list('larare.kinda', 50, 0)).items).toEqual([]);
    expect(
      (await listSituations(system.deps, await system.as('skolsystem.kinda'), page)).total,
    ).toBe(0);
  });
});
