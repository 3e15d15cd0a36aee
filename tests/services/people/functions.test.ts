import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { endFunction, grantFunction } from '../../../services/people/functions.ts';
import { addPerson } from '../../../services/people/staff-changes.ts';
import { viewStaff } from '../../../services/people/staff.ts';
import { relayOnce } from '../../../services/waking/relay.ts';
import { viewRoster } from '../../../services/people/roster.ts';
import type { NewFunction } from '../../../services/people/functions.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { refusal } from '../../helpers/refusals.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import { sessionsOf } from '../../helpers/sessions.ts';
import { functionAs, somebody, staffOf, unitIn } from '../../helpers/staff.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const { clock, deps, raw } = system;
const { advance, told } = laddersOf(system);
const { personId, functionIds } = staffOf(system);
const { begin, visit } = sessionsOf(system);

const tuesday = '2026-11-17T09:00:00.000Z';
const wednesday = '2026-11-18T09:00:00.000Z';
const keeper = 'forvaltare.degerfors';
const chief = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

beforeEach(async () => {
  clock.set(monday);
  await raw.raw(`update assignment set valid_to = null, end_carried = false`);
  await raw.raw(`delete from web_session; delete from idempotency`);
  const isNew = `(select id from person where subject like 'ny%')`;
  await raw.raw(`delete from assignment where person_id in ${isNew} or valid_from > '2014-01-01'`);
});

let people = 0;
/** Somebody new with this function. @returns her login */
const comes = async (changes: Partial<NewFunction> = {}, by = keeper): Promise<string> => {
  people += 1;
  const login = `ny${people}.degerfors`;
  await addPerson(deps, await system.as(by), somebody(login, changes));
  return login;
};

const grant = async (login: string, stated: NewFunction, by = keeper) =>
  grantFunction(deps, await system.as(by), await personId(login), stated);

const end = async (login: string, to: string | null = null, by = keeper) => {
  const [id = ''] = await functionIds(login);
  return endFunction(deps, await system.as(by), id, { to });
};

const seen = async (login: string) =>
  viewStaff(deps, await system.as(keeper), await personId(login));

const held = async (login: string): Promise<readonly string[]> =>
  (await seen(login)).functions.map(({ role, unit, state }) => `${role} ${unit} ${state}`);

const owed = async (login: string, streamId: string): Promise<readonly string[]> => {
  const { items } = await listDuties(deps, await system.as(login), { limit: 50, offset: 0 });
  return items.filter((duty) => duty.streamId === streamId).map(({ kind }) => kind);
};

