import { beforeEach, describe, expect, it } from 'vitest';
import { recordAbsence } from '../../../services/people/absences.ts';
import { endFunction } from '../../../services/people/functions.ts';
import {
  addPerson,
  changeContact,
  endSessionsOfPerson,
} from '../../../services/people/staff-changes.ts';
import {
  listStaff,
  listUnits,
  viewStaff,
  type StaffFilter,
} from '../../../services/people/staff.ts';
import { dumpTables, findWords } from '../../database/fences/dump.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sessionsOf } from '../../helpers/sessions.ts';
import { contact, somebody, staffOf, unitIn } from '../../helpers/staff.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, records } = await stage();
const { clock, deps } = system;
const { personId, functionIds } = staffOf(system);
const { begin, visit } = sessionsOf(system);

const tuesday = '2026-11-17T09:00:00.000Z';
const keeper = 'forvaltare.degerfors';
const officer = 'socialsekreterare1.degerfors';

beforeEach(() => clock.set(monday));

const add = async (login: string, by = keeper) =>
  addPerson(deps, await system.as(by), somebody(login));
const seen = async (login: string, by = keeper) =>
  viewStaff(deps, await system.as(by), await personId(login));
const listed = async (filter: StaffFilter = {}, by = keeper): Promise<readonly string[]> => {
  const { items } = await listStaff(deps, await system.as(by), { ...filter, limit: 50, offset: 0 });
  return items.map(({ login }) => login);
};

describe('the people of a municipality', () => {
  it('are listed by their names, each with the functions that she holds', async () => {
    const page = { limit: 3, offset: 0 };
    const { total, items } = await listStaff(deps, await system.as(keeper), page);
    const names = items.map(({ familyName, givenName }) => `${familyName} ${givenName}`);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    expect([items.length, total]).toEqual([3, 19]);
    expect(items[0]?.functions.map(({ state }) => state)).toEqual(['now']);
  });

  it('are none of another municipality', async () => {
    expect((await listed()).filter((login) => !login.endsWith('.degerfors'))).toEqual([]);
    expect(await refusal(seen('larare.kinda'))).toMatchObject({ status: 404 });
  });

  it('can be asked for by unit', async () => {
    expect(await listed({ unitId: unitIn('degerfors', 'intake') })).toEqual(
      expect.arrayContaining(['ifochef.degerfors', officer]),
    );
    expect(await listed({ unitId: unitIn('degerfors', 'management') })).not.toContain(officer);
  });

  it('who have left are a list of their own', async () => {
    await add('borta.degerfors');
    const [id = ''] = await functionIds('borta.degerfors');
    await endFunction(deps, await system.as(keeper), id, { to: null });
    expect(await listed()).not.toContain('borta.degerfors');
    expect(await listed({ left: true })).toEqual(['borta.degerfors']);
  });

  it.each(['ifochef.degerfors', 'granskare.degerfors', 'larare.degerfors'])(
    'are not %s’s to see so',
    async (by) => {
      expect(await refusal(listed({}, by))).toMatchObject({ status: 403 });
      expect(await refusal(seen(officer, by))).toMatchObject({ status: 403 });
    },
  );

  it('are given functions at the units that there are, each where it is held', async () => {
    const units = await listUnits(deps, await system.as(keeper));
    const school = units.find(({ name }) => name === 'Exempelskolan i Degerfors');
    expect([units.length, school]).toEqual([
      9,
      {
        unitId: unitIn('degerfors', 'school'),
        name: 'Exempelskolan i Degerfors',
        organisation: 'Degerfors kommun, skolan',
        roles: ['teacher', 'rektor', 'skolskoterska', 'kurator'],
      },
    ]);
  });
});

describe('one of the people', () => {
  it('is shown with how she is reached, what she holds, and when she is away', async () => {
    const startsAt = tuesday;
    const endsAt = '2026-11-18T09:00:00.000Z';
    await recordAbsence(deps, await system.as(keeper), { login: officer, startsAt, endsAt });
    expect(await seen(officer)).toMatchObject({
      login: officer,
      title: 'Socialsekreterare',
      absent: false,
      functions: [
        { role: 'officer', unit: 'IFO mottagning Degerfors', to: null, needToKnow: true },
      ],
      absences: [{ startsAt, endsAt }],
      sessions: { open: 0, lastSeenAt: null },
    });
    clock.set(tuesday);
    expect((await seen(officer)).absent).toBe(true);
  });

  it('is shown with where she is logged in: how often and when she was seen, and no more', async () => {
    await begin(officer);
    clock.advance({ minutes: 10 });
    await visit(await begin(officer));
    expect((await seen(officer)).sessions).toEqual({ open: 2, lastSeenAt: clock.now() });
    clock.advance({ minutes: 25 });
    expect((await seen(officer)).sessions.open).toBe(1);
  });

  it('is shown without the sessions that she has in another municipality', async () => {
    await begin('larare.kinda');
    await system.raw.raw(
      `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
       select gen_random_uuid(), ?, 'teacher', u.id, u.organisation_id, u.municipality_id, '2026-01-01'
       from unit u where u.id = ?`,
      [await personId('larare.kinda'), unitIn('degerfors', 'school')],
    );
    const [there] = await functionIds('larare.kinda');
    await system
      .raw('web_session')
      .where({ person_id: await personId('larare.kinda') })
      .update({ assignment_id: (await functionIds('larare.kinda'))[1] });
    expect(there).toBeDefined();
    expect((await seen('larare.kinda')).sessions.open).toBe(0);
    const all = await personId('larare.kinda');
    expect(await refusal(endSessionsOfPerson(deps, await system.as(keeper), all))).toMatchObject({
      code: 'not-logged-in',
    });
  });
});

