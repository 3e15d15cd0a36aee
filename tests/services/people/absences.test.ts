import { beforeEach, describe, expect, it } from 'vitest';
import { recordAbsence, type Absence } from '../../../services/people/absences.ts';
import { relayOnce } from '../../../services/waking/relay.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { advance } from '../../../services/waking/advance.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import { viewDuties } from '../../helpers/first-page.ts';

const tuesday = '2026-11-17T09:00:00.000Z';
const wednesday = '2026-11-18T09:00:00.000Z';

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const administrator = 'forvaltare.degerfors';

const { system, life, records } = await stage();
beforeEach(async () => {
  system.clock.set(monday);
  await system.raw.raw(`delete from absence_ending; delete from absence`);
});

const away = async (by: string, login: string, change: Partial<Absence> = {}) =>
  recordAbsence(system.deps, await system.as(by), {
    login,
    startsAt: monday,
    endsAt: tuesday,
    ...change,
  });
const absences = (): Promise<number> => countRows(system.raw, 'absence');

describe('whose absence one records', () => {
  it.each([
    [chief, officer],
    [chief, chief],
    [chief, 'socialchef.degerfors'],
    [deputy, chief],
    [administrator, officer],
    [administrator, 'rektor.degerfors'],
    [administrator, 'larare2.degerfors'],
    // Everybody her own; a rektor that of her school, where the roster is hers.
    [officer, officer],
    ['larare.degerfors', 'larare.degerfors'],
    ['socialchef.degerfors', 'socialchef.degerfors'],
    ['granskare.degerfors', 'granskare.degerfors'],
    ['rektor.degerfors', 'larare.degerfors'],
  ])('%s that of %s', async (by, login) => {
    const body = await away(by, login);
    expect(
      await select(
        system.raw,
        `select x.id, p.subject, x.starts_at, x.ends_at, x.organisation_id = a.organisation_id as theirs
         from absence x join person p on p.id = x.person_id join assignment a on a.person_id = p.id`,
      ),
    ).toEqual([
      {
        id: body.id,
        subject: login,
        starts_at: new Date(monday),
        ends_at: new Date(tuesday),
        theirs: true,
      },
    ]);
  });

  it.each([
    [chief, 'rektor.degerfors'],
    [chief, 'rektor2.degerfors'],
    [deputy, 'larare.degerfors'],
    [officer, chief],
    ['larare.degerfors', 'rektor.degerfors'],
    ['kurator.degerfors', 'larare.degerfors'],
    ['socialchef.degerfors', chief],
    ['granskare.degerfors', chief],
    ['skolsystem.degerfors', 'larare.degerfors'],
  ])('never %s that of %s (403): the roster of another authority is not hers', async (by, who) => {
    expect(await refusal(away(by, who))).toEqual({
      status: 403,
      code: 'forbidden',
      details: { rule: 'absence.record' },
    });
    expect(await absences()).toBe(0);
  });

  it('nor a rektor that of another school, of whose people she knows nothing (422)', async () => {
    const refused = await refusal(away('rektor.degerfors', 'larare2.degerfors'));
    expect(refused.code).toBe('unknown-colleague');
    expect(await absences()).toBe(0);
  });

  it.each([chief, administrator])('nor %s one of another municipality (422)', async (by) => {
    for (const login of ['ifochef.atvidaberg', 'ingen.degerfors']) {
      expect(await refusal(away(by, login))).toEqual({
        status: 422,
        code: 'unknown-colleague',
        details: { errors: [{ pointer: '#/body/login', code: 'unknown-colleague' }] },
      });
    }
    expect(await absences()).toBe(0);
  });

  it.each([monday, '2026-11-16T08:59:59.999Z'])(
    'and ends after it begins: not at %s',
    async (at) => {
      expect(await refusal(away(chief, officer, { endsAt: at }))).toEqual({
        status: 422,
        code: 'ends-before-it-begins',
        details: { errors: [{ pointer: '#/body/endsAt', code: 'ends-before-it-begins' }] },
      });
      expect(await absences()).toBe(0);
    },
  );

  it('stands in the trail of whoever recorded it, without the name of who is away', async () => {
    const body = await away(chief, officer);
    const event = (await records.events(await records.personId(chief))).at(-1);
    expect(event).toMatchObject({ kind: 'absenceRecorded', lane: 'auditor', fact: body.id });
    expect(JSON.stringify(event)).not.toContain(await records.personId(officer));
  });

  it('does not stand at all when its event cannot be recorded', async () => {
    await withBrokenTrail(system.raw, { kind: 'absenceRecorded', when: 'at commit' }, () =>
      expect(away(chief, officer)).rejects.toThrow('the trail is broken'),
    );
    expect(await absences()).toBe(0);
  });
});