describe('a function that an administrator gives', () => {
  it('is held from now on, beside what she held', async () => {
    const school = unitIn('degerfors', 'school');
    await grant('larare.degerfors', functionAs('kurator', { unitId: school }));
    expect(await held('larare.degerfors')).toEqual([
      'kurator Exempelskolan i Degerfors now',
      'teacher Exempelskolan i Degerfors now',
    ]);
  });

  it('begins when it is said to, and ends so', async () => {
    const login = await comes({ from: tuesday, to: wednesday });
    await expect(system.as(login)).rejects.toThrow('no seeded login');
    clock.set(tuesday);
    expect((await system.actor(login)).is).toBe('person');
    clock.set(wednesday);
    await expect(system.as(login)).rejects.toThrow('no seeded login');
  });

  it('stands in the trail under who gave it, and says whose it is and which', async () => {
    const login = await comes();
    const events = await records.events(await personId(keeper));
    const granted = events.findLast(({ kind }) => kind === 'functionGranted');
    const whose = `${await personId(login)} officer@${unitIn('degerfors', 'intake')}`;
    expect([granted?.fact, granted?.purpose, granted?.lane]).toEqual([
      (await functionIds(login))[0],
      whose,
      'auditor',
    ]);
  });

  it.each([
    ['unitId', 'unknown-unit', functionAs('officer', { unitId: unitIn('kinda', 'intake') })],
    ['role', 'not-at-unit', functionAs('rektor')],
    ['deputyFor', 'not-a-signatory', functionAs('officer', { deputyFor: 'rektor' })],
    [
      'needToKnow',
      'wrong-value',
      functionAs('rektor', { unitId: unitIn('degerfors', 'school'), needToKnow: true }),
    ],
    ['to', 'ends-before-it-begins', functionAs('officer', { from: tuesday, to: tuesday })],
    ['from', 'must-be-later', functionAs('officer', { from: '2026-11-16T08:59:59.999Z' })],
  ] as const)('is refused where its %s does not fit: %s', async (field, code, stated) => {
    expect(await refusal(grant('larare.degerfors', stated))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: `#/body/${field}`, code }] },
    });
  });

  it('is not given twice, but may be given again when it has ended', async () => {
    const login = await comes({ to: wednesday });
    const twice = functionAs('officer', { from: tuesday });
    expect(await refusal(grant(login, twice))).toMatchObject({
      status: 409,
      code: 'function-held',
      details: { current: wednesday },
    });
    await grant(login, functionAs('officer', { from: wednesday }));
    expect(await held(login)).toHaveLength(2);
  });

  it('is given once when two administrators give it at once', async () => {
    const other = await comes({ role: 'administrator', unitId: unitIn('degerfors', 'management') });
    const school = unitIn('degerfors', 'school');
    const both = [keeper, other].map((by) =>
      grant('larare2.degerfors', functionAs('kurator', { unitId: school }), by),
    );
    const outcomes = await Promise.allSettled(both);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: 'function-held' }]);
  });

  it.each(['officer', 'auditor', 'teacher', 'administrator'] as const)(
    'is never her own, as %s: whoever administers lets herself see no case',
    async (role) => {
      const at = role === 'officer' ? 'intake' : role === 'teacher' ? 'school' : 'management';
      const own = functionAs(role, { unitId: unitIn('degerfors', at) });
      expect(await refusal(grant(keeper, own))).toMatchObject({
        status: 403,
        code: 'own-function',
        details: { rule: 'own-function' },
      });
    },
  );

  it.each([chief, 'granskare.degerfors', 'rektor.degerfors'])('is not %s’s to give', async (by) => {
    expect(await refusal(grant(officer, functionAs('officer'), by))).toMatchObject({
      status: 403,
      details: { rule: 'staff.manage' },
    });
  });

  it('is for the people of her municipality alone', async () => {
    const stranger = 'socialsekreterare1.kinda';
    expect(await refusal(grant(stranger, functionAs('officer')))).toMatchObject({ status: 404 });
  });
});

