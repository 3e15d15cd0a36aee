import { beforeEach, describe, expect, it } from 'vitest';
import { endAbsence, recordAbsence } from '../../../services/people/absences.ts';
import { relayOnce } from '../../../services/waking/relay.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { refusal } from '../../helpers/refusals.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const tuesday = '2026-11-17T09:00:00.000Z';
const wednesday = '2026-11-18T09:00:00.000Z';
const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

const { system, life, records } = await stage();
beforeEach(async () => {
  system.clock.set(monday);
  await system.raw.raw(`delete from absence_ending; delete from absence`);
});

const away = async (login: string, startsAt = monday, endsAt = wednesday) =>
  recordAbsence(system.deps, await system.as(login), { login, startsAt, endsAt });
const back = async (by: string, login: string, endsAt: string) =>
  endAbsence(system.deps, await system.as(by), { login, endsAt });
const opens = async (login: string, id: string) => life.as(login).open(id);
const endings = (): Promise<number> => countRows(system.raw, 'absence_ending');

describe('an absence that is ended early', () => {
  it('is over from then on, and not before', async () => {
    await away(chief);
    await back(chief, chief, tuesday);
    const early = await life.send();
    system.clock.set('2026-11-17T08:59:59.999Z');
    expect(await opens(deputy, early.id)).toHaveProperty('id');
    system.clock.set(tuesday);
    const late = await life.send();
    expect(await refusal(opens(deputy, late.id))).toMatchObject({ code: 'not-yet-yours' });
  });

  it('can be ended still earlier, and not later again', async () => {
    await away(chief);
    await back(chief, chief, '2026-11-17T12:00:00.000Z');
    await back(chief, chief, tuesday);
    expect(await refusal(back(chief, chief, tuesday))).toMatchObject({ code: 'not-away' });
    system.clock.set(tuesday);
    const { id } = await life.send();
    expect(await refusal(opens(deputy, id))).toMatchObject({ code: 'not-yet-yours' });
  });

  it('has been what it was until now: only what is still to come is cut (422)', async () => {
    await away(chief, '2026-11-15T09:00:00.000Z');
    expect(await refusal(back(chief, chief, '2026-11-16T08:59:59.999Z'))).toMatchObject({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/endsAt', code: 'must-be-later' }] },
    });
    expect(await endings()).toBe(0);
  });

  it('need not have begun: then it never does', async () => {
    await away(chief, tuesday);
    await back(chief, chief, tuesday);
    system.clock.set(tuesday);
    const { id } = await life.send();
    expect(await refusal(opens(deputy, id))).toMatchObject({ code: 'not-yet-yours' });
  });

  it('is each that goes on then', async () => {
    await away(chief);
    await away(chief, '2026-11-15T09:00:00.000Z');
    await back(chief, chief, tuesday);
    expect(await endings()).toBe(2);
  });

  it('is refused for somebody who is there already (409)', async () => {
    await away(chief, monday, tuesday);
    expect(await refusal(back(chief, chief, tuesday))).toEqual({
      status: 409,
      code: 'not-away',
      details: {},
    });
  });

  it.each([
    [deputy, chief],
    ['forvaltare.degerfors', chief],
    ['rektor.degerfors', 'larare.degerfors'],
  ])('is ended by %s as the roster of %s is hers to keep', async (by, login) => {
    await away(login);
    expect(await back(by, login, tuesday)).toHaveProperty('id');
  });

  it.each([
    [officer, chief],
    ['socialchef.degerfors', chief],
    ['larare.degerfors', 'rektor.degerfors'],
  ])('is not %s’s to end when it is that of %s (403)', async (by, login) => {
    await away(login);
    expect(await refusal(back(by, login, tuesday))).toMatchObject({
      status: 403,
      code: 'forbidden',
      details: { rule: 'absence.record' },
    });
    expect(await endings()).toBe(0);
  });

  it('stands in the trail of whoever ended it', async () => {
    await away(chief);
    const { id } = await back(deputy, chief, tuesday);
    const event = (await records.events(await records.personId(deputy))).at(-1);
    expect(event).toMatchObject({ kind: 'absenceEnded', lane: 'auditor', fact: id });
    expect(JSON.stringify(event)).not.toContain(await records.personId(chief));
  });
});

describe('the workflow of an unopened report', () => {
  const told = async (at: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    const workflows = scriptedWorkflows({ signal: async ({ id }) => void ids.push(id) });
    await relayOnce(system.workerDeps.db, workflows, at);
    return ids;
  };

  it('is woken when somebody of its unit comes back, once, and not before she does', async () => {
    const { id } = await life.send();
    await away(chief);
    await told(monday);
    const wakes = system.wakes();
    await back(chief, chief, tuesday);
    expect(system.wakes()).toBe(wakes);
    expect(await told('2026-11-17T08:59:59.999Z')).toEqual([]);
    expect(await told(tuesday)).toContain(id);
    expect(await told(tuesday)).toEqual([]);
  });

  it('is woken at once when she is back now', async () => {
    const { id } = await life.send();
    await away(chief);
    await told(monday);
    const wakes = system.wakes();
    await back(chief, chief, monday);
    expect(system.wakes()).toBe(wakes + 1);
    expect(await told(monday)).toContain(id);
  });
});

describe('by raw SQL of the API’s role', () => {
  it('nobody ends the absence of a colleague whose roster she does not keep', async () => {
    await away(chief);
    const [absence] = await select<{ id: string }>(system.raw, `select id from absence`);
    const insert = `insert into absence_ending (id, absence_id, person_id, municipality_id, organisation_id, ends_at)
      select gen_random_uuid(), id, person_id, municipality_id, organisation_id, now() from absence where id = ?`;
    const attempt = async (login: string) =>
      inTransaction(system.deps.db, await system.actor(login), (tx) =>
        tx.raw(insert, [absence?.id ?? '']),
      );
    await expect(attempt(officer)).rejects.toMatchObject({ code: '42501' });
    await attempt(deputy);
    expect(await endings()).toBe(1);
  });
});
