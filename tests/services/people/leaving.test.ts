import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { faultIn } from '../../helpers/chain.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
const tuesday = '2026-11-17T09:00:00.000Z';
const { system, life, records } = await stage();
const { advance, told } = laddersOf(system);

const isNew = `person_id in (select id from person where subject like 'efterträdare%')`;

beforeEach(async () => {
  system.clock.set(monday);
  await system.raw.raw(`update assignment set valid_to = null, end_carried = false`);
  await system.raw.raw(
    `update assignment set valid_from = '2026-01-01', valid_to = '2026-01-02' where ${isNew}`,
  );
});

/** Somebody new takes over a function from whoever has held it, on Tuesday. @returns her login */
const takesOver = async (from: string): Promise<string> => {
  const personId = randomUUID();
  const login = `efterträdare.${personId}`;
  await system.raw.raw(
    `insert into person (id, subject, given_name, family_name, title)
     values (?, ?, 'Alva', 'Prov', 'Efterträdare')`,
    [personId, login],
  );
  await system.raw.raw(
    `insert into assignment
       (id, person_id, role, unit_id, organisation_id, municipality_id, deputy_for, need_to_know, valid_from)
     select ?, ?, a.role, a.unit_id, a.organisation_id, a.municipality_id, a.deputy_for,
       a.need_to_know, ?
     from assignment a join person p on p.id = a.person_id where p.subject = ?`,
    [randomUUID(), personId, tuesday, from],
  );
  await system.raw.raw(
    `update assignment set valid_to = ? where person_id = (select id from person where subject = ?)`,
    [tuesday, from],
  );
  system.clock.set(tuesday);
  return login;
};
const owed = async (login: string, id: string): Promise<readonly string[]> => {
  const { items } = await listDuties(system.deps, await system.as(login), { limit: 50, offset: 0 });
  return items.filter(({ streamId }) => streamId === id).map(({ kind }) => kind);
};

const rektor = 'rektor.degerfors';

describe('a duty belongs to a function, and to whoever holds it today (routine, the people)', () => {
  it('so that who takes over from a rektor signs what was asked of her predecessor', async () => {
    const { id } = await life.send();
    expect(await owed(rektor, id)).toEqual(['coSign']);
    const successor = await takesOver(rektor);
    expect(await owed(successor, id)).toEqual(['coSign']);
    await life.as(successor).sign(id);
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'done' });
    await expect(system.as(rektor)).rejects.toThrow('no seeded login');
  });

  it('and what was asked of who left is told to who came, with no step in between', async () => {
    const { id } = await life.send();
    const successor = await takesOver(leader);
    await advance(id, tuesday);
    const ofLeader = (await told(id, 'assessProtection')).map((line) => line.split(' ')[0]);
    expect(ofLeader).toContain(successor);
    expect(ofLeader).not.toContain('ifochef');
    expect((await life.as(successor).open(id)).report.status).toBe('opened');
    await life.as(successor).assess(id);
  });

  it('while history keeps who acted, in which function', async () => {
    const { id } = await life.until('open', 'assess');
    const before = await records.events(id);
    const was = await records.personId(leader);
    const successor = await takesOver(leader);
    await life.as(successor).policeReport(id);
    const events = await records.events(id);
    expect(events.slice(0, before.length)).toEqual(before);
    const whoDid = (kind: string) => events.find((event) => event.kind === kind)?.actor;
    expect(whoDid('protectionAssessed')).toBe(was);
    expect(whoDid('policeReportDecided')).toBe(await records.personId(successor));
    const call = await system.as(successor);
    const [assessed] = await viewFacts(system.deps, call, id, ['protectionAssessed']);
    expect(assessed?.personId).toBe(was);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });

  it('and a new name is shown from then on, of the same person in all that she did', async () => {
    const { id } = await life.until('open', 'assess');
    const personId = await records.personId(leader);
    const ownerOf = async () => (await viewReport(system.deps, await system.as(leader), id)).owner;
    const named = (name: string) =>
      system.raw.raw(`update person set family_name = ? where id = ?`, [name, personId]);
    await named('Påhittad');
    const events = await records.events(id);
    await named('Prov');
    expect(await ownerOf()).toMatch(/ Prov$/);
    await life.policeReport(id);
    const after = await records.events(id);
    expect(after.slice(0, events.length)).toEqual(events);
    expect(after.at(-1)).toMatchObject({ kind: 'policeReportDecided', actor: personId });
    expect(await owed(leader, id)).toContain('decideOnInvestigation');
  });
});