describe('a function that ends', () => {
  it('ends at once, with all that was seen by it, and stays in what is shown of her', async () => {
    const { id } = await life.until('open', 'assess');
    const token = await begin(chief);
    expect((await visit(token)).is).toBe('here');
    await end(chief);
    await expect(system.as(chief)).rejects.toThrow('no seeded login');
    expect(await visit(token)).toMatchObject({ is: 'ended', why: 'functionEnded' });
    expect(await held(chief)).toEqual(['ifoChef IFO mottagning Degerfors ended']);
    expect((await records.events(id)).some(({ kind }) => kind === 'protectionAssessed')).toBe(true);
  });

  it('has its duties told to whoever holds the function now, and to her no longer', async () => {
    const { id } = await life.send();
    await end(chief);
    const successor = await comes({ role: 'ifoChef' });
    expect(await owed(successor, id)).toContain('openReport');
    clock.set(tuesday);
    await advance(id, tuesday);
    const line = (await told(id, 'assessProtection')).map((one) => one.split(' ')[0]);
    expect(line).toContain(successor.replace('.degerfors', ''));
    expect(line).not.toContain('ifochef');
  });

  it('wakes the unopened reports of her unit, since the next in order may open them now', async () => {
    const { id } = await life.send();
    const woken: string[] = [];
    const workflows = scriptedWorkflows({
      signal: async (stream) => void woken.push(stream.id),
    });
    await relayOnce(system.workerDeps.db, workflows, clock.now());
    woken.length = 0;
    await end(chief);
    await relayOnce(system.workerDeps.db, workflows, clock.now());
    expect(woken).toContain(id);
  });

  it('leaves the roster with whoever is left', async () => {
    await end(officer);
    const { people: there } = await viewRoster(deps, await system.as(chief));
    expect(there.map(({ login }) => login)).not.toContain(officer);
  });

  it('ends on the day that is said, and not before', async () => {
    const token = await begin(officer);
    await end(officer, tuesday);
    expect((await visit(token)).is).toBe('here');
    clock.set(tuesday);
    await expect(system.as(officer)).rejects.toThrow('no seeded login');
  });

  it('may be given another end as long as it goes on, and none that has passed', async () => {
    await end(officer, tuesday);
    await end(officer, wednesday);
    expect((await seen(officer)).functions[0]?.to).toBe(wednesday);
    expect(await refusal(end(officer, '2026-11-16T08:00:00.000Z'))).toMatchObject({
      code: 'time-has-passed',
    });
    clock.set(wednesday);
    expect(await refusal(end(officer))).toMatchObject({
      status: 409,
      code: 'function-ended',
      details: { current: wednesday },
    });
  });

  it('is taken back before it begins', async () => {
    const login = await comes({ from: tuesday });
    await end(login);
    expect(await held(login)).toEqual(['officer IFO mottagning Degerfors ended']);
    clock.set(tuesday);
    await expect(system.as(login)).rejects.toThrow('no seeded login');
    expect(await refusal(end(login))).toMatchObject({ code: 'function-ended' });
  });

  it('ends the sessions in it, and leaves those in another', async () => {
    const school = unitIn('degerfors', 'school');
    await grant('kurator.degerfors', functionAs('teacher', { unitId: school }));
    const [teacher, kurator] = await functionIds('kurator.degerfors');
    const tokens = [await begin('kurator.degerfors'), await begin('kurator.degerfors')];
    const choose = `update web_session set assignment_id = ? where id = (
      select id from web_session where assignment_id is null order by id limit 1)`;
    await raw.raw(choose, [teacher ?? '']);
    await raw.raw(choose, [kurator ?? '']);
    await end('kurator.degerfors');
    const states = await Promise.all(tokens.map(async (token) => (await visit(token)).is));
    expect(states.toSorted()).toEqual(['ended', 'here']);
  });

  it.each([[chief], ['rektor.degerfors'], ['forvaltare.kinda']])(
    'is not %s’s to end',
    async (by) => {
      const { status } = await refusal(end(officer, null, by));
      expect(status).toBe(by === 'forvaltare.kinda' ? 404 : 403);
    },
  );
});

describe('a municipality keeps an administrator', () => {
  const management = unitIn('degerfors', 'management');
  const another = { role: 'administrator', unitId: management } as const;

  it('so that the last one’s function is not ended', async () => {
    expect(await refusal(end(keeper))).toMatchObject({ status: 409, code: 'last-administrator' });
  });

  it('nor one’s, when the other’s is about to end', async () => {
    await comes({ ...another, to: tuesday });
    expect(await refusal(end(keeper, wednesday))).toMatchObject({ code: 'last-administrator' });
    await end(keeper, '2026-11-16T12:00:00.000Z');
  });

  it('so that two who end each other’s at once do not both succeed', async () => {
    const other = await comes(another);
    const both = [end(other, null, keeper), end(keeper, null, other)];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('and whose function is about to end does not put that off herself', async () => {
    await comes(another);
    await end(keeper, tuesday);
    expect(await refusal(end(keeper, wednesday))).toMatchObject({ code: 'own-function' });
    await end(keeper, '2026-11-16T12:00:00.000Z');
  });
});