describe('somebody new', () => {
  it('can log in and act in her first function at once', async () => {
    await add('nykomling.degerfors');
    expect((await system.actor('nykomling.degerfors')).is).toBe('person');
    const kinds = (await records.events(await personId(keeper))).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['personAdded', 'functionGranted']);
  });

  it.each([officer, 'larare.kinda'])('has a login of her own, not that of %s', async (login) => {
    expect(await refusal(add(login))).toMatchObject({ status: 409, code: 'login-taken' });
  });

  it('is there once when the administrators of two municipalities add her at once', async () => {
    const outcomes = await Promise.allSettled(
      ['degerfors', 'kinda'].map(async (town) => {
        const one = somebody('dubbel', { unitId: unitIn(town, 'intake') });
        return addPerson(deps, await system.as(`forvaltare.${town}`), one);
      }),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves no person behind when her function does not fit', async () => {
    const unfit = somebody('spök.degerfors', { role: 'rektor' });
    expect(await refusal(addPerson(deps, await system.as(keeper), unfit))).toMatchObject({
      details: { errors: [{ pointer: '#/body/function/role', code: 'not-at-unit' }] },
    });
    expect(findWords(await dumpTables(system.raw), ['spök.degerfors'])).toEqual([]);
  });
});

describe('how somebody is reached', () => {
  const change = async (by: string, login: string, changes: object = {}) =>
    changeContact(deps, await system.as(by), await personId(login), { ...contact, ...changes });

  it('is changed by the administrator, and shown from then on', async () => {
    await change(keeper, 'kurator.degerfors', { familyName: 'Påhittad' });
    expect(await seen('kurator.degerfors')).toMatchObject({ ...contact, familyName: 'Påhittad' });
    const last = (await records.events(await personId(keeper))).at(-1);
    expect([last?.kind, last?.fact]).toEqual([
      'contactChanged',
      await personId('kurator.degerfors'),
    ]);
  });

  it('is not changed to what it is', async () => {
    await change(keeper, 'kurator.degerfors', { title: 'Kurator' });
    expect(await refusal(change(keeper, 'kurator.degerfors', { title: 'Kurator' }))).toMatchObject({
      status: 409,
      code: 'not-changed',
    });
  });

  it.each([
    ['forvaltare.kinda', 404],
    ['kurator.degerfors', 403],
    ['ifochef.degerfors', 403],
  ])('is not %s’s to change', async (by, status) => {
    expect(await refusal(change(by, 'kurator.degerfors'))).toMatchObject({ status });
  });

  it('stands in no event', async () => {
    await change(keeper, 'kurator.degerfors', { email: 'hemligt@example.se' });
    const events = await records.events(await personId(keeper));
    expect(JSON.stringify(events)).not.toContain('hemligt');
  });
});

describe('somebody who is logged out by the administrator', () => {
  it('is so everywhere, and told why', async () => {
    const tokens = [await begin('rektor.degerfors'), await begin('rektor.degerfors')];
    const rektor = await personId('rektor.degerfors');
    const { ended } = await endSessionsOfPerson(deps, await system.as(keeper), rektor);
    expect(ended).toBe(2);
    for (const token of tokens) {
      expect(await visit(token)).toMatchObject({ is: 'ended', why: 'revoked' });
    }
    expect(await begin('rektor.degerfors')).not.toBe('');
  });

  it('was logged in', async () => {
    const id = await personId('kurator.degerfors');
    expect(await refusal(endSessionsOfPerson(deps, await system.as(keeper), id))).toMatchObject({
      status: 409,
      code: 'not-logged-in',
    });
  });

  it.each([
    ['forvaltare.kinda', 404],
    ['ifochef.degerfors', 403],
  ])('is not logged out by %s', async (by, status) => {
    await begin('larare.degerfors');
    const id = await personId('larare.degerfors');
    expect(await refusal(endSessionsOfPerson(deps, await system.as(by), id))).toMatchObject({
      status,
    });
  });
});