describe('the workflow of an unopened report is woken', () => {
  /** Which streams the relay wakes, in one round at an instant. */
  const told = async (at: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    const workflows = scriptedWorkflows({ signal: async ({ id }) => void ids.push(id) });
    await relayOnce(system.workerDeps.db, workflows, at);
    return ids;
  };
  const unopened = async (): Promise<string> => {
    const { id } = await life.send();
    expect(await told(monday)).toContain(id);
    return id;
  };

  it.each([
    [deputy, chief],
    [administrator, chief],
    [administrator, deputy],
  ])('when %s records that %s is away, at once and only once', async (by, login) => {
    const id = await unopened();
    const wakes = system.wakes();
    await away(by, login);
    expect(system.wakes()).toBe(wakes + 1);
    expect(await told(monday)).toContain(id);
    expect(await told(monday)).toEqual([]);
  });

  it('when the absence begins, if that is later', async () => {
    const id = await unopened();
    const wakes = system.wakes();
    await away(deputy, chief, { startsAt: tuesday, endsAt: wednesday });
    expect(system.wakes()).toBe(wakes);
    expect(await told('2026-11-17T08:59:59.999Z')).toEqual([]);
    expect(await told(tuesday)).toContain(id);
    expect(await told(tuesday)).toEqual([]);
  });

  it('and no other: not one that another holds or that is decided, nor at an absence elsewhere', async () => {
    const { id: decided } = await life.until('waive', 'decide');
    const { id: others } = await life.until('open');
    await life.assign(others, { login: officer });
    const waiting = await unopened();
    await away(administrator, 'larare2.degerfors');
    expect(await told(monday)).toEqual([]);
    await away(deputy, chief);
    const ids = await told(monday);
    expect(ids).toContain(waiting);
    expect(ids.filter((one) => [decided, others].includes(one))).toEqual([]);
  });
});

describe('absence counts as rung passed', () => {
  const rungs = async (id: string, at: string): Promise<readonly number[]> => {
    await advance(system.workerDeps, 'report', id, at);
    const duties = await viewDuties(system.deps, await system.as(chief), id);
    const opening = duties.find(({ kind }) => kind === 'openReport');
    return opening?.rungs.map(({ number }) => number) ?? [];
  };
  const toldOf = async (id: string): Promise<readonly string[]> =>
    (
      await select<{ subject: string }>(
        system.raw,
        `select p.subject from notice n join duty d on d.id = n.duty_id join person p on p.id = n.person_id
         where d.stream_id = ? and d.kind = 'openReport' order by 1`,
        [id],
      )
    ).map(({ subject }) => subject);

  it('so that the deputy is told and opens at once, of a report that came before it too', async () => {
    const { id } = await life.send();
    expect(await rungs(id, monday)).toEqual([]);
    expect((await refusal(life.as(deputy).open(id))).code).toBe('not-yet-yours');
    await away(deputy, chief);
    expect(await rungs(id, monday)).toEqual([1]);
    expect(await toldOf(id)).toEqual([deputy]);
    expect((await refusal(life.as(officer).open(id))).details).toMatchObject({
      waitsFor: ['deputyIfoChef'],
    });
    expect((await life.as(deputy).open(id)).report.status).toBe('opened');
  });

  it('and with the deputy away as well every officer', async () => {
    await away(administrator, chief);
    await away(administrator, deputy);
    const { id } = await life.send();
    expect(await rungs(id, monday)).toEqual([1, 2]);
    expect(await toldOf(id)).toEqual([officer, 'socialsekreterare2.degerfors']);
    expect((await life.as(officer).open(id)).report.status).toBe('opened');
  });

  it.each<readonly [change: Partial<Absence>, when: string]>([
    [{ startsAt: tuesday, endsAt: wednesday }, 'has not begun'],
    [{ startsAt: '2026-11-15T09:00:00.000Z', endsAt: monday }, 'is over'],
  ])('but not one %j that %s', async (change) => {
    await away(deputy, chief, change);
    const { id } = await life.send();
    expect(await rungs(id, monday)).toEqual([]);
    expect((await refusal(life.as(deputy).open(id))).code).toBe('not-yet-yours');
  });
});
