import { describe, expect, it } from 'vitest';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import { sessionsOf } from '../../helpers/sessions.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { rowsOf } from '../../../database/rows.ts';
import { tried } from '../../helpers/sql.ts';
import { staffOf, unitIn } from '../../helpers/staff.ts';
import { asViewer, viewerNames, viewerOf, type ViewerName } from './viewers.ts';

/**
 * The API's role writes neither people nor functions: it asks these functions, which ask the fence who
 * administers the municipality.
 */
const system = await ownSystem();
const { personId, functionIds } = staffOf(system);
const administrator = 'the administrator';
const others = viewerNames.filter((name) => name !== administrator);

type Attempt = { readonly sql: string; readonly values: readonly unknown[] };

const grantTo = (whom: string, unit: string): Attempt => ({
  sql: `select grant_function(gen_random_uuid(), ?, 'officer', ?, now(), null, null, false)`,
  values: [whom, unit],
});
const endingOf = (id: string): Attempt => ({ sql: `select end_function(?, now())`, values: [id] });
const renamingOf = (whom: string): Attempt => ({
  sql: `select change_contact(?, 'Alva', 'Prov', 'Lärare', null, null)`,
  values: [whom],
});
const adding: Attempt = {
  sql: `select add_person(gen_random_uuid(), 'ny', 'Alva', 'Prov', 'Lärare', null, null)`,
  values: [],
};

/** @returns how it was refused; undefined when it was done */
const attempt = async (name: ViewerName, { sql, values }: Attempt): Promise<string | undefined> =>
  asViewer(
    system,
    await viewerOf(system, name),
    async (tx) => (await tried(tx, sql, values)).refused,
  );

const firstFunction = async (login: string): Promise<string> => (await functionIds(login))[0] ?? '';
const school = unitIn('degerfors', 'school');

describe('people and functions are written', () => {
  it('by whoever administers the municipality', async () => {
    const whom = await personId('larare.degerfors');
    const done = [
      grantTo(whom, school),
      endingOf(await firstFunction('larare.degerfors')),
      renamingOf(whom),
      adding,
    ].map((one) => attempt(administrator, one));
    expect(await Promise.all(done)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each(others)('and not by %s', async (name) => {
    const whom = await personId('larare.degerfors');
    const done = [
      grantTo(whom, school),
      endingOf(await firstFunction('larare.degerfors')),
      renamingOf(whom),
      adding,
    ].map((one) => attempt(name, one));
    const refused = Array.from({ length: 4 }, () => refusedRight);
    expect(await Promise.all(done)).toEqual(refused);
  });

  it('not at the units and of the people of another municipality', async () => {
    const stranger = await personId('larare.kinda');
    const done = [
      grantTo(await personId('larare.degerfors'), unitIn('kinda', 'school')),
      grantTo(stranger, school),
      endingOf(await firstFunction('larare.kinda')),
      renamingOf(stranger),
    ].map((one) => attempt(administrator, one));
    const refused = Array.from({ length: 4 }, () => refusedRight);
    expect(await Promise.all(done)).toEqual(refused);
  });

  it('not to oneself, nor longer for oneself', async () => {
    const whom = await personId('forvaltare.degerfors');
    const own = await firstFunction('forvaltare.degerfors');
    const ends = (at: string) =>
      system.raw('assignment').where({ id: own }).update({ valid_to: at });
    await ends('2026-12-01T00:00:00.000Z');
    const later = { sql: `select end_function(?, '2027-01-01')`, values: [own] };
    const outcomes = [
      await attempt(administrator, grantTo(whom, unitIn('degerfors', 'intake'))),
      await attempt(administrator, later),
    ];
    await system.raw('assignment').where({ id: own }).update({ valid_to: null });
    expect(outcomes).toEqual([refusedRight, refusedRight]);
  });

  it('not of a function that has ended and whose end was told', async () => {
    const id = await firstFunction('kurator.degerfors');
    const ended = { valid_to: '2026-11-01T00:00:00.000Z', end_carried: true };
    await system.raw('assignment').where({ id }).update(ended);
    expect(await attempt(administrator, endingOf(id))).toBe(refusedRight);
  });
});

describe('sessions of the people', () => {
  const { begin } = sessionsOf(system);
  const counted = (name: ViewerName, sql: string, whom: string): Promise<number> =>
    viewerOf(system, name).then((viewer) =>
      asViewer(system, viewer, async (tx) => {
        const [row] = rowsOf<{ n: string }>(await tx.raw(sql, [whom]));
        return Number(row?.n);
      }),
    );
  const listing = `select count(*) as n from sessions_of_staff(?)`;
  const ending = `select end_sessions_of_staff(?, null, now(), 'revoked', now() + interval '1 day') as n`;

  it('are told and ended to whoever administers them, and to nobody else', async () => {
    await begin('rektor.degerfors');
    const whom = await personId('rektor.degerfors');
    for (const name of viewerNames) {
      const expected = name === administrator ? 1 : 0;
      const told = [await counted(name, listing, whom), await counted(name, ending, whom)];
      expect([name, ...told]).toEqual([name, expected, expected]);
    }
  });

  it('are not those of another municipality’s', async () => {
    await begin('rektor.kinda');
    const whom = await personId('rektor.kinda');
    const told = [listing, ending].map((sql) => counted(administrator, sql, whom));
    expect(await Promise.all(told)).toEqual([0, 0]);
  });
});
